"""The engine and its children step back when the window needs the machine."""

from __future__ import annotations

import os
import sys
import threading
from contextlib import suppress

#: steps below the window: with 10 a process that competes with one of ours gets about a tenth of the core
STEPS = 10
#: a third of what the window's own thread gets where both want the core; still thrice what the engine gets
STEPS_OF_THREAD = 5
_BELOW_NORMAL = 0x4000


def stand_back() -> None:
    """Let this process and those it starts run below others; while nobody else needs the cores they lose nothing.

    Reading documents keeps every core busy: as an equal of the window it would make it wait for its turn. On Linux they
    are batch work too: a thread that wakes, as those that wait for replies do all the time, then never takes the core
    from one of the window's in the middle of its turn.
    """
    if sys.platform == "win32":
        import ctypes

        kernel = ctypes.WinDLL("kernel32")
        kernel.GetCurrentProcess.restype = ctypes.c_void_p
        kernel.SetPriorityClass(ctypes.c_void_p(kernel.GetCurrentProcess()), _BELOW_NORMAL)
    else:
        os.nice(STEPS)
        if sys.platform == "linux":
            # Some containers forbid it, or do not know it; below the window it is all the same.
            with suppress(OSError):
                os.sched_setscheduler(0, os.SCHED_BATCH, os.sched_param(0))


def step_back(steps: int = STEPS_OF_THREAD) -> None:
    """Let the thread that calls run below the first one of its process, where a thread has a priority of its own."""
    if sys.platform == "linux":
        # What it is to do does not depend on it: a thread that is low enough already may not be lifted again.
        with suppress(OSError):
            first = os.getpriority(os.PRIO_PROCESS, os.getpid())
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), min(19, first + steps))
