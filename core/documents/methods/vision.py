"""The method for pages that are hard to read: a vision model copies them out, then headings and tables are joined."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from pydantic import BaseModel, Field

from core.documents.converted import Converted
from core.documents.methods import assembling, levels
from core.documents.methods.looking import Looking
from core.documents.methods.method import Task, named, page_list
from core.documents.methods.pagestore import Pages
from core.documents.methods.rendering import PICTURES, opened, page_count
from core.documents.methods.text import read_text
from core.errors import QT_TRANSLATE_NOOP, LorewrightError
from core.language import detect
from core.llm.calls import collecting
from core.llm.gateway.budget import BudgetReached
from core.llm.gateway.lasting import Halted
from core.llm.messages import Model
from core.prompts.book import PromptBook
from core.stages.choice import BUILT_IN, is_built_in

if TYPE_CHECKING:
    from core.jobs.children import Report
    from core.jobs.job import CallRecord, ItemFailed

FORMATS = (".pdf", *PICTURES)
# A document may lack one page in so many and still be of use, with a remark that names the page.
_ONE_IN = 20
_SAMPLE = 3


class VisionSettings(BaseModel):
    """Which model looks, and how."""

    model: Model = Field(default=BUILT_IN, title="Model", json_schema_extra={"hidden": True})
    at_once: int = Field(
        default=4,
        ge=1,
        le=64,
        title=QT_TRANSLATE_NOOP("Forms", "Pages at once"),
        description=QT_TRANSLATE_NOOP("Forms", "How many pages the model is shown at the same time."),
    )
    dpi: int = Field(
        default=150,
        ge=72,
        le=300,
        title=QT_TRANSLATE_NOOP("Forms", "Resolution"),
        description=QT_TRANSLATE_NOOP("Forms", "Dots per inch of the page pictures; more costs more tokens."),
    )
    language: Literal["auto", "zh", "en"] = Field(
        default="auto",
        title=QT_TRANSLATE_NOOP("Forms", "Language of the document"),
        json_schema_extra={
            "labels": {
                "auto": QT_TRANSLATE_NOOP("Forms", "Find out"),
                "zh": QT_TRANSLATE_NOOP("Forms", "Chinese"),
                "en": QT_TRANSLATE_NOOP("Forms", "English"),
            }
        },
    )


async def convert(task: Task) -> tuple[Converted, list[CallRecord]]:
    """Let the model look at all pages of one file and put its copies together."""
    settings: VisionSettings = task.settings
    if is_built_in(settings.model):
        raise LorewrightError(
            QT_TRANSLATE_NOOP("Errors", "No vision model is chosen for reading pages."),
            QT_TRANSLATE_NOOP("Errors", "Choose one in the settings of the method, or use text recognition (OCR)."),
        )
    try:
        run = task.context.pools.run_reporting
        total, sample = await run(surveyed, str(task.path), task.options.password)
    except LorewrightError as error:
        raise named(error, task.path, task.label) from error
    language = settings.language if settings.language != "auto" else detect(sample or task.label)
    prompts = PromptBook(task.context.workspace, task.context.project_id)
    pages = await asyncio.to_thread(_open_pages, task, prompts.load("page", language).hash)
    looking = Looking(task, pages, total, language, prompts)
    try:
        await looking.look()
    except LorewrightError as error:
        raise _failed(looking, error) from error
    texts, told = await _filled(looking)
    try:
        texts = await _relevelled(looking, texts)
    except (BudgetReached, Halted) as error:
        raise _failed(looking, error) from error
    markdown, locators = assembling.assembled([(index + 1, text) for index, text in texts])
    if not markdown.strip():
        raise _failed(looking, _nothing(task.label))
    await asyncio.to_thread(pages.ended)
    return Converted(markdown, locators, total, None, told), [*pages.calls(), *looking.calls]


def surveyed(path: str, password: str, _report: Report) -> tuple[int, str]:
    """Return how many pages a file has and some of its text layer; the work of a child process."""
    source = Path(path)
    if source.suffix.lower() != ".pdf":
        return page_count(source), ""
    text = ""
    with opened(source, password) as document:
        for index in range(min(_SAMPLE, len(document))):
            text_page = document[index].get_textpage()
            text += text_page.get_text_bounded()
            text_page.close()
        return len(document), text.strip()


async def _filled(looking: Looking) -> tuple[list[tuple[int, str]], tuple[dict[str, Any], ...]]:
    """Return the pages in order and the remarks; failed pages come from the text layer where there is one."""
    texts = dict(looking.found)
    if not looking.failed:
        return sorted(texts.items()), ()
    layer = await _text_layer(looking.task)
    instead = {index: layer[index] for index in looking.failed if layer.get(index, "").strip()}
    lost = sorted(set(looking.failed) - set(instead))
    reason = looking.failed[min(looking.failed)]
    if len(lost) * _ONE_IN > looking.total:
        raise _failed(looking, _lost(looking.task.label, lost, reason))
    told = []
    if instead:
        told.append(
            LorewrightError(
                QT_TRANSLATE_NOOP("Errors", "The vision model could not read page {pages}."),
                QT_TRANSLATE_NOOP("Errors", "The text layer of the file stands there instead; compare it."),
                pages=page_list([index + 1 for index in instead]),
                details=str(reason),
            )
        )
    if lost:
        told.append(_lost(looking.task.label, lost, reason))
    return sorted({**texts, **instead}.items()), tuple(remark.as_dict() for remark in told)


async def _text_layer(task: Task) -> dict[int, str]:
    """Return the text layer of each page as Markdown, {} where the file has none."""
    if task.path.suffix.lower() != ".pdf":
        return {}
    try:
        run = task.context.pools.run_reporting
        converted = await run(read_text, str(task.path), task.label, task.options)
    except LorewrightError:
        return {}
    pages: dict[int, str] = {}
    for spot in converted.locators:
        if spot.page:
            pages[spot.page - 1] = pages.get(spot.page - 1, "") + converted.markdown[spot.start : spot.end]
    return pages


async def _relevelled(looking: Looking, texts: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Make the headings of all pages fit together; what the model says of them is kept like a page of its own."""
    task, pages = looking.task, looking.pages
    found = assembling.titles(texts)
    kept = (await asyncio.to_thread(pages.all)).get(looking.total)
    if kept and kept["headings"] == levels.shown(found):
        chosen = {(page, start): level for page, start, level in kept["levels"]}
        return assembling.relevelled(texts, chosen)
    model, client = task.settings.model, task.context.client
    with collecting() as spent:
        chosen = await levels.consistent(client, model, found, (looking.prompts, looking.language))
        data = {"headings": levels.shown(found), "levels": [[*place, level] for place, level in chosen.items()]}
        await asyncio.to_thread(pages.put, looking.total, data, list(spent))
        spent.apart = True
    return assembling.relevelled(texts, chosen)


