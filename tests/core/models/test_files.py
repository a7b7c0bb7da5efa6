"""Model files as models: added, named, resolved, with adapters; and answering from the command line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.cli.main import main
from core.errors import InvalidUse
from core.llm.gguf.header import NotAModel
from core.models import files, known, service
from core.workspace import Workspace
from tests.helpers.tinymodel import tiny_adapter, tiny_model


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workspace]:
    monkeypatch.setenv("LOREWRIGHT_HOME", str(tmp_path / "home"))
    with Workspace() as opened:
        yield opened


def test_a_file_becomes_a_model_that_needs_no_address(workspace: Workspace, tmp_path: Path) -> None:
    path, lora = tiny_model(tmp_path / "小模型.gguf", name="Tiny"), tiny_adapter(tmp_path / "lora.gguf")
    name, _changes = workspace.write(lambda c: files.add(c, path, adapters=[(str(lora), 0.5)], context=256))
    assert name == "小模型"
    with workspace.read() as connection:
        model = service.resolved(connection, f"gguf/{name}")
        row = known.get(connection, "gguf", name)
    assert model.gguf is not None
    assert (model.gguf.path, model.gguf.adapters, model.gguf.context) == (str(path), ((str(lora), 0.5),), 256)
    assert (model.local, model.price_in, model.price_out, model.json_schema) == (True, 0.0, 0.0, True)
    assert row is not None
    assert (row.size, row.context, row.told["title"]) == (path.stat().st_size, 256, "Tiny")


def test_a_name_that_another_file_has_gets_a_number(workspace: Workspace, tmp_path: Path) -> None:
    paths = [tiny_model(tmp_path / folder / "m.gguf") for folder in ("a", "b") if not (tmp_path / folder).mkdir()]
    names = [workspace.write(lambda c, p=path: files.add(c, p))[0] for path in (*paths, paths[0])]
    assert names == ["m", "m-2", "m"]


def test_a_path_stands_for_its_file(workspace: Workspace, tmp_path: Path) -> None:
    path = tiny_model(tmp_path / "m.gguf")
    with workspace.read() as connection:
        model = service.resolved(connection, str(path), temperature=0.0)
        assert (model.provider, model.temperature) == ("gguf", 0.0)
        assert model.gguf is not None
        assert model.gguf.path == str(path)
        with pytest.raises(InvalidUse, match="gone"):
            service.resolved(connection, "gguf/gone")


def test_what_cannot_be_a_model_is_refused(workspace: Workspace, tmp_path: Path) -> None:
    model, lora = tiny_model(tmp_path / "m.gguf"), tiny_adapter(tmp_path / "lora.gguf")
    with pytest.raises(NotAModel, match="adapter"):
        workspace.write(lambda c: files.add(c, lora))
    with pytest.raises(NotAModel, match="no LoRA adapter"):
        workspace.write(lambda c: files.add(c, model, adapters=[(str(model), 1.0)]))
    with pytest.raises(InvalidUse, match="context"):
        workspace.write(lambda c: files.add(c, model, context=1))
    with workspace.read() as connection:
        assert known.listed(connection, "gguf") == []


def test_files_in_the_data_folder_are_found(workspace: Workspace) -> None:
    folder = workspace.folder / "models"
    folder.mkdir()
    path = tiny_model(folder / "m.gguf")
    assert path in files.found(workspace)


def test_a_model_file_does_the_main_job_from_the_command_line(
    workspace: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tiny_model(tmp_path / "m.gguf")
    assert main(["models", "file", str(path), "--name", "tiny", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["model"], told["context"], told["chat_template"]) == ("gguf/tiny", 512, True)
    document = tmp_path / "a.md"
    document.write_text("# Pumps\n\nA pump moves water.\n", encoding="utf-8")
    out = tmp_path / "out.jsonl"
    code = main(["make", str(document), "--out", str(out), "--model", "gguf/tiny", "--json"])
    made = json.loads(capsys.readouterr().out)
    # Its weights are random: what it writes fits no schema, but each item ends with a reason.
    assert code == 1
    assert made["calls"] >= 1
    assert made["cost"] == 0
    assert made["failed"] >= 1
    assert main(["models", "file", str(document)]) == 1
    assert "a.md" in capsys.readouterr().err
