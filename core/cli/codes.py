"""The exit codes of all commands."""

from __future__ import annotations

from typing import Final

DONE: Final = 0
SOME_FAILED: Final = 1
WRONG_USE: Final = 2
#: 128 and the number of SIGINT, as shells have it
INTERRUPTED: Final = 130
