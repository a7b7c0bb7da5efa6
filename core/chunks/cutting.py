"""The cuts between chunks: taken away and set. Questions and samples go with the words they were made from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, func, select, update
from sqlalchemy.engine import Row

from core.changes import ChangeSet
from core.chunks import busy
from core.chunks.editing import forget_proposals, project_of
from core.chunks.following import Slot, deal
from core.chunks.joining import Joined, join
from core.clock import now
from core.errors import QT_TRANSLATE_NOOP, InvalidUse
from core.language import detect
from core.store.inserting import insert_many
from core.store.schema import Chunk, DocumentText
from core.store.schema.columns import table
from core.store.undo import Edit

CHUNK, TEXT = table(Chunk), table(DocumentText)
LABEL = "chunks"


def merge(connection: Connection, chunks: Sequence[int]) -> tuple[int, ChangeSet]:
    """Make one chunk of neighbours in a document; the first one stays and takes all questions.

    Raises:
        InvalidUse: they do not follow each other in one document, or a running job uses one.
    """
    rows = _neighbours(connection, chunks)
    step = _begin(connection, rows)
    joined = join(rows)
    first, *others = rows
    slot = Slot(first.id, 0, len(joined.text))
    deal(step, joined.text, joined.at, [slot])
    forget_proposals(step, [row.id for row in rows])
    step.change(CHUNK, [first.id])
    (values,) = joined.pieces([])
    whole = {"oversize": any(row.oversize for row in rows), "language": detect(joined.text)}
    connection.execute(update(CHUNK).where(CHUNK.c.id == first.id).values(**values, **whole))
    step.remove(CHUNK, [row.id for row in others])
    return step.finish(len(rows))


def split_at(connection: Connection, chunk_id: int, offsets: Sequence[int]) -> tuple[int, ChangeSet]:
    """Cut a chunk at places of its text (characters); the first piece keeps its row.

    Raises:
        InvalidUse: the chunk is gone, a piece would be blank, or a running job uses the chunk.
    """
    rows = _rows(connection, [chunk_id])
    step = _begin(connection, rows)
    joined = join(rows)
    places = sorted(set(offsets))
    pieces = _placed(connection, rows[0], _pieces(joined, places))
    room = len(pieces) - 1
    _make_room(step, rows[0], room)
    forget_proposals(step, [chunk_id])
    step.change(CHUNK, [chunk_id])
    connection.execute(update(CHUNK).where(CHUNK.c.id == chunk_id).values(**pieces[0], oversize=False))
    owned = {"project_id": rows[0].project_id, "document_id": rows[0].document_id, "created_at": now()}
    owned["oversize"] = False
    fresh = [{**piece, **owned, "position": rows[0].position + n} for n, piece in enumerate(pieces[1:], 1)]
    added = insert_many(connection, CHUNK, fresh)
    step.add(CHUNK, added)
    cuts = [0, *places, len(joined.text)]
    slots = [Slot(one, cuts[n], cuts[n + 1]) for n, one in enumerate([chunk_id, *added])]
    deal(step, joined.text, joined.at, slots)
    return step.finish(1)


def _rows(connection: Connection, chunks: Sequence[int]) -> list[Row[Any]]:
    found = connection.execute(select(CHUNK).where(CHUNK.c.id.in_(chunks)).order_by(CHUNK.c.position, CHUNK.c.id))
    rows = list(found)
    if len(rows) != len(set(chunks)) or not rows:
        project_of(connection, [])
    return rows


def _neighbours(connection: Connection, chunks: Sequence[int]) -> list[Row[Any]]:
    rows = _rows(connection, chunks)
    inside = (CHUNK.c.document_id == rows[0].document_id, CHUNK.c.position.between(rows[0].position, rows[-1].position))
    between = int(connection.execute(select(func.count()).select_from(CHUNK).where(*inside)).scalar_one())
    if len(rows) < 2 or between != len(rows) or len({row.document_id for row in rows}) > 1:
        raise InvalidUse(
            QT_TRANSLATE_NOOP("Errors", "Only chunks that follow each other in one document can be joined."),
            QT_TRANSLATE_NOOP("Errors", "Choose two or more neighbours."),
        )
    return rows


def _begin(connection: Connection, rows: Sequence[Row[Any]]) -> Edit:
    busy.refuse(connection, rows[0].project_id, [row.id for row in rows])
    return Edit(connection, rows[0].project_id, LABEL)


def _pieces(joined: Joined, places: Sequence[int]) -> list[dict[str, Any]]:
    inside = bool(places) and places[0] > 0 and places[-1] < len(joined.text)
    pieces = joined.pieces(places) if inside else []
    if not pieces or any(not piece["text"].strip() for piece in pieces):
        raise InvalidUse(
            QT_TRANSLATE_NOOP("Errors", "A cut there would leave a chunk without text."),
            QT_TRANSLATE_NOOP("Errors", "Cut within the text."),
        )
    return pieces


def _placed(connection: Connection, row: Row[Any], pieces: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return pieces with headings, page, section and language; the first one begins where its chunk began."""
    found = connection.execute(
        select(TEXT.c.outline, TEXT.c.locators).where(TEXT.c.document_id == row.document_id)
    ).first()
    outline, locators = (found.outline, found.locators) if found else ([], [])
    starts = [spot[0] for spot in locators]
    placed = [{**pieces[0], "headings": row.headings, "page": row.page, "section": row.section}]
    for piece in pieces[1:]:
        first = piece["start"] + len(piece["text"]) - len(piece["text"].lstrip())
        spot = locators[max(0, bisect_right(starts, first) - 1)] if locators else [0, 0, row.page, row.section]
        path = headings_at(outline, first) or row.headings
        placed.append({**piece, "headings": path, "page": spot[2], "section": spot[3]})
    return [{**piece, "language": detect(piece["text"])} for piece in placed]


def headings_at(outline: Sequence[Sequence[Any]], offset: int) -> list[str]:
    """Return the titles in force at a place of a document, outermost first; `outline` is [level, title, place] rows."""
    path: list[Sequence[Any]] = []
    for heading in outline:
        if heading[2] > offset:
            break
        path = [*(above for above in path if above[0] < heading[0]), heading]
    return [str(heading[1]) for heading in path]


def _make_room(step: Edit, row: Row[Any], room: int) -> None:
    """Move the chunks behind one so far back that new ones find a place."""
    behind = (CHUNK.c.document_id == row.document_id, CHUNK.c.position > row.position)
    found = step.connection.execute(select(CHUNK.c.id, CHUNK.c.position).where(*behind).order_by(CHUNK.c.position))
    later = list(found)
    if not later or later[0].position > row.position + room:
        return
    step.change(CHUNK, [one.id for one in later], ("position",))
    step.connection.execute(update(CHUNK).where(*behind).values(position=CHUNK.c.position + room))
