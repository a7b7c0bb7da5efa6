"""Edits of samples: one, many, all that match; undone and redone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.errors import InvalidUse
from core.samples import listing, service
from core.samples.listing import SampleFilter
from core.samples.quotes import verified
from core.workspace import Workspace
from tests.helpers.building import Built, build


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace(tmp_path) as opened:
        yield opened


@pytest.fixture
def built(workspace: Workspace) -> Built:
    return build(workspace, documents=2, chunks=3, questions=4)


def states(workspace: Workspace, built: Built) -> dict[str, int]:
    with workspace.read() as connection:
        return listing.counts(connection, built.project)


def test_edit_of_one_is_undone_and_redone(workspace: Workspace, built: Built) -> None:
    one = built.samples[0]
    revisions, changes = workspace.write(
        lambda c: service.edit(c, [one], answer="七日。", reasoning="第七条", rating=4)
    )
    assert changes.updated == {"sample": [one]}
    with workspace.read() as connection:
        row = service.detail(connection, one)
    assert row is not None
    assert (row["answer"], row["reasoning"], row["rating"]) == ("七日。", "第七条", 4)
    assert row["messages"][-1]["content"] == "七日。"
    back, _ = workspace.write(lambda c: service.revert(c, revisions))
    with workspace.read() as connection:
        former = service.detail(connection, one)
    assert former is not None
    assert former["answer"].startswith("The maintenance")
    assert former["rating"] is None
    workspace.write(lambda c: service.revert(c, back))
    with workspace.read() as connection:
        again = service.detail(connection, one)
        assert again is not None
        assert again["answer"] == "七日。"
        assert len(service.history(connection, one)) == 4  # the builder wrote one


def test_everything_that_matches_is_changed_and_changed_back(workspace: Workspace, built: Built) -> None:
    before = states(workspace, built)
    matching = listing.query(built.project, SampleFilter(states=("open", "rejected")))
    revisions, changes = workspace.write(lambda c: service.edit_matching(c, matching, state="accepted"))
    assert len(changes.updated["sample"]) == before["open"] + before["rejected"] == len(revisions)
    assert states(workspace, built) == {"all": 24, "open": 0, "accepted": 24, "rejected": 0}
    redo, _ = workspace.write(lambda c: service.revert(c, revisions))
    assert states(workspace, built) == before
    undo, _ = workspace.write(lambda c: service.revert(c, redo))
    assert states(workspace, built)["accepted"] == 24
    workspace.write(lambda c: service.revert(c, undo))
    assert states(workspace, built) == before


@pytest.mark.parametrize(("field", "value"), [("tag_id", None), ("rating", 5), ("note", "看过")])
def test_a_selection_takes_any_single_field(workspace: Workspace, built: Built, field: str, value: object) -> None:
    chosen = built.samples[3:9]
    with workspace.read() as connection:
        before = {one: service.detail(connection, one)[field] for one in built.samples}  # type: ignore[index]
    revisions, changes = workspace.write(lambda c: service.edit(c, chosen, **{field: value}))
    assert changes.updated["sample"] == [one for one in chosen if before[one] != value]
    with workspace.read() as connection:
        after = {one: service.detail(connection, one)[field] for one in built.samples}  # type: ignore[index]
        history = service.history(connection, chosen[0])
    assert after == {one: value if one in chosen else before[one] for one in built.samples}
    assert (history[0]["before"], history[0]["after"]) == ({field: before[chosen[0]]}, {field: value})
    workspace.write(lambda c: service.revert(c, revisions))
    with workspace.read() as connection:
        assert {one: service.detail(connection, one)[field] for one in built.samples} == before  # type: ignore[index]


def test_nothing_to_change_leaves_no_trace(workspace: Workspace, built: Built) -> None:
    matching = listing.query(built.project, SampleFilter(states=("accepted",)))
    revisions, changes = workspace.write(lambda c: service.edit_matching(c, matching, state="accepted"))
    assert not changes
    assert not revisions
    assert not workspace.write(lambda c: service.revert(c, revisions))[1]


@pytest.mark.parametrize("fields", [{"state": "perhaps"}, {"rating": 6}, {"answer": " "}, {"project_id": 2}])
def test_what_makes_no_sense_is_refused(workspace: Workspace, built: Built, fields: dict[str, object]) -> None:
    matching = listing.query(built.project, SampleFilter())
    with pytest.raises(InvalidUse):
        workspace.write(lambda c: service.edit_matching(c, matching, **fields))


def test_quotes_are_verified_word_for_word() -> None:
    source = "第一条 经营者应当\n在七日内作出答复。第二条 逾期视为同意。"
    spans = [[4, 19], [19, len(source)]]
    assert verified("经营者应当在七日内作出答复。", source, spans) == 1
    assert verified("经营者应当在七日内作出答复。 第二条 逾期视为同意。", source, spans) == 2
    assert verified("经营者须在七日内作出答复。", source, spans) == 0
    assert verified("anything", source, [[3, 3]]) == 0
