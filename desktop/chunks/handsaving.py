"""What cutting by hand reads and writes: the text with the cuts there are, and the pieces put in their place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from core.changes import ChangeSet
from core.chunks import service
from core.chunks.piece import Piece
from core.chunks.splitters import hand
from core.chunks.splitting import Splitting
from core.store import undo
from core.store.schema import Chunk, Document, DocumentText
from core.store.schema.columns import table
from desktop.chunks.handcuts import sound
from desktop.chunks.handrows import Measure, Rows, rows
from desktop.undoing import Work

CHUNK, DOCUMENT, TEXT = table(Chunk), table(Document), table(DocumentText)


@dataclass
class Opened:
    """A document ready to be cut."""

    document_id: int
    name: str
    text: str
    places: list[int]
    rows: Rows


def opened(connection: Connection, document_id: int, measure: Measure) -> Opened | None:
    """Read a document with the borders of its chunks; None when it is gone or has no text. For a pool thread."""
    query = select(DOCUMENT.c.name, TEXT.c.markdown).join(TEXT, TEXT.c.document_id == DOCUMENT.c.id)
    row = connection.execute(query.where(DOCUMENT.c.id == document_id)).first()
    if row is None or not row.markdown.strip():
        return None
    text = row.markdown
    places = sound(text, present(connection, document_id, text))
    return Opened(document_id, row.name, text, places, rows(text, places, measure))


def present(connection: Connection, document_id: int, text: str) -> list[int]:
    """Return the borders of a document's chunks; where one was deleted, those of the text it left behind."""
    query = select(CHUNK.c.start, CHUNK.c.end).where(CHUNK.c.document_id == document_id)
    found, reached = [], 0
    for start, end in connection.execute(query.order_by(CHUNK.c.start, CHUNK.c.end)):
        if start > reached and text[reached:start].strip():
            found.append(reached)
        found.append(start)
        reached = max(reached, end)
    return [*found, reached]


def borders(text: str, found: list[Piece]) -> list[int]:
    """Return where pieces begin, as cuts."""
    return sound(text, [piece.start for piece in found])


def by_hand(cuts: Sequence[int]) -> Splitting:
    """Return the way of splitting with these cuts."""
    return Splitting(strategy="hand", settings={"cuts": list(cuts)})


def pieces(text: str, cuts: Sequence[int]) -> list[Piece]:
    """Return the pieces between cuts."""
    return hand.split(text, hand.HandSettings(cuts=list(cuts)))


def replacing(document_id: int, found: list[Piece], splitting: Splitting) -> Work:
    """Return the edit that puts pieces in place of a document's chunks, and takes that back."""

    def work(connection: Connection, /) -> tuple[Work | None, ChangeSet]:
        undo_id, changes = service.replace(connection, document_id, found, splitting)

        def restore(connection: Connection, /) -> tuple[Work | None, ChangeSet]:
            return replacing(document_id, found, splitting), undo.restore(connection, undo_id)

        return restore, changes

    return work
