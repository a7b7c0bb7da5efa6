"""The engine runs below the window, and so does what it starts."""

from __future__ import annotations

import os
import subprocess
import sys
import threading

from core.jobs.priority import STEPS_OF_THREAD, step_back

CHILD = """
import os, sys
if sys.platform != "win32":
    batch = sys.platform != "linux" or os.sched_getscheduler(0) == os.SCHED_BATCH
    sys.stdout.write(f"{os.nice(0)} {batch}")
"""
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
        former, inner, batch = out
        assert int(inner) == min(19, int(former) + 10)
        assert batch == "True"


def test_a_thread_steps_back_once() -> None:
    seen: list[int] = []

    def work() -> None:
        step_back()
        step_back()
        if sys.platform == "linux":
            seen.append(os.getpriority(os.PRIO_PROCESS, threading.get_native_id()))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    if sys.platform == "linux":
        first = os.getpriority(os.PRIO_PROCESS, os.getpid())
        assert seen == [min(19, first + STEPS_OF_THREAD)]


REFUSED = """
import errno, os, sys
from core.jobs.priority import stand_back, step_back
def refused(*_what):
    raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))
os.sched_setscheduler = os.setpriority = refused
stand_back()
step_back()
"""


def test_a_system_that_refuses_is_worked_on_all_the_same() -> None:
    assert subprocess.run([sys.executable, "-c", REFUSED], check=False).returncode == 0
