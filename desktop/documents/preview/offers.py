"""A conversion that waits for a decision: what it is, how it differs, taking it or not."""

from __future__ import annotations

from sqlalchemy import Connection, select

from core.changes import ChangeSet
from core.store.schema import Conversion, DocumentText
from core.store.schema.columns import table
from desktop.documents.preview.drafts import fingerprint
from desktop.documents.preview.saved import undoing
from desktop.undoing import Work

CONVERSION, TEXT = table(Conversion), table(DocumentText)


def waiting(connection: Connection, document_id: int) -> str | None:
    """Return the title of the method of the conversion that waits for a document, None when none waits."""
    found = connection.execute(select(CONVERSION.c.method).where(CONVERSION.c.document_id == document_id)).scalar()
    if found is None:
        return None
    from core.documents.methods import METHODS

    return next((method.title for method in METHODS if method.name == found), str(found))


def present(connection: Connection, document_id: int) -> str:
    """Return the fingerprint of the text a document has now."""
    found = connection.execute(select(TEXT.c.markdown).where(TEXT.c.document_id == document_id)).scalar()
    return fingerprint(found or "")


def parts(connection: Connection, document_id: int) -> list[tuple[str, str]]:
    """Return how the text that waits differs from the present one. Raises InvalidUse when none waits."""
    from core.chunks import revising

    return [(str(kind), text) for kind, text in revising.waiting_difference(connection, document_id)]


def accepting(document_id: int) -> Work:
    """Return the edit that puts the waiting text in place of the present one."""

    def work(connection: Connection, /) -> tuple[Work | None, ChangeSet]:
        from core.chunks import revising

        undo_id, changes = revising.accept_conversions(connection, [document_id])
        return undoing(undo_id, work), changes

    return work


def rejecting(document_id: int) -> Work:
    """Return the edit that drops the waiting text."""

    def work(connection: Connection, /) -> tuple[Work | None, ChangeSet]:
        from core.documents import service

        undo_id, changes = service.reject_conversions(connection, [document_id])
        return undoing(undo_id, work), changes

    return work
