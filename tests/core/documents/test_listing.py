"""Documents as a list: filter, order, counts, and what hangs on them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import update

from core.documents import listing
from core.documents.listing import DocumentFilter
from core.store.schema import Document
from core.store.schema.columns import table
from core.workspace import Workspace
from tests.helpers.building import Built, build

DOCUMENT = table(Document)


@pytest.fixture
def workspace() -> Iterator[Workspace]:
    with Workspace() as opened:
        yield opened


@pytest.fixture
def built(workspace: Workspace) -> Built:
    made = build(workspace, documents=4, chunks=3, questions=2)
    values = {"state": "failed", "name": "扫描件.pdf", "path": "/nowhere/扫描件.pdf", "size": 1}
    workspace.write(lambda c: c.execute(update(DOCUMENT).where(DOCUMENT.c.id == made.documents[1]).values(**values)))
    return made


def test_filters_and_orders(workspace: Workspace, built: Built) -> None:
    first, second, third, fourth = built.documents
    with workspace.read() as connection:
        listed = [
            list(listing.ids(connection, built.project, chosen, *order))
            for chosen, order in (
                (DocumentFilter(), ()),
                (DocumentFilter(), ("size", True)),
                (DocumentFilter(), ("name", False)),
                (DocumentFilter(search="扫描"), ()),
                (DocumentFilter(states=("failed",)), ()),
                (DocumentFilter(search="000", states=("done",)), ("sha256; drop table", True)),
            )
        ]
    assert listed[0] == [first, third, fourth, second]
    assert listed[1][0] == second
    assert listed[2] == [second, fourth, third, first]
    assert listed[3] == listed[4] == [second]
    assert listed[5] == [first, third, fourth]


def test_counts_follow_the_search(workspace: Workspace, built: Built) -> None:
    with workspace.read() as connection:
        assert listing.counts(connection, built.project) == {"all": 4, "done": 3, "remarks": 0, "failed": 1}
        assert listing.counts(connection, built.project, "manual")["failed"] == 0


def test_what_hangs_on_documents(workspace: Workspace, built: Built) -> None:
    with workspace.read() as connection:
        tallies = listing.tallies(connection, [*built.documents, 999])
        assert tallies == {**dict.fromkeys(built.documents, (3, 6)), 999: (0, 0)}
        assert listing.chunks_of(connection, built.documents[2:3]) == built.chunks[6:9]
        assert listing.failed_paths(connection, built.documents) == ["/nowhere/扫描件.pdf"]
        assert [title for _level, title, _place in listing.outline(connection, built.documents[0])] == [
            "Section 1",
            "Section 2",
            "Section 3",
        ]
