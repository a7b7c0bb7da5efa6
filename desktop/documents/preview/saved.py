"""Putting another text in place of a document's: what that does to its chunks, and the edit itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QCoreApplication
from sqlalchemy import Connection

from core.changes import ChangeSet
from core.store import undo
from desktop.translate import sentences
from desktop.undoing import Work

if TYPE_CHECKING:
    from core.chunks.service import Replaced


Chunks = Literal["split", "leave"]


def consequences(connection: Connection, document_id: int, markdown: str) -> Replaced:
    """Return what saving this text would do to the document's chunks."""
    from core.chunks import revising, service
    from core.chunks.splitting import split
    from core.documents import listing

    row = listing.detail(connection, document_id)
    splitting = revising.splitting_of(row["splitting"] if row is not None else {})
    return service.replaced_by(connection, document_id, split(markdown, splitting), markdown)


def told(found: Replaced, *, other: bool) -> str:
    """Return what is to be said before saving; empty when nothing hangs on the chunks that go."""
    words = []
    if other:
        text = QCoreApplication.translate("Saving", "The text was changed elsewhere meanwhile; that would be replaced.")
        words.append(text)
    asked, made = found.hanging["questions"], found.hanging["samples"]
    if found.gone and (asked or made or found.edited):
        words.append(QCoreApplication.translate("Saving", "%n chunk(s) change.", "", found.gone))
        if asked:
            words.append(QCoreApplication.translate("Saving", "%n question(s) about them go.", "", asked))
        if made:
            words.append(QCoreApplication.translate("Saving", "%n sample(s) stay but lose their source.", "", made))
        if found.edited:
            words.append(QCoreApplication.translate("Saving", "%n chunk(s) were edited by hand.", "", found.edited))
        words.append(QCoreApplication.translate("Saving", "The other chunks stay. It can be undone."))
    return sentences(*words)


def saving(document_id: int, markdown: str, chunks: Chunks = "split") -> Work:
    """Return the edit that saves a text and can be undone and done again; the chunks are split again, or left."""

    def work(connection: Connection, /) -> tuple[Work | None, ChangeSet]:
        from core.chunks import revising

        undo_id, changes = revising.edit_markdown(connection, document_id, markdown, chunks)
        return (undoing(undo_id, work) if undo_id else None), changes

    return work


def undoing(undo_id: int, again: Work) -> Work:
    """Return the edit that takes one back and hands over the one that does it again."""
    return lambda connection, /: (again, undo.restore(connection, undo_id))
