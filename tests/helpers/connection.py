"""HTTP/1.1 for the loopback server: just enough of it, and fast."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from typing import Any, Protocol

import orjson

_REASONS = {200: "OK", 400: "Bad Request", 401: "Unauthorized", 403: "Forbidden", 404: "Not Found"}


class Handler(Protocol):
    """What a connection needs to know of the server."""

    def handle(self, line: Line, method: str, path: str, headers: dict[str, str], body: bytes) -> None:
        """Answer one request."""

    def lost(self, line: Line) -> None:
        """Take note that the other side went away."""


class Line(asyncio.Protocol):
    """One connection: finds requests in the bytes that come, and writes answers."""

    def __init__(self, handler: Handler, lines: set[Line]) -> None:
        self._handler = handler
        self._lines = lines
        self._buffer = bytearray()
        self._timer: asyncio.TimerHandle | None = None
        self.transport: asyncio.Transport | None = None
        self.busy = self.streaming = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Take over a new connection."""
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        self._lines.add(self)

    def connection_lost(self, exc: Exception | None) -> None:
        """Drop what was still to be answered."""
        if self._timer:
            self._timer.cancel()
        self._lines.discard(self)
        self._handler.lost(self)
        self.transport = None

    def data_received(self, data: bytes) -> None:
        """Hand over each request that is complete."""
        self._buffer += data
        while (end := self._buffer.find(b"\r\n\r\n")) >= 0:
            first, *lines = bytes(self._buffer[:end]).decode("latin-1").split("\r\n")
            headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
            size = int(headers.get("content-length", 0))
            if len(self._buffer) < end + 4 + size:
                return
            body = bytes(self._buffer[end + 4 : end + 4 + size])
            del self._buffer[: end + 4 + size]
            method, path, _ = first.split(" ", 2)
            self._handler.handle(self, method, path, headers, body)

    def later(self, seconds: float, action: Callable[[], None]) -> None:
        """Do something after a while, unless the other side goes away."""
        self._timer = asyncio.get_running_loop().call_later(seconds, action)

    def send(self, status: int, body: bytes, headers: dict[str, str] | None = None, *, half: bool = False) -> None:
        """Write a whole answer, or half of one and hang up."""
        if self.transport is None:
            return
        fields = {"content-type": "application/json", "content-length": str(len(body)), **(headers or {})}
        head = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
        start = f"HTTP/1.1 {status} {_REASONS.get(status, 'Status')}\r\n{head}\r\n".encode("latin-1")
        self.transport.write(start + (body[: len(body) // 2] if half else body))
        if half:
            self.transport.close()

    def stream(self, chunks: Iterator[Any], *, cut: bool = False, between: float = 0.0) -> None:
        """Write an answer as server-sent events, `between` seconds apart; with `cut`, hang up after the second one."""
        if self.transport is None:
            return
        head = "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n"
        self.transport.write(head.encode())
        self.streaming = True
        self._events(enumerate(chunks), cut, between)

    def _events(self, chunks: Iterator[tuple[int, Any]], cut: bool, between: float) -> None:
        for number, chunk in chunks:
            if self.transport is None:
                return
            if cut and number == 2:
                self.transport.close()
                return
            event = b"data: " + orjson.dumps(chunk) + b"\n\n"
            self.transport.write(b"%x\r\n%s\r\n" % (len(event), event))
            if between:
                self.later(between, lambda: self._events(chunks, cut, between))
                return
        self.streaming = False
        if self.transport is not None:
            self.transport.write(b"e\r\ndata: [DONE]\n\n\r\n0\r\n\r\n")

    def cut(self) -> None:
        """Hang up without a word."""
        if self.transport is not None:
            self.transport.abort()
