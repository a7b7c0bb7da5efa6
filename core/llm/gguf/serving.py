"""The child that runs one model file: llama.cpp's own server on a free port of loopback.

Standard input carries one JSON object, the settings; standard output one in return, {"address": …} or
{"reason": …}. The child ends when its standard input does, so it never outlives the program that started it.
{"devices": true} is answered with what there is to run on.
"""

from __future__ import annotations

import json
import os
import sys
from typing import Any


def main() -> int:
    """Serve until standard input ends."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # llama.cpp may print; the answer has a way of its own
    settings = json.loads(sys.stdin.readline() or "{}")
    if not settings:
        return 2
    if settings.get("devices"):
        _tell(answers, {"devices": _devices()})
        return 0
    try:
        server = _start(settings)
    except Exception as error:  # noqa: BLE001 - whatever llama.cpp throws is told to whoever asked for the model
        _tell(answers, {"reason": str(error) or type(error).__name__})
        return 1
    _tell(answers, {"address": server.listening_address})
    while sys.stdin.readline():
        pass
    # Requests under way are nobody's any more; an orderly end would wait for them.
    os._exit(0)


def _devices() -> list[dict[str, Any]]:
    import xllamacpp

    found = []
    for device in xllamacpp.get_device_info():
        kind = getattr(device["type"], "name", "")
        told = {"free": int(device["memory_free"]), "total": int(device["memory_total"])}
        name = str(device.get("description") or device["name"]).strip()
        found.append({"name": name, **told, "gpu": kind.endswith("GPU")})
    return found


def _start(settings: dict[str, Any]) -> Any:
    import xllamacpp

    params = xllamacpp.CommonParams()
    params.model.path = settings["path"]
    params.model_alias = {settings["name"]}
    params.n_ctx = settings["context"] * settings["parallel"]
    params.n_parallel = settings["parallel"]
    params.cpuparams.n_threads = settings["threads"]
    params.cpuparams_batch.n_threads = settings["threads"]
    if settings["gpu_layers"] is not None:
        params.n_gpu_layers = settings["gpu_layers"]
    if settings["adapters"]:
        params.lora_adapters = [xllamacpp.CommonAdapterLoraInfo(path, scale) for path, scale in settings["adapters"]]
    params.hostnames = ["127.0.0.1"]
    params.port = 0
    params.api_keys = [settings["key"]]
    params.offline = True
    params.ui = False
    params.endpoint_slots = False
    # Prompts of a job share their beginning; more than that need not be kept.
    params.cache_ram_mib = 0
    return xllamacpp.Server(params)


def _tell(answers: Any, answer: dict[str, Any]) -> None:
    answers.write(json.dumps(answer) + "\n")
    answers.flush()


if __name__ == "__main__":
    sys.exit(main())
