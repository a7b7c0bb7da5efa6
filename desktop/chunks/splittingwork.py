"""Splitting for a preview where it disturbs nobody: heavy work in a child process, the rest on the thread that asks.

Splitters hold the interpreter for long stretches (regular expressions over megabytes, vocabularies, grammars), which
a thread beside the window's would make felt.
"""

from __future__ import annotations

from core.chunks.piece import Piece
from core.chunks.previewing import Preview, preview
from core.chunks.splitting import Splitting, split
from core.errors import QT_TRANSLATE_NOOP, LorewrightError
from core.jobs.children import Child, ChildDied, Report

#: characters from which on a child does the work
HEAVY = 40_000
#: strategies that load much before they begin
LOADING = frozenset({"tokens", "code"})


class Beside:
    """Does the work of one sheet; a child process is started when it is first needed."""

    def __init__(self) -> None:
        self._child = Child()

    def preview(self, text: str, splitting: Splitting, limit: int, name: str) -> Preview:
        """Return what `core.chunks.previewing.preview` returns; blocks, so this belongs on a pool thread.

        Raises:
            LorewrightError: as there, or the child died.
        """
        if not is_heavy(text, splitting):
            return preview(text, splitting, limit, name)
        try:
            return self._child.run(previewed, (text, splitting, limit, name), _untold)
        except ChildDied as error:
            raise _died() from error

    def split(self, text: str, splitting: Splitting, name: str) -> list[Piece]:
        """Return what `core.chunks.splitting.split` returns; blocks and raises as `preview`."""
        if not is_heavy(text, splitting):
            return split(text, splitting, name)
        try:
            return self._child.run(pieces, (text, splitting, name), _untold)
        except ChildDied as error:
            raise _died() from error

    def stop(self) -> None:
        """Break off what runs; nothing is done after this."""
        self._child.kill()

    def end(self) -> None:
        """Clear away; waits, so this belongs on a pool thread."""
        self._child.end()

    def close(self) -> None:
        """Break off what runs and clear away, now."""
        self.stop()
        self.end()


def is_heavy(text: str, splitting: Splitting) -> bool:
    """Say whether splitting would be felt in this process."""
    return len(text) > HEAVY or splitting.strategy in LOADING


def previewed(text: str, splitting: Splitting, limit: int, name: str, _report: Report) -> Preview:
    """Make a preview; runs in a child process."""
    return preview(text, splitting, limit, name)


def pieces(text: str, splitting: Splitting, name: str, _report: Report) -> list[Piece]:
    """Split a text; runs in a child process."""
    return split(text, splitting, name)


def _untold(_done: int, _total: int) -> None:
    """Take reports, of which splitting makes none."""


def _died() -> LorewrightError:
    return LorewrightError(
        QT_TRANSLATE_NOOP("Errors", "The process working on this item died, perhaps for want of memory."),
        QT_TRANSLATE_NOOP("Errors", "Close other programs, or leave this item out, then retry."),
    )
