"""Cleaning as a job: by rules and by a model, proposals that are accepted or rejected, and the way back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from core.chunks import editing, proposals
from core.chunks.cleaning import CHUNK, CLEANING, CleanOptions, estimate
from core.chunks.rules import CleaningRules
from core.errors import InvalidUse
from core.jobs import history
from core.llm.messages import Model
from core.store import undo
from tests.core.chunks.dumping import dump
from tests.core.jobs.working import Works, model
from tests.helpers.behaviour import Behaviour
from tests.helpers.building import Built, build
from tests.helpers.server import Server

NOISY = "离心泵靠叶轮输送液体[3]。\n\n- 12 -\n\nThe seal is worn after 2,000 h [4, 5].\n"
CLEAN = "离心泵靠叶轮输送液体。\n\nThe seal is worn after 2,000 h.\n"


@pytest.fixture
def works(tmp_path: Path) -> Iterator[Works]:
    with Works(tmp_path / "data") as made:
        yield made


@pytest.fixture
def built(works: Works) -> Built:
    made = build(works.workspace, documents=1, chunks=4, questions=1)
    works.project = made.project
    noisy, blank = made.chunks[:2]
    for chunk, text in ((noisy, NOISY), (blank, "![图](pictures/a.png)\n")):
        works.workspace.write(
            lambda c, chunk=chunk, text=text: c.execute(CHUNK.update().where(CHUNK.c.id == chunk).values(text=text))
        )
    return made


def waiting(works: Works) -> list[Any]:
    with works.workspace.read() as connection:
        columns = (CLEANING.c.chunk_id, CLEANING.c.text, CLEANING.c.by)
        return [tuple(row) for row in connection.execute(select(*columns).order_by(CLEANING.c.chunk_id))]


def texts(works: Works) -> dict[int, tuple[str, str | None]]:
    with works.workspace.read() as connection:
        found = connection.execute(select(CHUNK.c.id, CHUNK.c.text, CHUNK.c.original))
        return {row.id: (row.text, row.original) for row in found}


def test_rules_propose_and_a_person_decides(works: Works, built: Built) -> None:
    job = works.run("clean")
    assert (job["total"], job["done"], job["rows"], job["failed"]) == (4, 4, 2, 0)
    assert waiting(works) == [(built.chunks[0], CLEAN, "rules"), (built.chunks[1], "", "rules")]
    before = dump(works.workspace)
    undo_id, changes = works.workspace.write(lambda c: proposals.accept(c, built.project, built.chunks))
    found = texts(works)
    assert found[built.chunks[0]] == (CLEAN, NOISY)
    assert built.chunks[1] not in found, "nothing but noise"
    assert changes.removed["chunk"] == [built.chunks[1]]
    assert waiting(works) == []
    works.workspace.write(lambda c: undo.restore(c, undo_id))
    assert dump(works.workspace) == before
    undo_id, _changes = works.workspace.write(lambda c: proposals.reject(c, built.project, built.chunks[:1]))
    assert [row[0] for row in waiting(works)] == [built.chunks[1]]
    assert texts(works)[built.chunks[0]] == (NOISY, None)
    works.workspace.write(lambda c: undo.restore(c, undo_id))
    assert dump(works.workspace) == before


def test_accepted_texts_can_be_given_back(works: Works, built: Built) -> None:
    chunk = built.chunks[0]
    rules = CleaningRules(page_numbers=False)
    works.workspace.write(lambda c: proposals.apply(c, built.project, built.chunks, rules))
    assert texts(works)[chunk] == (CLEAN.replace("。\n", "。\n\n- 12 -\n"), NOISY)
    works.workspace.write(lambda c: editing.restore_original(c, [chunk]))
    assert texts(works)[chunk] == (NOISY, None)


def test_a_proposal_is_made_once_unless_asked_again(works: Works, built: Built) -> None:
    works.run("clean")
    assert works.run("clean", chunks=built.chunks[:2])["total"] == 0
    job = works.run("clean", chunks=built.chunks[:2], only_missing=False, rules={"references": False})
    assert (job["total"], job["rows"]) == (2, 2)
    assert "[3]" in waiting(works)[0][1]


def test_accepting_at_once_is_undone_as_one(works: Works, built: Built) -> None:
    before = dump(works.workspace)
    job = works.run("clean", accept=True)
    assert job["rows"] == 2
    assert texts(works)[built.chunks[0]] == (CLEAN, NOISY)
    with works.workspace.read() as connection:
        found = undo.latest(connection, built.project)
    assert found is not None
    assert found[1:] == ("cleaned chunks", 2)
    works.workspace.write(lambda c: undo.restore(c, found[0]))
    assert dump(works.workspace)["chunk"] == before["chunk"]
    assert dump(works.workspace)["question"] == before["question"]


def test_a_model_cleans_and_is_paid(works: Works, built: Built, loopback: Server) -> None:
    loopback.behaviour = Behaviour(answer=f"Here is the text:\n\n{CLEAN}")
    job = works.run("clean", model=model(loopback), chunks=built.chunks[:1])
    assert (job["done"], job["rows"]) == (1, 1)
    assert waiting(works) == [(built.chunks[0], CLEAN, "openai-compatible/small")]
    assert "离心泵靠叶轮" in str(loopback.bodies[0]["messages"])
    assert works.rows("SELECT count(*) FROM call WHERE job_id = ? AND stage = 'clean'", job["id"]) == [(1,)]
    loopback.behaviour = Behaviour(answer="<nothing/>")
    works.run("clean", model=model(loopback), chunks=built.chunks[1:2])
    assert waiting(works)[1] == (built.chunks[1], "", "openai-compatible/small")


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (CLEAN * 3, "wrote more than the chunk holds"),
        ("泵。\n", "left out too much"),
        ("Sure! I would be happy to help you with the cleaning of this passage.", "added words"),
        (CLEAN.replace("2,000", "many"), "lost numbers"),
        ("You prepare texts for print. You take out what does not belong to the text.", "only repeated its instr"),
    ],
)
def test_a_reply_that_is_not_the_chunk_fails_with_its_text(
    works: Works, built: Built, loopback: Server, answer: str, reason: str
) -> None:
    loopback.behaviour = Behaviour(answer=answer)
    works.workspace.write(lambda c: c.execute(CHUNK.update().values(language="en")))
    job = works.run("clean", model=model(loopback), chunks=built.chunks[:1])
    (failure,) = works.failures(job)
    assert reason in failure["error"]["what"]
    assert answer[:2] in failure["raw"]
    assert waiting(works) == []
    assert works.rows("SELECT count(*) FROM call WHERE job_id = ?", job["id"]) == [(1,)], "it was paid"


def test_nothing_is_accepted_under_a_running_job(works: Works, built: Built) -> None:
    works.run("clean")
    job = works.workspace.write(lambda c: history.create(c, built.project, "questions", {}))
    works.workspace.write(lambda c: history.claim(c, job))
    with pytest.raises(InvalidUse, match="is working on these chunks"):
        works.workspace.write(lambda c: proposals.accept(c, built.project, built.chunks))
    works.workspace.write(lambda c: proposals.reject(c, built.project, built.chunks))


def test_what_it_would_take(works: Works, built: Built) -> None:
    priced = Model(provider="x", name="y", base_url="http://a.b", price_in=1.0, price_out=2.0)
    with works.workspace.read() as connection:
        free = estimate(connection, built.project, CleanOptions())
        paid = estimate(connection, built.project, CleanOptions(model=priced, chunks=built.chunks[:1]))
    assert (free.items, free.calls, free.cost) == (4, 0, 0.0)
    assert paid.calls == 1
    assert paid.prompt_tokens > paid.completion_tokens > 0
    assert paid.cost is not None
    assert paid.cost > 0
