"""Putting another text in place of a document's: what that does to its chunks, and the edit itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QCoreApplication
from sqlalchemy import Connection

from core.changes import ChangeSet
from core.store import undo
from core.workspace import Workspace
from desktop.documents.deleting import Return
from desktop.translate import sentences
from desktop.undoing import LongWork, Work

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


class Saving(LongWork):
    """Saves a text; the chunks are split again, or left. What follows from the text is found out before the writer."""

    def __init__(self, document_id: int, markdown: str, chunks: Chunks = "split") -> None:
        self._document_id, self._markdown, self._chunks = document_id, markdown, chunks

    def run(self, workspace: Workspace) -> tuple[LongWork | None, ChangeSet]:
        """Save."""
        from core.chunks import written

        about = (self._document_id, self._markdown, self._chunks)
        with workspace.read() as connection:
            revision = written.prepared(connection, *about)
        if revision is None:
            return None, ChangeSet()
        undo_id, changes = workspace.write(lambda c: written.edit_markdown(c, *about, revision))
        return (Return(undo_id, self) if undo_id else None), changes


def undoing(undo_id: int, again: Work) -> Work:
    """Return the edit that takes one back and hands over the one that does it again."""
    return lambda connection, /: (again, undo.restore(connection, undo_id))
