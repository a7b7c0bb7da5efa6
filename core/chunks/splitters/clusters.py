"""Where a text may be cut without parting what a reader sees as one sign.

After the rules for grapheme clusters of Unicode Standard Annex 29, on the safe side: a few signs that the annex parts
are kept together here.
"""

from __future__ import annotations

from collections.abc import Iterable
from unicodedata import category, combining

_PLAIN = "\u0300"  # below, only "\r\n" belongs together
FLAGS = 64  # characters looked back for where a row of flags begins
_ZWJ = "\u200d"
_VIRAMA = 9  # combining class of the signs that join two Indic consonants
_PREPENDED = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\u0d4e\U000110bd\U000110cd")
_EXTENDING = frozenset("\u200c\u200d\uff9e\uff9f")


def is_border(text: str, position: int, low: int = 0) -> bool:
    """Say whether a cut at `position` parts nothing; `low` is an earlier place that may be cut for certain."""
    if not 0 < position < len(text):
        return True
    left, right = text[position - 1], text[position]
    if left < _PLAIN and right < _PLAIN:
        return not (left == "\r" and right == "\n")
    if "\u4e00" <= right <= "\u9fff":
        return left not in _PREPENDED
    if category(left) in ("Cc", "Zl", "Zp"):
        return True
    if _extends(right) or left == _ZWJ or left in _PREPENDED:
        return category(right) in ("Cc", "Zl", "Zp")
    if category(right) == "Lo" and _joins(text, position):
        return False
    if _is_flag(left) and _is_flag(right):
        first = position - 1
        while first > low and _is_flag(text[first - 1]):
            first -= 1
        return (position - first) % 2 == 0
    return not (_is_pair(left, right) or _is_syllable(left, right))


def borders(text: str, places: Iterable[int]) -> list[int]:
    """Return those of the rising `places` inside `text` that may be cut."""
    return [
        place
        for place in places
        # Behind most signs nothing can be parted that begins with a Latin letter or a Chinese character.
        if (("\n" < text[place] < _PLAIN or "\u4e00" <= text[place] <= "\u9fff") and text[place - 1] not in _PREPENDED)
        or is_border(text, place, max(0, place - FLAGS))
    ]


def before(text: str, position: int, low: int) -> int:
    """Return the last place in (low, position] that may be cut, else `low`."""
    while position > low and not is_border(text, position, low):
        position -= 1
    return position


def after(text: str, position: int, low: int, end: int) -> int:
    """Return the first place in [position, end] that may be cut."""
    while position < end and not is_border(text, position, low):
        position += 1
    return position


def _extends(sign: str) -> bool:
    code = ord(sign)
    return (
        sign in _EXTENDING
        or category(sign) in ("Mn", "Mc", "Me")
        or 0x1F3FB <= code <= 0x1F3FF  # skin tones
        or 0xE0020 <= code <= 0xE007F  # tags, as in the flag of Scotland
    )


def _joins(text: str, position: int) -> bool:
    """Say whether a sign that joins two Indic consonants stands before `position`, marks after it left out."""
    for index in range(position - 1, max(-1, position - 5), -1):
        if combining(text[index]) == _VIRAMA:
            return True
        if not _extends(text[index]):
            return False
    return False


def _is_flag(sign: str) -> bool:
    return "\U0001f1e6" <= sign <= "\U0001f1ff"


def _is_pair(left: str, right: str) -> bool:
    """Say whether two surrogates that a broken decoder left are one sign."""
    return "\ud800" <= left <= "\udbff" and "\udc00" <= right <= "\udfff"


def _is_syllable(left: str, right: str) -> bool:
    """Say whether two parts of a Korean syllable belong together."""
    if "\u1160" <= right <= "\u11ff" or "\ud7b0" <= right <= "\ud7fb":
        return "\u1100" <= left <= "\u11ff" or "\ua960" <= left <= "\ua97c" or "\uac00" <= left <= "\ud7fb"
    leading = "\u1100" <= left <= "\u115f" or "\ua960" <= left <= "\ua97c"
    return leading and ("\u1100" <= right <= "\u115f" or "\ua960" <= right <= "\ua97c" or "\uac00" <= right <= "\ud7a3")
