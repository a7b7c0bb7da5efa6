"""What stands beside the tries of one call of a run: its budget, its priority, and whoever is told of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from core.llm.gateway.budget import Ticket
from core.llm.gateway.lasting import Halted
from core.llm.messages import Request

if TYPE_CHECKING:
    from core.llm.attempt import Attempt
    from core.llm.gateway.gateway import Gateway


class Asked(NamedTuple):
    """How a request is remembered: its name, the item it is for, and the name its reply is kept under ("" for none)."""

    key: str
    item: str
    kept: str = ""


class Beside:
    """Stands beside the tries of one call."""

    __slots__ = ("_about", "_gateway")

    def __init__(self, gateway: Gateway, about: Asked | None) -> None:
        self._gateway = gateway
        self._about = about

    def rank(self) -> int:
        """Return the priority of the run, as it is now."""
        return self._gateway.priority

    def loading(self, name: str) -> None:
        """Say that a model file is being loaded."""
        if self._gateway.loading is not None:
            self._gateway.loading(name)

    def resting(self, *, begins: bool) -> None:
        """Say that the call waits before another try, or goes on."""
        if self._gateway.resting is not None:
            self._gateway.resting(1 if begins else -1)

    async def before(self, request: Request) -> tuple[Request, Ticket | None]:
        """Set aside what the try may use at most. Raises BudgetReached, Halted."""
        if (halted := self._gateway.halted) is not None:
            raise Halted(halted.what, halted.todo, **halted.params)
        budget = self._gateway.budget
        if not budget.caps:
            return request, None
        request = budget.bounded(request)
        return request, await budget.reserve(request)

    def holds(self, ticket: Ticket | None) -> bool:
        """Say whether what was set aside is still enough, and the run goes on."""
        return self._gateway.halted is None and (ticket is None or self._gateway.budget.holds(ticket))

    def after(self, ticket: Ticket | None, attempt: Attempt | None) -> None:
        """Count and record what became of it."""
        if attempt is not None:
            self._gateway.ended(ticket, attempt, self._about)
        elif ticket is not None:
            self._gateway.budget.settle(ticket, None, None)
