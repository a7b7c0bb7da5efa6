"""Questions that a heading asks or names, answered by the first paragraph below it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from core.llm.extractive import chinese_grammar, english_grammar
from core.llm.extractive.asked import Asked, Sentence, Words
from core.llm.extractive.candidate import Span
from core.llm.extractive.labels import clean_label
from core.llm.extractive.overlap import terms
from core.llm.extractive.passages import Passage

_SHORTEST, _LONGEST = 20, 700
_SHARED = 0.3
_RULE = re.compile(r"[ \t]*[=-]{3,}[ \t]*$")
# Who asks for a place, a time or a number is told one.
_TOLD = (
    (re.compile("^Where (?!should)"), re.compile(r"\b(?:in|at|on|from|under|inside|within|near|to)\b|://|/\w", re.I)),
    (re.compile("在哪里?|哪里|何处"), re.compile(r"在|位于|可?从|处|到|://|/\w|网站|上")),
    (re.compile("^How (?:many|much) "), re.compile(r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|no|many"
                                                  r"|several|few|all|half|dozens?|hundreds?|thousands?)\b", re.I)),
    (re.compile("多少"), re.compile("[\\d一二两三四五六七八九十百千万亿几半多无]")),
)  # fmt: skip
_ELSEWHERE = re.compile(
    r"[^。.]*(?:请(?:阅读|参阅|参见|参考|查看)|详见)|(?:Please )?[Ss]ee |"
    r"Specifics regarding|Details (?:of|on|about)|This question|For (?:more|details)"
)


def candidates(text: str, found: list[Passage], language: str, words: Words) -> Iterator[tuple[Asked, Span]]:
    """Yield the question of every heading in the chunk that is one, with the place of its first paragraph."""
    seen: set[str] = set()
    for index, passage in enumerate(found):
        if passage.heading in seen or not passage.heading:
            continue
        seen.add(passage.heading)
        label = clean_label(passage.heading)
        question = _question(label, language, words)
        span = _paragraph(found, index) if question and _right_below(text, passage.start, label) else None
        if span and _answers(question, text[slice(*span)]):
            yield Asked(question, "heading", 0.86), span


def _right_below(text: str, start: int, label: str) -> bool:
    """Say whether nothing but blank lines, or the line under a title, parts the heading from the paragraph."""
    above = text[max(0, start - 400) : start].rstrip().splitlines()[-2:]
    return (
        any(clean_label(line) == label for line in (above[-1:] if not _RULE.match(above[-1]) else above))
        if above
        else False
    )


def _answers(question: str, paragraph: str) -> bool:
    """Say whether a paragraph speaks of what its heading asks, instead of sending the reader elsewhere."""
    wanted = terms(question)
    if any(asks.search(question) and not tells.search(paragraph) for asks, tells in _TOLD):
        return False
    return len(wanted & terms(paragraph)) >= _SHARED * len(wanted) and not _ELSEWHERE.match(paragraph)


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
    bare = re.sub("^(?:那么|那|但是|但)[，,]? ?", "", label.rstrip("？?"))
    question = ""
    if (
        re.match("为什么|为何|如何|怎样|怎么|什么是|何时|什么时候|哪些|哪里|在哪里|是否", bare)
        or re.search("(?:吗|是什么|什么意思|有哪些|怎么办|怎么做)$", bare)
        or (label.endswith(("？", "?")) and not bare.endswith("呢"))
    ):
        question = bare + "？"
    elif match := re.match(r"([^，、的]{2,20})的(区别|差异|优点|缺点|优势|好处|作用|特点)$", bare):
        question = f"{bare}是什么？" if match[2] != "区别" else f"{match[1]}有什么区别？"
    return question if question and chinese_grammar.sound(question) else ""


def _english(label: str, sentence: Sentence) -> str:
    if label.endswith("?"):
        plainly = len(label.split()) >= 3 and not re.match("But|And|So|Or|Then|Well", label)
        return english_grammar.upper(label) if plainly else ""
    match = re.match(r"(How|When|Where) to (.{4,80})$", label, re.I)
    if match:
        rest = english_grammar.lowered(match[2], sentence)
        modal = "do" if match[1].lower() == "how" else "should"
        return f"{match[1].capitalize()} {modal} you {rest}?"
    return ""
