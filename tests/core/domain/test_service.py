"""Editing the tree in the store: order, moves, deletion with undo, and everything tagged follows."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from core.domain import service
from core.domain.estimating import estimate
from core.domain.suggesting import TreeOptions
from core.domain.tree import Branch
from core.errors import InvalidUse
from core.llm.messages import Model
from core.projects import service as projects
from core.store import undo
from core.workspace import Workspace
from tests.helpers.building import build

REMOTE = Model(provider="deepseek", name="chat", base_url="https://api.example.org/v1", price_in=1.0, price_out=2.0)
TREE = [Branch(label="A", children=[Branch(label="B"), Branch(label="C"), Branch(label="D")]), Branch(label="戊")]


@pytest.fixture
def workspace() -> Iterator[Workspace]:
    with Workspace() as opened:
        yield opened


@pytest.fixture
def project(workspace: Workspace) -> int:
    made = workspace.write(lambda c: projects.create(c, "Tree"))
    workspace.write(lambda c: service.add_tree(c, made, TREE))
    return made


def ids(workspace: Workspace, project: int) -> dict[str, int]:
    with workspace.read() as connection:
        return {label: tag_id for tag_id, _parent, label in service.rows(connection, project)}


def outline(workspace: Workspace, project: int) -> str:
    """Return the tree as "A(B C) 戊"."""

    def shown(branch: Branch) -> str:
        return branch.label + (f"({' '.join(map(shown, branch.children))})" if branch.children else "")

    with workspace.read() as connection:
        return " ".join(shown(branch) for branch in service.tree(connection, project))


@pytest.mark.parametrize(
    ("moved", "parent", "before", "expected"),
    [
        (["D"], "A", "B", "A(D B C) 戊"),
        (["B"], "A", None, "A(C D B) 戊"),
        (["C"], None, "戊", "A(B D) C 戊"),
        (["戊"], "C", None, "A(B C(戊) D)"),
        (["D", "B"], None, "A", "D B A(C) 戊"),
        (["B"], "A", "B", "A(C D B) 戊"),
    ],
)
def test_tags_are_placed(
    workspace: Workspace, project: int, moved: list[str], parent: str | None, before: str | None, expected: str
) -> None:
    known = ids(workspace, project)
    wanted = [known[name] for name in moved]
    workspace.write(lambda c: service.place(c, wanted, known.get(parent or ""), known.get(before or "")))
    assert outline(workspace, project) == expected


def test_a_move_writes_only_what_moved(workspace: Workspace, project: int) -> None:
    known = ids(workspace, project)
    changes = workspace.write(lambda c: service.place(c, [known["D"]], known["A"], known["C"]))
    assert sorted(changes.updated["tag"]) == sorted([known["C"], known["D"]])


def test_no_tag_moves_below_itself(workspace: Workspace, project: int) -> None:
    known = ids(workspace, project)
    with pytest.raises(InvalidUse):
        workspace.write(lambda c: service.place(c, [known["A"]], known["B"], None))
    assert outline(workspace, project) == "A(B C D) 戊"


def test_move_by_position_still_works(workspace: Workspace, project: int) -> None:
    known = ids(workspace, project)
    workspace.write(lambda c: service.move(c, known["B"], known["A"], 1))
    assert outline(workspace, project) == "A(C B D) 戊"


def test_a_tag_is_added_before_another(workspace: Workspace, project: int) -> None:
    known = ids(workspace, project)
    workspace.write(lambda c: service.add(c, project, " 新 标签 ", known["A"], known["C"]))
    assert outline(workspace, project) == "A(B 新 标签 C D) 戊"


def test_deleting_a_branch_and_putting_it_back_restores_the_tags_of_questions(workspace: Workspace) -> None:
    built = build(workspace, documents=1, chunks=4, questions=2)
    with workspace.read() as connection:
        before, counts = service.rows(connection, built.project), service.counts(connection, built.project)
    safety = built.tags[0]
    undo_id, _changes = workspace.write(lambda c: service.remove(c, built.project, [safety]))
    with workspace.read() as connection:
        assert len(service.rows(connection, built.project)) < len(before)
        assert sum(service.counts(connection, built.project).values()) < sum(counts.values())
    workspace.write(lambda c: undo.restore(c, undo_id))
    with workspace.read() as connection:
        assert service.rows(connection, built.project) == before
        assert service.counts(connection, built.project) == counts


def test_the_outlines_cost_nothing_and_a_model_one_call(workspace: Workspace) -> None:
    built = build(workspace, documents=3, chunks=4, questions=0)
    with workspace.read() as connection:
        free = estimate(connection, built.project, TreeOptions(model=REMOTE, source="outline"))
        asked = estimate(connection, built.project, TreeOptions(model=REMOTE))
        own = estimate(connection, built.project, TreeOptions())
    assert (free.items, free.calls, free.cost) == (3, 0, 0.0)
    assert (own.calls, own.cost) == (0, 0.0)
    assert asked.calls == 1
    assert asked.prompt_tokens > 100
    assert asked.cost is not None
    assert asked.cost > 0
