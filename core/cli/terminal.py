"""What is printed to a terminal: the text of others steers nothing there."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, redirect_stderr, redirect_stdout
from typing import Any, TextIO, cast

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


@contextmanager
def screened() -> Iterator[None]:
    """Let what is printed in the block pass through a `Terminal` where it goes to one."""
    with ExitStack() as stack:
        for stream, redirected in ((sys.stdout, redirect_stdout), (sys.stderr, redirect_stderr)):
            if stream is not None and stream.isatty():
                stack.enter_context(redirected(cast(TextIO, Terminal(stream))))
        yield
