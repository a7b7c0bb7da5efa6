"""Questions that a heading asks or names, answered by the first paragraph below it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from core.llm.extractive import chinese_grammar, english_grammar
from core.llm.extractive.asked import Asked, Sentence, Words
from core.llm.extractive.candidate import Span
from core.llm.extractive.labels import clean_label
from core.llm.extractive.passages import Passage

_SHORTEST, _LONGEST = 40, 700


def candidates(
    found: list[Passage], headings: tuple[str, ...], language: str, words: Words
) -> Iterator[tuple[Asked, Span]]:
    """Yield the question of every heading in the chunk that is one, with the place of its first paragraph."""
    seen: set[str] = set()
    for index, passage in enumerate(found):
        heading = passage.heading or (headings[-1] if headings and index == 0 else "")
        if heading in seen or not heading:
            continue
        seen.add(heading)
        question = _question(clean_label(heading), language, words)
        span = _paragraph(found, index)
        if question and span:
            yield Asked(question, "heading", 0.86), span


def _paragraph(found: list[Passage], index: int) -> Span | None:
    first = found[index]
    if first.item or not first.complete:
        return None
    end = first.end
    for passage in found[index + 1 :]:
        if passage.block != first.block or passage.end - first.start > _LONGEST:
            break
        end = passage.end
    return (first.start, end) if _SHORTEST <= end - first.start <= _LONGEST and not _leads(found, end) else None


def _leads(found: list[Passage], end: int) -> bool:
    return any(passage.end == end and passage.leads for passage in found)


def _question(label: str, language: str, words: Words) -> str:
    if language == "zh":
        return _chinese(label)
    question = _english(label, Sentence("", False, "", "", *words))
    return question if question and english_grammar.sound(question) else ""


def _chinese(label: str) -> str:
    bare = label.rstrip("？?")
    question = ""
    if (
        re.match("为什么|为何|如何|怎样|怎么|什么是|何时|什么时候|哪些|哪里|在哪里|是否", bare)
        or re.search("(?:吗|是什么|什么意思|有哪些|怎么办|怎么做)$", bare)
        or label.endswith(("？", "?"))
    ):
        question = bare + "？"
    elif match := re.match(r"([^，、的]{2,20})的(区别|差异|优点|缺点|优势|好处|作用|特点)$", bare):
        question = f"{bare}是什么？" if match[2] != "区别" else f"{match[1]}有什么区别？"
    return question if question and chinese_grammar.sound(question) else ""


def _english(label: str, sentence: Sentence) -> str:
    if label.endswith("?"):
        return english_grammar.upper(label) if len(label.split()) >= 3 else ""
    match = re.match(r"(How|When|Where) to (.{4,80})$", label, re.I)
    if match:
        rest = english_grammar.lowered(match[2], sentence)
        modal = "do" if match[1].lower() == "how" else "should"
        return f"{match[1].capitalize()} {modal} you {rest}?"
    return ""
