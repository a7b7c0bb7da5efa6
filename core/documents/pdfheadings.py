"""The headings of a PDF: from its bookmarks, else from the size of the type, else from chapter words and numbers."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict

from core.documents.conventions import rank
from core.documents.pdfbookmarks import Bookmark
from core.documents.pdflines import Line, Page

# (page index, line index) -> level; a negative level marks a line that goes on the heading of the line before.
Levels = dict[tuple[int, int], int]
# page index -> [(line index before which it stands, level, title)] for headings that exist only as bookmarks.
Inserted = dict[int, list[tuple[int, int, str]]]

_KEEP = re.compile(r"[\W_]+")
_KEEP_LINES = re.compile(r"[^\w\n]+")
_SIGNS = bytes(sign for sign in range(128) if not chr(sign).isalnum() and sign != ord("\n"))
_NUMBER = re.compile(
    r"^(?:第?[\d一二三四五六七八九十百零〇]+[章节節编編篇部卷回讲課课]?|chapter|appendix|section|part|附录|附錄|[a-z](?=\d|$)|[ivxlc]+)+",
)
_LINES = 4
# A line this short may be a chapter number above its title.
_SHORT = 12
_DEEPEST = 4
_LONGEST = 160
_LETTER = re.compile(r"[^\W\d_]")


def headings(pages: list[Page], marks: list[Bookmark]) -> tuple[Levels, Inserted]:
    """Return which lines are headings, and the bookmarks whose title stands nowhere on their page."""
    usable = [mark for mark in marks if mark.page < len(pages)]
    if usable:
        return _from_bookmarks(pages, usable)
    found = _from_sizes(pages)
    return (found if found else _from_words(pages)), {}


def _bare(text: str) -> str:
    return _KEEP.sub("", text if text.isascii() else unicodedata.normalize("NFKC", text)).casefold()


def _bares(page: Page) -> list[str]:
    """Return the letters and digits of each line, as titles are compared; nothing for blocks."""
    texts = ["" if line.block else line.text for line in page.lines]
    odd = [number for number, text in enumerate(texts) if not text.isascii()]
    rest = _plain(unicodedata.normalize("NFKC", "\n".join([texts[number] for number in odd])))
    for number in odd:
        texts[number] = ""
    bares = _plain("\n".join(texts)).lower().split("\n")
    for number, text in zip(odd, _KEEP_LINES.sub("", rest).casefold().split("\n"), strict=False):
        bares[number] = text
    return bares


def _plain(text: str) -> str:
    """Return the text without ASCII's signs; deleting bytes is many times faster than deleting characters."""
    return text.encode("utf-8", "replace").translate(None, _SIGNS).decode()


def _from_bookmarks(pages: list[Page], marks: list[Bookmark]) -> tuple[Levels, Inserted]:
    levels: Levels = {}
    inserted: Inserted = defaultdict(list)
    last = (0, 0)
    bares: dict[int, list[str]] = {}
    for mark in marks:
        level = min(mark.level, 6)
        spot = None
        for number in (mark.page, mark.page + 1):
            if number < len(pages) and not spot:
                if number not in bares:
                    bares[number] = _bares(pages[number])
                spot = _spot(pages[number], bares[number], mark, levels, last)
        if spot:
            page, first, count = spot
            levels[page, first] = level
            levels.update({(page, first + more): -level for more in range(1, count)})
            last = (page, first + count)
        else:
            place = _place(pages[mark.page], mark)
            if last[0] == mark.page:
                place = max(place, last[1])
            inserted[mark.page].append((place, level, mark.title))
            last = (mark.page, place)
    return levels, inserted


