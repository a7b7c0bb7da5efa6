"""The chunks of a document as a whole: replaced by others, what hangs on them, deleted."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, bindparam, exists, func, select, update
from sqlalchemy.engine import Row, RowMapping

from core.changes import ChangeSet
from core.chunks import busy
from core.chunks.piece import Piece
from core.chunks.splitting import Splitting, chunk_rows
from core.clock import now
from core.errors import QT_TRANSLATE_NOOP, InvalidUse
from core.language import detect
from core.store.inserting import insert_many
from core.store.paging import among
from core.store.schema import Chunk, Document, DocumentText, Question, Sample
from core.store.schema.columns import table
from core.store.undo import Edit

CHUNK, DOCUMENT, TEXT = table(Chunk), table(Document), table(DocumentText)
QUESTION, SAMPLE = table(Question), table(Sample)
LABEL = "chunks"
# What follows from where a chunk lies; its text, and what was made of it, does not.
PLACED = ("position", "start", "end", "headings", "page", "section", "oversize")


@dataclass(frozen=True)
class Replaced:
    """What replacing the chunks of a document would do, in numbers.

    Attributes:
        kept: chunks that stay, with their questions.
        added: chunks that are new.
        gone: chunks that go; `edited` of them were edited or cleaned by hand.
        hanging: what goes with them, or loses its source, as `hanging` returns it.
    """

    kept: int
    added: int
    gone: int
    edited: int
    hanging: dict[str, int]


def replace(
    connection: Connection, document_id: int, pieces: list[Piece], splitting: Splitting
) -> tuple[int, ChangeSet]:
    """Put other chunks in place of a document's; one whose text is among them stays, with its questions.

    Raises:
        InvalidUse: the document is gone or was never read, or a running job uses its chunks.
    """
    project_id = _document(connection, document_id)["project_id"]
    busy.refuse(connection, project_id, ids_of(connection, document_id))
    edit = Edit(connection, project_id, LABEL)
    return edit.finish(rewrite(edit, document_id, pieces, splitting))


def shaped(document: Mapping[str, Any] | RowMapping, pieces: list[Piece]) -> list[dict[str, Any]]:
    """Return the rows of pieces; of the document, `markdown`, `locators` and `language` are read."""
    return chunk_rows(document["markdown"], pieces, document["locators"], _speaks(document))


def rewrite(
    edit: Edit,
    document_id: int,
    pieces: list[Piece],
    splitting: Splitting,
    rows: list[dict[str, Any]] | None = None,
) -> int:
    """Do what `replace` does as part of an edit of more, with the text the document has by now.

    Returns how many chunks went or came. Running jobs are not asked about: that is for whoever made the edit. `rows`
    are those of the pieces where they were `shaped` beforehand.
    """
    connection = edit.connection
    document = _document(connection, document_id)
    rows = shaped(document, pieces) if rows is None else rows
    kept, fresh, gone = _matched(_present(connection, document_id), rows)
    if gone:
        edit.remove(CHUNK, [old.id for old in gone])
    moved = [(old.id, row) for old, row in kept if any(getattr(old, name) != row[name] for name in PLACED)]
    if moved:
        edit.change(CHUNK, [chunk_id for chunk_id, _row in moved], PLACED)
        values: dict[str, Any] = {name: bindparam(f"new_{name}") for name in PLACED}
        places = [{"row": one, **{f"new_{name}": row[name] for name in PLACED}} for one, row in moved]
        connection.execute(update(CHUNK).where(CHUNK.c.id == bindparam("row")).values(values), places)
    owned = {"project_id": document["project_id"], "document_id": document_id, "created_at": now()}
    edit.add(CHUNK, insert_many(connection, CHUNK, [{**row, **owned} for row in fresh]))
    edit.change(DOCUMENT, [document_id], ("splitting",))
    chosen = splitting.model_dump()
    connection.execute(update(DOCUMENT).where(DOCUMENT.c.id == document_id).values(splitting=chosen))
    return len(gone) + len(fresh)


def replaced_by(connection: Connection, document_id: int, pieces: list[Piece], markdown: str | None = None) -> Replaced:
    """Return what `replace` would do, with `markdown` in place of the document's text where it is to change too.

    Raises:
        InvalidUse: the document is gone or was never read.
    """
    document = _document(connection, document_id)
    text = document["markdown"] if markdown is None else markdown
    rows = [{"start": one.start, "end": one.end, "text": text[one.start : one.end]} for one in pieces]
    kept, fresh, gone = _matched(_present(connection, document_id), rows)
    edited = sum(1 for old in gone if old.original is not None)
    return Replaced(len(kept), len(fresh), len(gone), edited, hanging(connection, [old.id for old in gone]))


def hanging(connection: Connection, chunks: int | Sequence[int]) -> dict[str, int]:
    """Return how many questions and samples hang on chunks (ids, or the id of their document).

    Questions go with their chunk; `unanswered` of them have no sample. Samples stay, but lose their source.
    """
    asked: ColumnElement[bool]
    made: ColumnElement[bool]
    if isinstance(chunks, int):
        inside = select(CHUNK.c.id).where(CHUNK.c.document_id == chunks)
        asked, made = QUESTION.c.chunk_id.in_(inside), SAMPLE.c.chunk_id.in_(inside)
    else:
        asked, made = among(QUESTION.c.chunk_id, chunks), among(SAMPLE.c.chunk_id, chunks)
    answered = exists().where(SAMPLE.c.question_id == QUESTION.c.id)
    count = select(func.count()).select_from(QUESTION).where(asked)
    return {
        "questions": int(connection.execute(count).scalar_one()),
        "samples": int(connection.execute(select(func.count()).select_from(SAMPLE).where(made)).scalar_one()),
        "unanswered": int(connection.execute(count.where(~answered)).scalar_one()),
    }


def remove(
    connection: Connection, project_id: int, chunks: Sequence[int], whole: int | None = None
) -> tuple[int, ChangeSet]:
    """Delete chunks with their questions; samples made from them stay. Returns the undo id.

    `whole` is for more of them than one transaction should hold (see `core.chunks.parts`).

    Raises:
        InvalidUse: a running job uses them.
    """
    busy.refuse(connection, project_id, chunks)
    edit = Edit(connection, project_id, LABEL, whole)
    edit.remove(CHUNK, chunks)
    return edit.finish()


def ids_of(connection: Connection, document_id: int) -> list[int]:
    """Return the ids of a document's chunks in the order of the text."""
    found = select(CHUNK.c.id).where(CHUNK.c.document_id == document_id).order_by(CHUNK.c.position, CHUNK.c.id)
    return list(connection.execute(found).scalars())


