"""What a model file can run on."""

from __future__ import annotations

import psutil

from core.llm.gguf.devices import Device, devices, free_on_gpus


def test_the_processor_is_always_there() -> None:
    found = devices()
    (processor,) = [device for device in found if not device.gpu]
    assert processor.name
    assert 0 < processor.total <= psutil.virtual_memory().total


def test_only_gpus_add_to_what_is_free() -> None:
    assert free_on_gpus([Device("CPU", 100, 200, gpu=False), Device("A", 7, 9, gpu=True)]) == 7
