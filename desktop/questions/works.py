"""The edits of questions, each with the edit that takes it back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Select, select

from core.changes import ChangeSet
from core.questions import service
from core.store.schema import Question
from core.store.schema.columns import table
from desktop.undoing import Work, delete

QUESTION = table(Question)
#: ids, or what makes the query that selects them
Chosen = Sequence[int] | Callable[[Connection], Select[Any]]
Did = tuple[Work | None, ChangeSet]


def add(project_id: int, chunk_id: int, text: str, tag_id: int | None) -> Work:
    """Return the edit that adds a question written by hand."""

    def work(connection: Connection, /) -> Did:
        question_id, changes = service.add(connection, project_id, chunk_id, text, tag_id)
        return remove((question_id,), project_id), changes

    return work


def reword(question_id: int, text: str) -> Work:
    """Return the edit that changes the wording of a question."""

    def work(connection: Connection, /) -> Did:
        former = connection.execute(select(QUESTION.c.text).where(QUESTION.c.id == question_id)).scalar_one()
        return reword(question_id, former), service.edit(connection, question_id, text)

    return work


def retag(chosen: Chosen, tag_id: int | None) -> Work:
    """Return the edit that files questions under a tag, or under none."""

    def work(connection: Connection, /) -> Did:
        former = service.tags_of(connection, ids_of(connection, chosen))
        former.pop(tag_id, None)
        return _refile({tag_id: [one for ids in former.values() for one in ids]}, former)(connection)

    return work


def remove(chosen: Chosen, project_id: int) -> Work:
    """Return the edit that deletes questions."""

    def work(connection: Connection, /) -> Did:
        ids = ids_of(connection, chosen)
        return delete(connection, lambda c, part: service.remove(c, project_id, part), ids)

    return work


def ids_of(connection: Connection, chosen: Chosen) -> list[int]:
    """Return the ids that were chosen."""
    return list(connection.execute(chosen(connection)).scalars()) if callable(chosen) else list(chosen)


def _refile(wanted: Mapping[int | None, Sequence[int]], former: Mapping[int | None, Sequence[int]]) -> Work:
    def work(connection: Connection, /) -> Did:
        changes = ChangeSet()
        for tag_id, ids in wanted.items():
            if ids:
                changes.merge(service.retag(connection, ids, tag_id))
        return (_refile(former, wanted) if changes else None), changes

    return work
