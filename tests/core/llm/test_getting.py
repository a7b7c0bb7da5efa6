"""One GET with the standard library: what comes back, and where the key does not go."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from core.llm.getting import get


@contextmanager
def answering(status: int, body: bytes = b"", onward: str = "") -> Iterator[tuple[str, list[str | None]]]:
    """Serve one answer to every GET and give the address and the keys that came."""
    keys: list[str | None] = []

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            keys.append(self.headers.get("Authorization"))
            self.send_response(status)
            if onward:
                self.send_header("Location", onward)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_parts: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/models", keys
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


async def test_status_and_body_come_back() -> None:
    """Data as data, anything else as text, a refusal with its words."""
    with answering(200, b'{"data": []}') as (url, keys):
        assert (await get(url, {"Authorization": "Bearer x"}, 5))[:2] == (200, {"data": []})
        assert keys == ["Bearer x"]
    with answering(200, "<p>模型</p>".encode()) as (url, _keys):
        assert (await get(url, {}, 5))[:2] == (200, "<p>模型</p>")
    with answering(401, b'{"error": "no"}') as (url, _keys):
        assert (await get(url, {}, 5))[:2] == (401, {"error": "no"})


async def test_the_key_goes_to_no_other_host() -> None:
    """A redirection is followed; the key stays with the host it was meant for."""
    with answering(200, b"[1]") as (there, there_keys), answering(302, onward=there) as (here, here_keys):
        assert (await get(here, {"Authorization": "Bearer x"}, 5))[:2] == (200, [1])
    assert (here_keys, there_keys) == (["Bearer x"], [None])


async def test_nothing_there() -> None:
    """An address without a service, and one that is none."""
    with pytest.raises(ConnectionRefusedError):
        await get("http://127.0.0.1:9/models", {}, 5)
    with pytest.raises(ValueError, match="file"):
        await get("file:///etc/hostname", {}, 5)


def test_no_client_is_loaded() -> None:
    """The window asks for a running Ollama at its first start; that must not load what only the engine needs."""
    code = (
        "import asyncio, sys; from core.llm.discovery import discover_ollama;"
        "asyncio.run(discover_ollama('http://127.0.0.1:9')); "
        "print([name for name in ('aiohttp', 'openai') if name in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
