"""A cap in money or tokens that is kept before it is passed, not noticed afterwards.

A call is let through only when what is spent, what the calls under way may cost at most, and what this one may cost at
most stay within the cap together. When that is too much, it waits until calls under way have ended and cost less than
they might have; when none is under way, the cap is reached.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, replace

from core.errors import QT_TRANSLATE_NOOP, LorewrightError
from core.llm.gateway.estimating import REPLY_MOST, most, reply_most
from core.llm.messages import Model, Request, Usage
from core.llm.pricing import cost

# A cap is compared with sums of floats.
_HAIR = 1e-9

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


@dataclass(frozen=True, slots=True)
class Most:
    """What a call may use at most; `cost` is None where the price is unknown."""

    tokens: int
    cost: float | None


@dataclass(slots=True)
class Ticket:
    """What was set aside for one call."""

    amounts: list[tuple[Cap, float]]


class Cap:
    """One cap: of a run or a project (`scope`), on "cost" or "tokens" (`unit`)."""

    def __init__(self, scope: str, unit: str, limit: float, spent: float = 0.0) -> None:
        self.scope, self.unit, self.limit, self.spent = scope, unit, limit, spent
        self.reserved = 0.0
        self.waiting: deque[asyncio.Future[None]] = deque()

    def fits(self, amount: float) -> bool:
        """Say whether a call that may use so much can be let through."""
        return self.spent + self.reserved + amount <= self.limit + _HAIR

    def wake(self) -> None:
        """Let the first that waits look again; it wakes the next."""
        while self.waiting:
            place = self.waiting.popleft()
            if not place.done():
                place.set_result(None)
                return

    def reached(self) -> BudgetReached:
        """Return the error that says so."""
        shown = f"{self.limit:,.2f}" if self.unit == "cost" else f"{self.limit:,.0f}"
        return BudgetReached(
            _SENTENCES[self.scope, self.unit],
            QT_TRANSLATE_NOOP("Errors", "Raise the cap and go on: what is done is kept and not paid for again."),
            cap=shown,
            spent=self.spent,
            unit=self.unit,
            scope=self.scope,
        )


class Budget:
    """The caps that hold for the calls of one run; those of a project are shared by its runs.

    Lives on one event loop.
    """

    def __init__(self, caps: Iterable[Cap] = ()) -> None:
        self.caps = tuple(caps)

    @classmethod
    def of(cls, cost: float | None = None, tokens: int | None = None, spent: float = 0.0) -> Budget:
        """Return the budget of a run with one cap."""
        caps = [("cost", cost), ("tokens", tokens)]
        return cls(Cap("run", unit, float(limit), spent) for unit, limit in caps if limit is not None)

    def check(self, models: Iterable[Model]) -> None:
        """Refuse what cannot be kept: a cap in money over models whose price nobody knows.

        Raises:
            LorewrightError: a model has no price, or they have prices in several currencies.
        """
        if not any(cap.unit == "cost" for cap in self.caps):
            return
        models = list(models)
        for model in models:
            if cost(model, Usage(0, 0)) is None:
                raise LorewrightError(
                    QT_TRANSLATE_NOOP("Errors", "The price of {model} is unknown, so a cap in money cannot be kept."),
                    QT_TRANSLATE_NOOP("Errors", "Enter the price of the model, or set the cap in tokens."),
                    model=model.spec,
                )
        currencies = sorted({model.currency for model in models if model.price_in or model.price_out} - {""})
        if len(currencies) > 1:
            raise LorewrightError(
                QT_TRANSLATE_NOOP("Errors", "The models have prices in {currencies}, which do not add up to one cap."),
                QT_TRANSLATE_NOOP("Errors", "Choose models of one currency, or set the cap in tokens."),
                currencies=", ".join(currencies),
            )

    def bounded(self, request: Request) -> Request:
        """Return the request with a limit for its reply, which is always sent when there is a cap."""
        if not self.caps or request.max_tokens or request.model.max_tokens:
            return request
        return replace(request, max_tokens=REPLY_MOST)

    async def reserve(self, request: Request) -> Ticket:
        """Set aside what the call may use at most, waiting for calls under way if that is too much at present.

        Raises:
            BudgetReached: it is too much, and nothing is under way.
        """
        needed = self._needed(request)
        woken: list[Cap] = []
        try:
            while (short := next((cap for cap, amount in needed if not cap.fits(amount)), None)) is not None:
                if short.reserved <= _HAIR:
                    short.reserved = 0.0
                    short.wake()
                    raise short.reached()
                await self._wait(short, first=short in woken)
                woken.append(short)
            for cap, amount in needed:
                cap.reserved += amount
        finally:
            # Whoever was woken owes it to the next, however it went on: it may have waited for another cap since.
            for cap in dict.fromkeys(woken):
                cap.wake()
        return Ticket(needed)

    def settle(self, ticket: Ticket, usage: Usage | None, paid: float | None) -> None:
        """Put what was used in place of what was set aside; where nobody knows it, all of that counts as used.

        Args:
            ticket: of `reserve`.
            usage: as the server counted it; None for a call that was not made or was refused.
            paid: its cost.
        """
        for cap, amount in ticket.amounts:
            cap.reserved -= amount
            if usage is not None:
                cap.spent += _used(cap.unit, usage, paid, amount)
            cap.wake()

    def _needed(self, request: Request) -> list[tuple[Cap, float]]:
        if not self.caps:
            return []
        model = request.model
        asked = most(request)
        reply = reply_most(request)
        price = cost(model, Usage(asked, reply))
        # A model without a price was refused before the run, unless a cap came to it since: then it may not be called.
        amounts = {"tokens": float(asked + reply), "cost": float("inf") if price is None else price}
        return [(cap, amounts[cap.unit]) for cap in self.caps]

    @staticmethod
    async def _wait(cap: Cap, *, first: bool) -> None:
        place: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        if first:
            cap.waiting.appendleft(place)
        else:
            cap.waiting.append(place)
        try:
            await place
        except asyncio.CancelledError:
            if place.done() and not place.cancelled():
                cap.wake()
            raise


def _used(unit: str, usage: Usage, paid: float | None, most_used: float) -> float:
    if unit == "cost":
        return most_used if paid is None else paid
    if usage.prompt_tokens is None or usage.completion_tokens is None:
        return most_used
    return float(usage.prompt_tokens + usage.completion_tokens)
