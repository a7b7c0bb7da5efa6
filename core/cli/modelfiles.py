"""`lorewright models file`: a GGUF file as a model that runs inside the program."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from core.errors import QT_TRANSLATE_NOOP, InvalidUse
from core.llm.gguf.header import read_header
from core.llm.gguf.memory import MEBI, free, needed
from core.models import files, known
from core.workspace import Workspace

HELP = """\
Makes a model of a GGUF file: llama.cpp runs it inside the program, without a server to install. The file stays where
it is. Needs the extra “gguf” of the package.

  lorewright models file ~/Downloads/qwen3-4b.gguf
  lorewright models file base.gguf --name tuned --adapter contract-lora.gguf=0.8 --context 8192
  lorewright make docs/ --out dataset.jsonl --model gguf/tuned
"""


def add(verbs: Any) -> None:
    """Add the verb."""
    shape = argparse.RawDescriptionHelpFormatter
    verb = verbs.add_parser(
        "file", help="make a model of a GGUF file on the disk", description=HELP, formatter_class=shape
    )
    verb.add_argument("path", type=Path, metavar="PATH", help="the file, ending in .gguf")
    verb.add_argument("--name", default="", metavar="NAME", help="default: the name of the file")
    verb.add_argument(
        "--adapter",
        action="append",
        default=[],
        metavar="FILE[=SCALE]",
        help="LoRA adapter, may be given several times",
    )
    verb.add_argument("--context", type=int, metavar="N", help="tokens of one conversation (default: at most 4096)")
    verb.add_argument("--gpu-layers", type=int, metavar="N", help="layers on the GPU (default: as many as fit)")
    verb.add_argument("--json", action="store_true", help="print JSON")
    verb.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Add the file and say what it is and needs."""
    adapters = [_adapter(word) for word in chosen.adapter]
    options = {"adapters": adapters, "context": chosen.context, "gpu_layers": chosen.gpu_layers}
    with Workspace() as workspace:
        name, _changes = workspace.write(lambda c: files.add(c, chosen.path, name=chosen.name, **options))
        with workspace.read() as connection:
            settings = files.settings_of(known.get(connection, files.PROVIDER, name), name)
    header = read_header(Path(settings.path))
    context = settings.context or min(header.context or 4096, 4096)
    told: dict[str, Any] = {
        "model": f"{files.PROVIDER}/{name}",
        "title": header.name,
        "architecture": header.architecture,
        "parameters": header.parameters,
        "context": context,
        "memory": needed(header, context),
        "free": free(),
        "chat_template": bool(header.template),
    }
    if chosen.json:
        print(json.dumps(told, ensure_ascii=False))
        return 0
    print(f"{told['model']}: {header.name}, {header.parameters / 1e9:.2f} billion weights")
    print(f"needs about {told['memory'] // MEBI} MiB of memory with {context} tokens; {told['free'] // MEBI} are free")
    if not header.template:
        print("it has no chat template: its answers may be poor")
    return 0


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
