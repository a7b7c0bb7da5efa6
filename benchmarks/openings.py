"""The longest turn of the UI thread while panes, sheets and menus open, and while lists are used, on a full project.

    python -m benchmarks.openings [--rounds 3] [--folder DIR] [--only WORD] [--over 16]

The real window shows 9,000 documents, 45,000 chunks and questions, 20,000 samples and a million calls. Everything that
can be opened is opened twice in a fresh program: "first" builds it, "again" finds it built. "cpu" is what the UI
thread computed in its longest turn, "wall" how long a turn took by the clock, other threads and programs included; the
middle of the rounds counts. Exits with 1 when a turn computes longer than the goal.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.measuring import offscreen_without_display

GOAL_MS = 16.0
DOCUMENTS, CHUNKS, SAMPLES, CALLS = 9000, 5, 20_000, 1_000_000
#: name -> [(computing, clock) of the first time, the same of the second where it could be done again]
Found = dict[str, list[tuple[float, float]]]
UNDONE = (0.0, 0.0)


def main() -> int:
    """Fill a data folder, open everything in a process of its own for each round, and print."""
    offscreen_without_display()
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--folder", type=Path, help="keep the data folder here, or take what a former run left")
    parser.add_argument("--only", default="", help="what has this word in its name")
    parser.add_argument("--over", type=float, default=0.0, help="show only what takes longer, in ms")
    parser.add_argument("--inner", action="store_true", help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.inner:
        from benchmarks.openingsteps import watch

        sys.stdout.write(json.dumps(watch(chosen.only)) + "\n")
        return 0
    with tempfile.TemporaryDirectory() as temporary:
        folder = chosen.folder or Path(temporary)
        fill(folder)
        rounds = [measure(folder, chosen.only) for _ in range(chosen.rounds)]
    return show(rounds, chosen.over)


def fill(folder: Path) -> None:
    """Fill an empty data folder with a big project, a million calls, chosen models and a conversation."""
    from benchmarks.openingsfill import converse, equip
    from benchmarks.usagefill import fill as fill_calls
    from core.workspace import Workspace
    from tests.helpers.building import build

    if (folder / "lorewright.sqlite3").exists():
        return
    with Workspace(folder) as workspace:
        build(workspace, DOCUMENTS, CHUNKS, 1)
        workspace.write(lambda c: c.exec_driver_sql("DELETE FROM sample WHERE id > ?", (SAMPLES,)))
        fill_calls(workspace, CALLS)
        equip(workspace)
        converse(workspace)


def measure(folder: Path, only: str) -> Found:
    """Run one round in a fresh program."""
    command = [sys.executable, "-m", "benchmarks.openings", "--inner", "--only", only]
    # A round must not ask the keyring of this machine for keys.
    environment = os.environ | {
        "LOREWRIGHT_HOME": str(folder),
        "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
    }
    output = subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout
    found: Found = json.loads(output.strip().splitlines()[-1])
    return found


def show(rounds: list[Found], over: float) -> int:
    """Print the middle of the rounds; returns 1 when a turn takes longer than the goal or a step does nothing."""
    print(f"longest turn of the UI thread in ms, middle of {len(rounds)} rounds; * computes over {GOAL_MS:g} ms")
    print(f"{'':36}{'first cpu':>10}{'wall':>8}{'again cpu':>12}{'wall':>8}")
    slow, undone = 0, [name for name in rounds[0] if not all(found[name] for found in rounds)]
    for name in rounds[0]:
        first, again = (middle(rounds, name, time) for time in (0, 1))
        is_slow = max(first[0], again[0]) > GOAL_MS
        slow += is_slow
        if max(first[0], again[0]) >= over:
            words = f"{again[0]:12.1f}{again[1]:8.1f}" if again != UNDONE else f"{'–':>12}{'–':>8}"
            print(f"{name:36}{first[0]:10.1f}{first[1]:8.1f}{words}{' *' if is_slow else ''}")
    print(f"{slow} of {len(rounds[0])} compute over {GOAL_MS:g} ms in a turn")
    if undone:
        print(f"could not be done: {', '.join(undone)}")
    return 1 if slow or undone else 0


def middle(rounds: list[Found], name: str, time: int) -> tuple[float, float]:
    """Return the middle of what a turn computed and of what it took by the clock, at the first or second time."""
    figures = [found[name][time] for found in rounds if len(found.get(name, ())) > time]
    return (
        (statistics.median(cpu for cpu, _ in figures), statistics.median(wall for _, wall in figures))
        if figures
        else UNDONE
    )


if __name__ == "__main__":
    sys.exit(main())
