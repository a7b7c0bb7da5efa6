"""The method that sends a file to the MinerU service on the internet, with the user's token.

Protocol: https://mineru.net/doc/docs/ (API v4): ask for an upload address, put the file there, ask for the result until
it is done, download it as a ZIP.
"""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING, Any, Literal

from pydantic import BaseModel, Field

from core.documents.converted import Converted
from core.documents.methods import service_errors, whole
from core.documents.methods.method import Task, named
from core.documents.methods.pagestore import Pages
from core.documents.methods.parsed import from_archive
from core.documents.methods.rendering import PICTURES
from core.documents.methods.sending import Refused, Service, connected, garbled
from core.errors import QT_TRANSLATE_NOOP, LorewrightError

if TYPE_CHECKING:
    from core.jobs.job import CallRecord

FORMATS = (".pdf", ".doc", ".docx", ".ppt", ".pptx", ".xls", ".xlsx", ".html", ".htm", *PICTURES)
#: under which the token lies in core.secrets
PROVIDER = "mineru"
LARGEST = 200 * 1000 * 1000
MOST_PAGES = 600
#: seconds between two questions: at first, at most, and how long nothing may change
SOON, LATE, STALLED = 2.0, 15.0, 3600.0
_RESULT = "result.zip"
_WORKING = ("waiting-file", "pending", "running", "converting", "uploading")


class MineruSettings(BaseModel):
    """How the service reads a file."""

    address: str = Field(default="https://mineru.net", title="Address", json_schema_extra={"hidden": True})
    version: Literal["vlm", "pipeline"] = Field(
        default="vlm",
        title=QT_TRANSLATE_NOOP("Forms", "Model of the service"),
        json_schema_extra={
            "labels": {
                "vlm": QT_TRANSLATE_NOOP("Forms", "More exact (vlm)"),
                "pipeline": QT_TRANSLATE_NOOP("Forms", "Nothing invented (pipeline)"),
            }
        },
    )
    recognise: bool = Field(
        default=False,
        title=QT_TRANSLATE_NOOP("Forms", "Recognise every page"),
        description=QT_TRANSLATE_NOOP("Forms", "Also pages that hold text already, for example where it is garbled."),
    )
    formulas: bool = Field(default=True, title=QT_TRANSLATE_NOOP("Forms", "Formulas"))
    tables: bool = Field(default=True, title=QT_TRANSLATE_NOOP("Forms", "Tables"))
    language: Literal["ch", "en"] = Field(
        default="ch",
        title=QT_TRANSLATE_NOOP("Forms", "Language of the document"),
        json_schema_extra={
            "labels": {
                "ch": QT_TRANSLATE_NOOP("Forms", "Chinese and English"),
                "en": QT_TRANSLATE_NOOP("Forms", "English"),
            }
        },
    )


async def convert(task: Task) -> tuple[Converted, list[CallRecord]]:
    """Send one file and fetch its result; what was sent before an interruption is not sent again."""
    token = await asyncio.to_thread(task.context.secrets.get, PROVIDER)
    if not token:
        raise service_errors.no_token()
    try:
        await whole.within_limits(task, LARGEST, MOST_PAGES)
        pages = await asyncio.to_thread(_open_pages, task)
        async with connected(task.settings.address.rstrip("/"), token) as service:
            await _fetched(task, service, pages)
        pictures = str(task.options.pictures or "")
        run = task.context.pools.run_reporting
        try:
            found = await run(from_archive, str(pages.folder / _RESULT), task.label, pictures)
        except LorewrightError:
            pages.forget()
            raise
        converted = whole.converted(task.label, found)
    except LorewrightError as error:
        raise named(error, task.path, task.label) from error
    await asyncio.to_thread(pages.ended)
    return converted, []


async def _fetched(task: Task, service: Service, pages: Pages) -> None:
    """Bring the result to the disk: from the batch that is known already, else by sending the file."""
    if (pages.folder / _RESULT).exists():
        return
    known = (await asyncio.to_thread(pages.all)).get(0)
    try:
        batch = known["batch"] if known else await _sent(task, service, pages)
        address = await _awaited(task, service, batch)
        await service.download(address, pages.folder / _RESULT)
    except Refused as error:
        raise service_errors.from_status(error, task.label) from error
    except service_errors.Forgotten:
        pages.forget()
        raise


async def _sent(task: Task, service: Service, pages: Pages) -> str:
    """Send the file; return the name of its batch, which lies on the disk by then."""
    settings: MineruSettings = task.settings
    html = task.suffix in (".html", ".htm")
    body = {
        # The name stays here: it may say more than the file.
        "files": [{"name": f"document{task.suffix}", "is_ocr": settings.recognise}],
        "model_version": "MinerU-HTML" if html else settings.version,
        "enable_formula": settings.formulas,
        "enable_table": settings.tables,
        "language": settings.language,
    }
    data = _data(await service.json("POST", "/api/v4/file-urls/batch", body), task.label, service)
    urls = data.get("file_urls")
    if not isinstance(data.get("batch_id"), str) or not isinstance(urls, list) or not urls:
        raise garbled(service.address)
    await service.put(str(urls[0]), task.path)
    await asyncio.to_thread(pages.put, 0, {"batch": data["batch_id"]})
    return str(data["batch_id"])


async def _awaited(task: Task, service: Service, batch: str) -> str:
    """Ask for the result until it is there; return the address of the ZIP."""
    pause, changed, last = SOON, time.monotonic(), ("", 0)
    while True:
        data = _data(await service.json("GET", f"/api/v4/extract-results/batch/{batch}"), task.label, service)
        results = data.get("extract_result")
        result = results[0] if isinstance(results, list) and results and isinstance(results[0], dict) else {}
        state, progress = str(result.get("state", "pending")), result.get("extract_progress") or {}
        if state == "done" and result.get("full_zip_url"):
            return str(result["full_zip_url"])
        if state == "failed":
            raise service_errors.failed(service.clean(str(result.get("err_msg", ""))), task.label)
        if state not in (*_WORKING, "done"):
            raise garbled(service.address)
        done, total = _count(progress, "extracted_pages"), _count(progress, "total_pages")
        if total:
            task.progress(min(done, total), total)
        if (state, done) != last:
            last, changed, pause = (state, done), time.monotonic(), SOON
        elif time.monotonic() - changed > STALLED:
            raise service_errors.stalled(task.label)
        await asyncio.sleep(pause)
        pause = min(pause * 1.3, LATE)


def _data(answer: dict[str, Any], label: str, service: Service) -> dict[str, Any]:
    """Return the data of an answer. Raises LorewrightError for what the service refuses in it."""
    code = answer.get("code", answer.get("msgCode", 0))
    if code not in (0, "0") or answer.get("success") is False:
        raise service_errors.from_code(str(code), service.clean(str(answer.get("msg", ""))), label)
    data = answer.get("data")
    if not isinstance(data, dict):
        raise garbled(service.address)
    return data


def _count(progress: Any, name: str) -> int:
    value = progress.get(name) if isinstance(progress, dict) else None
    return value if isinstance(value, int) else 0


def _open_pages(task: Task) -> Pages:
    context = task.context
    about = {"method": "mineru", **task.settings.model_dump()}
    return Pages.open(context.workspace, context.project_id, context.job_id, task.path, about)
