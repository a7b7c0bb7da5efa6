"""The text of chunks: edited, given back as it was split, extended before or behind; every step can be undone.

`whole` is for steps on more chunks than one transaction should hold (see `core.chunks.parts`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, select, update
from sqlalchemy.engine import RowMapping

from core.changes import ChangeSet
from core.chunks import busy
from core.chunks.following import requote
from core.errors import QT_TRANSLATE_NOOP, InvalidUse
from core.store.paging import among
from core.store.schema import Chunk, Cleaning, Document
from core.store.schema.columns import table
from core.store.undo import Edit

CHUNK, CLEANING, DOCUMENT = table(Chunk), table(Cleaning), table(Document)
LABEL = "chunks"
TEXTS = ("text", "size", "original")
_SLOT = re.compile(r"\{(document|section|page)\}")


def edit(connection: Connection, chunk_id: int, text: str) -> tuple[int, ChangeSet]:
    """Give a chunk another text; where it lies in the document stays, and the text as it was split is kept.

    Raises:
        InvalidUse: the chunk is gone, the text is blank, or a running job uses the chunk.
    """
    return _edited(connection, [chunk_id], {chunk_id: text})


def restore_original(connection: Connection, chunks: Sequence[int], whole: int | None = None) -> tuple[int, ChangeSet]:
    """Give chunks the text again that they had when they were split; those never changed stay as they are.

    Raises:
        InvalidUse: the chunks are gone, or a running job uses one.
    """
    found = select(CHUNK.c.id, CHUNK.c.original).where(among(CHUNK.c.id, chunks), CHUNK.c.original.is_not(None))
    texts = {row.id: row.original for row in connection.execute(found)}
    return _edited(connection, chunks, texts, whole)


def prepend(
    connection: Connection, chunks: Sequence[int], template: str, whole: int | None = None
) -> tuple[int, ChangeSet]:
    """Put a text before each chunk; {document}, {section} and {page} in it stand for those of the chunk.

    Raises:
        InvalidUse: the template is empty, the chunks are gone, or a running job uses one.
    """
    return _extended(connection, chunks, template, True, whole)


def append(
    connection: Connection, chunks: Sequence[int], template: str, whole: int | None = None
) -> tuple[int, ChangeSet]:
    """Put a text behind each chunk; otherwise as `prepend`."""
    return _extended(connection, chunks, template, False, whole)


def filled(template: str, document: str, headings: Sequence[str], section: str | None, page: int | None) -> str:
    """Return a template with its places filled in; other braces mean nothing. The section is the path of headings."""
    values = {
        "document": document,
        "section": " › ".join(headings) or section or "",
        "page": "" if page is None else str(page),
    }
    return _SLOT.sub(lambda match: values[match[1]], template)


def set_texts(step: Edit, texts: Mapping[int, str]) -> list[int]:
    """Give chunks other texts as part of an edit; returns the ids of those whose text changed.

    The quotes of samples follow. A proposal that waits was made for the old text, so it goes.
    """
    connection = step.connection
    found = select(CHUNK.c.id, CHUNK.c.text, CHUNK.c.original).where(among(CHUNK.c.id, list(texts)))
    rows = [row for row in connection.execute(found).mappings() if row["text"] != texts[row["id"]]]
    ids = [int(row["id"]) for row in rows]
    if not ids:
        return []
    step.change(CHUNK, ids, TEXTS)
    requote(step, {row["id"]: (row["text"], texts[row["id"]]) for row in rows})
    values: dict[str, Any] = {name: bindparam(f"new_{name}") for name in TEXTS}
    places = [_place(row, texts[row["id"]]) for row in rows]
    connection.execute(update(CHUNK).where(CHUNK.c.id == bindparam("row")).values(values), places)
    forget_proposals(step, ids)
    return ids


def forget_proposals(step: Edit, chunks: Sequence[int]) -> None:
    """Drop the cleaned texts that wait for a decision about these chunks, as part of an edit."""
    found = select(CLEANING.c.chunk_id).where(among(CLEANING.c.chunk_id, chunks))
    waiting = list(step.connection.execute(found).scalars())
    if waiting:
        step.remove(CLEANING, waiting)


def project_of(connection: Connection, chunks: Sequence[int]) -> int:
    """Return the project that chunks belong to.

    Raises:
        InvalidUse: they are gone, or belong to several.
    """
    found = connection.execute(select(CHUNK.c.project_id).where(among(CHUNK.c.id, chunks)).distinct()).scalars().all()
    if len(found) != 1:
        raise InvalidUse(
            QT_TRANSLATE_NOOP("Errors", "These chunks are not there any more."),
            QT_TRANSLATE_NOOP("Errors", "Choose others."),
        )
    return int(found[0])


def _place(row: RowMapping, text: str) -> dict[str, Any]:
    source = row["text"] if row["original"] is None else row["original"]
    return {
        "row": row["id"],
        "new_text": text,
        "new_size": len(text),
        "new_original": None if text == source else source,
    }


def _edited(
    connection: Connection, chunks: Sequence[int], texts: Mapping[int, str], whole: int | None = None
) -> tuple[int, ChangeSet]:
    if any(not text.strip() for text in texts.values()):
        raise InvalidUse(
            QT_TRANSLATE_NOOP("Errors", "A chunk needs some text."),
            QT_TRANSLATE_NOOP("Errors", "Delete it instead."),
        )
    project_id = project_of(connection, chunks)
    busy.refuse(connection, project_id, chunks)
    step = Edit(connection, project_id, LABEL, whole)
    return step.finish(len(set_texts(step, texts)))


def _extended(
    connection: Connection, chunks: Sequence[int], template: str, before: bool, whole: int | None
) -> tuple[int, ChangeSet]:
    if not template:
        raise InvalidUse(QT_TRANSLATE_NOOP("Errors", "There is no text to add."))
    columns = (CHUNK.c.id, CHUNK.c.text, CHUNK.c.headings, CHUNK.c.section, CHUNK.c.page)
    found = select(*columns, DOCUMENT.c.name, DOCUMENT.c.title).join(DOCUMENT, DOCUMENT.c.id == CHUNK.c.document_id)
    texts = {}
    for row in connection.execute(found.where(among(CHUNK.c.id, chunks))):
        more = filled(template, row.title or row.name, row.headings, row.section, row.page)
        texts[row.id] = more + row.text if before else row.text + more
    return _edited(connection, chunks, texts, whole)
