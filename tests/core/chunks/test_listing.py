"""The list of chunks: every filter, every order, counts, and what a page shows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import insert

from core.chunks import listing, service
from core.chunks.listing import CHUNK, CLEANING, COLUMNS, QUESTION, ChunkFilter
from core.workspace import Workspace
from tests.helpers.building import Built, build


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace(tmp_path) as opened:
        yield opened


@pytest.fixture
def built(workspace: Workspace) -> Built:
    made = build(workspace, documents=3, chunks=4, questions=1)
    build(workspace, documents=1, chunks=2, questions=1, name="Other")

    def shape(c):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
        for n, chunk in enumerate(made.chunks):
            c.execute(CHUNK.update().where(CHUNK.c.id == chunk).values(size=100 + n))
        c.execute(QUESTION.delete().where(QUESTION.c.chunk_id.in_(made.chunks[:3])))
        c.execute(CHUNK.update().where(CHUNK.c.id == made.chunks[5]).values(original="老的文字", oversize=True))
        c.execute(CHUNK.update().where(CHUNK.c.id == made.chunks[6]).values(text="安全阀 100%_sure"))
        row = {"chunk_id": made.chunks[7], "project_id": made.project, "text": "净", "by": "rules", "created_at": 1}
        c.execute(insert(CLEANING).values(**row))

    workspace.write(shape)
    return made


def found(workspace: Workspace, built: Built, **chosen: object) -> list[int]:
    """The places in `built.chunks` of what a filter matches."""
    with workspace.read() as connection:
        ids = listing.ids(connection, built.project, ChunkFilter(**chosen)).tolist()  # type: ignore[arg-type]
    return [built.chunks.index(one) for one in ids]


def test_filters(workspace: Workspace, built: Built) -> None:
    everything = list(range(12))
    assert found(workspace, built) == everything
    assert found(workspace, built, search="安全阀") == [6]
    assert found(workspace, built, search="0%_s") == [6]
    assert found(workspace, built, smallest=104, largest=106) == [4, 5, 6]
    assert found(workspace, built, smallest=109) == [9, 10, 11]
    assert found(workspace, built, largest=101) == [0, 1]
    assert found(workspace, built, asked=False) == [0, 1, 2]
    assert found(workspace, built, asked=True) == everything[3:]
    assert found(workspace, built, edited=True) == [5]
    assert 5 not in found(workspace, built, edited=False)
    assert found(workspace, built, oversize=True) == [5]
    assert found(workspace, built, waiting=True) == [7]
    assert len(found(workspace, built, waiting=False)) == 11
    assert found(workspace, built, document_id=built.documents[1]) == [4, 5, 6, 7]
    assert found(workspace, built, documents=(built.documents[0], built.documents[2]), smallest=103) == [
        3,
        *range(8, 12),
    ]


def test_orders(workspace: Workspace, built: Built) -> None:
    everything = list(range(12))
    assert found(workspace, built, order="size") == everything
    assert found(workspace, built, order="-size") == everything[::-1]
    assert found(workspace, built, order="-document") == [*range(8, 12), *range(4, 8), *range(4)]
    assert found(workspace, built, order="questions")[:3] == [0, 1, 2]
    assert found(workspace, built, order="-questions")[-3:] == [0, 1, 2]
    assert found(workspace, built, order="size", search="安全阀") == [6]
    assert found(workspace, built, order="nonsense") == everything


def test_counts_rows_and_detail(workspace: Workspace, built: Built) -> None:
    with workspace.read() as connection:
        counts = listing.counts(connection, built.project)
        inside = listing.counts(connection, built.project, ChunkFilter(document_id=built.documents[1], edited=False))
        rows = listing.rows(connection, built.chunks)
        row = listing.detail(connection, built.chunks[7])
        assert listing.sizes(connection, built.project, ChunkFilter(asked=False)) == (100, 102)
        assert listing.sizes(connection, built.project, ChunkFilter(search="no such words")) == (0, 0)
        assert listing.among(connection, built.project, ChunkFilter(asked=False), built.chunks[2:5]).tolist() == [
            built.chunks[2]
        ]
        assert listing.detail(connection, 999_999) is None
    assert counts == {"all": 12, "asked": 9, "unasked": 3, "edited": 1, "oversize": 1, "waiting": 1}
    assert inside == {"all": 4, "asked": 4, "unasked": 0, "edited": 1, "oversize": 1, "waiting": 1}
    shown = dict(zip(COLUMNS, rows[built.chunks[5]], strict=True))
    assert (shown["document"], shown["position"], shown["questions"]) == ("manual-0001.md", 1, 1)
    assert (shown["edited"], shown["oversize"], shown["waiting"]) == (True, True, False)
    assert len(shown["preview"]) <= listing.PREVIEW
    assert row is not None
    assert (row["proposal"], row["proposal_by"], row["document"]) == ("净", "rules", "manual-0001.md")
    assert not ChunkFilter(order="size").narrows()
    assert ChunkFilter(asked=True).narrows()


def test_a_filters_query_is_what_actions_go_to(workspace: Workspace, built: Built) -> None:
    chosen = ChunkFilter(asked=False)
    with workspace.read() as connection:
        wanted = list(connection.execute(listing.query(built.project, chosen)).scalars())
    workspace.write(lambda c: service.remove(c, built.project, wanted))
    assert found(workspace, built, asked=False) == []
