"""Words inside a block of Markdown: strong, slanted, struck, code, formulas, links, pictures, raised and lowered."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Final

from PySide6.QtGui import QFont, QFontDatabase, QTextCharFormat, QTextCursor, QTextImageFormat

from desktop.theme import current

#: the place of a picture -> its name and size in the document, or None where it cannot be shown
Pictures = Callable[[str], "tuple[str, float, float] | None"]

_MARK = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|(?P<ticks>`+)(?P<code>.+?)(?<!`)(?P=ticks)(?!`)"
    r"|!\[(?P<alt>[^\]]*)\]\((?P<picture>[^()\s]+)(?:\s+\"[^\"]*\")?\)"
    r"|\[\^(?P<note>[^\]\s]+)\]"
    r"|\[(?P<label>[^\[\]]+)\]\((?P<link>[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)(?:\s+\"[^\"]*\")?\)"
    r"|\$\$(?P<display>.+?)\$\$"
    r"|\$(?P<formula>[^\s$](?:[^$\n]*[^\s$\\])?)\$(?!\d)"
    r"|(?P<stars>\*\*\*)(?=\S)(?P<both>.+?)(?<=\S)\*\*\*"
    r"|(?P<two>\*\*|__)(?=\S)(?P<strong>.+?)(?<=\S)(?P=two)"
    r"|(?<![*\w])(?P<one>[*_])(?=[^\s*_])(?P<slanted>[^*_\n]+?)(?<=\S)(?P=one)(?![*\w])"
    r"|~~(?=\S)(?P<struck>.+?)~~"
    r"|(?P<hard> {2,}\n|\\\n|<br\s*/?>)"
    r"|<(?P<tag>su[bp])>(?P<shifted>[^<]+)</(?P=tag)>"
    r"|<(?P<bare>https?://[^>\s]+)>"
    r"|(?P<soft>[ \t]*\n[ \t]*)",
    re.DOTALL,
)
_WIDE: Final = "\u2e80"
LINE: Final = "\u2028"
#: families of one width, in order of preference
FIXED: Final = (
    "Cascadia Mono", "Consolas", "SF Mono", "Menlo", "JetBrains Mono", "DejaVu Sans Mono", "Noto Sans Mono",
    "Liberation Mono",
)  # fmt: skip


def write(cursor: QTextCursor, text: str, look: QTextCharFormat, pictures: Pictures, depth: int = 0) -> None:
    """Insert a text with its marks turned into formats."""
    place = 0
    for found in _MARK.finditer(text):
        if found.start() > place:
            cursor.insertText(text[place : found.start()], look)
        _one(cursor, found, text, look, pictures, depth)
        place = found.end()
    if place < len(text):
        cursor.insertText(text[place:], look)


def fixed(look: QTextCharFormat, role: str = "sunken") -> QTextCharFormat:
    """Return a format in letters of one width."""
    made = QTextCharFormat(look)
    made.setFontFamilies([fixed_family(), *current().font().families()])
    if role:
        made.setBackground(current().role(role))
    return made


@cache
def fixed_family() -> str:
    """Return a family of one width: a known one where there is one, else the system's."""
    present = set(QFontDatabase.families())
    known = next((name for name in FIXED if name in present), "")
    return known or QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family()


def _one(
    cursor: QTextCursor, found: re.Match[str], text: str, look: QTextCharFormat, pictures: Pictures, depth: int
) -> None:
    kind = found.lastgroup or ""
    made = QTextCharFormat(look)
    if kind == "escaped":
        cursor.insertText(found["escaped"], look)
    elif kind == "soft":
        before, after = text[found.start() - 1 : found.start()], text[found.end() : found.end() + 1]
        cursor.insertText("" if before > _WIDE and after > _WIDE else " ", look)
    elif kind == "hard":
        cursor.insertText(LINE, look)
    elif found["code"] is not None:
        cursor.insertText(found["code"].replace("\n", " "), fixed(look))
    elif found["display"] is not None or found["formula"] is not None:
        cursor.insertText((found["display"] or found["formula"]).strip().replace("\n", LINE), fixed(look))
    elif found["picture"] is not None:
        _picture(cursor, found, look, pictures)
    elif kind == "note":
        made.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
        made.setForeground(current().role("accent"))
        cursor.insertText(found["note"], made)
    elif found["bare"] is not None or found["link"] is not None:
        made.setForeground(current().role("accent"))
        _inner(cursor, found["bare"] or found["label"], made, pictures, depth)
    elif found["shifted"] is not None:
        ways = QTextCharFormat.VerticalAlignment
        made.setVerticalAlignment(ways.AlignSuperScript if found["tag"] == "sup" else ways.AlignSubScript)
        cursor.insertText(found["shifted"], made)
    else:
        _emphasis(cursor, found, made, pictures, depth)


def _emphasis(cursor: QTextCursor, found: re.Match[str], made: QTextCharFormat, pictures: Pictures, depth: int) -> None:
    if found["both"] is not None or found["strong"] is not None:
        made.setFontWeight(QFont.Weight.DemiBold)
    if found["both"] is not None or found["slanted"] is not None:
        made.setFontItalic(True)
    if found["struck"] is not None:
        made.setFontStrikeOut(True)
    inner = found["both"] or found["strong"] or found["slanted"] or found["struck"]
    _inner(cursor, inner, made, pictures, depth)


def _inner(cursor: QTextCursor, text: str, look: QTextCharFormat, pictures: Pictures, depth: int) -> None:
    if depth > 4:
        cursor.insertText(text, look)
    else:
        write(cursor, text, look, pictures, depth + 1)


def _picture(cursor: QTextCursor, found: re.Match[str], look: QTextCharFormat, pictures: Pictures) -> None:
    shown = pictures(found["picture"])
    if shown is None:
        faint = QTextCharFormat(look)
        faint.setForeground(current().role("muted"))
        faint.setFontItalic(True)
        cursor.insertText(f"[{found['alt'] or found['picture'].rsplit('/', 1)[-1]}]", faint)
        return
    picture = QTextImageFormat()
    name, width, height = shown
    picture.setName(name)
    picture.setWidth(width)
    picture.setHeight(height)
    picture.setToolTip(found["alt"])
    cursor.insertImage(picture)
