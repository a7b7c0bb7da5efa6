"""Chunks as files: every field in every kind, filters and order kept, whole or not at all."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.chunks import editing
from core.chunks.exporting import FIELDS, export
from core.chunks.listing import ChunkFilter
from core.errors import InvalidUse, LorewrightError
from core.workspace import Workspace
from tests.helpers.building import Built, build

TEXT = '安全阀，"A"\n第二行 <b>;=1+1\n'


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace(tmp_path / "data") as opened:
        yield opened


@pytest.fixture
def built(workspace: Workspace) -> Built:
    made = build(workspace, documents=2, chunks=2, questions=2)
    workspace.write(lambda c: editing.edit(c, made.chunks[1], TEXT))
    return made


def test_every_kind_holds_the_same(workspace: Workspace, built: Built, tmp_path: Path) -> None:
    with workspace.read() as connection:
        counts = {
            ending: export(connection, built.project, ChunkFilter(), tmp_path / f"a.{ending}")
            for ending in ("json", "jsonl", "csv")
        }
    assert set(counts.values()) == {4}
    rows = json.loads((tmp_path / "a.json").read_text("utf-8"))
    assert [json.loads(line) for line in (tmp_path / "a.jsonl").read_text("utf-8").splitlines()] == rows
    assert list(rows[0]) == list(FIELDS)
    assert rows[1] == {
        **rows[1],
        "document": "manual-0000.md",
        "position": 2,
        "headings": ["Section 2"],
        "size": len(TEXT),
        "text": TEXT,
        "questions": 2,
    }
    assert rows[1]["original"].startswith("## Section 2")
    assert rows[0]["original"] is None
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        table = list(csv.DictReader(file))
    assert [row["text"] for row in table] == [row["text"] for row in rows]
    assert table[1]["headings"] == "Section 2"
    assert table[0]["original"] == ""


def test_filters_order_and_selections_are_kept(workspace: Workspace, built: Built, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    path = tmp_path / "a.json"
    with workspace.read() as connection:
        chosen = ChunkFilter(document_id=built.documents[0], order="-size")
        assert export(connection, built.project, chosen, path, progress=lambda *done: told.append(done)) == 2
        sizes = [row["size"] for row in json.loads(path.read_bytes())]
        assert sizes == sorted(sizes, reverse=True)
        ids = [built.chunks[3], built.chunks[0]]
        export(connection, built.project, ChunkFilter(), path, ids)
    assert [row["id"] for row in json.loads(path.read_bytes())] == ids
    assert told == [(2, 2)]


def test_what_cannot_be_written_leaves_nothing(workspace: Workspace, built: Built, tmp_path: Path) -> None:
    old = tmp_path / "old.json"
    old.write_text("old")
    with workspace.read() as connection:
        with pytest.raises(InvalidUse, match="which kind"):
            export(connection, built.project, ChunkFilter(), tmp_path / "a.txt")
        with pytest.raises(LorewrightError, match="no chunk to export"):
            export(connection, built.project, ChunkFilter(search="no such words"), old)
        with pytest.raises(LorewrightError, match="could not be written"):
            export(connection, built.project, ChunkFilter(), tmp_path / "missing" / "a.json")

        def stop(_done: int, _total: int) -> None:
            raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            export(connection, built.project, ChunkFilter(), old, progress=stop)
    assert old.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["old.json"]
