"""All checks that need no test session: `python -m tests.checks [NAME…]`. `dev.py check` and the tests run them."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SCRIPTS = Path(sysconfig.get_path("scripts"))
COMMANDS = {
    "style": [SCRIPTS / "ruff", "check", "--quiet", "."],
    "format": [SCRIPTS / "ruff", "format", "--check", "--quiet", "."],
    "types": [SCRIPTS / "mypy"],
    "layers": [SCRIPTS / "lint-imports", "--no-cache"],
    "texts": [sys.executable, "-m", "i18n.check"],
    "docs": [sys.executable, "-m", "tests.helpers.docs"],
    "sizes": [sys.executable, "-m", "tests.helpers.sizes"],
}


@dataclass(frozen=True)
class Verdict:
    """How one check ended, with everything it printed."""

    name: str
    passed: bool
    output: str
    seconds: float


def run(names: list[str]) -> list[Verdict]:
    """Run the named checks side by side; the verdicts come in the order of the names."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return list(pool.map(_run, names))


def _run(name: str) -> Verdict:
    start = time.monotonic()
    done = subprocess.run(
        COMMANDS[name],
        cwd=ROOT,
        env={**os.environ, "PYTHONUTF8": "1", "NO_COLOR": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return Verdict(name, done.returncode == 0, done.stdout.strip(), time.monotonic() - start)


def main(names: list[str]) -> int:
    """Print what failed, then one line of verdict for each check."""
    unknown = sorted(set(names) - set(COMMANDS))
    if unknown:
        print(f"There is no check {', '.join(unknown)}; there are {', '.join(COMMANDS)}.")
        return 2
    verdicts = run(names or list(COMMANDS))
    for verdict in verdicts:
        if not verdict.passed:
            print(f"--- {verdict.name}\n{verdict.output}\n")
    for verdict in verdicts:
        print(f"{'ok    ' if verdict.passed else 'FAILED'} {verdict.name:7} {verdict.seconds:5.1f} s")
    return 0 if all(verdict.passed for verdict in verdicts) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
