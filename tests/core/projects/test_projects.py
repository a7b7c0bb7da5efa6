"""Projects: names, cards, counts, what stays when one is renamed or deleted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.errors import InvalidUse
from core.jobs import recording
from core.llm.calls import CallRecord
from core.llm.messages import Model
from core.projects import service
from core.stages.choice import BUILT_IN
from core.workspace import Workspace
from tests.helpers.building import build


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace(tmp_path) as opened:
        yield opened


def test_names_are_unique_and_not_empty(workspace: Workspace) -> None:
    first = workspace.write(lambda c: service.create(c, " 合同 "))
    with pytest.raises(InvalidUse, match="called “合同” already"):
        workspace.write(lambda c: service.create(c, "合同"))
    with pytest.raises(InvalidUse, match="needs a name"):
        workspace.write(lambda c: service.create(c, "  "))
    second = workspace.write(lambda c: service.create(c, service.free_name(c, "合同")))
    with workspace.read() as connection:
        assert service.get(connection, second)["name"] == "合同 2"
    with pytest.raises(InvalidUse):
        workspace.write(lambda c: service.edit(c, second, name="合同"))
    workspace.write(lambda c: service.edit(c, first, name="合同"))


def test_a_renamed_project_keeps_everything(workspace: Workspace) -> None:
    built = build(workspace, documents=2, chunks=2, questions=2, name="Old")
    workspace.write(lambda c: service.edit(c, built.project, name="New", description="说明"))
    with workspace.read() as connection:
        assert service.find(connection, "Old") is None
        assert service.find(connection, "New") == built.project
        counts = service.counts(connection, built.project)
    assert counts == {"documents": 2, "chunks": 4, "tags": 4, "questions": 8, "samples": 8}


def test_cards_count_and_find_and_leave_archived_out(workspace: Workspace) -> None:
    built = build(workspace, documents=1, chunks=2, questions=2, name="Crane")
    other = workspace.write(lambda c: service.create(c, "合同", "劳动法"))
    with workspace.read() as connection:
        (card,) = service.cards(connection, "crane")
        assert [found.name for found in service.cards(connection, "劳动")] == ["合同"]
    assert (card.documents, card.questions, card.samples, card.tokens) == (1, 4, 4, 790)
    assert (card.cost, card.unpriced > 0) == ({}, True), "no call of it had a known price"
    workspace.write(lambda c: service.edit(c, built.project, archived=True))
    with workspace.read() as connection:
        assert [found.id for found in service.cards(connection)] == [other]
        assert [found.id for found in service.cards(connection, archived=True)] == [built.project]
        assert service.shelves(connection) == (1, 1)


def test_money_of_two_currencies_is_not_added_up(workspace: Workspace) -> None:
    project = workspace.write(lambda c: service.create(c, "A"))
    prices = [("USD", 1.5), ("CNY", 20.0), ("USD", 0.5), ("", 0.0), ("USD", None)]
    calls = [CallRecord("answers", "p", "m", 10, 1, cost, 5, currency=currency) for currency, cost in prices]
    whose = recording.Whose(project, None)
    workspace.write(lambda c: recording.write_calls(c, whose, [("k", call, True) for call in calls]))
    with workspace.read() as connection:
        (card,) = service.cards(connection)
    assert (card.tokens, card.cost, card.unpriced) == (55, {"USD": 2.0, "CNY": 20.0}, 1)


def test_the_chosen_model_is_kept(workspace: Workspace) -> None:
    project = workspace.write(lambda c: service.create(c, "A"))
    model = Model(provider="ollama", name="qwen3", base_url="http://127.0.0.1:11434/v1", temperature=0.0)
    with workspace.read() as connection:
        assert service.model(connection, project) == BUILT_IN
    workspace.write(lambda c: service.set_model(c, project, model))
    with workspace.read() as connection:
        assert service.model(connection, project) == model


def test_deleting_takes_rows_and_files(workspace: Workspace) -> None:
    built = build(workspace, documents=1, chunks=1, questions=1, name="Gone")
    other = build(workspace, documents=1, chunks=1, questions=1, name="Stays")
    for project in (built.project, other.project):
        workspace.sources(project).mkdir(parents=True)
    service.remove(workspace, built.project)
    with workspace.read() as connection:
        assert set(service.counts(connection, built.project).values()) == {0}
        assert service.counts(connection, other.project)["samples"] == 1
        with pytest.raises(InvalidUse, match="does not exist any more"):
            service.get(connection, built.project)
    assert not workspace.sources(built.project).parent.exists()
    assert workspace.sources(other.project).exists()
