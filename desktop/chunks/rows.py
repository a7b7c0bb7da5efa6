"""What the list of chunks shows of each, and the words of their states."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QCoreApplication

from core.chunks.listing import COLUMNS
from desktop.translate import number
from desktop.widgets.columns import Column

#: bounds of what counts as short and long, in characters
SHORT: Final = 300
LONG: Final = 2000
#: states of a chunk and their tones, the one that asks most of a person first
TONES: Final = {"waiting": "warn", "oversize": "warn", "edited": "accent", "": "faint"}


def columns() -> tuple[Column, ...]:
    """Return the columns of the list."""
    return (
        Column("text", lambda: QCoreApplication.translate("Chunks", "Chunk")),
        Column(
            "document",
            lambda: QCoreApplication.translate("Chunks", "Place"),
            "muted",
            width=170,
            sortable=True,
            hide_below=560,
            keeps_end=True,
        ),
        Column("size", lambda: QCoreApplication.translate("Chunks", "Characters"), "number", width=96, sortable=True),
        Column("questions", lambda: QCoreApplication.translate("Chunks", "Questions"), "number", 92, sortable=True),
        Column(
            "state",
            lambda: QCoreApplication.translate("Chunks", "State"),
            "state",
            width=112,
            show=state_words,
            tone=lambda state: TONES[state],
            hide_below=680,
        ),
    )


def values(row: Any) -> tuple[Any, ...]:
    """Return the cells of one row of `listing.rows`."""
    one = dict(zip(COLUMNS, row, strict=True))
    text = " ".join(one["preview"].lstrip("# ").split())
    state = "waiting" if one["waiting"] else "oversize" if one["oversize"] else "edited" if one["edited"] else ""
    return text, f"{one['document']} · {one['position'] + 1}", one["size"], one["questions"], state


def state_words(state: str) -> str:
    """Return the word of a state."""
    return {
        "waiting": QCoreApplication.translate("Chunks", "to decide"),
        "oversize": QCoreApplication.translate("Chunks", "too large"),
        "edited": QCoreApplication.translate("Chunks", "edited"),
        "": "",
    }[state]


def place_words(row: Any) -> str:
    """Return where a chunk stands in its document: the headings above its own, page, number."""
    parts = [" › ".join(row["headings"][-3:-1]) or row["section"] or ""]
    if row["page"] is not None:
        parts.append(QCoreApplication.translate("Chunks", "page {0}").format(row["page"]))
    parts.append(QCoreApplication.translate("Chunks", "no. {0}").format(number(row["position"] + 1)))
    return "  ·  ".join(part for part in parts if part)


def size_words(smallest: int | None, largest: int | None) -> str:
    """Return a range of sizes as words, empty for any."""
    if smallest is None and largest is None:
        return ""
    if smallest is None:
        return QCoreApplication.translate("Chunks", "up to {0}").format(number(largest or 0))
    if largest is None:
        return QCoreApplication.translate("Chunks", "from {0}").format(number(smallest))
    return f"{number(smallest)}–{number(largest)}"
