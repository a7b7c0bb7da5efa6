"""The engine runs below the window, and so does what it starts."""

from __future__ import annotations

import subprocess
import sys

CHILD = "import os, sys; sys.stdout.write(str(os.nice(0)) if sys.platform != 'win32' else '')"
PROGRAM = f"""
import os, subprocess, sys
from core.jobs.priority import stand_back
former = os.nice(0) if sys.platform != "win32" else 0
stand_back()
inner = subprocess.run([sys.executable, "-c", {CHILD!r}], capture_output=True, text=True, check=True).stdout
sys.stdout.write(f"{{former}} {{inner}}")
"""


def test_children_stand_back_too() -> None:
    out = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True).stdout.split()
    if sys.platform == "win32":
        assert out == ["0"]
    else:
        former, inner = (int(one) for one in out)
        assert inner == min(19, former + 10)
