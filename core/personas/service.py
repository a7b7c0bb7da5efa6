"""Genre–audience pairs by hand: list, add, edit, switch on and off, copy to other documents, delete; all with undo."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import Connection, func, select, update

from core.changes import ChangeSet
from core.clock import now
from core.errors import QT_TRANSLATE_NOOP, InvalidUse
from core.store.inserting import insert_many, insert_one
from core.store.paging import among
from core.store.schema import Document, Persona
from core.store.schema.columns import table
from core.store.undo import Edit

PERSONA, DOCUMENT = table(Persona), table(Document)
LABEL = "pairs"
TITLE, DESCRIPTION = 120, 1_000  # characters


class Pair(BaseModel):
    """A genre and an audience, each a title and two or three sentences."""

    model_config = ConfigDict(str_strip_whitespace=True)

    genre: str = Field(min_length=1, max_length=TITLE, title=QT_TRANSLATE_NOOP("Forms", "Genre"))
    genre_description: str = Field(
        default="",
        max_length=DESCRIPTION,
        title=QT_TRANSLATE_NOOP("Forms", "About the genre"),
        description=QT_TRANSLATE_NOOP("Forms", "Its purpose, structure, style and depth."),
        json_schema_extra={"multiline": True},
    )
    audience: str = Field(min_length=1, max_length=TITLE, title=QT_TRANSLATE_NOOP("Forms", "Audience"))
    audience_description: str = Field(
        default="",
        max_length=DESCRIPTION,
        title=QT_TRANSLATE_NOOP("Forms", "About the audience"),
        description=QT_TRANSLATE_NOOP("Forms", "Who they are, what they know, and why they read."),
        json_schema_extra={"multiline": True},
    )

    def key(self) -> tuple[str, str]:
        """Return what makes two pairs the same: both titles, whatever their case and spacing."""
        return (_plain(self.genre), _plain(self.audience))


def _plain(title: str) -> str:
    return "".join(title.casefold().split())


def of_document(connection: Connection, document_id: int) -> list[dict[str, Any]]:
    """Return the pairs of a document as rows, in order."""
    found = select(PERSONA).where(PERSONA.c.document_id == document_id).order_by(PERSONA.c.position, PERSONA.c.id)
    return [dict(row) for row in connection.execute(found).mappings()]


def active(connection: Connection, document_id: int) -> list[dict[str, Any]]:
    """Return the pairs of a document that are switched on."""
    return [row for row in of_document(connection, document_id) if row["active"]]


def counts(connection: Connection, documents: Sequence[int]) -> dict[int, tuple[int, int]]:
    """Return {document: (pairs, pairs switched on)} of those that have any."""
    found = select(PERSONA.c.document_id, func.count(), func.sum(PERSONA.c.active))
    found = found.where(among(PERSONA.c.document_id, documents)).group_by(PERSONA.c.document_id)
    return {row[0]: (int(row[1]), int(row[2] or 0)) for row in connection.execute(found)}


def add(connection: Connection, document_id: int, pair: Pair) -> tuple[int, ChangeSet]:
    """Add a pair at the end of a document's list; return the undo id.

    Raises:
        InvalidUse: the document has this pair already, or is gone.
    """
    project_id = _project(connection, document_id)
    _refuse_double(connection, document_id, pair)
    edit = Edit(connection, project_id, LABEL)
    edit.add(
        PERSONA, [insert_one(connection, PERSONA, _row(project_id, document_id, pair, _next(connection, document_id)))]
    )
    return edit.finish(1)


def change(connection: Connection, persona_id: int, pair: Pair) -> tuple[int, ChangeSet]:
    """Give a pair other words; return the undo id.

    Raises:
        InvalidUse: the document has such a pair already, or this one is gone.
    """
    row = connection.execute(select(PERSONA).where(PERSONA.c.id == persona_id)).mappings().first()
    if row is None:
        raise InvalidUse(QT_TRANSLATE_NOOP("Errors", "This genre–audience pair was deleted in the meantime."))
    _refuse_double(connection, row["document_id"], pair, persona_id)
    edit = Edit(connection, row["project_id"], LABEL)
    edit.change(PERSONA, [persona_id])
    connection.execute(update(PERSONA).where(PERSONA.c.id == persona_id).values(**pair.model_dump()))
    return edit.finish(1)


def switch(connection: Connection, project_id: int, ids: Sequence[int], on: bool) -> tuple[int, ChangeSet]:
    """Switch pairs on or off; return the undo id."""
    edit = Edit(connection, project_id, LABEL)
    edit.change(PERSONA, ids)
    connection.execute(update(PERSONA).where(among(PERSONA.c.id, ids)).values(active=on))
    return edit.finish(len(ids))


def remove(connection: Connection, project_id: int, ids: Sequence[int]) -> tuple[int, ChangeSet]:
    """Delete pairs; return the undo id."""
    edit = Edit(connection, project_id, LABEL)
    edit.remove(PERSONA, ids)
    return edit.finish()


def copy(
    connection: Connection, project_id: int, ids: Sequence[int], documents: Sequence[int], *, replace: bool = False
) -> tuple[int, ChangeSet]:
    """Copy pairs to other documents, added to theirs or in place of theirs; return the undo id.

    A document that has the same pair already keeps its own.
    """
    found = select(PERSONA).where(among(PERSONA.c.id, ids)).order_by(PERSONA.c.document_id, PERSONA.c.position)
    pairs = [Pair.model_validate(dict(row)) for row in connection.execute(found).mappings()]
    edit = Edit(connection, project_id, LABEL)
    give(edit, project_id, dict.fromkeys(documents, pairs), replace=replace)
    return edit.finish(len(documents))


def give(edit: Edit, project_id: int, wanted: dict[int, list[Pair]], *, replace: bool) -> dict[int, int]:
    """Write pairs to documents as part of an edit; return how many each of them got."""
    connection, documents = edit.connection, list(wanted)
    there = select(PERSONA.c.id, PERSONA.c.document_id, PERSONA.c.genre, PERSONA.c.audience, PERSONA.c.position)
    rows = connection.execute(there.where(among(PERSONA.c.document_id, documents))).all()
    if replace and rows:
        edit.remove(PERSONA, [row.id for row in rows])
        rows = []
    known = {(row.document_id, _plain(row.genre), _plain(row.audience)) for row in rows}
    last = {row.document_id: -1 for row in rows}
    for row in rows:
        last[row.document_id] = max(last[row.document_id], row.position)
    new: list[dict[str, Any]] = []
    got = dict.fromkeys(documents, 0)
    for document, pairs in wanted.items():
        for pair in pairs:
            if (document, *pair.key()) in known:
                continue
            known.add((document, *pair.key()))
            last[document] = last.get(document, -1) + 1
            new.append(_row(project_id, document, pair, last[document]))
            got[document] += 1
    if new:
        edit.add(PERSONA, insert_many(connection, PERSONA, new))
    return got


def _row(project_id: int, document_id: int, pair: Pair, position: int) -> dict[str, Any]:
    owned = {"project_id": project_id, "document_id": document_id, "position": position}
    return {**owned, **pair.model_dump(), "active": True, "created_at": now()}


def _next(connection: Connection, document_id: int) -> int:
    found = select(func.coalesce(func.max(PERSONA.c.position) + 1, 0)).where(PERSONA.c.document_id == document_id)
    return int(connection.execute(found).scalar_one())


def _project(connection: Connection, document_id: int) -> int:
    found = connection.execute(select(DOCUMENT.c.project_id).where(DOCUMENT.c.id == document_id)).scalar()
    if found is None:
        raise InvalidUse(QT_TRANSLATE_NOOP("Errors", "This document was deleted in the meantime."))
    return int(found)


def _refuse_double(connection: Connection, document_id: int, pair: Pair, but: int = 0) -> None:
    others: Iterable[dict[str, Any]] = (row for row in of_document(connection, document_id) if row["id"] != but)
    if any(Pair.model_validate(row).key() == pair.key() for row in others):
        raise InvalidUse(
            QT_TRANSLATE_NOOP("Errors", "This document has the pair “{genre}” for “{audience}” already."),
            QT_TRANSLATE_NOOP("Errors", "Change one of the two, or edit the pair that is there."),
            genre=pair.genre,
            audience=pair.audience,
        )