def _document(connection: Connection, document_id: int) -> RowMapping:
    found = select(DOCUMENT.c.project_id, DOCUMENT.c.name, DOCUMENT.c.language, TEXT.c.markdown, TEXT.c.locators)
    found = found.join(TEXT, TEXT.c.document_id == DOCUMENT.c.id).where(DOCUMENT.c.id == document_id)
    row = connection.execute(found).mappings().first()
    if row is None:
        raise InvalidUse(
            QT_TRANSLATE_NOOP("Errors", "The document is gone, or has no text that could be split."),
            document=document_id,
        )
    return row


def _present(connection: Connection, document_id: int) -> list[Row[Any]]:
    columns = [CHUNK.c[name] for name in ("id", "text", "original", *PLACED)]
    found = select(*columns).where(CHUNK.c.document_id == document_id).order_by(CHUNK.c.position, CHUNK.c.id)
    return list(connection.execute(found))


def _speaks(document: Mapping[str, Any] | RowMapping) -> Callable[[str], str]:
    """Return what tells the language of a chunk: the one the import was told, where the text itself says another."""
    if detect(document["markdown"]) == document["language"]:
        return detect
    return lambda _text: str(document["language"])


Values = dict[str, Any]


def _matched(
    present: list[Row[Any]], rows: list[Values]
) -> tuple[list[tuple[Row[Any], Values]], list[Values], list[Row[Any]]]:
    """Return the chunks that stay with their new places, the rows that are new, and the chunks that go.

    A chunk that was edited is known by the text it had when it was split. First the same place, then the same text
    anywhere, the first free one: repeated paragraphs keep their order.
    """
    waiting: dict[str, deque[Row[Any]]] = defaultdict(deque)
    there = {(old.start, old.end, _source(old)): old for old in present}
    pairs: dict[int, Row[Any]] = {}
    for n, row in enumerate(rows):
        found = there.pop((row["start"], row["end"], row["text"]), None)
        if found is not None:
            pairs[n] = found
    taken = {old.id for old in pairs.values()}
    for old in present:
        if old.id not in taken:
            waiting[_source(old)].append(old)
    for n, row in enumerate(rows):
        if n not in pairs and waiting.get(row["text"]):
            pairs[n] = waiting[row["text"]].popleft()
    kept = [(pairs[n], rows[n]) for n in sorted(pairs)]
    fresh = [row for n, row in enumerate(rows) if n not in pairs]
    gone = [old for left in waiting.values() for old in left]
    return kept, fresh, gone


def _source(old: Row[Any]) -> str:
    return str(old.text if old.original is None else old.original)
