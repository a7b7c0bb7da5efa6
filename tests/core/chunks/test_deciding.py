"""Taking and dropping any number of waiting conversions, in parts, undone as one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, insert, select, update

from core.changes import ChangeSet
from core.chunks import deciding
from core.chunks.splitting import Splitting, split
from core.clock import now
from core.documents.deleting import restore_all
from core.store.schema import Chunk, Conversion, Document
from core.store.schema.columns import table
from core.workspace import Workspace
from tests.core.chunks.dumping import dump
from tests.helpers.building import Built, build

CHUNK = table(Chunk)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace(tmp_path) as opened:
        yield opened


def wait(connection: Connection, built: Built, ids: list[int]) -> None:
    """Let documents have been read again."""
    rows = [
        {
            "document_id": one, "project_id": built.project, "method": "ocr", "encoding": "", "pages": 1, "remarks": [],
            "markdown": f"# 第{one}章\n\nRead again.\n", "outline": [], "locators": [], "created_at": now(),
        }
        for one in ids
    ]  # fmt: skip
    connection.execute(insert(table(Conversion)), rows)


@pytest.mark.parametrize("way", ["accept", "reject"])
def test_many_are_decided_in_parts_and_taken_back_as_one(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    monkeypatch.setattr(deciding, "PART", 2)
    built = build(workspace, documents=6, chunks=2, questions=1)
    workspace.write(lambda c: wait(c, built, built.documents[:5]))
    before = dump(workspace)
    parts: list[ChangeSet] = []
    decide = deciding.accept_all if way == "accept" else deciding.reject_all
    undo_id, count = decide(workspace, built.documents, parts.append)
    assert (count, len(parts)) == (5, 3)
    after = dump(workspace)
    assert not after["conversion"]
    texts = [row for row in after["document_text"] if "Read again." in str(row)]
    assert len(texts) == (5 if way == "accept" else 0)
    restore_all(workspace, undo_id)
    assert dump(workspace) == before


def test_a_file_of_code_is_cut_as_its_name_says(workspace: Workspace) -> None:
    built = build(workspace, documents=1, chunks=1, questions=0)
    code = "".join(f"step_{n} = [\n    {n},\n\n    {n},\n]\nlast_{n} = 1\n" for n in range(40))
    settings = {"strategy": "code", "settings": {"minimum": 100, "maximum": 300}}
    document, conversion = table(Document), table(Conversion)

    def prepare(connection: Connection) -> None:
        wait(connection, built, built.documents)
        connection.execute(update(conversion).values(markdown=code))
        connection.execute(update(document).values(name="steps.py", splitting=settings))

    workspace.write(prepare)
    deciding.accept_all(workspace, built.documents)
    with workspace.read() as connection:
        found = connection.execute(select(CHUNK.c.start, CHUNK.c.end).order_by(CHUNK.c.position)).all()
    wanted = split(code, Splitting.model_validate(settings), "steps.py")
    assert [tuple(row) for row in found] == [(piece.start, piece.end) for piece in wanted]


def test_nothing_waits_nothing_happens(workspace: Workspace) -> None:
    built = build(workspace, documents=1, chunks=1, questions=0)
    assert deciding.accept_all(workspace, built.documents) == (0, 0)
