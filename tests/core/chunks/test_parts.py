"""Steps on everything that matches: in parts, undone as one, and all or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection

from core.changes import ChangeSet
from core.chunks import editing, listing, parts, service
from core.chunks.listing import ChunkFilter
from core.chunks.parts import in_parts, take_back
from core.errors import InvalidUse
from core.store import undo
from core.workspace import Workspace
from tests.core.chunks.dumping import dump
from tests.helpers.building import Built, build


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace(tmp_path) as opened:
        yield opened


@pytest.fixture
def built(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> Built:
    monkeypatch.setattr(parts, "PART", 3)
    return build(workspace, documents=4, chunks=2, questions=1)


def test_everything_of_a_filter_is_extended_and_taken_back(workspace: Workspace, built: Built) -> None:
    before = dump(workspace)
    told: list[tuple[int, int]] = []
    undo_id, changes = in_parts(
        workspace,
        listing.query(built.project, ChunkFilter(asked=True)),
        lambda c, part, whole: editing.append(c, part, "\n来源：{document}", whole),
        lambda done, total: told.append((done, total)),
    )
    assert told == [(3, 8), (6, 8), (8, 8)]
    assert sorted(changes.updated["chunk"]) == built.chunks
    assert all(row[6].endswith(".md") for row in dump(workspace)["chunk"])
    with workspace.read() as connection:
        assert undo.latest(connection, built.project) == (undo_id, "chunks", 8)
    assert undo_id is not None
    take_back(workspace, undo_id)
    assert dump(workspace) == before


def test_a_part_that_fails_takes_the_others_back(workspace: Workspace, built: Built) -> None:
    before = dump(workspace)

    def step(connection: Connection, part: list[int], whole: int | None) -> tuple[int, ChangeSet]:
        if built.chunks[7] in part:
            raise InvalidUse("No.")
        return service.remove(connection, built.project, part, whole)

    with pytest.raises(InvalidUse, match=r"^No"):
        in_parts(workspace, built.chunks, step)
    assert dump(workspace) == before


def test_nothing_chosen_does_nothing(workspace: Workspace, built: Built) -> None:
    undo_id, changes = in_parts(workspace, [], lambda c, part, whole: editing.append(c, part, "x", whole))
    assert undo_id is None
    assert not changes
