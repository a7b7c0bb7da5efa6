"""How the Documents pane writes states, sizes and reasons."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication

from core.errors import QT_TRANSLATE_NOOP
from desktop import presenter
from desktop.translate import number

#: state -> (word, role)
STATES: dict[str, tuple[str, str]] = {
    "done": (QT_TRANSLATE_NOOP("Documents", "ready"), "good"),
    "remarks": (QT_TRANSLATE_NOOP("Documents", "with remarks"), "warn"),
    "failed": (QT_TRANSLATE_NOOP("Documents", "failed"), "bad"),
}
LANGUAGES: dict[str, str] = {
    "zh": QT_TRANSLATE_NOOP("Documents", "Chinese"),
    "en": QT_TRANSLATE_NOOP("Documents", "English"),
}


def state_words(state: str) -> str:
    """Return the translated state of a document."""
    word, _role = STATES.get(state, (state, ""))
    return QCoreApplication.translate("Documents", word)


def language_words(language: str) -> str:
    """Return the translated name of a language."""
    name = LANGUAGES.get(language, language)
    return QCoreApplication.translate("Documents", name)


#: method -> its short name; the long titles are for forms
METHODS: dict[str, str] = {
    "text": QT_TRANSLATE_NOOP("Documents", "Text layer"),
    "ocr": QT_TRANSLATE_NOOP("Documents", "OCR"),
    "vision": QT_TRANSLATE_NOOP("Documents", "Vision model"),
    "mineru": "MinerU",
    "mineru-local": QT_TRANSLATE_NOOP("Documents", "MinerU, own address"),
}


def method_words(method: str) -> str:
    """Return the short translated name of a method of conversion."""
    words = METHODS.get(method, method)
    return QCoreApplication.translate("Documents", words) if words else ""


#: formats that are text in some encoding, as documents name them
TEXTS = frozenset(("md", "markdown", "mdown", "mkd", "txt", "text", "csv", "tsv", "tab", "html", "htm"))
#: encodings whose usual name is not their Python name in capitals
ENCODINGS = {"big5hkscs": "Big5", "cp1252": "Windows-1252", "cp1250": "Windows-1250", "cp1251": "Windows-1251"}
ENCODINGS |= {"cp932": "Shift-JIS", "cp949": "EUC-KR", "latin-1": "Latin-1"}


def encoding_words(form: str, encoding: str) -> str:
    """Return the name of the encoding of a text file; empty for other formats, and where it is not known."""
    return ENCODINGS.get(encoding, encoding.upper()) if form in TEXTS else ""


def format_words(ending: str) -> str:
    """Return the name of a format by the ending of its files."""
    return ending.upper() or QCoreApplication.translate("Documents", "no ending")


def reasons(remarks: list[dict[str, Any]]) -> list[str]:
    """Return what is to be said of a document, one sentence or two each."""
    return [presenter.sentence(remark) for remark in remarks]


def summary(state: str, remarks: list[dict[str, Any]], waiting: bool = False) -> str:
    """Return the state and, on one line, what is to be decided, else the first reason without what to do about it."""
    words = state_words(state)
    if waiting:
        waits = QCoreApplication.translate("Documents", "a new conversion waits")
        return f"{words} · {waits}"
    if not remarks:
        return words
    reason = presenter.sentence({**remarks[0], "todo": ""})
    # The name stands in the same row already.
    name = str(remarks[0].get("params", {}).get("name", ""))
    return f"{words} · {reason.removeprefix(f'“{name}”').removeprefix(name).strip()}"


def file_size(octets: int | None) -> str:
    """Return a size for people, in steps of 1,000; nothing where it is not known."""
    if octets is None:
        return ""
    if octets < 1000:
        return QCoreApplication.translate("Documents", "{0} B").format(number(octets))
    if octets < 999_500:
        return QCoreApplication.translate("Documents", "{0} kB").format(number(round(octets / 1000)))
    return QCoreApplication.translate("Documents", "{0} MB").format(f"{octets / 1_000_000:,.1f}")
