"""The method for scans: their pages are recognised on this computer, Chinese and English alike."""

from __future__ import annotations

import asyncio
import importlib.util
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, Field

from core.documents.converted import Converted
from core.documents.methods.method import Task, called, named, page_list, together
from core.documents.methods.pagestore import Pages
from core.documents.methods.recognising import confidence, recognised, scanned_pages
from core.documents.methods.rendering import PICTURES
from core.errors import QT_TRANSLATE_NOOP, LorewrightError

if TYPE_CHECKING:
    from core.jobs.children import Report
    from core.jobs.job import CallRecord

FORMATS = (".pdf", *PICTURES)
#: mean confidence below which a page is named as doubtful
WEAK = 0.85
# A recogniser with its models, and one page, in bytes; as many as fit work at the same time.
_MEMORY = 700 << 20
_MOST = 4
# How far apart the sides of a table may lie on two pages, in points: each reaches as far as its longest text.
_SIDES = 30.0


class OcrSettings(BaseModel):
    """How scans are read."""

    dpi: int = Field(
        default=200,
        ge=100,
        le=400,
        title=QT_TRANSLATE_NOOP("Forms", "Resolution"),
        description=QT_TRANSLATE_NOOP(
            "Forms", "Dots per inch at which pages are looked at; more helps with small print and takes longer."
        ),
    )
    everything: bool = Field(
        default=False,
        title=QT_TRANSLATE_NOOP("Forms", "Recognise every page"),
        description=QT_TRANSLATE_NOOP("Forms", "Also pages that hold text already, for example where it is garbled."),
    )


def missing() -> LorewrightError | None:
    """Return what to do when the recogniser is not installed, else None."""
    if all(importlib.util.find_spec(package) for package in ("rapidocr", "onnxruntime")):
        return None
    return LorewrightError(
        QT_TRANSLATE_NOOP("Errors", "Text recognition is not part of this installation of Lorewright."),
        QT_TRANSLATE_NOOP(
            "Errors",
            "Use the installer or package of Lorewright, which has it. If you run Lorewright from its source, "
            'add the extra “ocr”: pip install -e ".[ocr]" in its folder.',
        ),
    )


async def convert(task: Task) -> tuple[Converted, list[CallRecord]]:
    """Recognise the pages of one file that hold no text, several at once, and put the document together."""
    run, path, password = task.context.pools.run_reporting, str(task.path), task.options.password
    settings: OcrSettings = task.settings
    try:
        scanned = await run(scanned_pages, path, password, settings.everything)
        pages = await asyncio.to_thread(_open_pages, task)
        found = await asyncio.to_thread(pages.all)
        wanted = [index for index, scan in enumerate(scanned) if scan]
        done = len(scanned) - sum(index not in found for index in wanted)
        room = asyncio.Semaphore(_at_once())

        async def one(index: int) -> None:
            nonlocal done
            async with room:
                found[index] = await run(recognised, path, index, settings.dpi, password)
            await asyncio.to_thread(pages.put, index, found[index])
            done += 1
            task.progress(done, len(scanned))

        task.progress(done, len(scanned))
        await together(one(index) for index in wanted if index not in found)
        chosen = {index: found[index] for index in wanted}
        converted = await run(assembled, path, task.label, chosen, task.options.pictures, password)
        await asyncio.to_thread(pages.ended)
        return converted, []
    except LorewrightError as error:
        raise named(error, task.path, task.label) from error


def assembled(
    path: str, label: str, found: dict[int, dict[str, Any]], pictures: Path | None, password: str, _report: Report
) -> Converted:
    """Return the document of recognised pages and pages with text; the work of a child process."""
    from core.documents.methods import scanned
    from core.documents.pdfcontinued import with_whole_tables
    from core.documents.pdfflow import flow
    from core.documents.pdffurniture import without_furniture
    from core.documents.pdfheadings import headings
    from core.documents.readers.checks import has_text

    source = Path(path)
    body = scanned.body_height(found.values())
    pages = {index: scanned.laid_out(index, page, body) for index, page in found.items()}
    marks: list[Any] = []
    title = None
    if source.suffix.lower() == ".pdf":
        marks, title = _with_text(source, password, pages, pictures)
    ordered = with_whole_tables(without_furniture([pages[index] for index in sorted(pages)]), _SIDES)
    levels, inserted = headings(ordered, marks)
    if not marks:
        levels = scanned.with_numbered([page for page in ordered if page.index in found], levels)
    markdown, locators = flow(ordered, levels, inserted)
    has_text(markdown, source.name)
    return called(Converted(markdown, locators, len(pages), title, remarks(found)), source, label)


def remarks(found: dict[int, dict[str, Any]]) -> tuple[dict[str, Any], ...]:
    """Return what a reader should know: which pages were hard to read, and on which nothing was found."""
    weak = [index + 1 for index, page in found.items() if confidence(page["words"]) < WEAK]
    empty = [index + 1 for index, page in found.items() if not page["words"]]
    told: list[LorewrightError] = []
    if weak:
        told.append(
            LorewrightError(
                QT_TRANSLATE_NOOP("Errors", "Text recognition is unsure of what it read on page {pages}."),
                QT_TRANSLATE_NOOP("Errors", "Compare the text with the page, or use a higher resolution."),
                pages=page_list(weak),
            )
        )
    if empty:
        told.append(
            LorewrightError(
                QT_TRANSLATE_NOOP("Errors", "Text recognition found no text on page {pages}."),
                QT_TRANSLATE_NOOP("Errors", "Nothing is missing if only pictures or nothing stands there."),
                pages=page_list(empty),
            )
        )
    return tuple(remark.as_dict() for remark in told)


def _with_text(path: Path, password: str, pages: dict[int, Any], pictures: Path | None) -> tuple[Any, str | None]:
    """Add the pages that have a text layer to `pages`; return the bookmarks and the title of the PDF."""
    from core.documents.methods.rendering import opened
    from core.documents.pdfbookmarks import bookmarks
    from core.documents.pdflayout import laid_out
    from core.documents.pdflines import Page
    from core.documents.pdfnative import Native
    from core.documents.pdfpage import opened as opened_page

    native: Any = Native()
    fonts: dict[Any, Any] = {}
    with opened(path, password) as document:
        for index in range(len(document)):
            if index not in pages:
                with opened_page(document, index, native, fonts) as page:
                    pages[index] = laid_out(page, pictures) if page else Page(index, 0.0, 0.0, ())
        title = (document.get_metadata_dict(skip_empty=True).get("Title") or "").strip() or None
        return bookmarks(document), title


def _open_pages(task: Task) -> Pages:
    context = task.context
    about = {"method": "ocr", "dpi": task.settings.dpi}
    return Pages.open(context.workspace, context.project_id, context.job_id, task.path, about)


def _at_once() -> int:
    import psutil

    return max(1, min(_MOST, int(psutil.virtual_memory().available // _MEMORY)))
