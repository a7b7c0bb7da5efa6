"""`lorewright models file`: a GGUF file as a model that runs inside the program."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from core.cli.words import whole_number
from core.errors import QT_TRANSLATE_NOOP, InvalidUse
from core.llm.gguf.header import NotAModel, read_header
from core.llm.gguf.memory import MEBI
from core.llm.messages import Model
from core.models import files, known, service
from core.models.filefacts import FileFacts, counted, facts
from core.workspace import Workspace

HELP = """\
Makes a model of a GGUF file: llama.cpp runs it inside the program, without a server to install. The file stays where
it is. Needs the extra “gguf” of the package.

  lorewright models file ~/Downloads/qwen3-4b.gguf
  lorewright models file --starter                            # the small model, where it is installed
  lorewright models file base.gguf --name tuned --adapter contract-lora.gguf=0.8 --context 8192
  lorewright make docs/ --out dataset.jsonl --model gguf/tuned
"""


def add(verbs: Any) -> None:
    """Add the verb."""
    shape = argparse.RawDescriptionHelpFormatter
    verb = verbs.add_parser(
        "file", help="make a model of a GGUF file on the disk", description=HELP, formatter_class=shape
    )
    verb.add_argument("path", nargs="?", type=Path, metavar="PATH", help="the file, ending in .gguf")
    verb.add_argument("--starter", action="store_true", help="the small model of `python3 dev.py starter`")
    verb.add_argument("--name", default="", metavar="NAME", help="default: the name of the file")
    verb.add_argument(
        "--adapter",
        action="append",
        default=[],
        metavar="FILE[=SCALE]",
        help="LoRA adapter, may be given several times",
    )
    verb.add_argument(
        "--context", type=whole_number, metavar="N", help="tokens of one conversation (default: at most 4096)"
    )
    verb.add_argument(
        "--gpu-layers", type=whole_number, metavar="N", help="layers on the GPU (default: as many as fit)"
    )
    verb.add_argument("--json", action="store_true", help="print JSON")
    verb.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Add the file and say what it is and needs."""
    path = files.starter_model() if chosen.starter else chosen.path
    if path is None:
        raise InvalidUse(
            QT_TRANSLATE_NOOP("Errors", "Which model file is meant?"),
            QT_TRANSLATE_NOOP("Errors", "Name its path, or install the small model with “python3 dev.py starter”."),
        )
    adapters = [_adapter(word) for word in chosen.adapter]
    options = {"adapters": adapters, "context": chosen.context, "gpu_layers": chosen.gpu_layers}
    with Workspace() as workspace:
        name, _changes = workspace.write(lambda c: files.add(c, path, name=chosen.name, **options))
        with workspace.read() as connection:
            settings = files.settings_of(known.get(connection, files.PROVIDER, name), name)
            parallel = service.resolved(connection, (files.PROVIDER, name)).parallel
    found = facts(settings, parallel)
    if chosen.json:
        print(json.dumps({"model": f"{files.PROVIDER}/{name}", **found.plain()}, ensure_ascii=False))
        return 0
    print("\n".join(_lines(f"{files.PROVIDER}/{name}", found)))
    return 0


def say_needs(models: Sequence[Model]) -> None:
    """Print what the model files among these need, before one of them is loaded."""
    for spec, (settings, parallel) in {one.spec: (one.gguf, one.parallel) for one in models}.items():
        if settings is None:
            continue
        try:
            found = counted(read_header(Path(settings.path)), settings, parallel, ())
        except NotAModel:
            continue  # told by the run, unless another model does the work instead
        print(f"{spec}: {_needs(found)}; {found.free // MEBI:,} MiB are free", file=sys.stderr)


def _needs(found: FileFacts) -> str:
    calls = f", {found.parallel} at a time" if found.parallel > 1 else ""
    return f"needs about {found.memory // MEBI:,} MiB of memory with {found.context:,} tokens{calls}"


def _lines(spec: str, found: FileFacts) -> Iterator[str]:
    header, mebi = found.header, MEBI
    yield f"{spec}: {header.name} ({header.architecture}), {header.parameters / 1e9:.2f} billion weights"
    yield _needs(found)
    yield f"{found.free // mebi:,} MiB of memory are free"
    for device in found.gpus:
        yield f"runs on {device.name}: {device.free // mebi:,} of {device.total // mebi:,} MiB are free there"
    if found.devices and not found.gpus:
        yield "runs on the processor"
    if not found.fits:
        yield "it does not fit: close other programs, set a smaller --context, or choose a smaller model"
    if not header.template:
        yield "it has no chat template: its answers may be poor"
    if not found.installed:
        yield "to run it, install Lorewright with its extra “gguf”"


def _adapter(word: str) -> tuple[str, float]:
    path, sign, scale = word.rpartition("=")
    if not sign:
        return word, 1.0
    try:
        return path, float(scale)
    except ValueError as error:
        raise InvalidUse(
            QT_TRANSLATE_NOOP("Errors", "“{word}” is not FILE or FILE=SCALE, such as lora.gguf=0.8."), word=word
        ) from error
