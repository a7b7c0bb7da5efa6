"""What a tree is to be told of documents that came, and of those that go: headings, tags that lose what fed them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from core.domain.standing import key
from core.domain.suggesting import read_outlines, shown
from core.jobs import history
from core.store.paging import among
from core.store.schema import Document, DocumentText, Tag
from core.store.schema.columns import table

DOCUMENT, TAG, TEXT = table(Document), table(Tag), table(DocumentText)
# Characters of their headings that a model is shown.
SHOWN = 12_000


@dataclass(frozen=True)
class Leaving:
    """Documents about to go.

    Attributes:
        headings: their titles and headings as a list, cut where it is too long to be shown.
        loose: tags of jobs with the name of a heading that only these documents have.
    """

    headings: str
    loose: list[int]


def leaving(connection: Connection, project_id: int, ids: Sequence[int]) -> Leaving:
    """Return what to tell a tree about documents while they are still there; reads the headings of the project."""
    outlines, _language = read_outlines(connection, project_id, ids)
    theirs = {label for title, headings in outlines for label in (title, *(label for _level, label in headings))}
    keys = {key(label) for label in theirs}
    query = select(TAG.c.id, TAG.c.label).where(TAG.c.project_id == project_id, TAG.c.by_hand.is_(False))
    named = {row.id: key(row.label) for row in connection.execute(query) if key(row.label) in keys}
    fed = _others(connection, project_id, ids) if named else set()
    return Leaving(shown(outlines, SHOWN), [tag_id for tag_id, name in named.items() if name not in fed])


def _others(connection: Connection, project_id: int, ids: Sequence[int]) -> set[tuple[str, ...]]:
    found = select(DOCUMENT.c.title, TEXT.c.outline).join_from(DOCUMENT, TEXT, TEXT.c.document_id == DOCUMENT.c.id)
    found = found.where(DOCUMENT.c.project_id == project_id, ~among(DOCUMENT.c.id, ids))
    labels = set[str]()
    for title, outline in connection.execute(found):
        labels.add(title)
        labels.update(str(label) for _level, label, *_place in outline)
    return {key(label) for label in labels}


def came(connection: Connection, project_id: int, job_ids: Sequence[int]) -> list[int]:
    """Return the documents that imports brought in, or read in the place of former ones; none that failed."""
    found = set[int]()
    for job_id in job_ids:
        begun = history.get(connection, job_id)["created_at"]
        new = select(DOCUMENT.c.id).where(DOCUMENT.c.project_id == project_id, DOCUMENT.c.state != "failed")
        found.update(connection.execute(new.where(DOCUMENT.c.created_at >= begun)).scalars())
        params = (item["error"].get("params", {}) for item in history.remarks(connection, job_id))
        found.update(one["document_id"] for one in params if one.get("way") == "replace")
    present = select(DOCUMENT.c.id).where(DOCUMENT.c.project_id == project_id, among(DOCUMENT.c.id, sorted(found)))
    return list(connection.execute(present.order_by(DOCUMENT.c.id)).scalars())


def with_tree(connection: Connection, ids: Sequence[int]) -> int | None:
    """Return the project of documents if it has a tree."""
    query = select(DOCUMENT.c.project_id).where(among(DOCUMENT.c.id, ids[:1]))
    project_id = connection.execute(query).scalar()
    tree = select(TAG.c.id).where(TAG.c.project_id == project_id).limit(1)
    return int(project_id) if project_id is not None and connection.execute(tree).scalar() else None


def options(
    connection: Connection, project_id: int, came: Sequence[int], left: Leaving | None = None
) -> dict[str, object]:
    """Return the options of a revision, but for its model; with both, documents were read again."""
    loose = left.loose if left is not None else []
    if came and loose:
        loose = still_loose(connection, project_id, came, loose)
    headings = left.headings if left is not None and not came else ""
    return {"documents": list(came), "headings": headings, "loose": loose}


def still_loose(connection: Connection, project_id: int, ids: Sequence[int], loose: Sequence[int]) -> list[int]:
    """Return which of the tags that documents fed have no heading in them any more, now that they were read again."""
    outlines, _language = read_outlines(connection, project_id, ids)
    fed = {key(label) for title, headings in outlines for label in (title, *(label for _level, label in headings))}
    query = select(TAG.c.id, TAG.c.label).where(among(TAG.c.id, loose))
    return [row.id for row in connection.execute(query) if key(row.label) not in fed]
