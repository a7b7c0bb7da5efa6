"""The text a person wrote in place of a document's: what follows from it is found out first, so the edit is short."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection, bindparam, select, update

from core.changes import ChangeSet
from core.chunks import busy, service
from core.chunks.difference import Part, difference
from core.chunks.preparing import headings
from core.chunks.revising import carried, moved, splitting_of
from core.chunks.splitting import Splitting, split
from core.chunks.storing import put
from core.documents.outline import outline
from core.documents.readers.checks import located
from core.errors import QT_TRANSLATE_NOOP, InvalidUse
from core.store.schema import Chunk, Document, DocumentText
from core.store.schema.columns import table
from core.store.undo import Edit

CHUNK, DOCUMENT, TEXT = table(Chunk), table(Document), table(DocumentText)
SPANS = ("start", "end", "page", "section")


@dataclass(frozen=True)
class Revision:
    """A text a person wrote, with all that follows from it but the edit itself; see `prepared`.

    Attributes:
        base: what the document was when this was found out: its text, locators and splitting.
        markdown: the text, with its lines ended one way.
        parts: the difference of the two texts.
        text: the row of the text.
        splitting, rows: how it is split, and its chunks; None where these are left as they are.
    """

    base: tuple[Any, ...]
    markdown: str
    parts: list[Part]
    text: dict[str, Any]
    splitting: Splitting | None = None
    rows: list[dict[str, Any]] | None = None


def prepared(
    connection: Connection, document_id: int, markdown: str, chunks: Literal["split", "leave"] = "split"
) -> Revision | None:
    """Find out what a text of a person makes of a document, on a connection that only reads; None when nothing differs.

    A long text takes a second, in which nobody else need be kept from writing.

    Raises:
        InvalidUse: the text is empty, or the document is gone or was never read.
    """
    markdown = markdown.replace("\r\n", "\n").replace("\r", "\n")
    row = _text(connection, document_id)
    if not markdown.strip():
        raise InvalidUse(
            QT_TRANSLATE_NOOP("Errors", "A document cannot be empty."),
            QT_TRANSLATE_NOOP("Errors", "Leave some text in it, or delete it."),
        )
    if markdown == row.markdown:
        return None
    parts = difference(row.markdown, markdown)
    text = {"markdown": markdown, "outline": headings(markdown), "locators": _located(row, markdown, parts)}
    if chunks == "leave":
        return Revision(_base(row), markdown, parts, text)
    chosen = carried(splitting_of(row.splitting), parts)
    rows = service.shaped({**text, "language": row.language}, split(markdown, chosen, row.name))
    return Revision(_base(row), markdown, parts, text, chosen, rows)


def edit_markdown(
    connection: Connection,
    document_id: int,
    markdown: str,
    chunks: Literal["split", "leave"] = "split",
    revision: Revision | None = None,
) -> tuple[int, ChangeSet]:
    """Give a document the text a person wrote; returns the undo id, 0 when nothing differs.

    Headings are found again, pages move along with the lines they belong to. "split" splits it as it was split before
    and keeps chunks whose text stays; "leave" leaves the chunks as they are and only moves their places. `revision` is
    what `prepared` found out for the same text; it is found out anew where the document changed since.

    Raises:
        InvalidUse: the text is empty, the document is gone or was never read, or a running job uses it.
    """
    row = _text(connection, document_id)
    if revision is None or revision.base != _base(row):
        revision = prepared(connection, document_id, markdown, chunks)
    if revision is None:
        return 0, ChangeSet()
    busy.refuse(connection, row.project_id, service.ids_of(connection, document_id))
    edit = Edit(connection, row.project_id, "text")
    put(edit, document_id, {"characters": len(revision.markdown), "edited": True}, revision.text)
    if revision.splitting is not None:
        service.rewrite(edit, document_id, [], revision.splitting, revision.rows)
    else:
        _move(edit, document_id, revision.parts, revision.text["locators"])
    return edit.finish(1)


def _base(row: Any) -> tuple[Any, ...]:
    return row.markdown, row.locators, row.splitting


def _located(row: Any, markdown: str, parts: list[Part]) -> list[list[Any]]:
    """Return the locators of an edited text: its own headings where they were that before, else the old ones moved."""
    own = [[spot.start, spot.end, spot.page, spot.section] for spot in located(row.markdown, outline(row.markdown))]
    if row.locators == own:
        return [[one.start, one.end, one.page, one.section] for one in located(markdown, outline(markdown))]
    starts = [0, *moved(parts, [spot[0] for spot in row.locators])[1:]]
    ends = [*starts[1:], len(markdown)]
    spots = zip(starts, ends, row.locators, strict=False)
    return [[start, end, spot[2], spot[3]] for start, end, spot in spots if start < end]


def _move(edit: Edit, document_id: int, parts: list[Part], locators: list[list[Any]]) -> None:
    """Let the chunks of a document point at the same passages of its new text."""
    query = select(CHUNK.c.id, *(CHUNK.c[name] for name in SPANS)).where(CHUNK.c.document_id == document_id)
    rows = edit.connection.execute(query.order_by(CHUNK.c.start)).all()
    starts = moved(parts, [row.start for row in rows])
    ends = {row.id: row.end for row in rows}
    ordered = sorted(ends, key=lambda one: ends[one])
    stops = dict(zip(ordered, moved(parts, [ends[one] for one in ordered]), strict=True))
    begins, places = [spot[0] for spot in locators], []
    for row, start in zip(rows, starts, strict=True):
        spot = locators[max(0, bisect_right(begins, start) - 1)] if locators else [0, 0, row.page, row.section]
        values = (start, max(start, stops[row.id]), spot[2], spot[3])
        if values != tuple(row[1:]):
            places.append({"row": row.id, **{f"new_{name}": value for name, value in zip(SPANS, values, strict=True)}})
    if places:
        edit.change(CHUNK, [place["row"] for place in places], SPANS)
        changed: dict[str, Any] = {name: bindparam(f"new_{name}") for name in SPANS}
        edit.connection.execute(update(CHUNK).where(CHUNK.c.id == bindparam("row")).values(changed), places)


def _text(connection: Connection, document_id: int) -> Any:
    columns = (DOCUMENT.c[name] for name in ("project_id", "name", "splitting", "language"))
    query = select(*columns, TEXT.c.markdown, TEXT.c.locators)
    query = query.join(TEXT, TEXT.c.document_id == DOCUMENT.c.id).where(DOCUMENT.c.id == document_id)
    row = connection.execute(query).first()
    if row is None:
        raise InvalidUse(
            QT_TRANSLATE_NOOP("Errors", "The document is gone, or has no text that could be edited."),
            document=document_id,
        )
    return row
