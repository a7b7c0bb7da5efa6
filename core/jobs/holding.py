"""The cap of a project, kept by all processes that call models for it: window, engine and terminals.

Each process takes a part of what is left into its hold before it lets calls through, and shares it out among them by
itself. What it holds stands in a table, together with what is spent: the sum of both never passes the cap, since a part
is only taken in a transaction that finds room for it. A call that is written down moves its amount from the hold to
what is spent in the transaction that writes it. When others have a hold too, what is not needed goes back every second.
"""

from __future__ import annotations

import asyncio
import itertools
from collections import defaultdict
from collections.abc import Iterable
from functools import partial

from sqlalchemy import Connection, delete, func, select, update
from sqlalchemy.dialects.sqlite import insert

from core.jobs import owner
from core.llm.calls import CallRecord
from core.llm.gateway.cap import HAIR, Cap
from core.store.schema import Call, Held, UsageDay
from core.store.schema.columns import table
from core.workspace import Workspace

CALL, DAY, HELD = table(Call), table(UsageDay), table(Held)
# Of what is left, so much is taken at a time: few transactions while there is plenty, small parts near the end.
_PART = 8
#: seconds between two looks for what others gave back
LOOK = 0.2
_numbers = itertools.count(1)


class SharedCap(Cap):
    """The part of a project's cap in this process. `spent` is what its calls used since it was opened.

    Args:
        workspace: where the hold is written down.
        project_id: whose cap it is.
        unit: cost or tokens.
        limit: the whole cap.
        unknown: what a call of which nobody knows counts.
    """

    def __init__(self, workspace: Workspace, project_id: int, unit: str, limit: float, unknown: float = 0.0) -> None:
        super().__init__("project", unit, limit)
        self.holder = f"{owner.me()}#{next(_numbers)}"
        self.project_id = project_id
        self.held = 0.0
        self._said = 0.0
        self.unknown = unknown
        self._workspace = workspace
        self._asking = asyncio.Lock()

    def fits(self, amount: float) -> bool:
        """Say whether a call that may use so much can be let through within the hold."""
        return self.spent + self.reserved + amount <= self.held + HAIR

    async def more(self, amount: float) -> bool:
        """Take more of the cap into the hold; where others hold what is missing, wait a moment for it."""
        async with self._asking:
            if self.fits(amount):
                return True
            # To its end, whatever becomes of the call: a hold that is larger than we know would never go back.
            taking = asyncio.ensure_future(self._take(self.spent + self.reserved + amount - self.held))
            taken, others = await asyncio.shield(taking)
            if taken:
                return True
            if others and self.reserved <= HAIR:
                await asyncio.sleep(LOOK)
                return True
            return False

    async def _take(self, missing: float) -> tuple[float, bool]:
        work = partial(take, cap=self, missing=missing, used=self._news())
        taken, others = await asyncio.wrap_future(self._workspace.writer.submit(work))
        self.held += taken
        return taken, others

    def owe(self, amount: float) -> None:
        """Count what is paid for already, for all processes, until it is written down."""
        super().owe(amount)
        self.held += amount
        self._said += amount
        self._workspace.write(lambda c: _enlarge(c, self, amount, amount))

    def lift(self) -> None:
        """Bind nobody any more; what was held goes back when the last run has ended."""
        self.held = float("inf")
        self.wake()

    async def set_limit(self, limit: float) -> None:
        """Make the cap another one; a lower one is not passed with what was taken before."""
        lower, self.limit = limit < self.limit, limit
        if lower:
            await self.give_back()
        self.wake()

    async def give_back(self, *, asked: bool = False) -> None:
        """Let others have what no call needs; with `asked` only where others want some."""
        if asked and not await asyncio.to_thread(self._others):
            return
        spare, used = max(0.0, self.held - self.spent - self.reserved), self._news()
        if spare > HAIR or abs(used) > HAIR:
            # From here on it is no longer ours, whenever that is written.
            self.held -= spare
            work = partial(_change, holder=self.holder, unit=self.unit, amount=-spare, used=used)
            await asyncio.wrap_future(self._workspace.writer.submit(work))

    def close(self) -> None:
        """Give everything back; every call is written down by now."""
        where = (HELD.c.holder == self.holder, HELD.c.unit == self.unit)
        self._workspace.write(lambda c: c.execute(delete(HELD).where(*where)))

    def _others(self) -> bool:
        where = (HELD.c.project_id == self.project_id, HELD.c.unit == self.unit, HELD.c.holder != self.holder)
        with self._workspace.read() as connection:
            return connection.execute(select(HELD.c.holder).where(*where).limit(1)).first() is not None

    def _news(self) -> float:
        """Return what was used since this was asked last: others need not wait for that part of the hold."""
        used, self._said = self.spent - self._said, self.spent
        return used