def _spot(
    page: Page, bares: list[str], mark: Bookmark, taken: Levels, last: tuple[int, int]
) -> tuple[int, int, int] | None:
    """Return (page, line, number of lines) where the title stands, nearest to where the bookmark points."""
    wanted = _bare(mark.title)
    if not wanted:
        return None
    found: list[tuple[bool, float, int, int]] = []
    begin, most = wanted[:3], len(wanted) + 24
    likely = [n for n, bare in enumerate(bares) if begin in bare or len(bare) <= _SHORT or bare in wanted]
    for first in likely:
        joined = ""
        for count in range(1, _LINES):
            if first + count > len(page.lines) or (page.index, first + count - 1) in taken:
                break
            joined += bares[first + count - 1]
            if _matches(joined, wanted):
                distance = abs(page.lines[first].top - mark.top) if mark.top is not None else first
                found.append(((page.index, first) < last, distance, first, count))
                break
            if len(joined) > most:
                break
    if not found:
        return None
    _, _, first, count = min(found)
    return page.index, first, count


def _matches(joined: str, wanted: str) -> bool:
    """Say whether the line is the title, with or without its chapter number."""
    if joined == wanted:
        return True
    if joined.endswith(wanted):
        return bool(_NUMBER.fullmatch(joined[: -len(wanted)]))
    return wanted.endswith(joined) and len(joined) > 1 and bool(_NUMBER.fullmatch(wanted[: -len(joined)]))


def _place(page: Page, mark: Bookmark) -> int:
    """Return before which line of its page a bookmark without a line belongs."""
    if mark.top is None:
        return 0
    return next((n for n, line in enumerate(page.lines) if line.bottom < mark.top), len(page.lines))


def _from_sizes(pages: list[Page]) -> Levels:
    """Take lines set clearly larger than the body for headings, the largest size as level 1."""
    weight: Counter[float] = Counter()
    for page in pages:
        for line in page.lines:
            if not line.block:
                weight[_step(line)] += len(line.text)
    total = sum(weight.values())
    if not total:
        return {}
    body = max(weight, key=lambda size: weight[size])
    # Type in a size that fills much of the document is text, however large.
    large = sorted((s for s in weight if s >= body + max(0.9, 0.08 * body) and weight[s] <= 0.2 * total), reverse=True)
    used = [size for size in large if _serves(pages, size)]
    ranks = {size: min(place, _DEEPEST) for place, size in enumerate(_merged(used), start=1)}
    for size in used:
        ranks.setdefault(size, min((ranks[s] for s in ranks if s >= size), default=1, key=lambda r: -r))
    levels: Levels = {}
    for page in pages:
        for number, line in enumerate(page.lines):
            level = ranks.get(_step(line))
            if not level or not _title_like(line):
                continue
            before = levels.get((page.index, number - 1))
            above = page.lines[number - 1] if number else None
            if before and above and abs(before) == level and _close(above, line):
                levels[page.index, number] = -level
            else:
                levels[page.index, number] = level
    return levels


def _serves(pages: list[Page], size: float) -> bool:
    """Say whether a size is used for whole lines that read like titles, not for formulas or single glyphs."""
    return any(_step(line) == size and _title_like(line) for page in pages for line in page.lines)


def _merged(sizes: list[float]) -> list[float]:
    """Return sizes (largest first) without those within 4 % of a larger one."""
    kept: list[float] = []
    for size in sizes:
        if not kept or size < 0.96 * kept[-1]:
            kept.append(size)
    return kept


def _title_like(line: Line) -> bool:
    if line.block or line.mono:
        return False
    text = line.text.strip()
    if not 1 < len(text) <= _LONGEST or text[-1] in "。；;，,、":
        return False
    return len(_LETTER.findall(text)) * 2 >= len(text.replace(" ", ""))


def _close(above: Line, line: Line) -> bool:
    return 0 < above.bottom - line.bottom < 1.8 * max(line.size, 1.0)


def _step(line: Line) -> float:
    return round(line.size * 2) / 2


def _from_words(pages: list[Page]) -> Levels:
    """Take lines such as "第一章 总则", "Chapter 2" and "1.2 Scope" for headings, where type says nothing."""
    ranked = {
        (page.index, number): found
        for page in pages
        for number, line in enumerate(page.lines)
        if not line.block
        and len(line.text) <= 60
        and (found := rank(line.text))
        and (found.kind == "word" or found.depth > 1)
    }
    words = [found.depth for found in ranked.values() if found.kind == "word"]
    base = min(words, default=0)
    return {key: found.depth - base + 1 if found.kind == "word" else found.depth for key, found in ranked.items()}
