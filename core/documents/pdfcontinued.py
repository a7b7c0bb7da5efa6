"""What goes on over the end of a PDF's page: tables with the same columns, and notes at the foot of the text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from core.documents.notes import definition
from core.documents.pdflines import Line, Page, Raised
from core.documents.pdfmarks import MARK, SMALL, mark_of
from core.documents.pdftables import together

# Columns of one table begin and end at the same places on both pages, in points.
_NEAR = 8.0
_RULE = re.compile(r"\|(?: --- \|)+")
_MOST_LINES = 30


def with_whole_tables(pages: list[Page], near: float = _NEAR) -> list[Page]:
    """Return the pages with a table that goes on at the top of the next page joined to its beginning.

    The sides of both lie within `near` points of each other; on scans they are as far out as the longest text.
    """
    found = list(pages)
    begun: tuple[int, Line] | None = None
    for number, page in enumerate(pages):
        lines = list(page.lines)
        joined = _joined(begun[1], lines[0], near) if begun and lines and begun[0] < number else None
        if begun and joined:
            before = found[begun[0]]
            found[begun[0]] = replace(before, lines=(*before.lines[:-1], joined))
            found[number] = replace(page, lines=tuple(lines[1:]))
            if len(lines) == 1:
                begun = (begun[0], joined)
                continue
        last = found[number].lines[-1] if found[number].lines else None
        begun = (number, last) if last and _table(last) else None
    return found


def _table(line: Line) -> bool:
    return line.block and line.text.startswith("| ") and line.size > 0


def _joined(above: Line, below: Line, near: float) -> Line | None:
    """Return both tables as one, None when their columns differ. A head that comes again is left out."""
    if not _table(below) or abs(above.left - below.left) > near or abs(above.right - below.right) > near:
        return None
    first, second = above.text.split("\n"), below.text.split("\n")
    if len(first) < 2 or len(second) < 2 or first[1] != second[1] or not _RULE.fullmatch(first[1]):
        return None
    again = "".join(second[0].split()) == "".join(first[0].split())
    return above._replace(text="\n".join([*first, *(second[2:] if again else [second[0], *second[2:]])]))


def with_notes(pages: list[Page]) -> list[Page]:
    """Return the pages with each note at the foot, small print with a mark in front, as one line marked as a note.

    A note whose mark is raised in the text of its page once gets a number of the document in both places, as `[^1]`.
    """
    sizes: dict[float, int] = defaultdict(int)
    for page in pages:
        for text, size, _, _, _, _, _, _, _, _, block, _, _ in page.lines:
            if not block:
                sizes[size] += len(text)
    small = SMALL * max(sizes, key=lambda size: sizes[size], default=0.0)
    found: list[Page] = []
    count = 0
    for page in pages:
        if _ends_small(page, small):
            lines, number = _called(_noted(page, small), page.raised, count)
            found.append(replace(page, lines=tuple(lines)))
            count = number
        else:
            found.append(page)
    return found


def _called(lines: list[Line], raised: Sequence[Raised], count: int) -> tuple[list[Line], int]:
    """Return the lines with the notes that are called numbered from `count` on, and the last number."""
    calls = {call.mark: call for call in raised}
    marks = [mark_of(line.text) if line.note else "" for line in lines]
    changes: dict[int, list[tuple[Raised, int]]] = defaultdict(list)
    begun = {line.begin for line in lines if not line.block and not line.note}
    for place, mark in enumerate(marks):
        call = calls.get(mark)
        match = MARK.match(lines[place].text)
        if not (call and match and marks.count(mark) == 1 and call.begin in begun):
            continue
        count += 1
        lines[place] = lines[place]._replace(text=definition(count, lines[place].text[match.end() :]))
        changes[call.begin].append((call, count))
    return [line if line.block or line.note else _cited(line, changes.get(line.begin, ())) for line in lines], count


def _cited(line: Line, calls: Sequence[tuple[Raised, int]]) -> Line:
    text = line.text
    for call, number in sorted(calls, reverse=True):
        text = f"{text[: call.at]}[^{number}]{text[call.at + call.length :]}"
    return line._replace(text=text) if calls else line


def _ends_small(page: Page, small: float) -> bool:
    return bool(page.lines) and not page.lines[-1].block and 0 < page.lines[-1].size <= small


def _noted(page: Page, small: float) -> list[Line]:
    lines = list(page.lines)
    start = len(lines)
    while start and not lines[start - 1].block and 0 < lines[start - 1].size <= small:
        start -= 1
    while start < len(lines) and not (MARK.match(lines[start].text) and lines[start].top < page.height / 2):
        start += 1
    last = 0
    if not 0 < start < len(lines) <= start + _MOST_LINES:
        return lines
    notes: list[Line] = []
    for line in lines[start:]:
        mark = MARK.match(line.text)
        number = int(mark_of(line.text)) if mark and mark[1] else 0
        # A number that does not follow the one before begins a line of the same note.
        if notes and (not mark or (number and last and number != last + 1)):
            notes[-1] = notes[-1]._replace(text=together(notes[-1].text, line.text))
        else:
            notes.append(line._replace(note=True))
            last = number
    return lines[:start] + notes
