"""The engine and its children step back when the window needs the machine."""

from __future__ import annotations

import os
import sys

#: steps below the window: with 10 a process that competes with one of ours gets about a tenth of the core
STEPS = 10
_BELOW_NORMAL = 0x4000


def stand_back() -> None:
    """Let this process and those it starts run below others; while nobody else needs the cores they lose nothing.

    Reading documents keeps every core busy: as an equal of the window it would make it wait for its turn.
    """
    if sys.platform == "win32":
        import ctypes

        kernel = ctypes.WinDLL("kernel32")
        kernel.GetCurrentProcess.restype = ctypes.c_void_p
        kernel.SetPriorityClass(ctypes.c_void_p(kernel.GetCurrentProcess()), _BELOW_NORMAL)
    else:
        os.nice(STEPS)
