"""The documents that are split again: their names and texts, what hangs on their chunks, and doing it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from sqlalchemy import Connection, select

from core.chunks import service
from core.chunks.piece import Piece
from core.chunks.splitting import Splitting
from core.errors import QT_TRANSLATE_NOOP, InvalidUse
from core.store.paging import among
from core.store.schema import Chunk, Document, DocumentText
from core.store.schema.columns import table
from desktop.chunks.handsaving import replacing
from desktop.chunks.splittingwords import many, replaced

if TYPE_CHECKING:
    from desktop.undoing import UndoStack
    from desktop.window import MainWindow

CHUNK, DOCUMENT, TEXT = table(Chunk), table(Document), table(DocumentText)
#: documents offered for the preview
OFFERED = 500


@dataclass
class Chosen:
    """Documents with a text: the ids of all, and (id, name) of those offered for the preview."""

    ids: list[int]
    names: list[tuple[int, str]]


def found(connection: Connection, ids: Sequence[int], current: int) -> Chosen:
    """Return those of the documents that have a text, `current` the first of those offered."""
    read = select(DOCUMENT.c.id, DOCUMENT.c.name).join(TEXT, TEXT.c.document_id == DOCUMENT.c.id)
    rows = [(row.id, row.name) for row in connection.execute(read.where(among(DOCUMENT.c.id, list(ids))))]
    place = {one: n for n, one in enumerate(ids)}
    rows.sort(key=lambda row: (row[0] != current, place[row[0]]))
    return Chosen([one for one in ids if one in {row[0] for row in rows}], rows[:OFFERED])


def markdown(connection: Connection, document_id: int) -> tuple[str, str]:
    """Return text and name of a document."""
    read = select(TEXT.c.markdown, DOCUMENT.c.name).join(DOCUMENT, TEXT.c.document_id == DOCUMENT.c.id)
    row = connection.execute(read.where(DOCUMENT.c.id == document_id)).first()
    return (row.markdown, row.name) if row is not None else ("", "")


def effect_of_one(
    connection: Connection, document_id: int, text: str, name: str, split: Callable[[], list[Piece]]
) -> tuple[list[Piece], str]:
    """Return the pieces that `split` makes of a document, and what they do to its chunks, in words.

    Raises:
        InvalidUse: the document is gone, or nothing in it could be split.
    """
    pieces = split() if text.strip() else []
    if not pieces:
        raise InvalidUse(
            QT_TRANSLATE_NOOP("Errors", "There is no text in “{name}” that could be split."),
            QT_TRANSLATE_NOOP("Errors", "Read it by another method, or delete it."),
            name=name,
        )
    return pieces, replaced(service.replaced_by(connection, document_id, pieces))


def effects_of_many(connection: Connection, ids: Sequence[int]) -> str:
    """Return what hangs on the chunks of many documents, in words."""
    inside = among(CHUNK.c.document_id, list(ids))
    chunks = list(connection.execute(select(CHUNK.c.id).where(inside)).scalars())
    return many(len(ids), len(chunks), service.hanging(connection, chunks))


def start(window: MainWindow, stack: UndoStack, chosen: Chosen, splitting: Splitting, pieces: list[Piece]) -> None:
    """Put pieces in place of the chunks of one document, or without pieces split all chosen by a job."""
    if not pieces:
        options = {"documents": chosen.ids, "splitting": splitting.model_dump(mode="json")}
        window.context.start_job("chunks", options)
        return
    document_id, name = chosen.names[0]
    said = QCoreApplication.translate("Splitting", "“{0}” was split into {1} chunks.").format(name, f"{len(pieces):,}")
    undo = QCoreApplication.translate("Documents", "Undo")
    work = replacing(document_id, pieces, splitting)
    stack.do(work, lambda _changes: window.say(said, "info", undo, stack.undo), window.fail)
