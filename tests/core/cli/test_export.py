"""Exporting what a project holds, without a window."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.exchange.reading import load
from core.workspace import Workspace
from tests.core.cli.conftest import Cli
from tests.helpers.building import Built, build


@pytest.fixture
def built(home: Path) -> Built:
    with Workspace() as workspace:
        made = build(workspace, documents=2, chunks=2, questions=2)
        workspace.write(lambda c: c.exec_driver_sql("UPDATE sample SET reasoning = 'Because.' WHERE id = 1"))
    return made


def test_rejected_stay_out_and_accepted_can_stand_alone(cli: Cli, built: Built, tmp_path: Path) -> None:
    out = tmp_path / "a.jsonl"
    ran = cli("export", "--project", "Maintenance", "--out", out)
    assert ran.code == 0
    rows = load(out)
    assert ran.out == f"{len(rows)} samples in {out}\n"
    ran = cli("export", "--project", "Maintenance", "--out", out, "--accepted", "--source", "--format", "openai")
    accepted = load(out)
    assert 0 < len(accepted) < len(rows) < len(built.samples)
    assert {row["metadata"]["source"]["state"] for row in accepted} == {"accepted"}


def test_reasoning_and_system_prompt(cli: Cli, built: Built, tmp_path: Path) -> None:
    out = tmp_path / "a.json"
    assert cli("export", "--project", "Maintenance", "--out", out, "--system", "你是检修工程师。").code == 0
    assert "Because." in out.read_text(encoding="utf-8")
    assert {row["system"] for row in load(out)} == {"你是检修工程师。"}
    assert cli("export", "--project", "Maintenance", "--out", out, "--no-reasoning").code == 0
    assert "Because." not in out.read_text(encoding="utf-8")


@pytest.mark.usefixtures("built")
def test_what_cannot_be_exported_is_said(cli: Cli, tmp_path: Path) -> None:
    ran = cli("export", "--project", "Maintenanse", "--out", tmp_path / "a.json")
    assert (ran.code, ran.err) == (2, "lorewright: There is no project “Maintenanse”. There are: Maintenance.\n")
    assert cli("export", "--project", "Maintenance", "--out", tmp_path / "a.txt").code == 2
    with Workspace() as workspace:
        workspace.write(lambda c: c.exec_driver_sql("DELETE FROM sample"))
    ran = cli("export", "--project", "Maintenance", "--out", tmp_path / "a.json")
    assert ran.code == 1
    assert "There is no sample to export." in ran.err
    assert not (tmp_path / "a.json").exists()
