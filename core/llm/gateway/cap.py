"""One cap in money or tokens: what is spent, what is set aside, and who waits for room."""

from __future__ import annotations

import asyncio
from collections import deque

from core.errors import QT_TRANSLATE_NOOP, LorewrightError
from core.llm.messages import Model

# A cap is compared with sums of floats.
HAIR = 1e-9

_SENTENCES: dict[tuple[str, str], str] = {
    ("run", "cost"): QT_TRANSLATE_NOOP("Errors", "One more call could pass the cap of {cap} for this run."),
    ("run", "tokens"): QT_TRANSLATE_NOOP("Errors", "One more call could pass the cap of {cap} tokens for this run."),
    ("project", "cost"): QT_TRANSLATE_NOOP("Errors", "One more call could pass the cap of {cap} for this project."),
    ("project", "tokens"): QT_TRANSLATE_NOOP(
        "Errors", "One more call could pass the cap of {cap} tokens for this project."
    ),
}


class BudgetReached(LorewrightError):
    """The next call could pass a cap, so it was not made; the run pauses and goes on once the cap is raised."""


class Cap:
    """One cap: of a run or a project (`scope`), on "cost" or "tokens" (`unit`).

    `holder` names the hold of one that several processes keep; `unknown` is what a call of which nobody knows counts
    there once it is written down. `currency` is that of a cap in money as the user
    stated it, `priced` that of the prices.
    """

    holder = currency = priced = ""
    unknown = 0.0

    def __init__(self, scope: str, unit: str, limit: float, spent: float = 0.0) -> None:
        self.scope, self.unit, self.limit, self.spent = scope, unit, limit, spent
        self.reserved = 0.0
        #: it came when calls were under way that it does not count yet
        self.late = False
        self.waiting: deque[asyncio.Future[None]] = deque()

    def fits(self, amount: float) -> bool:
        """Say whether a call that may use so much can be let through."""
        return self.spent + self.reserved + amount <= self.limit + HAIR

    async def more(self, _amount: float) -> bool:
        """Try to make room that is not there; return whether it makes sense to look again."""
        return False

    def owe(self, amount: float) -> None:
        """Count what is paid for already, though it is not written down."""
        self.spent += amount

    def lift(self) -> None:
        """Bind nobody any more: the user took the cap away."""
        self.limit = float("inf")
        self.wake()

    def wake(self) -> None:
        """Let the first that waits look again; it wakes the next."""
        while self.waiting:
            place = self.waiting.popleft()
            if not place.done():
                place.set_result(None)
                return

    def reached(self) -> BudgetReached:
        """Return the error that says so."""
        money = f"{self.limit:,.2f} {self.currency or self.priced}".strip()
        shown = money if self.unit == "cost" else f"{self.limit:,.0f}"
        return BudgetReached(
            _SENTENCES[self.scope, self.unit],
            QT_TRANSLATE_NOOP("Errors", "Raise the cap and go on: what is done is kept and not paid for again."),
            cap=shown,
            spent=self.spent,
            unit=self.unit,
            scope=self.scope,
        )


def boundless(model: Model) -> BudgetReached:
    """Return the error for a model of which nobody can say how long a reply may be."""
    return BudgetReached(
        QT_TRANSLATE_NOOP("Errors", "Nothing bounds how long a reply of {model} may be, so a cap cannot be kept."),
        QT_TRANSLATE_NOOP(
            "Errors", "Set the context length of the model, or give the further fields of its provider a token limit."
        ),
        model=model.spec,
    )
