"""The one way this program writes down a time: whole milliseconds since 1970, UTC."""

from __future__ import annotations

import time


def now() -> int:
    """Return the present time in milliseconds since the epoch, UTC."""
    return time.time_ns() // 1_000_000
