"""Reading an exported file again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson

from core.errors import QT_TRANSLATE_NOOP, LorewrightError
from core.exchange.files import kind_of


def load(path: Path) -> list[dict[str, Any]]:
    """Return all rows of a JSON or JSONL file; raises LorewrightError that names the line that is wrong."""
    return list(rows(path))


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the rows of a JSON array or a JSONL file; JSONL is read line by line, blank lines are passed over."""
    try:
        if kind_of(path) == "json":
            yield from _array(path)
            return
        with path.open("rb") as file:
            for number, line in enumerate(file, start=1):
                content = line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
                if content.strip():
                    yield _row(_parsed(content.rstrip(), path, number), path, number)
    except OSError as error:
        raise LorewrightError(
            QT_TRANSLATE_NOOP("Errors", "{name} could not be read: {reason}."),
            QT_TRANSLATE_NOOP("Errors", "Check that the file is there and that you may open it."),
            name=path.name,
            reason=error.strerror or str(error),
        ) from error


def _array(path: Path) -> Iterator[dict[str, Any]]:
    value = _parsed(path.read_bytes().removeprefix(b"\xef\xbb\xbf"), path, 1)
    for number, item in enumerate(value if isinstance(value, list) else [value], start=1):
        yield _row(item, path, number)


def _parsed(content: bytes, path: Path, line: int) -> Any:
    try:
        return orjson.loads(content)
    except orjson.JSONDecodeError as error:
        raise LorewrightError(
            QT_TRANSLATE_NOOP("Errors", "Line {line} of {name} is not valid JSON."),
            QT_TRANSLATE_NOOP("Errors", "Correct that line, or export the file again."),
            line=line + error.lineno - 1,
            name=path.name,
        ) from error


def _row(value: Any, path: Path, number: int) -> dict[str, Any]:
    if isinstance(value, dict):
        return value
    raise LorewrightError(
        QT_TRANSLATE_NOOP("Errors", "Row {number} of {name} is not a record with named fields."),
        QT_TRANSLATE_NOOP("Errors", "Correct that row, or export the file again."),
        number=number,
        name=path.name,
    )
