"""Workbooks: each sheet under its name, its tables as Markdown, numbers and dates as the sheet shows them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from core.documents.archives import open_archive
from core.documents.converted import Converted, Locator
from core.documents.officepictures import Pictures
from core.documents.readers.checks import has_text
from core.documents.reading import PLAIN, Progress, ReadOptions
from core.documents.sheets import tables
from core.documents.sheetsbook import Sheet, Workbook
from core.documents.sheetsdrawings import drawings
from core.errors import QT_TRANSLATE_NOOP, LorewrightError

_HUNDRED = 100


class XlsxReader:
    """Reads XLSX and XLSM; a sheet is a section."""

    extensions = (".xlsx", ".xlsm")

    def read(self, path: Path, progress: Progress = None, options: ReadOptions = PLAIN) -> Converted:
        """Return the workbook at `path` as Markdown. Raises LorewrightError when damaged, too large or empty."""
        with open_archive(path) as archive:
            try:
                book = Workbook(archive, path.name)
            except (KeyError, ValueError, SyntaxError) as error:
                raise _damaged(path) from error
            pictures = Pictures(options.pictures)
            parts: list[tuple[str, str]] = []
            for place, sheet in enumerate(book.sheets):
                try:
                    blocks = [*_cells(book, sheet, place, progress), *drawings(archive, sheet.part, pictures)]
                except SyntaxError as error:
                    raise _damaged(path) from error
                heading = "# " + " ".join(sheet.name.split())
                parts += [(sheet.name, "\n\n".join([heading, *blocks]))] if blocks else []
        markdown = "\n\n".join(text for _, text in parts)
        has_text(markdown, path.name)
        if progress:
            progress(_HUNDRED, _HUNDRED)
        return Converted(markdown, _located(parts), None, None, (*pictures.remarks(), *_remarks(book)))


def _cells(book: Workbook, sheet: Sheet, place: int, progress: Progress) -> Iterator[str]:
    def _told(share: float) -> None:
        if progress:
            progress(min(int(_HUNDRED * (place + share) / len(book.sheets)), _HUNDRED), _HUNDRED)

    yield from tables(book.rows(sheet, _told), book.merges(sheet))
    _told(1.0)


def _located(parts: list[tuple[str, str]]) -> tuple[Locator, ...]:
    found: list[Locator] = []
    start = 0
    for place, (name, text) in enumerate(parts):
        end = start + len(text) + (2 if place + 1 < len(parts) else 0)
        found.append(Locator(start, end, None, name))
        start = end
    return tuple(found)


def _remarks(book: Workbook) -> tuple[dict[str, Any], ...]:
    remarks: list[LorewrightError] = []
    hidden = [sheet.name for sheet in book.sheets if sheet.hidden]
    if hidden:
        remarks.append(
            LorewrightError(
                QT_TRANSLATE_NOOP("Errors", "These sheets are hidden in the file and were read as well: {names}."),
                QT_TRANSLATE_NOOP("Errors", "Remove their part of the text if it does not belong here."),
                names=hidden,
            )
        )
    if book.formulas:
        remarks.append(
            LorewrightError(
                QT_TRANSLATE_NOOP("Errors", "{count} formulas have no result in the file and stand there themselves."),
                QT_TRANSLATE_NOOP(
                    "Errors", "Open the file in a spreadsheet program, save it there, and add that file."
                ),
                count=book.formulas,
            )
        )
    return tuple(remark.as_dict() for remark in remarks)


def _damaged(path: Path) -> LorewrightError:
    return LorewrightError(
        QT_TRANSLATE_NOOP("Errors", "“{name}” is damaged or not an XLSX workbook."),
        QT_TRANSLATE_NOOP("Errors", "Open it in a spreadsheet program, save it as XLSX again, and add that file."),
        name=path.name,
    )
