"""Reviewing samples: every edit is kept as a revision and can be undone and redone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Select, select, update
from sqlalchemy.engine import RowMapping

from core.changes import ChangeSet
from core.clock import now
from core.errors import QT_TRANSLATE_NOOP, InvalidUse
from core.samples import bulk
from core.samples.quotes import supporting
from core.samples.turns import messages
from core.store import undo
from core.store.inserting import insert_one
from core.store.paging import STEP, among
from core.store.schema import Chunk, Document, Revision, Sample, Tag
from core.store.schema.columns import table

SAMPLE, REVISION = table(Sample), table(Revision)
EDITABLE = ("question", "answer", "reasoning", "state", "rating", "note", "tag_id")
STATES = ("open", "accepted", "rejected")


def detail(connection: Connection, sample_id: int) -> dict[str, Any] | None:
    """Return a sample with its source: text, headings, page and section of the chunk, names of document and tag.

    `quotes` are the spans of the source that support the answer: those the answer was quoted from, or, for an answer
    in a model's own words, the sentences that share most with it.
    """
    chunk, document, tag = table(Chunk), table(Document), table(Tag)
    query = (
        select(
            SAMPLE,
            chunk.c.text.label("source"),
            chunk.c.headings,
            chunk.c.page,
            chunk.c.section,
            document.c.name.label("document"),
            tag.c.label.label("tag"),
        )
        .outerjoin(chunk, chunk.c.id == SAMPLE.c.chunk_id)
        .outerjoin(document, document.c.id == SAMPLE.c.document_id)
        .outerjoin(tag, tag.c.id == SAMPLE.c.tag_id)
        .where(SAMPLE.c.id == sample_id)
    )
    row = connection.execute(query).mappings().first()
    if row is None:
        return None
    quotes = row["quotes"] or [list(span) for span in supporting(row["answer"], row["source"] or "")]
    return {**row, "quotes": quotes}


def edit(connection: Connection, ids: Iterable[int], **fields: Any) -> tuple[Sequence[int], ChangeSet]:
    """Change fields of samples; returns the ids of the revisions, for `revert`.

    Raises:
        InvalidUse: a field may not be edited, or a value makes no sense.
    """
    _check(fields)
    wanted = list(ids)
    if len(wanted) > 1 and bulk.fits(fields):
        return bulk.edit(connection, select(SAMPLE.c.id).where(among(SAMPLE.c.id, wanted)), fields)
    revisions: list[int] = []
    changed: list[int] = []
    for row in _rows(connection, wanted):
        before = {name: row[name] for name in fields if row[name] != fields[name]}
        if not before:
            continue
        after = {name: fields[name] for name in before}
        revisions.append(_apply(connection, row, before, after))
        changed.append(row["id"])
    return revisions, ChangeSet().update("sample", changed)


def edit_matching(connection: Connection, matching: Select[Any], **fields: Any) -> tuple[Sequence[int], ChangeSet]:
    """Change fields of every sample a one-column query of ids selects; a field that fits goes through at once.

    Raises:
        InvalidUse: as for `edit`.
    """
    _check(fields)
    if bulk.fits(fields):
        return bulk.edit(connection, matching, fields)
    return edit(connection, list(connection.execute(matching).scalars()), **fields)


def revert(connection: Connection, revisions: Sequence[int]) -> tuple[Sequence[int], ChangeSet]:
    """Undo edits; the undoing is itself a revision, so reverting what this returns is redo."""
    if isinstance(revisions, range):
        return bulk.revert(connection, revisions)
    made: list[int] = []
    changed: list[int] = []
    query = select(REVISION).where(among(REVISION.c.id, revisions)).order_by(REVISION.c.id.desc())
    for revision in connection.execute(query).mappings().all():
        (row,) = _rows(connection, [revision["sample_id"]]) or (None,)
        if row is not None:
            present = {name: row[name] for name in revision["before"]}
            made.append(_apply(connection, row, present, revision["before"]))
            changed.append(row["id"])
    return made, ChangeSet().update("sample", changed)


def history(connection: Connection, sample_id: int) -> list[RowMapping]:
    """Return the revisions of a sample, newest first."""
    query = select(REVISION).where(REVISION.c.sample_id == sample_id).order_by(REVISION.c.id.desc())
    return list(connection.execute(query).mappings())


def remove(connection: Connection, project_id: int, ids: Iterable[int]) -> tuple[int, ChangeSet]:
    """Delete samples with their history; returns the undo id."""
    return undo.remove(connection, SAMPLE, ids, project_id, "samples")


def _rows(connection: Connection, ids: list[int]) -> list[RowMapping]:
    found: list[RowMapping] = []
    for start in range(0, len(ids), STEP):
        query = select(SAMPLE).where(SAMPLE.c.id.in_(ids[start : start + STEP])).order_by(SAMPLE.c.id)
        found.extend(connection.execute(query).mappings())
    return found


def _apply(connection: Connection, row: RowMapping, before: dict[str, Any], after: dict[str, Any]) -> int:
    values = {**after, "updated_at": now()}
    if "question" in after or "answer" in after:
        values["messages"] = messages(after.get("question", row["question"]), after.get("answer", row["answer"]))
    connection.execute(update(SAMPLE).where(SAMPLE.c.id == row["id"]).values(**values))
    kept = {"sample_id": row["id"], "actor": "user", "before": before, "after": after, "created_at": now()}
    return insert_one(connection, REVISION, kept)


def _check(fields: dict[str, Any]) -> None:
    unknown = [name for name in fields if name not in EDITABLE]
    if unknown:
        raise InvalidUse(
            QT_TRANSLATE_NOOP("Errors", "A sample has no field “{name}” that can be edited."), name=unknown[0]
        )
    if fields.get("state", "open") not in STATES:
        raise InvalidUse(
            QT_TRANSLATE_NOOP("Errors", "A sample is open, accepted or rejected, not “{state}”."), state=fields["state"]
        )
    if fields.get("rating") not in (None, 1, 2, 3, 4, 5):
        raise InvalidUse(QT_TRANSLATE_NOOP("Errors", "A rating is a whole number from 1 to 5."))
    for name in ("question", "answer"):
        if name in fields and not str(fields[name]).strip():
            raise InvalidUse(QT_TRANSLATE_NOOP("Errors", "A sample needs a question and an answer."))
