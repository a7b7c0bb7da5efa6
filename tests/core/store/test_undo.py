"""Undo: what a deletion took comes back as it was, ids, links and all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, select, update

from core.changes import ChangeSet
from core.documents import listing as documents
from core.domain import service as tags
from core.errors import LorewrightError
from core.store import undo
from core.store.inserting import insert_one
from core.store.schema import metadata
from core.workspace import Workspace
from tests.helpers.building import build


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace(tmp_path) as opened:
        yield opened


def dump(workspace: Workspace) -> dict[str, list[Any]]:
    with workspace.read() as connection:
        return {
            table.name: [tuple(row) for row in connection.execute(table.select().order_by(*table.primary_key.columns))]
            for table in metadata.sorted_tables
            if table.name != "undo"
        }


def test_deleting_documents_takes_what_hangs_on_them_and_undo_brings_it_back(workspace: Workspace) -> None:
    built = build(workspace, documents=3, chunks=4, questions=2)
    before = dump(workspace)
    undo_id, changes = workspace.write(lambda c: documents.remove(c, built.project, built.documents[:2]))
    after = dump(workspace)
    assert (len(after["document"]), len(after["chunk"]), len(after["question"])) == (1, 4, 8)
    assert len(after["sample"]) == len(before["sample"])
    assert len(changes.removed["chunk"]) == 8
    assert len(changes.updated["sample"]) >= 16
    workspace.write(lambda c: undo.restore(c, undo_id))
    assert dump(workspace) == before


def test_a_deleted_branch_of_the_tree_comes_back_under_the_same_ids(workspace: Workspace) -> None:
    built = build(workspace, documents=1, chunks=2, questions=2)
    before = dump(workspace)
    undo_id, _changes = workspace.write(lambda c: tags.remove(c, built.project, [built.tags[0]]))
    assert len(dump(workspace)["tag"]) < len(before["tag"])
    workspace.write(lambda c: undo.restore(c, undo_id))
    assert dump(workspace) == before


def test_nothing_is_undone_twice(workspace: Workspace) -> None:
    built = build(workspace, documents=1, chunks=1, questions=1)
    undo_id, _changes = workspace.write(lambda c: documents.remove(c, built.project, built.documents))
    with workspace.read() as connection:
        assert undo.latest(connection, built.project) == (undo_id, "documents", 1)
    workspace.write(lambda c: undo.restore(c, undo_id))
    with pytest.raises(LorewrightError, match="nothing left to undo"):
        workspace.write(lambda c: undo.restore(c, undo_id))


def test_an_edit_that_changes_nothing_is_no_step(workspace: Workspace) -> None:
    built = build(workspace, documents=1, chunks=1, questions=0)
    chunk = metadata.tables["chunk"]
    kept, _ = workspace.write(lambda c: undo.remove(c, chunk, built.chunks, built.project, "chunks"))
    assert workspace.write(lambda c: undo.remove(c, chunk, built.chunks, built.project, "chunks"))[0] == 0
    assert not workspace.write(lambda c: undo.restore(c, 0))
    with workspace.read() as connection:
        assert undo.latest(connection, built.project) == (kept, "chunks", 1)


def test_what_hangs_on_something_deleted_later_waits_for_it(workspace: Workspace) -> None:
    built = build(workspace, documents=1, chunks=2, questions=1)
    before = dump(workspace)
    chunk = metadata.tables["chunk"]
    first, _ = workspace.write(lambda c: undo.remove(c, chunk, built.chunks[:1], built.project, "chunks"))
    second, _ = workspace.write(lambda c: documents.remove(c, built.project, built.documents))
    with pytest.raises(LorewrightError, match="Undo the later deletion first"):
        workspace.write(lambda c: undo.restore(c, first))
    for one in (second, first):
        workspace.write(lambda c, one=one: undo.restore(c, one))
    assert dump(workspace) == before


def test_an_edit_that_moves_changes_adds_and_deletes_is_undone_as_one(workspace: Workspace) -> None:
    """As when two chunks become one: the questions move, the second chunk goes, a third is made."""
    built = build(workspace, documents=1, chunks=3, questions=2)
    chunk, question = metadata.tables["chunk"], metadata.tables["question"]
    before = dump(workspace)
    first, second = built.chunks[:2]

    def merge(connection: Connection) -> tuple[int, ChangeSet]:
        edit = undo.Edit(connection, built.project, "merged chunks")
        moved = list(connection.execute(select(question.c.id).where(question.c.chunk_id == second)).scalars())
        edit.change(question, moved)
        edit.change(chunk, [first])
        connection.execute(update(question).where(question.c.id.in_(moved)).values(chunk_id=first))
        connection.execute(update(chunk).where(chunk.c.id == first).values(text="merged", original="old"))
        edit.remove(chunk, [second])
        row = dict(connection.execute(select(chunk).where(chunk.c.id == first)).mappings().one())
        edit.add(chunk, [insert_one(connection, chunk, {**row, "id": None, "position": 9})])
        return edit.finish(2)

    undo_id, changes = workspace.write(merge)
    after = dump(workspace)
    assert len(after["chunk"]) == 3
    assert len(after["question"]) == len(before["question"])
    assert changes.removed["chunk"] == [second]
    workspace.write(lambda c: undo.restore(c, undo_id))
    assert dump(workspace) == before


def test_named_columns_alone_are_kept_and_put_back(workspace: Workspace) -> None:
    built = build(workspace, documents=1, chunks=3, questions=1)
    chunk, undo_row = metadata.tables["chunk"], metadata.tables["undo"]
    before = dump(workspace)

    def change(connection: Connection) -> tuple[int, ChangeSet]:
        edit = undo.Edit(connection, built.project, "chunks")
        edit.change(chunk, built.chunks, ("position",))
        connection.execute(update(chunk).values(position=chunk.c.position + 5))
        edit.change(chunk, built.chunks[:1])
        connection.execute(update(chunk).where(chunk.c.id == built.chunks[0]).values(text="new", position=0))
        edit.change(chunk, built.chunks, ("text", "size"))
        connection.execute(update(chunk).values(text="newest", size=6))
        return edit.finish(3)

    undo_id, changes = workspace.write(change)
    assert changes.updated["chunk"].count(built.chunks[1]) == 2
    with workspace.read() as connection:
        kept = connection.execute(select(undo_row.c.changed)).scalar_one()
    assert [len(entry[1]) for entry in kept] == [2, 1, 3], "a row remembered whole is not remembered in part again"
    workspace.write(lambda c: undo.restore(c, undo_id))
    assert dump(workspace) == before
