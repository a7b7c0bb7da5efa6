"""Creating, finding, listing and deleting projects, and the choices each keeps."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, func, select, update
from sqlalchemy.engine import RowMapping

from core.changes import ChangeSet
from core.clock import now
from core.errors import QT_TRANSLATE_NOOP, InvalidUse
from core.llm.messages import Model
from core.projects.options import LONGEST_NAME
from core.stages.choice import BUILT_IN
from core.store.inserting import insert_one
from core.store.schema import Document, Project, Question, Sample, UsageDay
from core.store.schema.columns import table
from core.workspace import Workspace

PROJECT = table(Project)


@dataclass(frozen=True)
class Card:
    """A project with its counts; `cost` is by currency; `unpriced` calls, whose cost is unknown, make it "at least"."""

    id: int
    name: str
    description: str
    language: str
    used_at: int
    created_at: int
    documents: int
    questions: int
    samples: int
    accepted: int
    tokens: int
    cost: dict[str, float]
    unpriced: int = 0


def create(connection: Connection, name: str, description: str = "", language: str = "auto") -> int:
    """Create a project and return its id.

    Raises:
        InvalidUse: the name is empty, too long or taken.
    """
    name = _fitting(name)
    if find(connection, name) is not None:
        raise InvalidUse(
            QT_TRANSLATE_NOOP("Errors", "There is a project called “{name}” already."),
            QT_TRANSLATE_NOOP("Errors", "Choose another name."),
            name=name,
        )
    row = Project(name=name, description=description, language=language, created_at=now(), used_at=now())
    return insert_one(connection, PROJECT, row.model_dump(exclude={"id"}))


def found_or_made(connection: Connection, name: str) -> int:
    """Return the project of this name, made when there is none.

    Raises:
        InvalidUse: there is none, and the name is empty or too long.
    """
    found = find(connection, name)
    return create(connection, name) if found is None else found


def find(connection: Connection, name: str) -> int | None:
    """Return the id of the project called `name`, or None."""
    found = connection.execute(select(PROJECT.c.id).where(PROJECT.c.name == name.strip())).scalar()
    return None if found is None else int(found)


def get(connection: Connection, project_id: int) -> RowMapping:
    """Return the row of a project.

    Raises:
        InvalidUse: there is none with this id.
    """
    row = connection.execute(select(PROJECT).where(PROJECT.c.id == project_id)).mappings().first()
    if row is None:
        raise InvalidUse(QT_TRANSLATE_NOOP("Errors", "This project does not exist any more."), project=project_id)
    return row


def touch(connection: Connection, project_id: int) -> None:
    """Note that a project was used now."""
    connection.execute(update(PROJECT).where(PROJECT.c.id == project_id).values(used_at=now()))


def edit(connection: Connection, project_id: int, **fields: Any) -> ChangeSet:
    """Change name, description, language or archived of a project.

    Raises:
        InvalidUse: the new name is empty, too long or taken by another project.
    """
    if "name" in fields:
        fields["name"] = _fitting(fields["name"])
        if find(connection, fields["name"]) not in (None, project_id):
            raise InvalidUse(
                QT_TRANSLATE_NOOP("Errors", "There is a project called “{name}” already."),
                QT_TRANSLATE_NOOP("Errors", "Choose another name."),
                name=fields["name"],
            )
    connection.execute(update(PROJECT).where(PROJECT.c.id == project_id).values(**fields))
    return ChangeSet().update("project", [project_id])


def model(connection: Connection, project_id: int) -> Model:
    """Return the model a project works with; the built-in engine until another is chosen."""
    chosen = get(connection, project_id)["settings"].get("model")
    return Model.model_validate(chosen) if chosen else BUILT_IN


def set_model(connection: Connection, project_id: int, chosen: Model) -> ChangeSet:
    """Choose the model a project works with."""
    settings = {**get(connection, project_id)["settings"], "model": chosen.model_dump(mode="json")}
    connection.execute(update(PROJECT).where(PROJECT.c.id == project_id).values(settings=settings))
    return ChangeSet().update("project", [project_id])


def copy_models(connection: Connection, source: int, target: int) -> None:
    """Let a project work with the models another one works with, those of its stages too."""
    taken = {name: kept for name, kept in get(connection, source)["settings"].items() if name in ("model", "stages")}
    settings = {**get(connection, target)["settings"], **taken}
    connection.execute(update(PROJECT).where(PROJECT.c.id == target).values(settings=settings))


def cards(connection: Connection, search: str = "", archived: bool = False) -> list[Card]:
    """Return the projects with their counts, last used first; six queries whatever their number."""
    query = select(PROJECT).where(PROJECT.c.archived == archived).order_by(PROJECT.c.used_at.desc())
    rows = connection.execute(query).mappings().all()
    documents = _counts(connection, table(Document))
    questions = _counts(connection, table(Question))
    samples = _counts(connection, table(Sample))
    sample, day = table(Sample), table(UsageDay)
    accepted = _counts(connection, sample, sample.c.state == "accepted")
    spent = select(
        day.c.project_id,
        day.c.currency,
        func.sum(day.c.prompt_tokens + day.c.completion_tokens),
        func.sum(day.c.cost),
        func.sum(day.c.unpriced),
    ).group_by(day.c.project_id, day.c.currency)
    usage: dict[int, list[Any]] = {}
    for project, *sums in connection.execute(spent):
        usage.setdefault(project, []).append(sums)
    found = []
    for row in rows:
        if search and search.casefold() not in f"{row['name']} {row['description']}".casefold():
            continue
        key = row["id"]
        used = usage.get(key, [])
        tokens = sum(one[1] for one in used)
        counts = (documents.get(key, 0), questions.get(key, 0), samples.get(key, 0), accepted.get(key, 0))
        price = {one[0]: float(one[2]) for one in used if one[2]}
        found.append(Card(*_named(row), *counts, int(tokens), price, sum(one[3] for one in used)))
    return found


def shelves(connection: Connection) -> tuple[int, int]:
    """Return how many projects are in use and how many are archived."""
    query = select(PROJECT.c.archived, func.count()).group_by(PROJECT.c.archived)
    found = {bool(row[0]): int(row[1]) for row in connection.execute(query)}
    return found.get(False, 0), found.get(True, 0)


def recent(connection: Connection, limit: int = 12) -> list[tuple[int, str]]:
    """Return (id, name) of the projects used last, archived ones left out; cheap enough for a menu."""
    query = select(PROJECT.c.id, PROJECT.c.name).where(~PROJECT.c.archived).order_by(PROJECT.c.used_at.desc())
    return [(int(row[0]), str(row[1])) for row in connection.execute(query.limit(limit))]


def free_name(connection: Connection, name: str) -> str:
    """Return `name`, or "name 2", "name 3" … when there is such a project already."""
    # Names of files may be longer, and a number must have room behind.
    base = name.strip()[: LONGEST_NAME - 5].strip()
    chosen, number = base, 1
    while find(connection, chosen) is not None:
        number += 1
        chosen = f"{base} {number}"
    return chosen


def remove(workspace: Workspace, project_id: int) -> ChangeSet:
    """Delete a project with everything in it, its kept files too. This is the one deletion without undo."""
    workspace.write(lambda c: c.execute(delete(PROJECT).where(PROJECT.c.id == project_id)))
    shutil.rmtree(workspace.sources(project_id).parent, ignore_errors=True)
    return ChangeSet().remove("project", [project_id])


def counts(connection: Connection, project_id: int) -> dict[str, int]:
    """Return how many documents, chunks, tags, questions and samples a project has."""
    from core.store.schema import Chunk, Tag

    found = {}
    for name, model_class in (
        ("documents", Document),
        ("chunks", Chunk),
        ("tags", Tag),
        ("questions", Question),
        ("samples", Sample),
    ):
        target = table(model_class)
        query = select(func.count()).select_from(target).where(target.c.project_id == project_id)
        found[name] = int(connection.execute(query).scalar_one())
    return found


def _named(row: RowMapping) -> tuple[int, str, str, str, int, int]:
    return row["id"], row["name"], row["description"], row["language"], row["used_at"], row["created_at"]


def _counts(connection: Connection, target: Any, condition: Any = None) -> dict[int, int]:
    query = select(target.c.project_id, func.count()).group_by(target.c.project_id)
    if condition is not None:
        query = query.where(condition)
    return {row[0]: row[1] for row in connection.execute(query)}


def _fitting(name: str) -> str:
    name = name.strip()
    if not name:
        raise InvalidUse(QT_TRANSLATE_NOOP("Errors", "A project needs a name."))
    if len(name) > LONGEST_NAME:
        raise InvalidUse(
            QT_TRANSLATE_NOOP("Errors", "The name of a project has {most} characters at most; this one has {count}."),
            QT_TRANSLATE_NOOP("Errors", "Choose a shorter one."),
            most=LONGEST_NAME,
            count=f"{len(name):,}",
        )
    return name
