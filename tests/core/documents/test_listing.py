"""Documents as a list: filter, order, counts, and what hangs on them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection, delete, insert, update

from core.documents import listing
from core.documents.listing import DocumentFilter
from core.store.schema import Chunk, Conversion, Document, Question
from core.store.schema.columns import table
from core.workspace import Workspace
from tests.helpers.building import Built, build

CHUNK, CONVERSION, DOCUMENT, QUESTION = table(Chunk), table(Conversion), table(Document), table(Question)


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


def test_filters_by_what_documents_are_and_lack(workspace: Workspace, built: Built) -> None:
    first, second, third, fourth = built.documents

    def change(connection: Connection) -> None:
        connection.execute(update(DOCUMENT).where(DOCUMENT.c.id == first).values(method="ocr", format="pdf"))
        connection.execute(update(DOCUMENT).where(DOCUMENT.c.id == third).values(edited=True, language="zh"))
        connection.execute(delete(CHUNK).where(CHUNK.c.document_id == second))
        connection.execute(delete(QUESTION).where(QUESTION.c.chunk_id.in_(built.chunks[6:9])))
        waits = {"document_id": fourth, "project_id": built.project, "method": "ocr", "markdown": "x", "created_at": 0}
        connection.execute(insert(CONVERSION).values(**waits, encoding="", outline=[], locators=[], remarks=[]))

    workspace.write(change)
    expected = {
        DocumentFilter(methods=("ocr",)): [first],
        DocumentFilter(formats=("md",), states=("done",)): [third, fourth],
        DocumentFilter(languages=("zh",)): [third],
        DocumentFilter(edited=True): [third],
        DocumentFilter(edited=False, states=("done",)): [first, fourth],
        DocumentFilter(chunked=False): [second],
        DocumentFilter(asked=False): [third, second],
        DocumentFilter(chunked=True, asked=True): [first, fourth],
        DocumentFilter(waiting=True): [fourth],
    }
    with workspace.read() as connection:
        found = {chosen: list(listing.ids(connection, built.project, chosen)) for chosen in expected}
        rows = listing.rows(connection, built.documents)
        values = listing.values(connection, built.project)
        assert listing.counts(connection, built.project, DocumentFilter(edited=True))["all"] == 1
    assert found == expected
    waiting = listing.COLUMNS.index("waiting")
    assert {one: bool(row[waiting]) for one, row in rows.items()} == {one: one == fourth for one in built.documents}
    assert values["method"] == {"ocr": 1, "text": 3}
    assert values["is"] == {"edited": 1, "waiting": 1, "unsplit": 1, "unasked": 2}


def test_every_column_orders_the_list(workspace: Workspace, built: Built) -> None:
    first, second, third, fourth = built.documents

    def change(connection: Connection) -> None:
        connection.execute(delete(CHUNK).where(CHUNK.c.document_id == third))
        connection.execute(delete(QUESTION).where(QUESTION.c.chunk_id.in_(built.chunks[0:2])))

    workspace.write(change)
    every = DocumentFilter()
    with workspace.read() as connection:
        for order in listing.ORDERS:
            rising = list(listing.ids(connection, built.project, every, order))
            falling = list(listing.ids(connection, built.project, every, order, ascending=False))
            assert rising == falling[::-1], order
        assert list(listing.ids(connection, built.project, every, "chunks")) == [third, first, second, fourth]
        asked = listing.ids(connection, built.project, every, "questions", ascending=False)
    assert list(asked) == [fourth, second, first, third]
