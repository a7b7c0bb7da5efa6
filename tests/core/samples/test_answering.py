"""Answers: one call each, of the questions asked for, with reasoning, source and settings kept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.core.jobs.working import Works, model
from tests.helpers.behaviour import Behaviour
from tests.helpers.building import Built, build
from tests.helpers.server import Server


@pytest.fixture
def works(tmp_path: Path) -> Iterator[Works]:
    with Works(tmp_path / "data") as made:
        yield made


@pytest.fixture
def built(works: Works) -> Built:
    made = build(works.workspace, documents=1, chunks=2, questions=3)
    works.workspace.write(lambda c: c.exec_driver_sql("DELETE FROM sample"))
    works.project = made.project
    return made


def test_the_selection_then_the_unanswered(works: Works, built: Built, loopback: Server) -> None:
    chosen = built.questions[1:3]
    job = works.run("answers", model=model(loopback), questions=chosen)
    assert job["total"] == job["rows"] == 2
    assert [row[0] for row in works.rows("SELECT question_id FROM sample ORDER BY 1")] == chosen
    job = works.run("answers", model=model(loopback))
    assert job["total"] == 4
    assert len(loopback.bodies) == 6, "one call an answer"
    assert works.run("answers", model=model(loopback))["total"] == 0


def test_reasoning_is_kept_apart_with_settings_and_cost(works: Works, built: Built, loopback: Server) -> None:
    for fault in ("think_tags", "think_field"):
        loopback.behaviour = Behaviour(rates={fault: 1.0})
        chosen = {**model(loopback), "temperature": 0.0, "price_in": 1.0, "price_out": 2.0}
        works.run("answers", model=chosen, questions=built.questions[:1])
        columns = (
            "answer, reasoning, json_extract(parameters, '$.temperature'), prompt_tokens, completion_tokens, prompt"
        )
        ((answer, reasoning, temperature, asked, said, prompt),) = works.rows(f"SELECT {columns} FROM sample")  # noqa: S608
        assert "think" not in answer
        assert reasoning.startswith("First I read the text")
        assert temperature == 0.0
        assert (asked > 0, said > 0) == (True, True)
        assert prompt.startswith("answer.")
        works.workspace.write(lambda c: c.exec_driver_sql("DELETE FROM sample"))


def test_an_empty_answer_fails_with_its_cost(works: Works, built: Built, loopback: Server) -> None:
    loopback.behaviour = Behaviour(rates={"empty": 1.0})
    job = works.run("answers", model=model(loopback), questions=built.questions[:1])
    assert (job["failed"], job["rows"]) == (1, 0)
    assert works.failures(job)[0]["error"]["what"]
    assert works.rows("SELECT count(*) FROM call WHERE job_id = ?", job["id"]) == [(4,)], (
        "asked once more, and the same again at the end: all counted"
    )


@pytest.mark.parametrize(
    "answer",
    [
        'The answer to the question, "What can you do to make yourself look nice?" is:',
        "**Steps:**",
        "问题的答案如下：",
        "{question}",
    ],
)
def test_an_answer_that_says_nothing_of_its_own_is_none(
    works: Works, built: Built, loopback: Server, answer: str
) -> None:
    ((question,),) = works.rows("SELECT text FROM question WHERE id = ?", built.questions[0])
    loopback.behaviour = Behaviour(answer=answer.replace("{question}", question))
    job = works.run("answers", model=model(loopback), questions=built.questions[:1])
    assert (job["done"], job["failed"]) == (0, 1)
    ((what,),) = works.rows("SELECT json_extract(error, '$.what') FROM job_item WHERE job_id = ?", job["id"])
    assert what == "The model replied without an answer."
    loopback.behaviour = Behaviour(answer="It is done in two steps:\n\n1. open the valve\n2. start the pump")
    assert works.run("answers", model=model(loopback), questions=built.questions[:1])["done"] == 1


def test_what_a_failed_answer_said_is_kept_alone(works: Works, built: Built, loopback: Server) -> None:
    said = "The source does not answer this question.\n\n原文没有回答该问题。"
    loopback.behaviour = Behaviour(answer=said)
    job = works.run("answers", model=model(loopback), questions=built.questions[:2])
    assert [failure["raw"] for failure in works.failures(job)] == [said] * 2, "without the body it came in"


def test_the_built_in_engine_quotes_its_source(works: Works, built: Built) -> None:
    works.run("answers", questions=built.questions[:2])
    for answer, text, first, last in works.rows(
        "SELECT s.answer, c.text, json_extract(s.quotes, '$[0][0]'), json_extract(s.quotes, '$[0][1]') "
        "FROM sample s JOIN chunk c ON c.id = s.chunk_id"
    ):
        assert text[first:last].strip()[:10] in answer
