"""Lists, details and edits of questions."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.questions import listing, service
from core.questions.listing import QuestionFilter
from core.samples import service as samples
from core.store import undo
from core.workspace import Workspace
from tests.helpers.building import Built, build


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace(tmp_path) as opened:
        yield opened


@pytest.fixture
def built(workspace: Workspace) -> Built:
    return build(workspace, documents=2, chunks=3, questions=4)


def test_answered_and_unanswered(workspace: Workspace, built: Built) -> None:
    new, changes = workspace.write(
        lambda c: service.add(c, built.project, built.chunks[0], "谁负责检修？", built.tags[0])
    )
    assert changes.added == {"question": [new]}
    with workspace.read() as connection:
        assert list(listing.ids(connection, built.project, QuestionFilter(answered=False))) == [new]
        assert listing.counts(connection, built.project) == {"all": 25, "answered": 24, "unanswered": 1}
        narrowed = listing.counts(
            connection, built.project, QuestionFilter(document_id=built.documents[1], answered=False)
        )
        assert narrowed == {"all": 12, "answered": 12, "unanswered": 0}
        assert list(listing.among(connection, built.project, QuestionFilter(search="谁"), [*built.questions, new])) == [
            new
        ]
        row = listing.detail(connection, new)
        answered = listing.detail(connection, built.questions[0])
    assert row is not None
    assert answered is not None
    assert row["sample_id"] is None
    assert row["document"] == "manual-0000.md"
    assert row["headings"] == ["Section 1"]
    assert answered["sample_id"] == built.samples[0]
    assert answered["answer"].startswith("The maintenance")


def test_orders(workspace: Workspace, built: Built) -> None:
    with workspace.read() as connection:
        found = listing.ids(connection, built.project, QuestionFilter(order="-document"))
        rows = listing.rows(connection, list(found))
        assert [rows[one][3] for one in found] == ["manual-0001.md"] * 12 + ["manual-0000.md"] * 12
        assert len(listing.ids(connection, built.project, QuestionFilter(order="tag"))) == 24


def test_filing_many_can_be_undone(workspace: Workspace, built: Built) -> None:
    chosen = built.questions[2:20]
    with workspace.read() as connection:
        before = service.tags_of(connection, chosen)
    workspace.write(lambda c: service.retag(c, chosen, None))
    with workspace.read() as connection:
        assert service.tags_of(connection, chosen) == {None: chosen}
    for tag_id, ids in before.items():
        workspace.write(lambda c, ids=ids, tag_id=tag_id: service.retag(c, ids, tag_id))
    with workspace.read() as connection:
        assert service.tags_of(connection, chosen) == before


def test_deleting_keeps_samples_and_can_be_undone(workspace: Workspace, built: Built) -> None:
    gone = built.questions[:5]
    undo_id, changes = workspace.write(lambda c: service.remove(c, built.project, gone))
    assert changes.removed["question"] == gone
    with workspace.read() as connection:
        assert samples.detail(connection, built.samples[0])["question_id"] is None  # type: ignore[index]
    workspace.write(lambda c: undo.restore(c, undo_id))
    with workspace.read() as connection:
        assert samples.detail(connection, built.samples[0])["question_id"] == gone[0]  # type: ignore[index]
