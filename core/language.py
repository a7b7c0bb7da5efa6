"""Which language a text is in, and where its sentences are, for Chinese and English alike."""

from __future__ import annotations

import re
from collections.abc import Iterator

HAN_RANGES = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"

_HAN = re.compile(f"[{HAN_RANGES}]")
_NOT_HAN = re.compile(f"[^{HAN_RANGES}]+")
_KANA = re.compile("[\u3041-\u309f\u30a1-\u30ff]")
_NO_LETTER = re.compile(r"[\W\d_]+")
_SAMPLE_WHOLE = 100_000
_SLICES, _SLICE = 25, 4_000
# One Han character carries about as much as four Latin letters: at this share both weigh the same.
_CHINESE_FROM = 0.2

# What opens a block of its own even without a blank line before it; group 1 is the marker, no part of a sentence.
_OPENER = re.compile(r"[ \t]*(#{1,6}[ \t]+|[-*+•·][ \t]+|\d{1,3}[.)、][ \t]+|[（(]?\d{1,3}[)）][ \t]*|>[ \t>]*|\|)")
_FENCE = re.compile(r"[ \t]*(`{3,}|~{3,})")
_RULE = re.compile(r"[ \t]*(?:=+|-+|[-*_][-*_ \t]+|[|:\- \t]+)[ \t]*$")
_WORD = re.compile(r"\w")

_END = re.compile(
    r"([。！？!?；…｡]+|\.{2,}|\.)"  # 1: what ends the sentence
    r"((?:[”’』」）)\]】》〉*_`]|\[\^?\w{1,8}\]|[\"'])*)"  # 2: quotes, brackets and footnote marks that belong to it
    r"(\s*)"  # 3: the gap
)
_NEVER = """
    dr mr mrs ms prof st messrs gen col lt sgt capt rev hon vs cf viz approx ca e.g i.e resp esp incl
""".split()  # noqa: SIM905 - words read better as text
_BEFORE_NUMBER = """
    fig figs eq eqs sec secs ch chap no nos vol vols p pp art arts tab ref refs cl para
""".split()  # noqa: SIM905 - words read better as text
_PERHAPS = """
    inc ltd co corp jr sr al u.s u.k e.u u.n a.m p.m ph.d dept est ed eds bros
""".split()  # noqa: SIM905 - words read better as text
_STARTERS = """
    a all although an and as at because but by each for from he here how however i if in it its many moreover no
    on our she since so some such that the their then there these they this those to under we what when where
    whether which while who why with you
""".split()  # noqa: SIM905 - words read better as text
_LAST_WORD = re.compile(r"[A-Za-z](?:[A-Za-z.]*[A-Za-z])?$")
_NEXT_WORD = re.compile(r"[A-Za-z]+")
_LOOK_BACK = 24


def is_han(char: str) -> bool:
    """Say whether one character is a Chinese character."""
    return _HAN.match(char) is not None


def count_han(text: str) -> int:
    """Count the Chinese characters of `text`."""
    return len(_NOT_HAN.sub("", text))


def detect(text: str) -> str:
    """Return "zh" when Chinese characters carry at least half of the text, else "en".

    Decided by the share of Han characters among letters, in a sample of long texts. Anything else falls back to
    "en", Japanese too (Han mixed with kana), because there is no third language yet.
    """
    sample = text
    if len(text) > _SAMPLE_WHOLE:
        step = len(text) // _SLICES
        sample = "\n".join(text[i * step : i * step + _SLICE] for i in range(_SLICES))
    han = count_han(sample)
    if not han or len(_KANA.findall(sample)) > han / 5:
        return "en"
    letters = len(_NO_LETTER.sub("", sample))
    return "zh" if han >= _CHINESE_FROM * letters else "en"


def sentences(text: str) -> list[tuple[int, int]]:
    """Return the sentences of a Chinese, English or mixed text as sorted, disjoint (start, end) in characters.

    The spans carry no white space and no list, quote or heading mark at their ends. A heading, a table row and a
    list item end with their line; a code block is one span; a line without a letter or digit is none.
    """
    found: list[tuple[int, int]] = []
    for start, end, code in _blocks(text):
        cuts = [(start, end)] if code else _cut(text, start, end)
        for first, last in cuts:
            piece = text[first:last]
            first += len(piece) - len(piece.lstrip())
            last -= len(piece) - len(piece.rstrip())
            if first < last and _WORD.search(text, first, last):
                found.append((first, last))
    return found


def _blocks(text: str) -> Iterator[tuple[int, int, bool]]:
    """Yield (start, end, is code) of what a sentence cannot cross."""
    start = position = 0
    fence = ""
    single = quoted = False
    for line in text.splitlines(keepends=True):
        here, position = position, position + len(line)
        if fence:
            mark = line.strip()
            if len(mark) >= len(fence) and not mark.strip(fence[0]):
                yield start, here, True
                fence, start = "", position
            continue
        opening = _FENCE.match(line)
        if opening:
            yield start, here, False
            fence, start = opening[1], position
            continue
        if single or not line.strip() or _RULE.match(line):
            yield start, here, False
            start, single, quoted = here, False, False
            if not line.strip() or _RULE.match(line):
                start = position
                continue
        opener = _OPENER.match(line)
        mark = opener[1][0] if opener else ""
        if opener and not (mark == ">" and quoted):
            yield start, here, False
            start = here + opener.end()
            single = mark in "#|"
        quoted = mark == ">"
    yield start, position, bool(fence)


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut one block after everything that ends a sentence."""
    position = start
    while match := _END.search(text, position, end):
        stop = match.end(2)
        if '"' in match[2] and not text.count('"', max(start, match.start() - 2_000), match.start()) % 2:
            stop = match.start(2) + match[2].index('"')  # that quote opens the next sentence
        if _ends(text, match, stop, end):
            yield start, stop
            start = stop
        position = max(stop, match.end(1))
    yield start, end


def _ends(text: str, match: re.Match[str], stop: int, end: int) -> bool:
    """Say whether the mark in `match` ends a sentence, `stop` being where its closing quotes end."""
    mark = match[1]
    after = text[match.end() : match.end() + 1] if match.end() < end else ""
    if not after:
        return True
    if after in "，、：；。！？,;:）)":
        return False
    if mark[-1] in "。！？；｡" or "……" in mark:
        return True
    gap = bool(match[3]) or stop < match.end(2)
    if not gap and not (is_han(after) and (mark in "!?" or is_han(text[match.start() - 1 : match.start()]))):
        return False
    if after.islower():
        return False
    return mark != "." or not _abbreviation(text, match.start(), match.end())


def _abbreviation(text: str, dot: int, after: int) -> bool:
    """Say whether the full stop at `dot` only shortens a word; `after` is where the text goes on."""
    last = _LAST_WORD.search(text, max(0, dot - _LOOK_BACK), dot)
    if not last:
        return False
    word = last[0]
    plain = word.lower()
    follows = _NEXT_WORD.match(text, after)
    if plain in _NEVER or (len(word) == 1 and word.isupper() and word != "I"):
        return True
    if plain in _BEFORE_NUMBER:
        lettered = follows is not None and len(follows[0]) == 1 and plain != "no"
        return text[after].isdigit() or text[after] in "([" or lettered
    if plain in _PERHAPS or "." in plain:
        return not (follows and follows[0].lower() in _STARTERS) and not is_han(text[after])
    return False
