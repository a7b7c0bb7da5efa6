"""What a model file can run on: the processor, and the GPUs that llama.cpp found."""

from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass
from functools import cache
from typing import Any

from core.llm.gguf.child import command, installed, quiet

_SECONDS = 60.0  # a driver may take its time when it is first asked


@dataclass(frozen=True)
class Device:
    """A device of this machine; memory in bytes. `gpu` is False for the processor."""

    name: str
    free: int
    total: int
    gpu: bool


def devices() -> list[Device]:
    """Return what a model can run on, as it is now; empty where llama.cpp is not installed or does not say.

    A child is asked, so that no driver of a GPU is loaded into this program. Takes a moment: not for a window's thread.
    """
    if not installed():
        return []
    try:
        done = subprocess.run(
            command(),
            input=json.dumps({"devices": True}) + "\n",
            capture_output=True,
            timeout=_SECONDS,
            check=False,
            encoding="utf-8",
            errors="replace",
            **quiet(),
        )
        found: list[dict[str, Any]] = json.loads(done.stdout or "{}").get("devices", [])
    except (OSError, subprocess.TimeoutExpired, json.JSONDecodeError):
        return []
    return [Device(**one) for one in found]


@cache
def has_gpu() -> bool:
    """Say whether there is a GPU that llama.cpp can use; asked once."""
    return any(device.gpu for device in devices())


def free_on_gpus(found: list[Device] | None = None) -> int:
    """Return the bytes that are free on the GPUs, together."""
    there = (devices() if has_gpu() else []) if found is None else found
    return sum(device.free for device in there if device.gpu)
