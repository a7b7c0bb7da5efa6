"""Where `lorewright` begins: nothing is loaded yet, so that Ctrl+C is heard from the first moment."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence
from types import FrameType

from core.cli.codes import INTERRUPTED


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    words = sys.argv[1:] if arguments is None else arguments
    before = signal.getsignal(signal.SIGINT)
    alone = arguments is None and before is signal.default_int_handler
    if alone:
        # An exception in the middle of loading would come out as a trace, or be taken for a broken library.
        signal.signal(signal.SIGINT, _leave)

    def loaded() -> None:
        if alone:
            signal.signal(signal.SIGINT, before)

    from core.cli import commands

    return commands.run(words, loaded)


def _leave(_number: int, _frame: FrameType | None) -> None:
    os._exit(INTERRUPTED)
