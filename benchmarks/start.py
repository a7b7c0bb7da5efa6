"""Time from the start of the process to the first painted window, and idle memory of window and engine together.

    python -m benchmarks.start [--rounds 5]

Without a display it runs offscreen. The first round is the cold one and is reported apart. Exits with 1 when
a goal is missed.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time

from benchmarks.measuring import offscreen_without_display

SECONDS, MEMORY = 1.0, 250.0
IDLE = 6.0  # seconds after which the window is looked at

CHILD = """
import json, sys, time
from PySide6.QtCore import QEvent, QObject, QTimer
import desktop.app as app, desktop.__main__ as entry
painted = []
class Eye(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and not painted:
            painted.append(time.time())
        return False
create = app.create
def watched(argv, preferences):
    made = create(argv, preferences)
    made[0].eye = Eye()
    made[0].installEventFilter(made[0].eye)
    QTimer.singleShot(int(IDLE * 1000), tell)
    return made
def tell():
    import psutil
    me = psutil.Process()
    found = [me, *me.children(recursive=True)]
    rss = [p.memory_info().rss for p in found]
    # Where the system tells it, memory the two processes share is counted once.
    sizes = [getattr(p.memory_full_info(), "pss", own) for p, own in zip(found, rss)]
    heavy = [name for name in ("openai", "aiohttp", "torch", "pdfplumber") if name in sys.modules]
    told = {"painted": painted[0], "processes": len(found), "memory": sum(sizes) / 2**20, "rss": sum(rss) / 2**20}
    print(json.dumps({**told, "heavy": heavy}), flush=True)
    from PySide6.QtWidgets import QApplication
    for window in QApplication.topLevelWidgets():
        window.close()
    QApplication.quit()
app.create = watched
sys.exit(entry.main())
"""


def main() -> int:
    """Start the window several times and print what it took."""
    offscreen_without_display()
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        rounds = [start(home) for _ in range(chosen.rounds + 1)]
    first, *later = rounds
    seconds = statistics.median(found["seconds"] for found in later)
    memory = statistics.median(found["memory"] for found in later)
    rss = statistics.median(found["rss"] for found in later)
    print(f"first painted window: {first['seconds']:.2f} s the first time, then {seconds:.2f} s (goal < {SECONDS})")
    processes = f"idle after {IDLE:.0f} s: {first['processes']} processes"
    print(f"{processes}, {memory:.0f} MiB (goal < {MEMORY}); summed RSS {rss:.0f} MiB")
    print(f"loaded in the window process by then: {first['heavy'] or 'none of openai, aiohttp, torch, pdfplumber'}")
    return 0 if seconds < SECONDS and memory < MEMORY else 1


def start(home: str) -> dict[str, float]:
    """Start the window once, in a process of its own."""
    environment = {**os.environ, "LOREWRIGHT_HOME": home}
    begun = time.time()
    code = CHILD.replace("IDLE", str(IDLE))
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    found: dict[str, float] = json.loads(done.stdout.strip().splitlines()[-1])
    found["seconds"] = found["painted"] - begun
    return found


if __name__ == "__main__":
    sys.exit(main())
