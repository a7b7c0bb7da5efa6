"""Splitting documents anew as a job: kept chunks, one undo for all, failures with their reason."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from core.chunks.service import CHUNK, DOCUMENT, TEXT
from core.jobs import history
from core.store import undo
from tests.core.chunks.dumping import chunks_of, dump
from tests.core.jobs.working import Works
from tests.helpers.building import Built, build

WAY = {"strategy": "markdown", "settings": {"minimum": 400, "maximum": 600}}


@pytest.fixture
def works(tmp_path: Path) -> Iterator[Works]:
    with Works(tmp_path / "data") as made:
        yield made


@pytest.fixture
def built(works: Works) -> Built:
    made = build(works.workspace, documents=3, chunks=6, questions=1)
    works.project = made.project
    return made


def test_all_documents_are_split_and_undone_as_one(works: Works, built: Built) -> None:
    before = dump(works.workspace)
    job = works.run("chunks", splitting=WAY)
    assert (job["state"], job["total"], job["done"]) == ("done", 3, 3)
    with works.workspace.read() as connection:
        text = connection.execute(select(TEXT.c.markdown).where(TEXT.c.document_id == built.documents[0])).scalar_one()
        stored = connection.execute(select(DOCUMENT.c.splitting)).scalars().all()
        found = undo.latest(connection, built.project)
    chunks = chunks_of(works.workspace, built.documents[0])
    assert "".join(row.text for row in chunks) == text
    assert 1 < len(chunks) < 6
    assert job["rows"] == 3 * len(chunks)
    assert all(one == WAY for one in stored)
    assert found is not None
    works.workspace.write(lambda c: undo.restore(c, found[0]))
    after = dump(works.workspace)
    assert all(after[name] == before[name] for name in ("document", "chunk", "question", "sample"))


def test_splitting_the_same_way_again_keeps_every_chunk(works: Works, built: Built) -> None:
    works.run("chunks", splitting=WAY)
    before = [row.id for one in built.documents for row in chunks_of(works.workspace, one)]
    works.run("chunks", splitting=WAY)
    assert [row.id for one in built.documents for row in chunks_of(works.workspace, one)] == before


def test_only_the_documents_meant(works: Works, built: Built) -> None:
    first, second, third = built.documents
    works.run("chunks", documents=[second], splitting=WAY)
    assert len(chunks_of(works.workspace, first)) == 6
    assert len(chunks_of(works.workspace, second)) < 6
    works.workspace.write(lambda c: c.execute(CHUNK.delete().where(CHUNK.c.document_id == third)))
    job = works.run("chunks", only_without=True, splitting=WAY)
    assert job["total"] == 1
    assert len(chunks_of(works.workspace, third)) == len(chunks_of(works.workspace, second))


def test_what_cannot_be_split_keeps_its_chunks_and_says_why(works: Works, built: Built) -> None:
    first = built.documents[0]
    works.workspace.write(lambda c: c.execute(TEXT.update().where(TEXT.c.document_id == first).values(markdown=" \n")))
    job = works.run("chunks", splitting=WAY)
    (failure,) = works.failures(job)
    assert failure["error"]["params"] == {"name": "manual-0000.md"}
    assert len(chunks_of(works.workspace, first)) == 6
    assert works.run("chunks", splitting={"strategy": "no such"})["error"]["what"].startswith("There is no splitting")
    assert works.run("chunks", splitting={"settings": {"maximum": -1}})["state"] == "failed"


def test_another_job_at_work_stops_it(works: Works, built: Built) -> None:
    other = works.workspace.write(lambda c: history.create(c, built.project, "questions", {"chunks": built.chunks[:1]}))
    works.workspace.write(lambda c: history.claim(c, other))
    job = works.run("chunks", splitting=WAY)
    assert job["state"] == "failed"
    assert "working on these chunks" in job["error"]["what"]
    assert works.run("chunks", documents=built.documents[1:], splitting=WAY)["state"] == "done"
