"""The job that builds a domain tree: from a model, from the documents' own outlines, or by the built-in engine."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Literal

from pydantic import Field, TypeAdapter
from sqlalchemy import Connection, select

from core.changes import ChangeSet
from core.domain import service
from core.domain.tree import Branch, from_outline, tidy
from core.errors import QT_TRANSLATE_NOOP, LorewrightError
from core.jobs.job import Context, Item, ItemFailed, Outcome
from core.llm import extractive
from core.llm.bounding import Extent
from core.prompts.catalogue import Prompt
from core.prompts.echo import samples
from core.stages.modeljob import ModelJob, ModelOptions
from core.store.paging import among
from core.store.schema import Document, DocumentText
from core.store.schema.columns import table

SHAPE = TypeAdapter(list[Branch])
# Headings shown to a model: beyond this, the deepest levels are left out first.
OUTLINE_CHARACTERS = 24_000
# So many topics the prompt suggests for the top.
_TOP = 10


class TreeOptions(ModelOptions):
    """Where the tree comes from, and how deep it may be."""

    source: Literal["model", "outline"] = Field(
        default="model",
        title=QT_TRANSLATE_NOOP("Forms", "Build the tree from"),
        json_schema_extra={
            "labels": {
                "model": QT_TRANSLATE_NOOP("Forms", "A proposal of the model"),
                "outline": QT_TRANSLATE_NOOP("Forms", "The headings of the documents"),
            }
        },
    )
    depth: int = Field(default=3, ge=1, le=6, title=QT_TRANSLATE_NOOP("Forms", "Levels"))
    replace: bool = Field(default=False, title=QT_TRANSLATE_NOOP("Forms", "Replace the present tree"))


class SuggestTree(ModelJob[TreeOptions]):
    """One item for the project: nothing to do when it has a tree and is not told to replace it."""

    kind = "tree"
    title = QT_TRANSLATE_NOOP("Jobs", "Build the domain tree")
    Options = TreeOptions
    stage = "tree"

    def plan(self, connection: Connection, after: int, limit: int) -> list[Item]:
        """Plan the one item."""
        return [Item("tree", 0, "tree")] if after < 0 and self.count(connection) else []

    def count(self, connection: Connection) -> int:
        """Return 1 when a tree is to be built, else 0."""
        return 1 if self.options.replace or not service.rows(connection, self.project_id) else 0

    async def run_one(self, item: Item, context: Context) -> Outcome:
        """Make the tree of the project's documents."""
        with context.workspace.read() as connection:
            outlines, language = read_outlines(connection, self.project_id)
        if not outlines:
            raise LorewrightError(
                QT_TRANSLATE_NOOP("Errors", "There is no document to build a tree from."),
                QT_TRANSLATE_NOOP("Errors", "Add documents first."),
            )
        if self.options.source == "outline" and not self.built_in:
            branches = [b for title, headings in outlines for b in from_outline(headings) or [Branch(label=title)]]
            return Outcome(tidy(branches, self.options.depth))
        if self.built_in:
            nodes = await context.pools.run(extractive.tree, outlines, language, self.options.depth)
            return Outcome(tidy([grown(node) for node in nodes], self.options.depth))
        variables = {"outlines": shown(outlines, OUTLINE_CHARACTERS), "depth": str(self.options.depth)}
        extent = reach(variables["outlines"], self.options.depth)
        value, reply, calls, prompt = await self.say(context, "domain-tree", language, variables, SHAPE, extent)
        branches = tidy(own(value, prompt, variables["outlines"]), self.options.depth)
        if not branches:
            error = LorewrightError(
                QT_TRANSLATE_NOOP("Errors", "The model proposed no tag at all."),
                QT_TRANSLATE_NOOP("Errors", "Retry, choose another model, or build the tree from the headings."),
            )
            raise ItemFailed(error, reply.said, calls)
        return Outcome(branches, calls)

    def commit(self, connection: Connection, batch: list[tuple[Item, Any]]) -> tuple[ChangeSet, list[int]]:
        """Write the tree."""
        changes, rows = ChangeSet(), []
        for _item, branches in batch:
            if self.options.replace and branches:
                old = [tag_id for tag_id, parent, _label in service.rows(connection, self.project_id) if parent is None]
                if old:
                    changes.merge(service.remove(connection, self.project_id, old)[1])
            added = service.add_tree(connection, self.project_id, branches)
            changes.add("tag", added)
            rows.append(len(added))
        return changes, rows


def own(branches: Iterable[Branch], prompt: Prompt, headings: str) -> list[Branch]:
    """Return branches without those of the prompt's example, which small models take for the material."""
    return [
        Branch(label=branch.label, children=own(branch.children, prompt, headings))
        for branch in branches
        if not samples(branch.label, prompt, headings)
    ]


def grown(node: extractive.Node) -> Branch:
    """Return a node of the built-in engine as a branch."""
    return Branch(label=node.label, children=[grown(child) for child in node.children])


def read_outlines(
    connection: Connection, project_id: int, documents: Sequence[int] | None = None
) -> tuple[list[tuple[str, list[tuple[int, str]]]], str]:
    """Return [(document title, [(level, heading)])] of a project, or of some documents of it, and their language.

    That is the language most of their text is in.
    """
    document, text = table(Document), table(DocumentText)
    query = (
        select(document.c.title, document.c.name, document.c.language, document.c.characters, text.c.outline)
        .join_from(document, text, text.c.document_id == document.c.id)
        .where(document.c.project_id == project_id)
        .order_by(document.c.id)
    )
    if documents is not None:
        query = query.where(among(document.c.id, documents))
    outlines, weights = [], {"zh": 0, "en": 0}
    for title, name, language, characters, outline in connection.execute(query):
        outlines.append((title or name.rsplit(".", 1)[0], [(int(level), str(label)) for level, label, *_ in outline]))
        weights[language] = weights.get(language, 0) + characters
    return outlines, max(weights, key=lambda key: weights[key])


def reach(headings: str, depth: int) -> Extent:
    """Return how far a tree can go that sorts these headings: none has more branches than they are, or than asked."""
    lines = headings.count("\n") + 1
    # A branch laid out over several lines takes up to two hundred characters beside its label.
    return Extent(max(lines, _TOP), 2 * len(headings) + 200 * lines + 4000, depth)


def shown(outlines: list[tuple[str, list[tuple[int, str]]]], limit: int) -> str:
    """Return outlines as an indented list of at most `limit` characters; deep headings go first, then late ones."""
    for deepest in (6, 4, 3, 2, 1):
        lines = []
        for title, headings in outlines:
            lines.append(f"# {title}")
            lines.extend(f"{'  ' * (level - 1)}- {label}" for level, label in headings if level <= deepest)
        text = "\n".join(lines)
        if len(text) <= limit:
            return text
    return text[:limit].rsplit("\n", 1)[0]
