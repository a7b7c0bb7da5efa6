"""The files of the fonts in use, read ahead: letters not shown lately may else wait for the disk while painting."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

_MAPPED = Path("/proc/self/maps")
_ENDINGS = (".ttf", ".ttc", ".otf", ".otc")


def read_ahead() -> list[str]:
    """Have the system read the font files that are mapped here, and return their paths; for a pool thread.

    Chinese fonts hold 20 MB, of which every new letter touches a page; a system short of memory, or keen to save it,
    drops those that were not touched lately. What is read stays in the system's cache, not in this process. Other
    systems than Linux keep fonts in a service of their own.
    """
    if sys.platform != "linux":
        return []
    try:
        mapped = os.fsdecode(_MAPPED.read_bytes())
    except OSError:
        return []  # kept from programs by some systems
    rows = (line.split(maxsplit=5) for line in mapped.split("\n"))
    paths = sorted({row[5] for row in rows if len(row) == 6 and row[5].lower().endswith(_ENDINGS)})
    for path in paths:
        with suppress(OSError):  # removed since it was mapped; what is mapped stays readable
            file = os.open(path, os.O_RDONLY)
            try:
                os.posix_fadvise(file, 0, 0, os.POSIX_FADV_WILLNEED)
            finally:
                os.close(file)
    return paths
