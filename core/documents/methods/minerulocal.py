"""The method that gives a file to a MinerU at an address of the user's own, on this computer or in the house.

Protocol: `POST /file_parse` of mineru-api, a multipart form, answered with JSON or a ZIP when it is done; versions
2.0 to 3.4 (https://github.com/opendatalab/MinerU). Long PDFs go in stretches, which shows how far they are.
"""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, Field, field_validator

from core.documents.converted import Converted
from core.documents.methods import service_errors, whole
from core.documents.methods.method import Task, named
from core.documents.methods.pagestore import Pages
from core.documents.methods.parsed import Pieces, from_answer, from_archive
from core.documents.methods.rendering import PICTURES
from core.documents.methods.sending import Refused, Service, connected, garbled, saved
from core.errors import QT_TRANSLATE_NOOP, LorewrightError
from core.llm.messages import is_address

if TYPE_CHECKING:
    from core.jobs.job import CallRecord

FORMATS = (".pdf", ".docx", ".pptx", ".xlsx", *PICTURES)
LARGEST = 2 << 30
MOST_PAGES = 20_000
#: pages sent for at a time
STRETCH = 40
_LAST = 99_999
_TRIES = 3
# What failed inside (500) would take as long to fail again.
_BUSY = (429, 502, 503, 504)


class LocalMineruSettings(BaseModel):
    """Where the service is and how it reads a file."""

    address: str = Field(
        default="http://127.0.0.1:8000",
        title=QT_TRANSLATE_NOOP("Forms", "Address of MinerU"),
        description=QT_TRANSLATE_NOOP("Forms", "Where “mineru-api” answers; the files go there and nowhere else."),
    )
    backend: str = Field(
        default="",
        title=QT_TRANSLATE_NOOP("Forms", "Engine of MinerU"),
        description=QT_TRANSLATE_NOOP("Forms", "Such as “pipeline”; empty for what the service itself prefers."),
    )
    reading: Literal["auto", "txt", "ocr"] = Field(
        default="auto",
        title=QT_TRANSLATE_NOOP("Forms", "Text of the pages"),
        json_schema_extra={
            "labels": {
                "auto": QT_TRANSLATE_NOOP("Forms", "As it fits each file"),
                "txt": QT_TRANSLATE_NOOP("Forms", "Text layer"),
                "ocr": QT_TRANSLATE_NOOP("Forms", "Recognise every page"),
            }
        },
    )
    formulas: bool = Field(default=True, title=QT_TRANSLATE_NOOP("Forms", "Formulas"))
    tables: bool = Field(default=True, title=QT_TRANSLATE_NOOP("Forms", "Tables"))

    @field_validator("address")
    @classmethod
    def _is_address(cls, value: str) -> str:
        if not is_address(value.strip() if "://" in value else tidy(value)):
            raise ValueError(QT_TRANSLATE_NOOP("Forms", "Write it like http://127.0.0.1:8000."))
        return value


async def convert(task: Task) -> tuple[Converted, list[CallRecord]]:
    """Have one file read stretch by stretch; stretches that were finished before an interruption are kept."""
    try:
        total = await whole.within_limits(task, LARGEST, MOST_PAGES)
        pages = await asyncio.to_thread(_open_pages, task)
        kept = await asyncio.to_thread(pages.all)
        found: Pieces = []
        # The service may think about a stretch for as long as it likes.
        async with connected(tidy(task.settings.address), silent=None) as service:
            for first in range(0, max(total, 1), STRETCH):
                if first not in kept:
                    kept[first] = await _stretch(task, service, pages, first, total)
                    await asyncio.to_thread(pages.put, first, kept[first])
                found += [(page, text) for page, text in kept[first]]
                task.progress(min(first + STRETCH, max(total, 1)), max(total, 1))
        converted = whole.converted(task.label, found, total)
    except LorewrightError as error:
        raise named(error, task.path, task.label) from error
    await asyncio.to_thread(pages.ended)
    return converted, []


async def _stretch(task: Task, service: Service, pages: Pages, first: int, total: int) -> Pieces:
    answer = pages.folder / "answer.part"
    try:
        kind = await service.again(lambda: _asked(task, service, answer, first, total), _TRIES, _BUSY)
    except Refused as error:
        raise _failure(error, task.label, service.address) from error
    pictures, run = str(task.options.pictures or ""), task.context.pools.run_reporting
    if kind == "zip":
        found = await run(from_archive, str(answer), task.label, pictures)
        return [(None if page is None else page + first, text) for page, text in found]
    return await run(from_answer, str(answer), task.label, pictures, first)


async def _asked(task: Task, service: Service, target: Path, first: int, total: int) -> str:
    """Send the file with the pages that are wanted; return "json" or "zip", what was written to `target`."""
    import aiohttp

    settings: LocalMineruSettings = task.settings
    last = min(first + STRETCH, total) - 1 if total else _LAST
    with task.path.open("rb") as stream:
        form = aiohttp.FormData()
        form.add_field("files", stream, filename=f"document{task.suffix}", content_type="application/octet-stream")
        fields = {
            "lang_list": "ch",
            "parse_method": settings.reading,
            "formula_enable": _said(settings.formulas),
            "table_enable": _said(settings.tables),
            "return_md": "true",
            "return_content_list": "true",
            "return_images": _said(task.options.pictures is not None),
            "start_page_id": str(first),
            "end_page_id": str(last),
        }
        if settings.backend:
            fields["backend"] = settings.backend
        for name, value in fields.items():
            form.add_field(name, value)
        async with service.session.post(service.address + "/file_parse", data=form) as answer:
            if answer.status != 200:
                body = (await answer.content.read(1 << 16)).decode("utf-8", "replace")
                raise Refused(answer.status, service.clean(body))
            kind = answer.headers.get("Content-Type", "")
            if "json" not in kind and "zip" not in kind:
                raise garbled(service.address)
            await saved(answer, target)
            return "zip" if "zip" in kind else "json"


def _failure(error: Refused, name: str, address: str) -> LorewrightError:
    """Return the sentence for a status of mineru-api: 404 elsewhere, 422 an older form, 409 and 500 a failed file."""
    if error.status in (404, 405):
        return garbled(address)
    if error.status in (400, 422):
        return LorewrightError(
            QT_TRANSLATE_NOOP("Errors", "The MinerU at {address} does not take “{name}” or these settings."),
            QT_TRANSLATE_NOOP("Errors", "Leave its engine empty and update MinerU to version 2.1 or later."),
            address=address,
            name=name,
            details=error.body,
        )
    if error.status in (409, 500):
        return service_errors.failed(error.body, name)
    return service_errors.from_status(error, name)


def tidy(address: str) -> str:
    """Return the root of a service from what people paste: pages of it, no scheme, a slash at the end."""
    address = address.strip().rstrip("/")
    for tail in ("/docs", "/file_parse", "/redoc", "/health"):
        address = address.removesuffix(tail)
    return address if "://" in address else f"http://{address}"


def _said(value: bool) -> str:
    return "true" if value else "false"


def _open_pages(task: Task) -> Pages:
    context = task.context
    about = {"method": "mineru-local", "stretch": STRETCH, **task.settings.model_dump()}
    return Pages.open(context.workspace, context.project_id, context.job_id, task.path, about)
