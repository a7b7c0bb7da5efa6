"""Keeping the engine small and its pauses short."""

from __future__ import annotations

import ctypes
import gc
import sys

_M_ARENA_MAX = -8


def one_arena() -> None:
    """Have the C library keep one heap for all threads.

    By default glibc gives each thread a heap of its own, and what the writer frees cannot serve the loop: about
    10 MiB more with a thousand requests in flight, for nothing, since the interpreter runs one thread at a time.
    """
    if sys.platform == "linux":
        try:
            ctypes.CDLL("libc.so.6").mallopt(_M_ARENA_MAX, 1)
        except (OSError, AttributeError):
            # Another C library (musl): it has no such heaps.
            return


def settle() -> None:
    """Leave what is loaded so far out of the collector's rounds: it stays to the end, and looking at it takes time."""
    gc.collect()
    gc.freeze()
