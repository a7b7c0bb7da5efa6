"""Who runs a job: a process named so that its death can be told from its life, even after its number is reused."""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path


def me() -> str:
    """Return the name of this process: its number, when it began, and where that is counted from."""
    return f"{os.getpid()}:{_began(os.getpid()):.2f}@{_boot()}"


def alive(owner: str) -> bool:
    """Return whether the process that `me` named still runs."""
    import psutil

    number, _, moment = owner.partition(":")
    began, _, boot = moment.partition("@")
    if boot != _boot():
        return False
    try:
        process = psutil.Process(int(number))
        return abs(_began(process.pid) - float(began)) < 0.05 and process.status() != psutil.STATUS_ZOMBIE
    except (psutil.NoSuchProcess, FileNotFoundError, ProcessLookupError, ValueError):
        return False


@cache
def _boot() -> str:
    """Return what tells this start of the system from others, "" where the start of a process is a time of day.

    A small machine starts the same programs with the same numbers at the same moments each time.
    """
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
    except OSError:
        return ""


def _began(number: int) -> float:
    """Return when a process began, in seconds that stay the same when the clock is set.

    Where the kernel counts from its start (Linux), a time of day would be made of the clock as it stands now: once that
    is set, every process would seem to be another.
    """
    import psutil

    if sys.platform != "linux":
        return float(psutil.Process(number).create_time())
    fields = Path(f"/proc/{number}/stat").read_bytes().rpartition(b")")[2].split()  # a name may hold anything
    return int(fields[19]) / os.sysconf("SC_CLK_TCK")
