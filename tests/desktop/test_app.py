"""How the application is set up."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from desktop.app import TURN

PROGRAM = """
import sys
from desktop.app import create
from desktop.preferences import Preferences
create(sys.argv, Preferences({path!r}))
sys.stdout.write(str(sys.getswitchinterval()))
"""


def test_reading_threads_let_the_window_on(tmp_path: Path) -> None:
    program = PROGRAM.format(path=str(tmp_path / "window.ini"))
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert float(done.stdout) == pytest.approx(TURN)
