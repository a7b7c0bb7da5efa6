"""Adding, editing and deleting single questions."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, select, update

from core.changes import ChangeSet
from core.clock import now
from core.errors import QT_TRANSLATE_NOOP, InvalidUse
from core.language import detect
from core.questions.wording import fingerprint
from core.store import undo
from core.store.inserting import insert_one
from core.store.paging import among
from core.store.schema import Question
from core.store.schema.columns import table

QUESTION = table(Question)


def add(
    connection: Connection, project_id: int, chunk_id: int, text: str, tag_id: int | None = None
) -> tuple[int, ChangeSet]:
    """Add a question a person wrote.

    Raises:
        InvalidUse: it is empty, or the project has it already.
    """
    text = _checked(connection, project_id, text, None)
    row = Question(
        project_id=project_id,
        chunk_id=chunk_id,
        tag_id=tag_id,
        text=text,
        fingerprint=fingerprint(text),
        language=detect(text),
        origin="person",
        created_at=now(),
    )
    question_id = insert_one(connection, QUESTION, row.model_dump(exclude={"id"}))
    return question_id, ChangeSet().add("question", [question_id])


def edit(connection: Connection, question_id: int, text: str) -> ChangeSet:
    """Change the wording of a question.

    Raises:
        InvalidUse: it is empty, or the project has that question already.
    """
    project_id = int(connection.execute(select(QUESTION.c.project_id).where(QUESTION.c.id == question_id)).scalar_one())
    text = _checked(connection, project_id, text, question_id)
    connection.execute(
        update(QUESTION).where(QUESTION.c.id == question_id).values(text=text, fingerprint=fingerprint(text))
    )
    return ChangeSet().update("question", [question_id])


def retag(connection: Connection, ids: Iterable[int], tag_id: int | None) -> ChangeSet:
    """File questions under a tag, or under none."""
    wanted = list(ids)
    connection.execute(update(QUESTION).where(among(QUESTION.c.id, wanted)).values(tag_id=tag_id))
    return ChangeSet().update("question", wanted)


def tags_of(connection: Connection, ids: Iterable[int]) -> dict[int | None, list[int]]:
    """Return questions grouped by the tag they are filed under, so that filing them elsewhere can be undone."""
    found: dict[int | None, list[int]] = {}
    query = select(QUESTION.c.id, QUESTION.c.tag_id).where(among(QUESTION.c.id, list(ids))).order_by(QUESTION.c.id)
    for question_id, tag_id in connection.execute(query):
        found.setdefault(tag_id, []).append(question_id)
    return found


def remove(connection: Connection, project_id: int, ids: Iterable[int]) -> tuple[int, ChangeSet]:
    """Delete questions; samples made from them stay. Returns the undo id."""
    return undo.remove(connection, QUESTION, ids, project_id, "questions")


def _checked(connection: Connection, project_id: int, text: str, own: int | None) -> str:
    text = " ".join(text.split())
    if not text:
        raise InvalidUse(QT_TRANSLATE_NOOP("Errors", "A question needs some words."))
    where = (QUESTION.c.project_id == project_id, QUESTION.c.fingerprint == fingerprint(text))
    twin = connection.execute(select(QUESTION.c.id).where(*where)).scalar()
    if twin is not None and twin != own:
        raise InvalidUse(
            QT_TRANSLATE_NOOP("Errors", "The project has this question already: “{text}”."),
            QT_TRANSLATE_NOOP("Errors", "Word it differently, or answer the one there is."),
            text=text,
        )
    return text
