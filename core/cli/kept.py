"""What `lorewright make` says of what it did not make: work of another model, documents without a question."""

from __future__ import annotations

import sys
from collections.abc import Mapping

from sqlalchemy import Connection, func, select

from core.cli.running import plain
from core.cli.words import counted
from core.llm.messages import Model
from core.llm.providers import BUILT_IN
from core.questions import silence
from core.stages.choice import BUILT_IN as EXTRACTIVE
from core.store.schema import Question, Sample
from core.store.schema.columns import table
from core.workspace import Workspace

WHY_SILENT = (
    "The built-in engine asks only where a sentence defines, demands, explains or lists something; "
    "a model asks of running text too."
)
WHY_TWIN = "They say what another document says: their questions were asked there, and none is asked twice."
WHY_REPEATED = "The model asked nothing about them that had not been asked of another document, or failed there."


def say_silent(workspace: Workspace, project_id: int, model: str) -> None:
    """Name the documents that yielded no question, and say why that may be."""
    with workspace.read() as connection:
        names, repeated = silence.silent(connection, project_id)
    others = [name for name in names if name not in repeated]
    for found, why in ((others, WHY_SILENT if model == BUILT_IN else WHY_REPEATED), (repeated, WHY_TWIN)):
        if found:
            shown = ", ".join(map(plain, found[:10])) + (", …" if len(found) > 10 else "")
            print(f"No question came of {counted(len(found), 'document')}: {shown}.", file=sys.stderr)
            print(f"  {why}", file=sys.stderr)


def others(connection: Connection, project_id: int, models: Mapping[str, Model]) -> dict[str, dict[str, int]]:
    """Return how many questions and samples of other models there are, by model: none of them is made again."""
    found = {}
    for name, row, stage in (("questions", Question, "questions"), ("samples", Sample, "answers")):
        rows = table(row)
        made = (rows.c.project_id == project_id, rows.c.model.not_in(("", models[stage].spec)))
        query = select(rows.c.model, func.count()).where(*made).group_by(rows.c.model).order_by(rows.c.model)
        found[name] = {model: int(count) for model, count in connection.execute(query)}
    return found


def say_kept(kept: Mapping[str, dict[str, int]], model: str) -> None:
    """Say that what another model made stays, and how to have all of it made by the one that was named."""
    by: dict[str, list[str]] = {}
    for what, counts in kept.items():
        for name, count in counts.items():
            by.setdefault(name, []).append(counted(count, what.removesuffix("s")))
    for name, parts in by.items():
        maker = "the built-in engine" if name == EXTRACTIVE.spec else name
        made = f"{' and '.join(parts)} that {maker} made"
        print(f"Kept as they are: {made}. {model} was asked only for the rest.", file=sys.stderr)
    if by:
        print("  To have all of them made by it, name a new project: --project NAME", file=sys.stderr)
