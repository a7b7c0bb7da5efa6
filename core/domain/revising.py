"""The job that changes a tree of tags after documents came or went, instead of building it anew."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import Field
from sqlalchemy import Connection, func, select

from core.changes import ChangeSet
from core.domain import changing, writing
from core.domain.changing import Change, Outline
from core.domain.nearby import listing
from core.domain.standing import Standing
from core.domain.suggesting import read_outlines, shown
from core.errors import QT_TRANSLATE_NOOP, LorewrightError
from core.jobs.job import Context, Item, Outcome
from core.llm.bounding import Extent
from core.llm.extractive import Node
from core.stages.modeljob import ModelJob, ModelOptions
from core.store.schema import Document
from core.store.schema.columns import table

# Characters of a tree, and of the headings of documents, that a model is shown.
TREE_CHARACTERS, OUTLINE_CHARACTERS = 12_000, 12_000
DEPTH = 3
# Changes beyond those that the headings and tags call for.
_MORE = 20

PASSED = QT_TRANSLATE_NOOP(
    "Errors",
    "{passed} proposed changes were passed over: they name tags that do not exist or were made by hand, or would put a "
    "tag below itself, too deep, or twice in one place.",
)
PART = QT_TRANSLATE_NOOP("Errors", "Of {total} tags the model was shown {shown}: those nearest to the documents.")


class RevisionOptions(ModelOptions):
    """What came and what went. A job that starts when the documents are gone is told of them here."""

    documents: list[int] = Field(default_factory=list, title="Documents that were added or read again")
    headings: str = Field(default="", title="Headings of the documents that went")
    loose: list[int] = Field(default_factory=list, title="Tags that lost the documents they were made from")


@dataclass
class Proposal:
    """What a tree is to become: a model's changes, or what the built-in engine made of the headings."""

    changes: list[Change] = field(default_factory=list)
    nodes: list[Node] = field(default_factory=list)
    depth: int = DEPTH
    shown: int = 0
    total: int = 0
    refused: dict[str, int] = field(default_factory=dict)


class ReviseTree(ModelJob[RevisionOptions]):
    """One item for the project: nothing to do without a tree, or when nothing came or went."""

    kind = "revise"
    title = QT_TRANSLATE_NOOP("Jobs", "Revise the domain tree")
    Options = RevisionOptions
    stage = "tree"

    def plan(self, connection: Connection, after: int, limit: int) -> list[Item]:
        """Plan the one item."""
        return [Item("tree", 0, "tree")] if after < 0 and self.count(connection) else []

    def count(self, connection: Connection) -> int:
        """Return 1 when there is a tree and something came or went, else 0."""
        told = self.options.documents or self.options.headings or self.options.loose
        return 1 if told and writing.size(connection, self.project_id) else 0

    async def run_one(self, item: Item, context: Context) -> Outcome:
        """Find out what is to change; nothing is written yet."""
        ground = await asyncio.to_thread(self._read, context)
        depth = max([DEPTH, *(len(ground.tree.path(one)) for one in ground.tree.label)])
        if self.built_in:
            about = (ground.outlines, ground.language, ground.others, depth)
            nodes = await context.pools.run(changing.grown, *about)
            return Outcome(Proposal(nodes=nodes, depth=depth))
        filled, seen = await asyncio.to_thread(variables, ground, self.options.headings)
        extent = reach(filled, seen)
        changes, _reply, calls, _prompt = await self.say(
            context, "tree-revise", ground.language, filled, changing.SHAPE, extent
        )
        return Outcome(Proposal(changes=changes, shown=seen, total=len(ground.tree.label)), calls)

    def _read(self, context: Context) -> Ground:
        with context.workspace.read() as connection:
            return read(connection, self.project_id, self.options)

    def commit(self, connection: Connection, batch: list[tuple[Item, Any]]) -> tuple[ChangeSet, list[int]]:
        """Change the tree as it is now, as one edit that can be undone; rows are the changes that were made."""
        changes, rows = ChangeSet(), []
        for _item, proposal in batch:
            tree = writing.standing(connection, self.project_id)
            if self.built_in:
                made = changing.graft(tree, proposal.nodes, proposal.depth)
                made += changing.prune(tree, self.options.loose)
            else:
                made, proposal.refused = changing.apply(tree, proposal.changes)
            changes.merge(writing.write(connection, self.project_id, tree, made)[1])
            rows.append(made)
        return changes, rows

    def remark(self, value: Any) -> dict[str, Any]:
        """Say what was passed over, and how much of a large tree was looked at."""
        if not isinstance(value, Proposal):
            return {}
        passed, part = sum(value.refused.values()), value.shown < value.total
        if not passed and not part:
            return {}
        told = [PASSED] * bool(passed) + [PART] * part
        facts: dict[str, Any] = {
            "passed": passed,
            "shown": value.shown,
            "total": value.total,
            "way": "revise",
            **value.refused,
        }
        return LorewrightError(*told, **facts).as_dict()


@dataclass(frozen=True)
class Ground:
    """What a revision starts from; `others` says whether documents besides the new ones feed the tree."""

    tree: Standing
    outlines: list[Outline]
    language: str
    others: bool


def read(connection: Connection, project_id: int, options: RevisionOptions) -> Ground:
    """Read the tree and the headings of the documents that came."""
    tree = writing.standing(connection, project_id)
    outlines, language = read_outlines(connection, project_id, options.documents)
    if not outlines:
        _all, language = read_outlines(connection, project_id, _few(connection, project_id))
    document = table(Document)
    present = connection.execute(select(func.count()).where(document.c.project_id == project_id)).scalar_one()
    return Ground(tree, outlines, language, present > len(outlines))


def variables(ground: Ground, gone: str) -> tuple[dict[str, str], int]:
    """Return what the prompt is filled with, and how many tags it shows."""
    added = shown(ground.outlines, OUTLINE_CHARACTERS) if ground.outlines else ""
    tags, seen = listing(ground.tree, [*added.splitlines(), *gone.splitlines()], TREE_CHARACTERS)
    hidden = len(ground.tree.label) - seen
    return {"tree": tags, "hidden": str(hidden) if hidden else "", "added": added, "removed": gone}, seen


def reach(filled: dict[str, str], tags: int) -> Extent:
    """Return how far the changes can go: a topic for every heading, and two changes for every tag that is shown."""
    headings = filled["added"].count("\n") + filled["removed"].count("\n") + 2
    entries = 2 * tags + headings + _MORE
    return Extent(entries, 200 * entries + 2 * sum(map(len, filled.values())))


def _few(connection: Connection, project_id: int) -> Sequence[int]:
    """Return some documents of a project: enough to tell its language."""
    document = table(Document)
    found = select(document.c.id).where(document.c.project_id == project_id).order_by(document.c.id).limit(200)
    return list(connection.execute(found).scalars())