def _failed(looking: Looking, error: LorewrightError) -> ItemFailed:
    """Return the failure with every call that was paid and not yet counted; finished pages stay for a retry."""
    from core.jobs.job import ItemFailed

    calls = [*looking.pages.calls(), *looking.calls]
    looking.pages.counted()
    return ItemFailed(named(error, looking.task.path, looking.task.label), "", calls)


def _lost(label: str, lost: list[int], reason: LorewrightError) -> LorewrightError:
    return LorewrightError(
        QT_TRANSLATE_NOOP("Errors", "The vision model could not read page {pages} of “{name}”."),
        QT_TRANSLATE_NOOP("Errors", "Convert it again: pages that were read are kept, only these are tried again."),
        name=label,
        pages=page_list([index + 1 for index in lost]),
        details=str(reason),
    )


def _nothing(label: str) -> LorewrightError:
    return LorewrightError(
        QT_TRANSLATE_NOOP("Errors", "The vision model found no text on any page of “{name}”."),
        QT_TRANSLATE_NOOP("Errors", "Check that it is the right file, or choose a more capable vision model."),
        name=label,
    )


def _open_pages(task: Task, prompt: str) -> Pages:
    context, settings = task.context, task.settings
    telling = {"provider", "name", "base_url", "temperature", "top_p"}
    about = {
        "method": "vision",
        "model": settings.model.model_dump(mode="json", include=telling),
        "dpi": settings.dpi,
        "prompt": prompt,
    }
    return Pages.open(context.workspace, context.project_id, context.job_id, task.path, about)
