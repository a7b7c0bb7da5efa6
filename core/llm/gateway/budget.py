"""A cap in money or tokens that is kept before it is passed, not noticed afterwards.

A call is let through only when what is spent, what the calls under way may cost at most, and what this one may cost at
most stay within the cap together. When that is too much, it waits until calls under way have ended and cost less than
they might have; when none is under way, the cap is reached.

What a call may cost at most follows from the bytes of its prompt and from the limits in the body that is sent
(`estimating.reply_most`): with a cap there always is one for the reply, and one for the thinking where a service counts
it apart. Where the user took the limit away, the length of the context stands for it; where that is unknown too, there
is no bound, and nothing is called. So the cap holds for every service that keeps the limit it was sent and whose prices
are those entered here. It cannot hold against one that does not: the calls under way may then pass it. They are counted
as they were, later calls of that model are taken to be as much longer, and none is made once the cap is passed. What a
call used that broke off counts with all that was set aside for it. Fees for anything but tokens are not known here.
"""

from __future__ import annotations

import asyncio
import math
from collections.abc import Iterable
from dataclasses import dataclass

from core.errors import QT_TRANSLATE_NOOP, LorewrightError
from core.llm.gateway.cap import HAIR, BudgetReached, Cap, boundless
from core.llm.gateway.estimating import most, reply_most, with_limits
from core.llm.messages import Model, Request, Usage
from core.llm.pricing import cost

__all__ = ["Budget", "BudgetReached", "Cap", "Ticket"]


@dataclass(slots=True)
class Ticket:
    """What was set aside for one call.

    `reply` is how many tokens its reply is to have at most, `beyond` how many times that was set aside.
    """

    amounts: list[tuple[Cap, float]]
    spec: str = ""
    reply: int = 0
    beyond: float = 1.0


class Budget:
    """The caps that hold for the calls of one run; those of a project are shared by its runs.

    Lives on one event loop.
    """

    def __init__(self, caps: Iterable[Cap] = ()) -> None:
        self.caps = tuple(caps)
        #: why a cap that came during the run cannot be kept; nothing is called any more
        self.refused: LorewrightError | None = None
        # model -> how many times longer its replies were than the limit they were sent with
        self._beyond: dict[str, float] = {}

    @classmethod
    def of(cls, cost: float | None = None, tokens: int | None = None, spent: float = 0.0) -> Budget:
        """Return the budget of a run with one cap."""
        caps = [("cost", cost), ("tokens", tokens)]
        return cls(Cap("run", unit, float(limit), spent) for unit, limit in caps if limit is not None)

    def check(self, models: Iterable[Model], paid_in: Iterable[str] = ()) -> None:
        """Refuse what cannot be kept: money over unknown prices or several currencies, anything over boundless replies.

        Args:
            models: those that will be called.
            paid_in: the currencies of what was spent so far and counts against a cap.

        Raises:
            LorewrightError: a model has no price or no bound, or there are several currencies.
        """
        models = list(models)
        if money := [cap for cap in self.caps if cap.unit == "cost"]:
            _check_money(models, set(paid_in) - {""}, {cap.currency for cap in money} - {""})
            priced = sorted({model.currency for model in models if model.price_in or model.price_out} - {""})
            for cap in money:
                cap.priced = priced[0] if priced else ""
        for model in models if self.caps else ():
            if reply_most(with_limits(Request((), model, ""))) is None and not self._free(model):
                raise boundless(model)

    def _free(self, model: Model) -> bool:
        """Say whether no cap asks how long the replies of a model are: they cost nothing."""
        return all(cap.unit == "cost" for cap in self.caps) and cost(model, Usage(0, 1_000_000)) == 0

    def bounded(self, request: Request) -> Request:
        """Return the request with a limit for its reply, which is always sent when there is a cap."""
        return with_limits(request) if self.caps else request

    async def reserve(self, request: Request) -> Ticket:
        """Set aside what the call may use at most, waiting for calls under way if that is too much at present.

        Raises:
            BudgetReached: it is too much, and nothing is under way; or nobody can say how much it may be.
        """
        woken: list[Cap] = []
        try:
            while True:
                if self.refused is not None:
                    raise BudgetReached(self.refused.what, self.refused.todo, **self.refused.params)
                # Anew each time: meanwhile replies may have been found to be longer than they should be.
                needed, reply = self._needed(request)
                short, amount = next(((cap, amount) for cap, amount in needed if not cap.fits(amount)), (None, 0.0))
                if short is None:
                    break
                if math.isinf(amount):
                    raise boundless(request.model) if reply is None else short.reached()
                if await short.more(amount):
                    continue
                if short.reserved <= HAIR:
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
        spec = request.model.spec
        return Ticket(needed, spec, reply or 0, self._beyond.get(spec, 1.0))

    def holds(self, ticket: Ticket) -> bool:
        """Say whether what was set aside is still enough; where a service broke its limit meanwhile it may not be."""
        enough = ticket.beyond >= self._beyond.get(ticket.spec, 1.0)
        return enough and all(cap.fits(0.0) for cap, _amount in ticket.amounts)

    def settle(
        self, ticket: Ticket, usage: Usage | None, paid: float | None, *, sure: bool = True
    ) -> tuple[tuple[str, str, float], ...]:
        """Put what was used in place of what was set aside; where nobody knows it, all of that counts as used.

        What is written down of such a call may be less: the rest stays in the hold.

        Args:
            ticket: of `reserve`.
            usage: as the server counted it; None for a call that was not made or was refused.
            paid: its cost.
            sure: whether both are more than our estimate, which may be too low.

        Returns:
            What it used of the holds of caps, for the record of the call.
        """
        charged: list[tuple[str, str, float]] = []
        if usage is not None and sure and ticket.reply and (usage.completion_tokens or 0) > ticket.reply:
            longer = (usage.completion_tokens or 0) / ticket.reply
            self._beyond[ticket.spec] = max(longer, self._beyond.get(ticket.spec, 1.0))
        for cap, amount in ticket.amounts:
            cap.reserved -= amount
            if usage is not None:
                known = _used(cap.unit, usage, paid)
                counted = known if sure and known is not None else amount
                cap.spent += counted
                if cap.holder:
                    charged.append((cap.holder, cap.unit, min(counted, cap.unknown if known is None else known)))
            cap.wake()
        return tuple(charged)

    def _needed(self, request: Request) -> tuple[list[tuple[Cap, float]], int | None]:
        """Return what each cap must have room for, and the most tokens of the reply, None where nothing bounds them.

        The second is what was asked for; the first is larger where replies of the model were found to be longer.
        """
        if not self.caps:
            return [], 0
        model = request.model
        asked, stated = most(request), reply_most(request)
        if stated is None and not self._free(model):
            return [(cap, math.inf) for cap in self.caps], None
        reply = math.ceil((stated or 0) * self._beyond.get(model.spec, 1.0))
        price = cost(model, Usage(asked, reply))
        # A model without a price was refused before the run, unless a cap came to it since: then it may not be called.
        amounts = {"tokens": float(asked + reply), "cost": math.inf if price is None else price}
        return [(cap, amounts[cap.unit]) for cap in self.caps], stated or 0

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


