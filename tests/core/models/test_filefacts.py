"""What is to be known of a model file before it is loaded."""

from __future__ import annotations

from pathlib import Path

from core.llm.gguf.devices import Device
from core.llm.gguf.header import read_header
from core.llm.gguf.settings import GgufSettings
from core.models.filefacts import counted, facts
from tests.helpers.tinymodel import CONTEXT, tiny_adapter, tiny_model

CPU = Device("CPU", 1 << 33, 1 << 34, gpu=False)
GPU = Device("GPU", 1 << 35, 1 << 36, gpu=True)


def test_a_file_is_told_before_it_is_loaded(tmp_path: Path) -> None:
    path = tiny_model(tmp_path / "模型.gguf", name="Tiny")
    found = facts(GgufSettings(path=str(path)))
    assert (found.header.name, found.context, found.fits, found.installed) == ("Tiny", CONTEXT, True, True)
    assert found.memory > path.stat().st_size
    told = found.plain()
    assert (told["architecture"], told["chat_template"], told["parallel"]) == ("llama", True, 1)
    assert told["devices"]


def test_conversations_and_adapters_need_memory(tmp_path: Path) -> None:
    header = read_header(tiny_model(tmp_path / "m.gguf"))
    lora = tiny_adapter(tmp_path / "lora.gguf")
    plain = GgufSettings(path=str(header.path))
    tuned = plain.model_copy(update={"adapters": ((str(lora), 1.0),)})
    one, four, more = (
        counted(header, settings, parallel, (CPU,)).memory
        for settings, parallel in ((plain, 1), (plain, 4), (tuned, 1))
    )
    assert one < four
    assert more - one == lora.stat().st_size


def test_a_gpu_counts_unless_nothing_is_put_there(tmp_path: Path) -> None:
    header = read_header(tiny_model(tmp_path / "m.gguf"))
    settings = GgufSettings(path=str(header.path))
    found = counted(header, settings, 1, (CPU, GPU))
    assert found.gpus == (GPU,)
    assert found.room == found.free + GPU.free
    none = counted(header, settings.model_copy(update={"gpu_layers": 0}), 1, (CPU, GPU))
    assert (none.gpus, none.room) == ((), none.free)
