"""Writing rows of a dataset to a JSON or JSONL file."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from core import rowfile

KINDS = ("json", "jsonl")


def kind_of(path: Path) -> str:
    """Guess the kind of file from the ending of its name; raises InvalidUse for any other ending."""
    return rowfile.kind_of(path, KINDS)


def write(
    rows: Iterable[dict[str, Any]],
    path: Path,
    kind: str = "",
    progress: Callable[[int], object] | None = None,
) -> int:
    """Write `rows` to `path` as `core.rowfile.write` does and return how many there were; `kind` goes by the name."""
    return rowfile.write(rows, path, kind or kind_of(path), progress)
