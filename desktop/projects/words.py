"""What a project card says, in the language of the interface."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from desktop.translate import number

if TYPE_CHECKING:
    from core.projects.service import Card

CONTEXT = "ProjectCard"


@dataclass(frozen=True)
class CardWords:
    """The translated parts of one card; `counts` are (number, word)."""

    name: str
    description: str
    counts: tuple[tuple[str, str], ...]
    spent: str
    used: str
    state: str

    @staticmethod
    def of(card: Card, opened: bool) -> CardWords:
        """Put the words of a card together."""
        say = QCoreApplication.translate
        counts = (
            (number(card.documents), say(CONTEXT, "document(s)", "", card.documents)),
            (number(card.questions), say(CONTEXT, "question(s)", "", card.questions)),
            (number(card.samples), say(CONTEXT, "sample(s)", "", card.samples)),
            (number(card.accepted), say(CONTEXT, "accepted")),
        )
        state = say(CONTEXT, "open") if opened else ""
        return CardWords(card.name, " ".join(card.description.split()), counts, spent(card), used(card.used_at), state)

    def spoken(self) -> str:
        """Return everything as one line."""
        counted = ", ".join(f"{amount} {word}" for amount, word in self.counts)
        return ". ".join(
            part for part in (self.name, self.state, self.description, counted, self.spent, self.used) if part
        )


def spent(card: Card) -> str:
    """Return tokens and cost; a cost that is not known is called so, never zero."""
    say = QCoreApplication.translate
    tokens = say(CONTEXT, "{0} tokens").format(number(card.tokens))
    if card.cost is None:
        return f"{tokens}  ·  {say(CONTEXT, 'cost unknown')}"
    if card.cost == 0:
        return f"{tokens}  ·  {say(CONTEXT, 'no cost')}"
    amount = QLocale().toString(card.cost, "f", 2 if card.cost >= 0.01 else 4)
    return f"{tokens}  ·  {say(CONTEXT, 'cost {0}').format(amount)}"


def used(moment: int) -> str:
    """Return when a project was last used, from milliseconds since 1970: a time today, else a date."""
    say, then = QCoreApplication.translate, QDateTime.fromMSecsSinceEpoch(moment)
    days = then.date().daysTo(QDateTime.currentDateTime().date())
    if days <= 0:
        return say(CONTEXT, "today {0}").format(QLocale().toString(then.time(), "HH:mm"))
    if days == 1:
        return say(CONTEXT, "yesterday")
    if days < 7:
        return say(CONTEXT, "%n day(s) ago", "", days)
    return QLocale().toString(then.date(), QLocale.FormatType.ShortFormat)