def _check_money(models: list[Model], paid_in: set[str], stated: set[str]) -> None:
    for model in models:
        if cost(model, Usage(0, 0)) is None:
            raise LorewrightError(
                QT_TRANSLATE_NOOP("Errors", "The price of {model} is unknown, so a cap in money cannot be kept."),
                QT_TRANSLATE_NOOP("Errors", "Enter the price of the model, or set the cap in tokens."),
                model=model.spec,
            )
    wanted = {model.currency for model in models if model.price_in or model.price_out} - {""}
    if len(wanted) > 1:
        raise LorewrightError(
            QT_TRANSLATE_NOOP("Errors", "The models have prices in {currencies}, which do not add up to one cap."),
            QT_TRANSLATE_NOOP("Errors", "Choose models of one currency, or set the cap in tokens."),
            currencies=sorted(wanted),
        )
    if len(stated | wanted) > 1 and stated:
        raise LorewrightError(
            QT_TRANSLATE_NOOP("Errors", "The caps are in {stated}, and the models have prices in {currencies}."),
            QT_TRANSLATE_NOOP("Errors", "Set all caps in the currency of the prices, or set the cap in tokens."),
            stated=sorted(stated),
            currencies=sorted(wanted),
        )
    if wanted and paid_in - wanted:
        raise LorewrightError(
            QT_TRANSLATE_NOOP(
                "Errors", "The cap counts what was paid in {paid}, and the models have prices in {currencies}."
            ),
            QT_TRANSLATE_NOOP("Errors", "Choose models of one currency, or set the cap in tokens."),
            paid=sorted(paid_in),
            currencies=sorted(wanted),
        )


def _used(unit: str, usage: Usage, paid: float | None) -> float | None:
    """Return what a call used, None where nobody knows."""
    if unit == "cost":
        return paid
    if usage.prompt_tokens is None or usage.completion_tokens is None:
        return None
    return float(usage.prompt_tokens + usage.completion_tokens)
