"""What the columns, states and edits of samples are called, and which filter the screen stands for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, QDateTime
from sqlalchemy import Connection

from core.errors import QT_TRANSLATE_NOOP
from core.samples.listing import SampleFilter
from desktop.filters import NONE, Narrowing, tag_ids
from desktop.widgets.columns import Column

#: state -> (words, role)
STATES: Final[dict[str, tuple[str, str]]] = {
    "open": (QT_TRANSLATE_NOOP("Samples", "open"), "muted"),
    "accepted": (QT_TRANSLATE_NOOP("Samples", "accepted"), "good"),
    "rejected": (QT_TRANSLATE_NOOP("Samples", "rejected"), "bad"),
}
#: field -> what editing it is called in the history
FIELDS: Final[dict[str, str]] = {
    "question": QT_TRANSLATE_NOOP("Samples", "Question"),
    "answer": QT_TRANSLATE_NOOP("Samples", "Answer"),
    "reasoning": QT_TRANSLATE_NOOP("Samples", "Reasoning"),
    "state": QT_TRANSLATE_NOOP("Samples", "State"),
    "rating": QT_TRANSLATE_NOOP("Samples", "Rating"),
    "note": QT_TRANSLATE_NOOP("Samples", "Note"),
    "tag_id": QT_TRANSLATE_NOOP("Samples", "Tag"),
}
BUILT_IN: Final = "built-in"


@dataclass(frozen=True, slots=True)
class Line:
    """The question of a row, and whether the row has left the filter and only stays for the eye."""

    text: str
    left: bool = False


def say(text: str) -> str:
    """Return a marked text of this table in the language of the interface."""
    return QCoreApplication.translate("Samples", text)


def state_words(state: str) -> str:
    """Return the translated state."""
    return say(STATES[state][0])


def rating_tone(rating: int | None) -> str:
    """Return the role of a rating of 1 to 5."""
    if rating is None:
        return "faint"
    return "good" if rating >= 4 else "warn" if rating == 3 else "bad"


def model_words(model: str) -> str:
    """Return the model's own name; `model` is "provider/name"."""
    if model.split("/", 1)[0] == BUILT_IN:
        return say(QT_TRANSLATE_NOOP("Samples", "built-in engine"))
    return model.split("/", 1)[-1]


def columns() -> tuple[Column, ...]:
    """Return the columns of the list."""
    return (
        Column(
            "question",
            lambda: QCoreApplication.translate("Samples", "Question"),
            show=lambda line: " ".join(line.text[:400].split()),
            tone=lambda line: "faint" if line.left else "",
            sortable=True,
        ),
        Column(
            "tag", lambda: QCoreApplication.translate("Samples", "Tag"), "muted", 150, sortable=True, hide_below=520
        ),
        Column(
            "rating",
            lambda: QCoreApplication.translate("Samples", "Rating"),
            "score",
            68,
            show=lambda rating: "–" if rating is None else str(rating),
            tone=rating_tone,
            sortable=True,
        ),
        Column(
            "state",
            lambda: QCoreApplication.translate("Samples", "State"),
            "state",
            104,
            show=state_words,
            tone=lambda state: STATES[state][1],
            sortable=True,
        ),
    )


def sample_filter(connection: Connection, narrowing: Narrowing, state: str = "", order: str = "") -> SampleFilter:
    """Return the filter the screen stands for; an empty state means any."""
    return SampleFilter(
        search=narrowing.search,
        states=(state,) if state else (),
        tags=tag_ids(connection, narrowing.tag),
        untagged=narrowing.tag == NONE,
        document_id=narrowing.document or None,
        order=order,
    )


def short(field: str, value: Any) -> str:
    """Return a value of the history in few words."""
    if value is None or value == "":
        return "–"
    return state_words(value) if field == "state" else " ".join(str(value).split())


def when(moment: int) -> str:
    """Return a time (milliseconds since the epoch) as date and time of this computer."""
    return QDateTime.fromMSecsSinceEpoch(moment).toString("yyyy-MM-dd HH:mm")
