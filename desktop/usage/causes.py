"""What a call was made for and why it failed, in words."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QCoreApplication

from core.errors import QT_TRANSLATE_NOOP
from core.llm.gateway.recording import ESTIMATED
from core.llm.providers import providers

ERRORS: Final[dict[str, str]] = {
    "key": QT_TRANSLATE_NOOP("Causes", "key refused"),
    "forbidden": QT_TRANSLATE_NOOP("Causes", "not allowed for this account"),
    "quota": QT_TRANSLATE_NOOP("Causes", "no credit left"),
    "model": QT_TRANSLATE_NOOP("Causes", "model not known there"),
    "address": QT_TRANSLATE_NOOP("Causes", "no service at this address"),
    "length": QT_TRANSLATE_NOOP("Causes", "text too long"),
    "pictures": QT_TRANSLATE_NOOP("Causes", "model reads no pictures"),
    "refused": QT_TRANSLATE_NOOP("Causes", "request not accepted"),
    "busy": QT_TRANSLATE_NOOP("Causes", "no room at the provider"),
    "server": QT_TRANSLATE_NOOP("Causes", "fault of the provider"),
    "timeout": QT_TRANSLATE_NOOP("Causes", "no answer in time"),
    "unreachable": QT_TRANSLATE_NOOP("Causes", "not reachable"),
    "secure": QT_TRANSLATE_NOOP("Causes", "no secure connection"),
    "proxy": QT_TRANSLATE_NOOP("Causes", "proxy not reachable"),
    "asleep": QT_TRANSLATE_NOOP("Causes", "not running"),
    "cut": QT_TRANSLATE_NOOP("Causes", "connection broken"),
    "withheld": QT_TRANSLATE_NOOP("Causes", "model declined to answer"),
    "garbled": QT_TRANSLATE_NOOP("Causes", "reply not readable"),
    ESTIMATED: QT_TRANSLATE_NOOP("Causes", "tokens estimated"),
}
ITEMS: Final[dict[str, str]] = {
    "question": QT_TRANSLATE_NOOP("Causes", "question {0}"),
    "chunk": QT_TRANSLATE_NOOP("Causes", "chunk {0}"),
    "document": QT_TRANSLATE_NOOP("Causes", "document {0}"),
    "file": QT_TRANSLATE_NOOP("Causes", "file {0}"),
    "tree": QT_TRANSLATE_NOOP("Causes", "domain tree"),
}


def error_words(kind: str) -> str:
    """Return why a call failed; what this version does not know is given as it is written down."""
    return QCoreApplication.translate("Causes", ERRORS[kind]) if kind in ERRORS else kind


def item_words(row: dict[str, Any]) -> str:
    """Return what a call was made for: as its job calls it, else by kind and number."""
    kind, _colon, number = str(row["key"]).partition(":")
    if label := str(row.get("label") or ""):
        return label if kind != "tree" else QCoreApplication.translate("Causes", ITEMS["tree"])
    return QCoreApplication.translate("Causes", ITEMS[kind]).format(number) if kind in ITEMS else str(row["key"])


def provider_name(provider: str) -> str:
    """Return the title of a provider that comes along; the user's own have the name they gave."""
    entry = providers().get(provider)
    return QCoreApplication.translate("Models", entry.title) if entry is not None else provider
