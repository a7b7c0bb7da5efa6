"""What a job is: a plan (a query), the work on one item, and the commit of a batch of results."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar, Generic, TypeVar

from pydantic import BaseModel
from sqlalchemy import Connection

from core.changes import ChangeSet
from core.errors import QT_TRANSLATE_NOOP
from core.jobs.pools import Pools
from core.llm.calls import CallRecord
from core.llm.gateway.gateway import Gateway
from core.secrets import Secrets
from core.workspace import Workspace

__all__ = ["CallRecord", "Context", "Item", "ItemFailed", "Job", "Outcome"]

O = TypeVar("O", bound=BaseModel)  # noqa: E741 - the options of a job


@dataclass(frozen=True)
class Item:
    """A unit of a job: a key that stays the same over restarts, a label for people, and plain data to work on.

    `id` orders the plan: the runner asks for the page after the last id it saw.
    """

    key: str
    id: int
    label: str
    data: Any = None


@dataclass
class Outcome:
    """What the work on an item brought: a value for `commit`, and the calls it took.

    Calls made through the context while the item was worked on are known anyway; naming them twice does no harm.
    """

    value: Any
    calls: list[CallRecord] = field(default_factory=list)


class ItemFailed(Exception):
    """An item failed after calls were made: carries the reason, the reply as it came, and what was paid."""

    def __init__(self, error: Exception, raw: str = "", calls: Sequence[CallRecord] = ()) -> None:
        super().__init__(str(error))
        self.error = error
        self.raw = raw
        self.calls = list(calls)


@dataclass
class Context:
    """What a job may use while it runs: the workspace, process pools, the way out to models, and its own row's ids.

    `note("{name}: page {page}", name=…, page=…)` says what it is at: a template marked for translation under "Jobs",
    and its values; `note()` takes that back. `advance(key, 0.5)` says that half of an item is done. `secrets` has what
    was handed over for this run, such as passwords.
    """

    workspace: Workspace
    project_id: int
    job_id: int
    pools: Pools
    client: Gateway
    note: Callable[..., None] = lambda _what="", **_params: None
    secrets: Secrets = field(default_factory=Secrets)
    advance: Callable[[str, float], None] = lambda _key, _share: None

    def __post_init__(self) -> None:
        """Let the run say that it waits for a model file."""
        self.client.loading = self._loading

    def _loading(self, name: str) -> None:
        if name:
            self.note(QT_TRANSLATE_NOOP("Jobs", "Loading {name}…"), name=name)
        else:
            self.note()


class Job(ABC, Generic[O]):
    """A kind of long action. Subclasses hold no state but their options and what `open` prepared.

    Attributes:
        kind: stable name in the database and on the command line.
        title: for people, marked for translation.
        breaker: stop when this many items in a row fail with the same reason; 0 never stops.
        needed: nothing that follows in a chain makes sense when every item of it failed.
        passing: an item that brings no rows was passed over, and took no time.
        lending: while the call of an item waits before another try, another item may be begun in its place.
    """

    kind: ClassVar[str]
    title: ClassVar[str]
    breaker: ClassVar[int] = 0
    needed: ClassVar[bool] = False
    passing: ClassVar[bool] = False
    lending: ClassVar[bool] = False
    Options: ClassVar[type[BaseModel]]

    def __init__(self, options: O, project_id: int, job_id: int = 0) -> None:
        self.options = options
        self.project_id = project_id
        self.job_id = job_id

    @abstractmethod
    def plan(self, connection: Connection, after: int, limit: int) -> list[Item]:
        """Return up to `limit` items with an id above `after`, in order of id: what is still missing."""

    @abstractmethod
    def count(self, connection: Connection) -> int:
        """Return how many items `plan` would give in all."""

    @abstractmethod
    async def run_one(self, item: Item, context: Context) -> Outcome:
        """Do the work on one item. Raise LorewrightError, or ItemFailed, to record it as failed."""

    @abstractmethod
    def commit(self, connection: Connection, batch: list[tuple[Item, Any]]) -> tuple[ChangeSet, list[int]]:
        """Write the values of a batch; return what changed and how many rows each item brought."""

    def weights(self, _connection: Connection) -> dict[str, float]:
        """Return what the items weigh by key, where work differs widely among them, such as the sizes of files.

        In any unit, and after `open`; the time left is told by it. Empty where all are alike.
        """
        return {}

    def failed(self, _connection: Connection, _batch: list[tuple[Item, dict[str, Any]]]) -> ChangeSet:
        """Write what failed items leave in the feature's own tables; most leave nothing."""
        return ChangeSet()

    def remark(self, _value: Any) -> dict[str, Any]:
        """Return what is to be said of an item that ended well, as an error's plain data; asked after `commit`."""
        return {}

    def parallel(self) -> int:
        """Return how many items may be under way at once."""
        return 1

    async def open(self, _context: Context) -> None:
        """Prepare once before the first item."""

    async def close(self) -> None:
        """Release what `open` prepared; called at every end."""
