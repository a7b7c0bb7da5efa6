"""Rows as a JSON, JSONL or CSV file: whole or not at all, in constant memory."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import IO, Any

import orjson

from core.errors import QT_TRANSLATE_NOOP, InvalidUse
from core.wholefile import whole

Row = dict[str, Any]

KINDS = {".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv"}
_EVERY = 500  # rows


def kind_of(path: Path, kinds: Sequence[str] = ("json", "jsonl", "csv")) -> str:
    """Return one of `kinds` by the ending of a file's name.

    Raises:
        InvalidUse: any other ending.
    """
    kind = KINDS.get(path.suffix.lower(), "")
    if kind not in kinds:
        raise InvalidUse(
            QT_TRANSLATE_NOOP("Errors", "The name {name} does not say which kind of file it should be."),
            QT_TRANSLATE_NOOP("Errors", "Let it end in one of these: {endings}."),
            name=path.name,
            endings=[f".{one}" for one in kinds],
        )
    return kind


def write(
    rows: Iterable[Row],
    path: Path,
    kind: str,
    progress: Callable[[int], object] | None = None,
    *,
    fields: Sequence[str] = (),
    cell: Callable[[Any], Any] = lambda value: value,
) -> int:
    """Write `rows` in UTF-8 and return how many there were.

    The file appears, or replaces the old one, only when all of it is on the disk; if anything fails, nothing is left
    and the old file stays.

    Args:
        rows: one after the other; they may come from anywhere.
        path: the file.
        kind: as `kind_of` returns it.
        progress: told how many rows are written, every 500 and at the end.
        fields: the columns of a CSV file, in order.
        cell: makes a value one of a CSV file.

    Raises:
        LorewrightError: the folder or the disk cannot take it; errors of `rows` pass through.
    """
    told = _told(rows, progress)
    try:
        with whole(path) as file:
            if kind == "csv":
                return _put_csv(file, told, fields, cell)
            return _put_json(file, told, *_FRAMES[kind])
    except _OfRows as error:
        raise error.cause from error.cause.__cause__


class _OfRows(Exception):
    """An error of whoever makes the rows, so that it is not taken for one of the disk."""

    def __init__(self, cause: OSError) -> None:
        super().__init__(str(cause))
        self.cause = cause


def _told(rows: Iterable[Row], progress: Callable[[int], object] | None) -> Iterator[Row]:
    count = 0
    try:
        for row in rows:
            yield row
            count += 1
            if progress is not None and count % _EVERY == 0:
                progress(count)
    except OSError as error:
        raise _OfRows(error) from error
    if progress is not None:
        progress(count)


#: what stands before the first row, between two, after the last, and in an empty file
_FRAMES = {"json": (b"[\n", b",\n", b"\n]\n", b"[]\n"), "jsonl": (b"", b"\n", b"\n", b"")}


def _put_json(file: IO[bytes], rows: Iterator[Row], opening: bytes, between: bytes, closing: bytes, none: bytes) -> int:
    count = 0
    for row in rows:
        file.write((between if count else opening) + orjson.dumps(row))
        count += 1
    file.write(closing if count else none)
    return count


class _Encoded:
    """What `csv` writes to: text in, UTF-8 out."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    def write(self, text: str) -> int:
        return self._file.write(text.encode(errors="replace"))


def _put_csv(file: IO[bytes], rows: Iterator[Row], fields: Sequence[str], cell: Callable[[Any], Any]) -> int:
    # With the mark at the beginning, spreadsheets take the file for UTF-8.
    file.write(b"\xef\xbb\xbf")
    writer = csv.writer(_Encoded(file))
    writer.writerow(fields)
    count = 0
    for row in rows:
        writer.writerow([cell(row[name]) for name in fields])
        count += 1
    return count
