"""Plain text: any encoding, terminal colours removed, unmistakable headings made Markdown ones."""

from __future__ import annotations

import re
from pathlib import Path

from core.documents.conventions import Rank, capitals, protect, rank
from core.documents.converted import Converted
from core.documents.encoding import decode
from core.documents.outline import outline
from core.documents.readers.checks import LARGEST_TEXT, damaged, has_text, located, small_enough
from core.documents.reading import PLAIN, Progress, ReadOptions
from core.language import count_han, is_han

_ESCAPES = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b\n]*(?:\x07|\x1b\\)|[@-Z\\^_])")
_OVERSTRIKE = re.compile(r"[^\n]\x08")
_WRAPPED = 48
_LONGEST = 90
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_UNDERLINE = re.compile(r"[ \t]*(={3,}|-{3,}|~{3,})[ \t]*$")


class TextReader:
    """Reads plain text."""

    extensions = (".txt", ".text")

    def read(self, path: Path, progress: Progress = None, options: ReadOptions = PLAIN) -> Converted:
        """Return the text of `path` as Markdown. Raises LorewrightError when it is too large, empty or no text."""
        small_enough(path, LARGEST_TEXT)
        decoded = decode(path.read_bytes(), path.name, options.encoding)
        markdown = has_text(to_markdown(decoded.text), path.name)
        headings = outline(markdown)
        if progress:
            progress(1, 1)
        return Converted(
            markdown=markdown,
            locators=located(markdown, headings),
            title=headings[0].title if headings and headings[0].level == 1 else None,
            remarks=damaged(decoded),
            encoding=decoded.encoding,
        )


def to_markdown(text: str) -> str:
    """Return plain text as Markdown: headings marked, nothing else read as one, no line lost."""
    lines, wrapped = _joined([line.rstrip() for line in _clean(text).split("\n")])
    levels = _levels(lines, wrapped)
    out: list[str] = []
    skip = False
    for place, line in enumerate(lines):
        if skip:
            skip = False
            continue
        level = levels.get(place)
        if level:
            if out and out[-1]:
                out.append("")
            out.append("#" * level + " " + line.strip())
            skip = place + 1 < len(lines) and _UNDERLINE.match(lines[place + 1]) is not None
            if lines[min(place + 1 + skip, len(lines) - 1)]:
                out.append("")
        else:
            out.append(protect(line))
    return "\n".join(out)


def _joined(lines: list[str]) -> tuple[list[str], set[int]]:
    """Join numbered headings that were wrapped: up to three lines alone between blanks, none ending a sentence.

    Returns all lines and the places of the joined ones among them.
    """
    joined: list[str] = []
    wrapped: set[int] = set()
    place = 0
    while place < len(lines):
        more = _wrapped(lines, place) if lines[place] and (not joined or not joined[-1]) else 0
        heading = lines[place]
        for line in lines[place + 1 : place + 1 + more]:
            heading += ("" if is_han(heading[-1]) or is_han(line[0]) else " ") + line
        if more:
            wrapped.add(len(joined))
        joined.append(heading)
        place += 1 + more
    return joined, wrapped


def _wrapped(lines: list[str], place: int) -> int:
    """Return how many of the next lines (0-2) belong to a numbered heading that begins here."""
    found = rank(lines[place].rstrip(".。,，、")) if lines[place][0] != " " else None
    if not found or (found.kind != "word" and found.depth < 2):
        return 0
    for more in range(1, 4):
        before, line = lines[place + more - 1], lines[place + more] if place + more < len(lines) else ""
        if not line:
            return 0 if more > 1 and before[-1] in ".。；;，,：:" else more - 1
        if line[0] == " " or _UNDERLINE.match(line) or len(before) + count_han(before) < _WRAPPED:
            return 0
    return 0


def _clean(text: str) -> str:
    if "\x1b" in text:
        text = _ESCAPES.sub("", text)
    if "\x08" in text:
        text = _OVERSTRIKE.sub("", text)
    return _CONTROL.sub("", text.replace("\f", "\n\n"))


def _levels(lines: list[str], wrapped: set[int]) -> dict[int, int]:
    """Return the Markdown level (1-6) of each line that is a heading, by line number."""
    ranks, under, upper = _candidates(lines, wrapped)
    numbers = {found.number for found in ranks.values() if found.kind == "number"}
    words = [found.depth for found in ranks.values() if found.kind == "word"]
    shift = 1 if 0 in words and 1 in words else 0
    levels: dict[int, int] = {}
    for place, found in ranks.items():
        if found.kind == "word":
            levels[place] = found.depth - min(words) + 1
        elif found.kind == "number":
            # "3. Something" may be a list item: it is a heading only in a text that also has a 3.1.
            if found.depth > 1 or f"{found.number}.1" in numbers:
                levels[place] = found.depth + shift
        else:
            levels[place] = (max(words) - min(words) + 2) if words else 1
    for place in upper:
        levels.setdefault(place, 2 if words else 1)
    # An underline is the author's own word for it, unless a number says more.
    return {**{place: level for place, level in under.items() if place not in levels}, **levels}


def _candidates(lines: list[str], wrapped: set[int]) -> tuple[dict[int, Rank], dict[int, int], list[int]]:
    """Return lines ranked by number or word, lines underlined (with level), and lines in capitals."""
    ranks: dict[int, Rank] = {}
    under: dict[int, int] = {}
    upper: list[int] = []
    for place, line in enumerate(lines):
        if not line or line[:4] == "    " or (place and lines[place - 1]):
            continue
        below = lines[place + 1] if place + 1 < len(lines) else ""
        rule = _UNDERLINE.match(below)
        titled = len(line) <= _LONGEST and not _UNDERLINE.match(line) and line.lstrip()[0] not in "-*|+"
        if rule and titled:
            under[place] = 1 if rule[1][0] == "=" else 2
        found = rank(line, 3 * _LONGEST) if place in wrapped else rank(line)
        # A chapter word may stand right above its text; anything else must stand alone.
        if found and (not below or rule or (found.kind == "word" and len(line) <= 40)):
            ranks[place] = found
        elif not below and capitals(line):
            upper.append(place)
    return ranks, under, upper
