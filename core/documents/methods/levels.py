"""Heading levels that fit together over all pages of a document that was written down page by page."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from pydantic import BaseModel, TypeAdapter

from core.documents.conventions import rank
from core.documents.methods.assembling import Title
from core.llm.asking import Completing, ReplyRejected, ask
from core.llm.bounding import Extent, bounded
from core.llm.failures import ModelError
from core.llm.messages import Model, Request
from core.prompts.rendering import render

if TYPE_CHECKING:
    from core.prompts.book import PromptBook

#: (page, place of the heading in its Markdown) -> level, 0 for what is no heading
Levels = dict[tuple[int, int], int]

#: more headings than this are put in order by rule: a model would lose some of them
MOST = 400
_LONGEST = 120
_OFTEN = 3
_DIGITS = re.compile(r"\d+|[^\w]+")


class Level(BaseModel):
    """What the model says of one heading."""

    number: int
    level: int


_SHAPE = TypeAdapter(list[Level])


async def consistent(
    client: Completing,
    model: Model,
    found: list[Title],
    prompts: tuple[PromptBook, str],
) -> Levels:
    """Return the levels of all headings: as the model orders them, else by rule.

    `prompts` are those of the project and the language to take.
    """
    from core.stages.modeljob import again, form

    if len(found) < 2:
        return {}
    if len(found) > MOST:
        return by_rule(found)
    book, language = prompts
    prompt = book.load("page-headings", language)
    # One entry for each heading, laid out over four lines at most: nothing that can rightly come is cut.
    extent = Extent(len(found), 200 * len(found) + 2000)
    schema = bounded(prompt.schema, extent=extent) if prompt.schema else None
    messages = tuple(render(prompt, {"headings": shown(found)}))
    said = form(book.load, language, prompt)
    request = Request(messages, model, "vision", schema, most=extent.characters, form=said)
    try:
        answer = await ask(client, request, _SHAPE, lambda error: again(book, language, error))
    except (ReplyRejected, ModelError):
        return by_rule(found)
    return ordered(found, answer.value) or by_rule(found)


def shown(found: list[Title]) -> str:
    """Return the headings as the prompt lists them: number, level, page, words."""
    lines = (
        f"{number}. {'#' * title.level} [{title.page}] {' '.join(title.text.split())[:_LONGEST]}"
        for number, title in enumerate(found, start=1)
    )
    return "\n".join(lines)


def ordered(found: list[Title], levels: list[Level]) -> Levels:
    """Return the levels a model gave, {} when it lost headings. What it calls no heading must come back often."""
    given = {level.number: level.level for level in levels}
    if len(given) < 0.9 * len(found) or any(not 0 <= level <= 9 for level in given.values()):
        return {}
    often = _repeated(found)
    result: Levels = {}
    for number, title in enumerate(found, start=1):
        level = min(given.get(number, title.level), 6)
        result[title.page, title.start] = level if level or _key(title) in often else title.level
    return result


def by_rule(found: list[Title]) -> Levels:
    """Return levels by the chapter words and numbers in the headings; those that come back often are none."""
    often = _repeated(found)
    ranks = [rank(title.text) for title in found]
    words = sorted({known.depth for known in ranks if known and known.kind == "word"})
    numbers = [known.depth for known in ranks if known and known.kind == "number"]
    # "2.1" below "第二章" is one level deeper than the chapter; alone, "2" is the highest.
    base = len(words) - (min(numbers, default=1) - 1 if words else 0)
    result: Levels = {}
    for title, known in zip(found, ranks, strict=True):
        level = title.level
        if _key(title) in often:
            level = 0
        elif known and known.kind == "word":
            level = words.index(known.depth) + 1
        elif known and known.kind == "number":
            level = max(1, min(6, base + known.depth))
        result[title.page, title.start] = level
    return result


def _repeated(found: list[Title]) -> set[str]:
    """Return what stands as a heading on several pages, numbers aside: a running header."""
    pages = Counter(key for key, _ in {(_key(title), title.page) for title in found})
    return {key for key, times in pages.items() if times >= _OFTEN and len(key) > 1}


def _key(title: Title) -> str:
    return _DIGITS.sub("", title.text).casefold()
