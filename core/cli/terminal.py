"""What is printed: the text of others steers no terminal, and work goes on when nobody hears of it any more."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any, TextIO

# C0 and C1 without tab and line feed, and DEL: they move the cursor, set the title, ask the terminal to type.
_STEERING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


class Terminal:
    """A stream to a terminal in which control characters are shown as “�”; a file or a pipe gets text as it is.

    Everything else is the stream's own.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def write(self, text: str) -> int:
        """Write text of whatever origin."""
        self._stream.write(_STEERING.sub("�", text.replace("\r", "")))
        return len(text)

    def writelines(self, lines: Iterable[str]) -> None:
        """Write several texts."""
        for line in lines:
            self.write(line)

    def steer(self, sequence: str) -> None:
        """Write a sequence of the program's own."""
        self._stream.write(sequence)


def steer(stream: TextIO, sequence: str) -> None:
    """Write a sequence of the program's own, such as a colour, to a stream that may be screened."""
    (stream.steer if isinstance(stream, Terminal) else stream.write)(sequence)


class Unheard:
    """A stream for what is said beside the work: where it cannot be said any more, the work goes on without.

    A reader such as `head` leaves, a terminal is closed, a disk is full. Everything else is the stream's own.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def write(self, text: str) -> int:
        """Write text, or drop it."""
        try:
            return self._stream.write(text)
        except OSError:
            silence(self._stream)
            return len(text)

    def flush(self) -> None:
        """Hand on what was written, or drop it."""
        try:
            self._stream.flush()
        except OSError:
            silence(self._stream)


def silence(stream: TextIO) -> None:
    """Let nothing of a stream arrive anywhere, not even what it still holds: Python would complain at its end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


@contextmanager
def screened() -> Iterator[None]:
    """Let what is printed in the block pass through a `Terminal` where it goes to one, and break nothing off.

    An output that was closed by whoever started the program gets none of the lines of the other one.
    """
    with ExitStack() as stack:
        for stream, redirected in ((sys.stdout, redirect_stdout), (sys.stderr, redirect_stderr)):
            shown: Any = stream
            if shown is None:
                shown = stack.enter_context(Path(os.devnull).open("w", encoding="utf-8"))
            if redirected is redirect_stderr:
                shown = Unheard(shown)
            if shown.isatty():
                shown = Terminal(shown)
            stack.enter_context(redirected(shown))
        yield
