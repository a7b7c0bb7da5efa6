"""What can be done to documents: named, given a language, deleted by the thousand, all with undo."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.changes import ChangeSet
from core.documents import deleting, relabelling, service
from core.errors import InvalidUse, LorewrightError
from core.store import undo
from core.workspace import Workspace
from tests.core.chunks.dumping import dump
from tests.helpers.building import build


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace(tmp_path) as opened:
        yield opened


def test_names_and_languages(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(relabelling, "PART", 3)
    built = build(workspace, documents=2, chunks=2, questions=1)
    before = dump(workspace)
    first, changes = workspace.write(lambda c: service.rename(c, built.documents[0], "  合同\n最终 “v2”.md "))
    assert changes.updated["document"] == built.documents[:1]
    told: list[ChangeSet] = []
    second, count = relabelling.set_language(workspace, built.documents, "zh", told.append)
    assert (count, [len(changes.updated["chunk"]) for changes in told]) == (2, [3, 1])
    assert sorted(one for changes in told for one in changes.updated["chunk"]) == built.chunks
    with workspace.read() as connection:
        assert undo.latest(connection, built.project) == (second, "language", 2)
    after = dump(workspace)
    assert after["document"][0][2] == "合同 最终 “v2”.md"
    with workspace.read() as connection:
        query = "SELECT language FROM chunk UNION SELECT language FROM document"
        assert connection.exec_driver_sql(query).scalars().all() == ["zh"]
    for undo_id in (second, first):
        workspace.write(lambda c, one=undo_id: undo.restore(c, one))  # type: ignore[misc]
    assert dump(workspace) == before
    with pytest.raises(InvalidUse, match="needs a name"):
        workspace.write(lambda c: service.rename(c, built.documents[0], " \n "))
    with pytest.raises(InvalidUse, match="is gone"):
        workspace.write(lambda c: service.rename(c, 999, "x"))
    with pytest.raises(InvalidUse, match="is gone"):
        relabelling.set_language(workspace, [999], "zh")


def test_any_number_goes_in_parts_and_comes_back_as_one(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deleting, "PART", 4)
    built = build(workspace, documents=5, chunks=3, questions=1)
    thick = build(workspace, documents=1, chunks=20, questions=1, name="Thick")
    before = dump(workspace)
    told: list[ChangeSet] = []
    undo_id, count = deleting.remove_all(workspace, built.project, built.documents, told.append)
    assert (count, len(told)) == (5, 5)
    assert [one for changes in told for one in changes.removed["document"]] == built.documents
    with workspace.read() as connection:
        assert undo.latest(connection, built.project) == (undo_id, "documents", 5)
        assert len(undo.parts(connection, undo_id)) == 5
    other, count = deleting.remove_all(workspace, thick.project, thick.documents, told.append)
    assert count == 1
    with workspace.read() as connection:
        assert len(undo.parts(connection, other)) == 6, "its chunks go in parts before it"
    deleting.restore_all(workspace, other)
    deleting.restore_all(workspace, undo_id, told.append)
    assert dump(workspace) == before
    with pytest.raises(LorewrightError, match="nothing left to undo"):
        deleting.restore_all(workspace, undo_id)
    undo_id, _count = deleting.remove_all(workspace, built.project, built.documents)
    workspace.write(lambda c: undo.restore(c, undo_id))
    assert dump(workspace) == before, "the whole in one transaction as well"


def test_old_edits_go_with_all_their_parts(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(undo, "KEPT", 2)
    monkeypatch.setattr(deleting, "PART", 1)
    built = build(workspace, documents=4, chunks=1, questions=0)
    first, _count = deleting.remove_all(workspace, built.project, built.documents[:2])
    for document_id in built.documents[2:]:
        with workspace.read() as connection:
            assert len(undo.parts(connection, first)) == 2
        deleting.remove_all(workspace, built.project, [document_id])
    with workspace.read() as connection:
        assert undo.parts(connection, first) == []
