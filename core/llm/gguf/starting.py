"""Starting a model file: everything that can be known is checked first, so that a refusal has a reason."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import secrets
import subprocess
import time
from collections import deque
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core.errors import QT_TRANSLATE_NOOP, LorewrightError
from core.llm.gguf.child import command, installed, quiet
from core.llm.gguf.devices import free_on_gpus
from core.llm.gguf.header import NotAModel, read_header
from core.llm.gguf.memory import MEBI, free, needed
from core.llm.gguf.settings import GgufSettings

START_SECONDS = 600.0  # a file of many gigabytes on a slow disk
END_SECONDS = 5.0
_LINES = 30

_TRY_ANOTHER = QT_TRANSLATE_NOOP(
    "Errors", "It may be damaged or of a kind this version does not know; try another file."
)
_TRY_WITHOUT = QT_TRANSLATE_NOOP(
    "Errors", "Its adapters may belong to another model: take them off, or try another file."
)


class ModelFileFailed(LorewrightError):
    """The model file cannot be run; the sentence says why and what to do."""


@dataclass(frozen=True)
class Place:
    """Where a running model file answers: the address for OpenAI clients and the key that it asks for."""

    address: str
    key: str


@dataclass
class Child:
    """A running model file: its process, where it answers, how long it took to load, and who uses it."""

    process: asyncio.subprocess.Process
    place: Place
    lines: deque[str]
    reading: asyncio.Task[None]
    loading_ms: int = 0
    users: int = 0
    idle: asyncio.TimerHandle | None = None
    ending: asyncio.Task[None] | None = None

    @property
    def alive(self) -> bool:
        """Whether it can take calls."""
        return self.process.returncode is None and self.ending is None


async def start(settings: GgufSettings, parallel: int) -> Child:
    """Start a model file and return it once it answers.

    Raises:
        NotAModel: the file cannot be read as a model.
        ModelFileFailed: llama.cpp is not installed, memory does not suffice, or the model does not start.
    """
    started = time.perf_counter()
    context = await asyncio.to_thread(_check, settings, parallel)
    process = await asyncio.create_subprocess_exec(
        *command(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **quiet()
    )
    lines: deque[str] = deque(maxlen=_LINES)
    reading = asyncio.create_task(_read(process, lines))
    key = secrets.token_urlsafe(24)
    wanted = {
        "path": settings.path,
        "name": Path(settings.path).stem,
        "adapters": settings.adapters,
        "context": context,
        "parallel": parallel,
        "threads": settings.threads or max(1, (os.cpu_count() or 2) - 1),
        "gpu_layers": settings.gpu_layers,
        "key": key,
    }
    try:
        answer = await _ask(process, wanted)
    except BaseException:
        _kill(process)
        await process.wait()
        await reading
        raise
    child = Child(process, Place(f"{answer.get('address')}/v1", key), lines, reading)
    child.loading_ms = round((time.perf_counter() - started) * 1000)
    if "address" not in answer:
        await end(child)
        raise _failed(settings, str(answer.get("reason", "")), lines)
    return child


def _check(settings: GgufSettings, parallel: int) -> int:
    """Return the context to load with, after making sure that it can be loaded."""
    if not installed():
        raise ModelFileFailed(
            QT_TRANSLATE_NOOP("Errors", "Running model files needs the package “xllamacpp”, which is not installed."),
            QT_TRANSLATE_NOOP("Errors", "Install Lorewright with its extra “gguf”, or use Ollama."),
        )
    header = read_header(Path(settings.path))
    if header.adapter:
        raise NotAModel(
            QT_TRANSLATE_NOOP("Errors", "{path} is a LoRA adapter and no model by itself."),
            QT_TRANSLATE_NOOP("Errors", "Choose the model it was made for, and add this file as its adapter."),
            path=settings.path,
        )
    for path, _scale in settings.adapters:
        if not read_header(Path(path)).adapter:
            raise NotAModel(
                QT_TRANSLATE_NOOP("Errors", "{path} is no LoRA adapter."),
                QT_TRANSLATE_NOOP("Errors", "Choose the file of an adapter, or take it off the list."),
                path=path,
            )
    context = settings.tokens(header.context)
    wanted, there = needed(header, context, parallel), free()
    if wanted > there and settings.gpu_layers is None:
        # As many layers as fit go to the GPU, the rest stays here.
        there += free_on_gpus()
    if settings.gpu_layers in (None, 0) and wanted > there:
        raise ModelFileFailed(
            QT_TRANSLATE_NOOP("Errors", "{name} needs about {wanted} MiB of memory, and {there} MiB are free."),
            QT_TRANSLATE_NOOP(
                "Errors", "Close other programs, allow fewer calls at a time, or choose a smaller model."
            ),
            name=header.name,
            wanted=wanted // MEBI,
            there=there // MEBI,
        )
    return context


async def _ask(process: asyncio.subprocess.Process, wanted: dict[str, Any]) -> dict[str, Any]:
    assert process.stdin is not None and process.stdout is not None  # noqa: S101, PT018 - both are pipes
    process.stdin.write(json.dumps(wanted).encode() + b"\n")
    with contextlib.suppress(ConnectionError):
        await process.stdin.drain()
    try:
        async with asyncio.timeout(START_SECONDS):
            line = await process.stdout.readline()
    except TimeoutError:
        return {"reason": f"no answer within {START_SECONDS:g} s"}
    answer: dict[str, Any] = json.loads(line) if line else {}
    return answer


async def _read(process: asyncio.subprocess.Process, lines: deque[str]) -> None:
    """Keep the last lines of the child's own words: they tell why it failed."""
    assert process.stderr is not None  # noqa: S101 - it is a pipe
    while True:
        try:
            line = await process.stderr.readline()
        except ValueError:
            continue  # a line longer than the pipe's limit
        if not line:
            return
        lines.append(line.decode("utf-8", "replace").rstrip())


def _failed(settings: GgufSettings, reason: str, lines: deque[str]) -> ModelFileFailed:
    return ModelFileFailed(
        QT_TRANSLATE_NOOP("Errors", "The model file {path} does not start: {reason}."),
        _TRY_WITHOUT if settings.adapters else _TRY_ANOTHER,
        path=settings.path,
        reason=reason.strip().rstrip(".") or "it ended at once",
        reply="\n".join(lines),
    )


async def end(child: Child) -> None:
    """End a child, in order if it does so soon."""
    if child.idle is not None:
        child.idle.cancel()
    process = child.process
    if process.returncode is None:
        if process.stdin is not None:
            process.stdin.close()
        try:
            async with asyncio.timeout(END_SECONDS):
                await process.wait()
        except TimeoutError:
            _kill(process)
            await process.wait()
    await child.reading


def _kill(process: asyncio.subprocess.Process) -> None:
    with contextlib.suppress(ProcessLookupError):
        process.kill()
