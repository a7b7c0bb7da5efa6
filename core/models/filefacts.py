"""What is to be known of a model file before it is loaded: what it is, what it needs, and what it can run on."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from core.llm.gguf.child import installed
from core.llm.gguf.devices import Device, devices
from core.llm.gguf.header import Header, read_header
from core.llm.gguf.memory import free, needed
from core.llm.gguf.settings import GgufSettings


@dataclass(frozen=True)
class FileFacts:
    """A model file as it would be run now; memory in bytes.

    Attributes:
        context: the tokens of one conversation it would be loaded with.
        parallel: conversations at a time, which the memory is for.
        memory: about what it needs; with its adapters.
        devices: empty where llama.cpp is not installed.
    """

    header: Header
    settings: GgufSettings
    context: int
    parallel: int
    memory: int
    free: int
    installed: bool
    devices: tuple[Device, ...] = field(default=())

    @property
    def gpus(self) -> tuple[Device, ...]:
        """Return the GPUs that it can use; none where its settings put no layer there."""
        return () if self.settings.gpu_layers == 0 else tuple(device for device in self.devices if device.gpu)

    @property
    def room(self) -> int:
        """Return the memory that is free where it would run."""
        return self.free + sum(device.free for device in self.gpus)

    @property
    def fits(self) -> bool:
        """Whether there is memory enough."""
        return self.memory <= self.room

    def plain(self) -> dict[str, Any]:
        """Return plain data, for the command line."""
        return {
            "title": self.header.name,
            "architecture": self.header.architecture,
            "parameters": self.header.parameters,
            "trained_context": self.header.context,
            "context": self.context,
            "parallel": self.parallel,
            "memory": self.memory,
            "free": self.free,
            "fits": self.fits,
            "chat_template": bool(self.header.template),
            "adapters": [list(one) for one in self.settings.adapters],
            "gpu_layers": self.settings.gpu_layers,
            "installed": self.installed,
            "devices": [vars(device) for device in self.devices],
        }


def facts(settings: GgufSettings, parallel: int = 1) -> FileFacts:
    """Return what is to be known of a model file; takes a moment, as the devices are asked.

    Raises:
        NotAModel: the file cannot be read as a model.
    """
    header = read_header(Path(settings.path))
    return counted(header, settings, parallel, tuple(devices()))


def counted(header: Header, settings: GgufSettings, parallel: int, there: tuple[Device, ...]) -> FileFacts:
    """Return the facts of a file whose head was read already, on devices that are known."""
    context = settings.tokens(header.context)
    adapters = sum(Path(path).stat().st_size for path, _scale in settings.adapters if Path(path).exists())
    memory = needed(header, context, parallel) + adapters
    return FileFacts(header, settings, context, parallel, memory, free(), installed(), there)
