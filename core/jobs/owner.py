"""Who runs a job: a process named so that its death can be told from its life, even after its number is reused."""

from __future__ import annotations

import os


def me() -> str:
    """Return the name of this process: its number and the time it started."""
    import psutil

    return f"{os.getpid()}:{psutil.Process().create_time():.2f}"


def alive(owner: str) -> bool:
    """Return whether the process that `me` named still runs."""
    import psutil

    number, _, started = owner.partition(":")
    try:
        process = psutil.Process(int(number))
        return abs(process.create_time() - float(started)) < 0.05 and process.status() != psutil.STATUS_ZOMBIE
    except (psutil.NoSuchProcess, ValueError):
        return False
