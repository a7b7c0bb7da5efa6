"""The model files under way: each in a child of its own, started at the first call, ended when nobody calls."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from core.llm.gguf.settings import GgufSettings
from core.llm.gguf.starting import Child, Place, end, start

IDLE_SECONDS = 300.0


class ModelFiles:
    """Runs model files for one host; lives on one event loop.

    Args:
        idle: seconds without a call after which a child is ended and its memory given back.
    """

    def __init__(self, idle: float = IDLE_SECONDS) -> None:
        self._idle = idle
        self._children: dict[tuple[GgufSettings, int], Child] = {}
        self._starting: dict[tuple[GgufSettings, int], asyncio.Lock] = {}

    @asynccontextmanager
    async def use(
        self, settings: GgufSettings, parallel: int = 1, loading: Callable[[str], object] | None = None
    ) -> AsyncIterator[Place]:
        """Give the place where the model answers, starting it if need be; it stays up while it is in use.

        `loading` is given the name of the file when the call has to wait for it, and "" when that is over.

        Raises:
            NotAModel: the file cannot be read as a model.
            ModelFileFailed: llama.cpp is not installed, memory does not suffice, or the model does not start.
        """
        child = self._children.get((settings, parallel))
        if child is None or not child.alive:
            tell = loading or _nobody
            tell(Path(settings.path).stem)
            try:
                child = await self._running(settings, parallel)
            finally:
                tell("")
        child.users += 1
        if child.idle is not None:
            child.idle.cancel()
            child.idle = None
        try:
            yield child.place
        finally:
            child.users -= 1
            if not child.users and child.alive:
                child.idle = asyncio.get_running_loop().call_later(self._idle, self._retire, child)

    def running(self) -> list[int]:
        """Return the process numbers of the children."""
        return [child.process.pid for child in self._children.values() if child.alive]

    def loading_ms(self) -> list[int]:
        """Return how long each of the children took to load, in milliseconds."""
        return [child.loading_ms for child in self._children.values() if child.alive]

    async def close(self) -> None:
        """End every child."""
        children = list(self._children.values())
        self._children.clear()
        await asyncio.gather(*(end(child) for child in children))

    async def _running(self, settings: GgufSettings, parallel: int) -> Child:
        place = (settings, parallel)
        async with self._starting.setdefault(place, asyncio.Lock()):
            child = self._children.get(place)
            if child is not None and child.alive:
                return child
            if child is not None:
                await end(child)
            # The cache of keys and values needs its memory at once: others that nobody uses make room.
            for other, unused in list(self._children.items()):
                if other != place and not unused.users:
                    del self._children[other]
                    await end(unused)
            child = self._children[place] = await start(settings, parallel)
            return child

    def _retire(self, child: Child) -> None:
        child.idle = None
        if not child.users and child.ending is None:
            child.ending = asyncio.get_running_loop().create_task(end(child))


def _nobody(_name: str) -> None:
    """Nobody wants to know."""
