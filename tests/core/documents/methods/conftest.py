"""A context of a job as methods get it: a real workspace, real child processes, a real client."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from core.documents.converted import Converted
from core.documents.methods import convert
from core.documents.reading import ReadOptions
from core.jobs.children import Report
from core.jobs.job import CallRecord, Context
from core.jobs.pools import Pools
from core.llm.client import Client
from core.llm.gateway.gateway import Gateway
from core.llm.patience import Patience
from core.secrets import Secrets
from core.workspace import Workspace


@dataclass
class Converting:
    """Converts files as a job does, and keeps what it was told."""

    context: Context
    seen: list[tuple[int, int]] = field(default_factory=list)
    hear: Callable[[int, int], None] = lambda _done, _total: None

    async def __call__(
        self, path: Path, name: str, label: str = "合同 A.pdf", options: ReadOptions | None = None, **settings: Any
    ) -> tuple[Converted, list[CallRecord]]:
        """Convert one file; pictures are kept where the project keeps them."""
        chosen = options or ReadOptions(pictures=self.context.workspace.pictures(1))
        return await convert(path, name, settings, chosen, self.context, self._told, label=label)

    def _told(self, done: int, total: int) -> None:
        self.seen.append((done, total))
        self.hear(done, total)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace(tmp_path / "home") as opened:
        yield opened


def _warm(_report: Report) -> None:
    """Do nothing, in a child process that is there from then on."""


@pytest.fixture(scope="module")
def pools() -> Iterator[Pools]:
    """One child process for all tests of a file: each start costs a second."""
    found = Pools(1)
    asyncio.run(found.run_reporting(_warm))
    # Its second thread too, which would otherwise start in the middle of some test.
    meeting = threading.Barrier(2)
    list(found._hands().map(lambda _: meeting.wait(), range(2)))
    yield found
    found.close(kill=True)


@pytest.fixture
async def converting(pools: Pools, workspace: Workspace) -> AsyncIterator[Converting]:
    # The pool outlives the loop of a test; what it waits with belongs to one loop.
    pools._room = asyncio.Semaphore(1)
    secrets = Secrets(environment_first=True)
    async with Client(secrets, Patience(attempts=2, base=0.01)) as client:
        yield Converting(Context(workspace, 1, 1, pools, Gateway(client), secrets=secrets))


@pytest.fixture
def own_pools(converting: Converting) -> Iterator[None]:
    """Give a test that ends children in the middle of their work a pool of its own."""
    shared, converting.context.pools = converting.context.pools, Pools(1)
    yield
    converting.context.pools.close(kill=True)
    converting.context.pools = shared
