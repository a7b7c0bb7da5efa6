"""A client and a model for the loopback server."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from typing import Any, Protocol

import pytest

from core.llm.client import Client
from core.llm.messages import Model, Request
from core.llm.patience import Patience
from core.secrets import Secrets
from tests.helpers.server import Server

OF_REQUEST = ("schema", "stream", "max_tokens", "most", "form")
KEY = "sk-loopback-0123456789abcdef"


class Asking(Protocol):
    """Makes a request to the loopback server."""

    def __call__(self, text: str = ..., **changes: Any) -> Request: ...


async def until(condition: Any, seconds: float = 30.0) -> None:
    """Wait for the server's thread to have noticed something."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not happen in time"
        await asyncio.sleep(0.005)


@pytest.fixture
async def client(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Client]:
    """A client that waits but little between tries and has a key in its environment."""
    monkeypatch.setenv("LOOPBACK_KEY", KEY)
    secrets = Secrets({"openai-compatible": ("LOOPBACK_KEY",)})
    async with Client(secrets, Patience(base=0.01, ceiling=0.02)) as opened:
        yield opened


@pytest.fixture
def request_to(loopback: Server) -> Asking:
    """Return a maker of requests; keywords of the model and of the request are told apart by name."""

    def make(text: str = "What do lawyers and physicians share?", **changes: Any) -> Request:
        of_request = {name: changes.pop(name) for name in OF_REQUEST if name in changes}
        settings = {"provider": "openai-compatible", "name": "small", "base_url": loopback.url, **changes}
        return Request(({"role": "user", "content": text},), Model(**settings), "answers", **of_request)

    return make
