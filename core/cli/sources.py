"""The documents a command is given: files, folders, and patterns where no shell has put the names in their place."""

from __future__ import annotations

import argparse
import glob
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from core.cli.running import plain
from core.cli.words import counted
from core.errors import QT_TRANSLATE_NOOP, InvalidUse

SHOWN_KINDS = 6


class _Expanded(argparse.Action):
    def __call__(
        self,
        _parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: str | Sequence[Any] | None,
        _option: str | None = None,
    ) -> None:
        setattr(namespace, self.dest, [path for value in values or () for path in expanded(Path(value))])


def add(command: argparse.ArgumentParser, nargs: str = "+", says: str = "files and folders") -> None:
    """Add the positional argument `docs`, a list of paths."""
    command.add_argument("docs", nargs=nargs, type=Path, metavar="DOCS", help=says, action=_Expanded)


def expanded(path: Path) -> list[Path]:
    """Return the paths a pattern such as `*.md` stands for: the prompts of Windows hand it on as it was typed.

    A name that exists, and a pattern that fits nothing, is returned as it is.
    """
    pattern = str(path)
    if path.exists() or not glob.has_magic(pattern):
        return [path]
    # Path.glob takes no pattern that begins at a root or a drive.
    return [Path(found) for found in sorted(glob.glob(pattern, recursive=True))] or [path]  # noqa: PTH207


def check(paths: list[Path], method: str = "text") -> None:
    """Make sure that there is something to read, by the method chosen.

    Raises:
        InvalidUse: a file or folder does not exist, no folder holds a document, or there is no such method.
    """
    from core.documents.importing import files
    from core.documents.methods import taken

    missing = [path for path in paths if not path.exists()]
    if missing:
        raise InvalidUse(
            QT_TRANSLATE_NOOP("Errors", "{path} does not exist."),
            QT_TRANSLATE_NOOP("Errors", "Check the spelling of the name."),
            path=str(missing[0]),
        )
    readable = taken(method)
    if not files(paths, readable):
        raise InvalidUse(
            QT_TRANSLATE_NOOP("Errors", "There is no document in {path}."),
            QT_TRANSLATE_NOOP("Errors", "These can be read: {extensions}."),
            path=", ".join(str(path) for path in paths),
            extensions=", ".join(sorted(readable)),
        )


def say_left_out(paths: list[Path], method: str = "text") -> Counter[str]:
    """Say on standard error how many files of other kinds lie in the folders, by their endings; return these counts."""
    from core.documents.importing import left_out
    from core.documents.methods import taken

    found = left_out(paths, taken(method))
    if found:
        kinds = [f"{count:,} {ending or 'without an ending'}" for ending, count in found.most_common(SHOWN_KINDS)]
        kinds += [f"{len(found) - SHOWN_KINDS:,} more kinds"] if len(found) > SHOWN_KINDS else []
        words = f"Left out: {counted(found.total(), 'file')} of other kinds ({', '.join(kinds)})."
        print(plain(words), file=sys.stderr)
    return found
