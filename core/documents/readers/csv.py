"""Tables kept as text: encoding, delimiter and quotation marks found, written as Markdown tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from core.documents.converted import Converted, Locator
from core.documents.encoding import decode
from core.documents.readers.checks import damaged, has_text
from core.documents.reading import PLAIN, Progress, ReadOptions
from core.documents.sheets import Figure, Row, tables
from core.documents.sheetsdialect import Dialect, detect, records

_FIGURE = re.compile(
    r"[-+(]?\s?(?:[$€£¥￥]|[A-Z]{3} )?\s?[-+]?(?:\d[\d.,  ']*\d|\d)(?:[eE][-+]?\d+)?\s?(?:[%‰€£¥元)])*"
    r"|\d{1,4}[-/.年]\d{1,2}[-/.月]\d{1,4}日?(?:[ T]\d{1,2}:\d{2}(?::\d{2})?.*)?|true|false",
    re.IGNORECASE,
)
_LONGEST = 40


class CsvReader:
    """Reads values separated by commas, semicolons, tabs or bars."""

    extensions = (".csv", ".tsv", ".tab")

    def read(self, path: Path, progress: Progress = None, options: ReadOptions = PLAIN) -> Converted:
        """Return the table at `path` as Markdown. Raises LorewrightError when it is empty or no text."""
        decoded = decode(path.read_bytes(), path.name, options.encoding)
        has_text(decoded.text, path.name)
        dialect = detect(decoded.text, path.suffix.lower())
        markdown = "\n\n".join(tables(_rows(dialect)))
        if progress:
            progress(1, 1)
        return Converted(
            markdown, (Locator(0, len(markdown), None, None),), None, None, damaged(decoded), decoded.encoding
        )


def _rows(dialect: Dialect) -> Iterator[Row]:
    for number, record in enumerate(records(dialect), start=1):
        cells = [_cell(field.strip()) for field in record]
        if any(cells):
            yield Row(number, cells)


def _cell(text: str) -> str:
    return Figure(text) if len(text) <= _LONGEST and _FIGURE.fullmatch(text) else text
