"""A program of the user's that runs at the end of a job: arguments as data, no shell, no keys, a time limit."""

from __future__ import annotations

import asyncio
import contextlib
import os
import re
import signal
import sys
import time
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

#: characters of its output that are kept
LONGEST = 20_000
_BYTES = 4 * LONGEST
_LINGER = 0.5  # seconds for what it said last; a program it leaves behind may hold its output open for good
_VARIABLE = re.compile(r"\{(\w+)\}")


@dataclass
class Ending:
    """What came of the program.

    Attributes:
        state: ok, failed, timeout (stopped at its limit), cut (the engine ended before it did) or missing (it could
            not be started).
        arguments: as they were filled in.
        code: its exit code, negative for a signal.
        output: the first characters of what it wrote, errors included.
    """

    state: str
    arguments: list[str]
    code: int | None = None
    output: str = ""
    seconds: float = 0.0

    def as_dict(self) -> dict[str, Any]:
        """Return the column of the job."""
        return asdict(self)


def filled(arguments: Iterable[str], values: Mapping[str, Any]) -> list[str]:
    """Return arguments with {name} replaced by its value, once: a value that holds braces stays as it is."""
    return [_VARIABLE.sub(lambda hit: str(values.get(hit[1], hit[0])), one) for one in arguments]


def environment(hidden: Iterable[str], values: Iterable[str]) -> dict[str, str]:
    """Return the environment without keys: variables of these names, of the usual ending, or that hold such a value."""
    names, secret = {name.upper() for name in hidden}, {value for value in values if value}
    return {
        name: value
        for name, value in os.environ.items()
        if name.upper() not in names and not name.upper().endswith(("_API_KEY", "_APIKEY")) and value not in secret
    }


async def run(arguments: list[str], environment: dict[str, str], limit: float) -> Ending:
    """Run a program to its end, or stop it and what it started after `limit` seconds.

    When cancelled it stops the program and raises CancelledError.
    """
    started = time.monotonic()
    try:
        transport, heard = await asyncio.get_running_loop().subprocess_exec(
            _Heard,
            *arguments,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
            env=environment,
            start_new_session=sys.platform != "win32",
        )
    except (OSError, ValueError) as error:
        return Ending("missing", arguments, output=str(error)[:LONGEST])
    late = False
    try:
        await asyncio.wait_for(heard.gone.wait(), limit)
    except TimeoutError:
        late = True
    finally:
        if transport.get_returncode() is None:
            _kill(transport.get_pid())
            await heard.gone.wait()
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(heard.silent.wait(), _LINGER)
        transport.close()
    code = transport.get_returncode()
    state = "timeout" if late else "failed" if code else "ok"
    output = heard.said.decode(errors="replace")[:LONGEST]
    return Ending(state, arguments, code, output, round(time.monotonic() - started, 2))


class _Heard(asyncio.SubprocessProtocol):
    """Keeps the beginning of what is written and lets the rest go, so that the program never waits for a reader."""

    def __init__(self) -> None:
        self.said = bytearray()
        self.gone, self.silent = asyncio.Event(), asyncio.Event()

    def pipe_data_received(self, fd: int, data: bytes) -> None:
        """Take what was written."""
        self.said += data[: max(0, _BYTES - len(self.said))]

    def pipe_connection_lost(self, fd: int, exc: Exception | None) -> None:
        """Note that nobody writes any more."""
        self.silent.set()

    def process_exited(self) -> None:
        """Note that the program itself has ended, whatever it left behind."""
        self.gone.set()


def _kill(pid: int) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        if sys.platform == "win32":
            os.kill(pid, signal.SIGTERM)
        else:
            os.killpg(pid, signal.SIGKILL)
