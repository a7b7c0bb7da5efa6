"""What can be done to documents that are there: named, tried again; conversions rejected."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, func, select, update

from core.changes import ChangeSet
from core.documents.listing import failed_paths
from core.errors import QT_TRANSLATE_NOOP, InvalidUse
from core.jobs import history
from core.store.paging import among
from core.store.schema import Conversion, Document
from core.store.schema.columns import table
from core.store.undo import Edit

CONVERSION, DOCUMENT = table(Conversion), table(Document)


def rename(connection: Connection, document_id: int, name: str) -> tuple[int, ChangeSet]:
    """Give a document another name; the file it came from keeps its own. Returns the undo id.

    Raises:
        InvalidUse: the name is empty, or the document is gone.
    """
    name = " ".join(name.split())
    if not name:
        raise InvalidUse(QT_TRANSLATE_NOOP("Errors", "A document needs a name."))
    edit = Edit(connection, _project(connection, [document_id]), "name")
    edit.change(DOCUMENT, [document_id], ("name",))
    connection.execute(update(DOCUMENT).where(DOCUMENT.c.id == document_id).values(name=name))
    return edit.finish(1)


def waiting(connection: Connection, project_id: int) -> list[int]:
    """Return the documents that were read again and wait for a decision."""
    found = select(CONVERSION.c.document_id).where(CONVERSION.c.project_id == project_id)
    return list(connection.execute(found.order_by(CONVERSION.c.document_id)).scalars())


def reject_conversions(connection: Connection, ids: Sequence[int], whole: int | None = None) -> tuple[int, ChangeSet]:
    """Drop the waiting conversions of documents, which stay as they are. Returns the undo id.

    `whole` is the undo id of an edit in several transactions of which this is a part.

    Raises:
        InvalidUse: none of them has one.
    """
    found = list(
        connection.execute(
            select(CONVERSION.c.document_id)
            .where(among(CONVERSION.c.document_id, ids))
            .order_by(CONVERSION.c.document_id)
        ).scalars()
    )
    if not found:
        raise InvalidUse(QT_TRANSLATE_NOOP("Errors", "There is no new conversion to decide on."))
    edit = Edit(connection, _project(connection, found), "conversions", whole)
    edit.remove(CONVERSION, found)
    edit.changes.update("document", found)
    return edit.finish(len(found))


def locked(connection: Connection, project_id: int) -> list[tuple[int, str, str, str]]:
    """Return (id, name, hash, method) of the documents that failed for want of a password, by name."""
    kind = func.json_extract(DOCUMENT.c.remarks, "$[0].params.kind")
    found = select(DOCUMENT.c.id, DOCUMENT.c.name, DOCUMENT.c.sha256, DOCUMENT.c.method)
    where = (DOCUMENT.c.project_id == project_id, DOCUMENT.c.state == "failed", kind == "password")
    rows = connection.execute(found.where(*where).order_by(DOCUMENT.c.name, DOCUMENT.c.id))
    return [(row[0], row[1], row[2], row[3]) for row in rows]


def redo_failed(connection: Connection, project_id: int, ids: Sequence[int], **changed: Any) -> int | None:
    """Queue an import of those among the documents that failed, and return the job; None when none of them failed.

    It is done as the last import was, but for the options named, such as another `method`.
    """
    paths = failed_paths(connection, ids)
    if not paths:
        return None
    last = history.latest(connection, project_id, "import")
    options = {**(last["options"] if last else {}), **changed, "paths": paths}
    return history.create(connection, project_id, "import", options)


def _project(connection: Connection, ids: Sequence[int]) -> int:
    found = connection.execute(select(DOCUMENT.c.project_id).where(among(DOCUMENT.c.id, ids)).limit(1)).scalar()
    if found is None:
        raise InvalidUse(QT_TRANSLATE_NOOP("Errors", "The document is gone."), document=list(ids)[:1])
    return int(found)
