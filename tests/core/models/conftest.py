"""A workspace, and keys that nobody else has."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from core.secrets import Secrets
from core.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace(tmp_path / "data") as opened:
        yield opened


@pytest.fixture
def secrets() -> Secrets:
    """Keys in the keyring that tests have, which is in memory."""
    return Secrets({})


class Answers(BaseHTTPRequestHandler):
    """Answers each path with what the test laid there, and notes what came."""

    server: Pages

    def do_GET(self) -> None:
        """Answer, or say that there is nothing."""
        length = int(self.headers.get("content-length") or 0)
        body = self.rfile.read(length)
        self.server.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}, body))
        status, data = self.server.pages.get(self.path, (404, {"error": "no such page"}))
        text = data(body) if callable(data) else data
        raw = text if isinstance(text, bytes) else json.dumps(text).encode()
        self.send_response(status)
        self.send_header("content-length", str(len(raw)))
        self.end_headers()
        self.wfile.write(raw)

    do_POST = do_GET  # noqa: N815 - the name the library calls

    def log_message(self, format: str, *args: Any) -> None:
        """Keep quiet."""


class Pages(ThreadingHTTPServer):
    """A web server on loopback: `pages` maps paths to (status, data), `asked` holds (path, headers, body)."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answers)
        self.pages: dict[str, tuple[int, Any]] = {}
        self.asked: list[tuple[str, dict[str, str], bytes]] = []

    @property
    def url(self) -> str:
        """Return the address without a path."""
        return f"http://127.0.0.1:{self.server_port}"


@pytest.fixture
def pages() -> Iterator[Pages]:
    """A web server to lay answers on."""
    with Pages() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        server.shutdown()
        thread.join()
