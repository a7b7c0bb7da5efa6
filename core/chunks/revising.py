"""Other texts for documents: waiting conversions accepted; the chunks follow, with undo."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import ValidationError
from sqlalchemy import Connection, select
from sqlalchemy.engine import Row

from core.changes import ChangeSet
from core.chunks import busy, service
from core.chunks.difference import Part, difference
from core.chunks.piece import Piece
from core.chunks.splitting import Splitting, split
from core.chunks.storing import put
from core.errors import QT_TRANSLATE_NOOP, InvalidUse
from core.store.paging import among
from core.store.schema import Chunk, Conversion, Document, DocumentText
from core.store.schema.columns import table
from core.store.undo import Edit

CHUNK, DOCUMENT, TEXT, CONVERSION = table(Chunk), table(Document), table(DocumentText), table(Conversion)
SPANS = ("start", "end", "page", "section")


def accept_conversions(
    connection: Connection,
    ids: Sequence[int],
    splitting: Splitting | None = None,
    pieces: Mapping[int, list[Piece]] | None = None,
    own: int = 0,
    whole: int | None = None,
) -> tuple[int, ChangeSet]:
    """Put the waiting conversions of documents in the place of their texts, and split these again.

    Chunks whose text stays keep their questions. Each document is split as it was before, unless `splitting` is given;
    `pieces` are cuts made beforehand, by document. `own` is the job that asks, if one does; `whole` the undo id of an
    edit in several transactions of which this is a part.

    Raises:
        InvalidUse: none of the documents has a conversion that waits, or a running job uses one of them.
    """
    found = _waiting(connection, ids)
    if not found:
        raise InvalidUse(QT_TRANSLATE_NOOP("Errors", "There is no new conversion to decide on."))
    project_id = found[0].project_id
    for row in found:
        busy.refuse(connection, project_id, service.ids_of(connection, row.id), own)
    edit = Edit(connection, project_id, "conversions", whole)
    for row in found:
        chosen = splitting or splitting_of(row.splitting)
        cuts = (pieces or {}).get(row.id)
        if chosen.strategy == "hand" and splitting is None:
            chosen, cuts = carried(chosen, waiting_difference(connection, row.id)), None
        put(edit, row.id, _facts(row), {name: getattr(row, name) for name in ("markdown", "outline", "locators")})
        service.rewrite(edit, row.id, split(row.markdown, chosen, row.name) if cuts is None else cuts, chosen)
    edit.remove(CONVERSION, [row.id for row in found])
    return edit.finish(len(found))


def waiting_difference(connection: Connection, document_id: int) -> list[Part]:
    """Return what accepting the waiting conversion of a document would change in its text; see `difference`.

    Raises:
        InvalidUse: none waits.
    """
    query = select(CONVERSION.c.markdown.label("new"), TEXT.c.markdown.label("old"))
    query = query.outerjoin(TEXT, TEXT.c.document_id == CONVERSION.c.document_id)
    row = connection.execute(query.where(CONVERSION.c.document_id == document_id)).first()
    if row is None:
        raise InvalidUse(QT_TRANSLATE_NOOP("Errors", "There is no new conversion to decide on."))
    return difference(row.old or "", row.new)


def splitting_of(stored: dict[str, Any]) -> Splitting:
    """Return how a document is to be split again: as it was, by default where that cannot be repeated."""
    try:
        chosen = Splitting.model_validate(stored)
        chosen.chosen()
    except (ValidationError, InvalidUse):
        return Splitting()
    return chosen


def carried(splitting: Splitting, parts: Sequence[Part]) -> Splitting:
    """Return how to split the new text: cuts made by hand stand between the same words, every other way is the same."""
    if splitting.strategy != "hand":
        return splitting
    cuts = moved(parts, sorted(splitting.settings.get("cuts", [])))
    return Splitting(strategy="hand", settings={**splitting.settings, "cuts": cuts})


def moved(parts: Sequence[Part], offsets: Sequence[int]) -> list[int]:
    """Return where places of the old text, in rising order, stand in the new one; one that is gone, where it would."""
    found: list[int] = []
    old = new = 0
    waiting = iter([*offsets, None])
    offset = next(waiting)
    for kind, text in parts:
        while kind != "new" and offset is not None and offset < old + len(text):
            found.append(new + (offset - old if kind == "same" else 0))
            offset = next(waiting)
        old += len(text) if kind != "new" else 0
        new += len(text) if kind != "gone" else 0
    return found + [new] * (len(offsets) - len(found))


def _waiting(connection: Connection, ids: Sequence[int]) -> list[Row[Any]]:
    columns = [column for column in CONVERSION.columns if column.name not in ("document_id", "created_at")]
    query = select(DOCUMENT.c.id, DOCUMENT.c.name, DOCUMENT.c.splitting, DOCUMENT.c.encoding.label("former"), *columns)
    query = query.join(CONVERSION, CONVERSION.c.document_id == DOCUMENT.c.id).where(among(DOCUMENT.c.id, ids))
    return list(connection.execute(query.order_by(DOCUMENT.c.id)))


def _facts(row: Row[Any]) -> dict[str, Any]:
    return {
        "method": row.method,
        "encoding": row.encoding or row.former,
        "pages": row.pages,
        "characters": len(row.markdown),
        "state": "remarks" if row.remarks else "done",
        "remarks": row.remarks,
        "edited": False,
    }
