"""What a tree is to be told of documents before they go: their headings, and the tags that lose what fed them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from core.domain.standing import key
from core.domain.suggesting import read_outlines, shown
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
