"""Storing what an import read: new documents, replaced ones, and rows for the files that failed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any, Literal

from sqlalchemy import Connection, delete, insert, select, update

from core.changes import ChangeSet
from core.chunks import service
from core.chunks.piece import Piece
from core.chunks.preparing import Prepared
from core.chunks.splitting import Splitting
from core.clock import now
from core.documents.importing import Twin
from core.errors import QT_TRANSLATE_NOOP, LorewrightError
from core.store.inserting import insert_many
from core.store.paging import among
from core.store.schema import Chunk, Conversion, Document, DocumentText
from core.store.schema.columns import table
from core.store.undo import Edit

DOCUMENT, TEXT, CHUNK, CONVERSION = table(Document), table(DocumentText), table(Chunk), table(Conversion)
Way = Literal["add", "keep", "replace", "skip"]
# What is said of a file by what it is to a document that was there, and what became of it.
SAID = {
    ("content", "skip"): QT_TRANSLATE_NOOP("Errors", "“{name}” is here already as “{document}” and was passed over."),
    ("content", "replace"): QT_TRANSLATE_NOOP("Errors", "“{name}” was here as “{document}” and was read again."),
    ("content", "keep"): QT_TRANSLATE_NOOP("Errors", "“{name}” has the same content as “{document}”; both are kept."),
    ("version", "skip"): QT_TRANSLATE_NOOP(
        "Errors", "“{name}” differs from “{document}” of before and was passed over."
    ),
    ("version", "replace"): QT_TRANSLATE_NOOP("Errors", "“{name}” took the place of its earlier version “{document}”."),
    ("version", "add"): QT_TRANSLATE_NOOP("Errors", "“{name}” is another version of “{document}”; both are kept."),
}
BY_TEXT = QT_TRANSLATE_NOOP("Errors", "The chosen method does not take “{name}”: its text layer was read.")


@dataclass
class Brought:
    """A file on its way in.

    Attributes:
        path: where it came from, as text that can be stored; `label` is its name.
        way: what is to become of it; `twin` is the document that decides this.
        name: what the document is to be called.
        prepared: its rows, None for one that is passed over.
        method: by what it was read, empty for one that is passed over.
    """

    path: str
    label: str
    digest: str
    size: int
    way: Way
    twin: Twin | None
    name: str = ""
    prepared: Prepared | None = None
    method: str = ""

    def row(self) -> dict[str, Any]:
        """Return what the file itself tells of the document row."""
        ending = PurePath(self.label).suffix.lower().lstrip(".")
        return {"path": self.path, "format": ending, "size": self.size, "sha256": self.digest}


def digests(connection: Connection, project_id: int, wanted: Sequence[str]) -> dict[str, tuple[int, str]]:
    """Return {hash: (id, name)} of those contents a project has, the oldest document of each."""
    where = (DOCUMENT.c.project_id == project_id, DOCUMENT.c.sha256.in_(set(wanted)), DOCUMENT.c.state != "failed")
    query = select(DOCUMENT.c.sha256, DOCUMENT.c.id, DOCUMENT.c.name).where(*where).order_by(DOCUMENT.c.id.desc())
    return {row[0]: (row[1], row[2]) for row in connection.execute(query)}


def forget_failed(connection: Connection, project_id: int, paths: Sequence[str]) -> ChangeSet:
    """Remove the rows that earlier failures of the same files left."""
    where = (DOCUMENT.c.project_id == project_id, DOCUMENT.c.state == "failed", DOCUMENT.c.path.in_(paths))
    gone = list(connection.execute(select(DOCUMENT.c.id).where(*where)).scalars())
    if not gone:
        return ChangeSet()
    connection.execute(delete(DOCUMENT).where(among(DOCUMENT.c.id, gone)))
    return ChangeSet().remove("document", gone)


def add(connection: Connection, project_id: int, fresh: Sequence[Brought], changes: ChangeSet) -> list[int]:
    """Store new documents with their texts and chunks; return their ids."""
    moment = now()
    found = [(one, one.prepared) for one in fresh if one.prepared is not None]
    owned = {"project_id": project_id, "created_at": moment}
    documents = [{**read.document, **one.row(), **owned, "name": one.name} for one, read in found]
    ids = insert_many(connection, DOCUMENT, documents)
    if not ids:
        return ids
    texts = [{"document_id": new, **read.text} for new, (_one, read) in zip(ids, found, strict=True)]
    connection.execute(insert(TEXT), texts)
    pieces = [
        {**chunk, **owned, "document_id": new}
        for new, (_one, read) in zip(ids, found, strict=True)
        for chunk in read.chunks
    ]
    changes.add("document", ids).add("chunk", insert_many(connection, CHUNK, pieces))
    return ids


def replace(edit: Edit, brought: Brought, splitting: Splitting) -> bool:
    """Put a file in place of the document it is a twin of, as part of an edit; False when that is gone."""
    if brought.twin is None or brought.prepared is None:
        return False
    found = edit.connection.execute(select(DOCUMENT.c.id).where(DOCUMENT.c.id == brought.twin.document)).first()
    if found is None:
        return False
    # What waits for a decision was made from the file of before.
    edit.remove(CONVERSION, [found.id])
    put(edit, found.id, brought.prepared.document | brought.row(), brought.prepared.text)
    service.rewrite(edit, found.id, pieces_of(brought.prepared), splitting)
    return True


def put(edit: Edit, document_id: int, facts: dict[str, Any], text: dict[str, Any]) -> None:
    """Give a document another text, as part of an edit; its chunks are for the caller to settle."""
    connection = edit.connection
    edit.change(DOCUMENT, [document_id])
    connection.execute(update(DOCUMENT).where(DOCUMENT.c.id == document_id).values(**facts))
    if connection.execute(select(TEXT.c.document_id).where(TEXT.c.document_id == document_id)).first() is None:
        connection.execute(insert(TEXT).values(document_id=document_id, **text))
        edit.add(TEXT, [document_id])
    else:
        edit.change(TEXT, [document_id])
        connection.execute(update(TEXT).where(TEXT.c.document_id == document_id).values(**text))


def pieces_of(prepared: Prepared) -> list[Piece]:
    """Return where a prepared text was cut."""
    return [Piece(row["start"], row["end"], tuple(row["headings"]), row["oversize"]) for row in prepared.chunks]


def remark(brought: Brought, method: str = "text") -> dict[str, Any]:
    """Return what to say of a file that was there already, that `method` does not take, or both; {} for others."""
    by_text = {"by": "text"} if brought.method not in ("", method) else {}
    if brought.twin is None:
        told = LorewrightError(BY_TEXT, name=brought.label, way="text", path=brought.path, **by_text)
        return told.as_dict() if by_text else {}
    what = SAID.get((brought.twin.kind, brought.way), "")
    params: dict[str, Any] = {
        "name": brought.label,
        "document": brought.twin.name,
        "document_id": brought.twin.document,
    }
    params.update(kind=brought.twin.kind, way=brought.way, path=brought.path, **by_text)
    words = [sentence for sentence in (what, BY_TEXT if by_text else "") if sentence]
    return LorewrightError(*words, **params).as_dict() if words else {}


def failed_row(project_id: int, path: str, label: str, error: dict[str, Any], chosen: dict[str, Any]) -> dict[str, Any]:
    """Return the row of a file that could not be read; with its hash and size where a copy was kept."""
    params = error.get("params", {})
    row = Document(
        project_id=project_id,
        name=label,
        path=path,
        sha256=params.get("sha256", ""),
        size=params.get("bytes", 0),
        created_at=now(),
        state="failed",
        remarks=[error],
        format=PurePath(label).suffix.lower().lstrip("."),
        **chosen,
    )
    return row.model_dump(exclude={"id"})


def add_rows(connection: Connection, rows: list[dict[str, Any]]) -> list[int]:
    """Store document rows as they are."""
    return insert_many(connection, DOCUMENT, rows)
