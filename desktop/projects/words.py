"""What a project card says, in the language of the interface."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from core.usage.money import amounts, short
from desktop.translate import between, number

if TYPE_CHECKING:
    from core.projects.service import Card


@dataclass(frozen=True)
class CardWords:
    """The translated parts of one card; `counts` are (number, word), `brief` is `spent` where it is too long."""

    name: str
    description: str
    counts: tuple[tuple[str, str], ...]
    spent: str
    used: str
    state: str
    brief: str = ""

    @staticmethod
    def of(card: Card, opened: bool) -> CardWords:
        """Put the words of a card together."""
        counts = (
            (number(card.documents), QCoreApplication.translate("ProjectCard", "document(s)", "", card.documents)),
            (number(card.questions), QCoreApplication.translate("ProjectCard", "question(s)", "", card.questions)),
            (number(card.samples), QCoreApplication.translate("ProjectCard", "sample(s)", "", card.samples)),
            (number(card.accepted), QCoreApplication.translate("ProjectCard", "accepted")),
        )
        state = QCoreApplication.translate("ProjectCard", "open") if opened else ""
        description = " ".join(card.description.split())
        return CardWords(card.name, description, counts, spent(card), used(card.used_at), state, brief(card))

    def spoken(self) -> str:
        """Return everything as one line."""
        counted = between(", ", *(f"{amount} {word}" for amount, word in self.counts))
        return between(". ", self.name, self.state, self.description, counted, self.spent, self.used)


def spent(card: Card) -> str:
    """Return tokens and cost; a cost of which nothing is known is called so, one of which a part is, "at least"."""
    tokens = QCoreApplication.translate("ProjectCard", "{0} tokens").format(number(card.tokens))
    if card.unpriced and any(card.cost.values()):
        cost = QCoreApplication.translate("ProjectCard", "cost at least {0}").format(amounts(card.cost))
    elif card.unpriced:
        cost = QCoreApplication.translate("ProjectCard", "cost unknown")
    elif not any(card.cost.values()):
        cost = QCoreApplication.translate("ProjectCard", "no cost")
    else:
        cost = QCoreApplication.translate("ProjectCard", "cost {0}").format(amounts(card.cost))
    return f"{tokens}  ·  {cost}"


def brief(card: Card) -> str:
    """Return tokens and a known cost in fewer letters, for a card with little room; "" where no cost is known."""
    if not any(card.cost.values()):
        return ""
    tokens = QCoreApplication.translate("ProjectCard", "{0} tokens").format(short(card.tokens))
    cost = amounts(card.cost)
    if card.unpriced:
        cost = QCoreApplication.translate("ProjectCard", "at least {0}").format(cost)
    return f"{tokens}  ·  {cost}"


def used(moment: int) -> str:
    """Return when a project was last used, from milliseconds since 1970: a time today, else a date."""
    then = QDateTime.fromMSecsSinceEpoch(moment)
    days = then.date().daysTo(QDateTime.currentDateTime().date())
    if days <= 0:
        return QCoreApplication.translate("ProjectCard", "today {0}").format(QLocale().toString(then.time(), "HH:mm"))
    if days == 1:
        return QCoreApplication.translate("ProjectCard", "yesterday")
    if days < 7:
        return QCoreApplication.translate("ProjectCard", "%n day(s) ago", "", days)
    return QLocale().toString(then.date(), QLocale.FormatType.ShortFormat)
