"""A real HTTP server on loopback that speaks the OpenAI protocol, and misbehaves on request.

Hand-written on `asyncio.Protocol`, because it has to outrun every client under test: one core carries 1,000
connections and several thousand requests a second. Run it in a process of its own with
`python -m tests.helpers.server --port 0 --latency 0.5`; it prints `{"port": ..., "url": ...}` once it listens.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import signal
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any

from tests.helpers.behaviour import Behaviour
from tests.helpers.connection import Line
from tests.helpers.service import Service

HOST = "127.0.0.1"
BACKLOG = 2048
ROOT = Path(__file__).resolve().parents[2]
_OPEN_FILES = 8192


class Server:
    """The server in a thread of this process: `with Server(Behaviour(latency=0.1)) as server: server.url`.

    It takes a free port unless one is named: that of a server that died, to come back in its place.
    `behaviour` may be changed while it runs; `bodies` and `headers` hold the last requests, `stats()` the counts.
    """

    def __init__(
        self,
        behaviour: Behaviour | None = None,
        answer: Callable[[dict[str, Any]], str] | None = None,
        port: int = 0,
    ) -> None:
        self._service = Service(behaviour, answer)
        self._started = threading.Event()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stop: asyncio.Event | None = None
        self._thread = threading.Thread(target=self._run, name="loopback-server")
        self.port = port

    @property
    def url(self) -> str:
        """Return the base address for OpenAI clients."""
        return f"http://{HOST}:{self.port}/v1"

    @property
    def behaviour(self) -> Behaviour:
        """Return the behaviour in force."""
        return self._service.behaviour

    @behaviour.setter
    def behaviour(self, behaviour: Behaviour) -> None:
        self._service.behaviour = behaviour

    @property
    def bodies(self) -> list[dict[str, Any]]:
        """Return the bodies of the last requests, oldest first."""
        return list(self._service.bodies)

    @property
    def headers(self) -> list[dict[str, str]]:
        """Return the headers of the last requests, names in small letters."""
        return list(self._service.headers)

    def stats(self) -> dict[str, Any]:
        """Return requests, faults, disconnects, tokens, peak and the finished replies per prompt."""
        return self._service.stats()

    def die(self) -> None:
        """Go away for good, in the middle of whatever is under way."""
        assert self._loop is not None
        assert self._stop is not None
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join()

    def __enter__(self) -> Server:
        self._thread.start()
        self._started.wait()
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        assert self._loop is not None
        assert self._stop is not None
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join()

    def _run(self) -> None:
        asyncio.run(self._serve())

    async def _serve(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._stop = asyncio.Event()

        def listening(port: int) -> None:
            self.port = port
            self._started.set()

        await serve(self._service, self.port, self._stop, listening)


async def serve(service: Service, port: int, stop: asyncio.Event, listening: Callable[[int], None]) -> None:
    """Serve until `stop` is set; `listening` is told the port."""
    lines: set[Line] = set()
    loop = asyncio.get_running_loop()
    listener = await loop.create_server(lambda: Line(service, lines), HOST, port, backlog=BACKLOG)
    service.die = stop.set
    listening(listener.sockets[0].getsockname()[1])
    await stop.wait()
    listener.close()
    for line in list(lines):
        line.cut()
    await asyncio.sleep(0)
    service.close()


@contextmanager
def process(behaviour: dict[str, Any] | None = None, log: Path | None = None) -> Iterator[str]:
    """Run the server in a process of its own and give its base address; `log` as in the command line."""
    command = [sys.executable, "-m", "tests.helpers.server", "--behaviour", json.dumps(behaviour or {})]
    if log is not None:
        command += ["--log", str(log)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as child:
        try:
            yield str(json.loads(child.stdout.readline() if child.stdout else "{}")["url"])
        finally:
            child.terminate()


def stats(url: str) -> dict[str, Any]:
    """Return the counts of a server that runs in another process, by its base address."""
    with urllib.request.urlopen(url.replace("/v1", "/stats"), timeout=10) as answer:  # noqa: S310 - loopback
        counts: dict[str, Any] = json.load(answer)
    return counts


def main(arguments: list[str] | None = None) -> int:
    """Run the server in the foreground until it is told to end."""
    parser = argparse.ArgumentParser(prog="python -m tests.helpers.server", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="port to listen on; 0 takes a free one")
    parser.add_argument("--latency", type=float, default=0.0, help="seconds before each answer")
    parser.add_argument("--behaviour", default="{}", help="JSON object with further fields of Behaviour")
    parser.add_argument("--log", type=Path, help="file that gets one JSON line per finished reply")
    chosen = parser.parse_args(arguments)
    _allow_many_sockets()
    behaviour = Behaviour(**{"latency": chosen.latency, **json.loads(chosen.behaviour)})
    service = Service(behaviour, log=chosen.log)

    def listening(port: int) -> None:
        sys.stdout.write(json.dumps({"port": port, "url": f"http://{HOST}:{port}/v1"}) + "\n")
        sys.stdout.flush()

    async def run() -> None:
        stop = asyncio.Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            if sys.platform != "win32":
                asyncio.get_running_loop().add_signal_handler(number, stop.set)
        await serve(service, chosen.port, stop, listening)

    asyncio.run(run())
    return 0


def _allow_many_sockets() -> None:
    if sys.platform == "win32":
        return
    import resource

    _soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = _OPEN_FILES if hard == resource.RLIM_INFINITY else min(_OPEN_FILES, hard)
    resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


if __name__ == "__main__":
    sys.exit(main())
