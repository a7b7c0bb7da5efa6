"""Encodings of text files that can be chosen, and what people call them."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication

from core.errors import QT_TRANSLATE_NOOP

#: endings of files that are text in some encoding
TEXTS: Final = frozenset(
    (".md", ".markdown", ".mdown", ".mkd", ".txt", ".text", ".csv", ".tsv", ".tab", ".html", ".htm")
)
#: encoding as Python names it -> what people call it; "" finds it out
ENCODINGS: Final[dict[str, str]] = {
    "": QT_TRANSLATE_NOOP("Methods", "Find out"),
    "utf-8": "UTF-8",
    "gb18030": QT_TRANSLATE_NOOP("Methods", "Chinese, simplified (GB18030, GBK)"),
    "big5hkscs": QT_TRANSLATE_NOOP("Methods", "Chinese, traditional (Big5)"),
    "utf-16": "UTF-16",
    "cp1252": QT_TRANSLATE_NOOP("Methods", "Western European (Latin-1, Windows-1252)"),
    "cp1250": QT_TRANSLATE_NOOP("Methods", "Central European (Windows-1250)"),
    "cp1251": QT_TRANSLATE_NOOP("Methods", "Cyrillic (Windows-1251)"),
    "cp932": QT_TRANSLATE_NOOP("Methods", "Japanese (Shift-JIS)"),
    "cp949": QT_TRANSLATE_NOOP("Methods", "Korean (EUC-KR)"),
}


def encoding_words(code: str) -> str:
    """Return what people call an encoding."""
    words = ENCODINGS.get(code, code.upper())
    return QCoreApplication.translate("Methods", words)