def take(connection: Connection, cap: SharedCap, missing: float, used: float) -> tuple[float, bool]:
    """Take what is missing, or more, into a hold; return how much, and whether others may give some of theirs back.

    Where there is not enough, nothing is taken, but others see that some is wanted. `used` is what was used since the
    last time.
    """
    where = (HELD.c.project_id == cap.project_id, HELD.c.unit == cap.unit)
    held = open_ = 0.0
    rows = connection.execute(select(HELD.c.holder, HELD.c.amount, HELD.c.used).where(*where)).all()
    for holder, amount, gone in rows:
        if holder == cap.holder:
            held += amount
        elif owner.alive(holder.partition("#")[0]):
            held += amount
            open_ += max(0.0, amount - gone)
        else:
            connection.execute(delete(HELD).where(HELD.c.holder == holder, HELD.c.unit == cap.unit))
    left = cap.limit - spent_by_project(connection, cap.project_id, cap.unit, cap.unknown) - held
    taken = max(missing, left / _PART) if left + HAIR >= missing else 0.0
    _enlarge(connection, cap, taken, used)
    return taken, open_ > HAIR


def _enlarge(connection: Connection, cap: SharedCap, amount: float, used: float) -> None:
    row = {"holder": cap.holder, "unit": cap.unit, "project_id": cap.project_id}
    more = {"amount": HELD.c.amount + amount, "used": HELD.c.used + used}
    connection.execute(
        insert(HELD)
        .values(**row, amount=amount, used=used)
        .on_conflict_do_update(index_elements=["holder", "unit"], set_=more)
    )


def written(connection: Connection, calls: Iterable[CallRecord]) -> None:
    """Lower the holds by what calls that are being written down took from them."""
    amounts: defaultdict[tuple[str, str], float] = defaultdict(float)
    for call in calls:
        for holder, unit, amount in call.charged:
            amounts[holder, unit] += amount
    for (holder, unit), amount in amounts.items():
        _change(connection, holder, unit, -amount, -amount)


def _change(connection: Connection, holder: str, unit: str, amount: float, used: float) -> None:
    changed = {"amount": func.max(0.0, HELD.c.amount + amount), "used": HELD.c.used + used}
    connection.execute(update(HELD).where(HELD.c.holder == holder, HELD.c.unit == unit).values(**changed))


def spent_by_project(connection: Connection, project_id: int, unit: str, unknown: float = 0.0) -> float:
    """Return what the calls of a project used so far; one of which nobody knows counts as `unknown`."""
    amount = func.sum(DAY.c.cost) if unit == "cost" else func.sum(DAY.c.prompt_tokens + DAY.c.completion_tokens)
    missing = DAY.c.unpriced if unit == "cost" else DAY.c.uncounted
    columns = (func.coalesce(amount, 0), func.coalesce(func.sum(missing), 0))
    known, number = connection.execute(select(*columns).where(DAY.c.project_id == project_id)).one()
    return float(known) + unknown * int(number)


def dearest_of_project(connection: Connection, project_id: int, unit: str) -> float:
    """Return what the dearest call of a project used, 0 where all its calls are known or none is."""
    missing = func.sum(DAY.c.unpriced if unit == "cost" else DAY.c.uncounted)
    if not connection.execute(select(missing).where(DAY.c.project_id == project_id)).scalar():
        return 0.0
    amount = CALL.c.cost if unit == "cost" else CALL.c.prompt_tokens + CALL.c.completion_tokens
    return float(connection.execute(select(func.max(amount)).where(CALL.c.project_id == project_id)).scalar() or 0.0)


def currencies_of_project(connection: Connection, project_id: int) -> set[str]:
    """Return the currencies in which a project was paid for so far."""
    query = select(DAY.c.currency).where(DAY.c.project_id == project_id, DAY.c.cost > 0).distinct()
    return set(connection.execute(query).scalars())
