"""Genre–audience pairs: found by a model, written by hand, switched, copied, undone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import update

from core import estimating
from core.errors import InvalidUse
from core.llm.vocabulary import count
from core.personas import generating, service
from core.personas.service import Pair
from core.prompts.overrides import effective
from core.prompts.rendering import render
from core.stages.estimate import overhead
from core.store import undo
from core.store.schema import DocumentText
from core.store.schema.columns import table
from tests.core.jobs.working import Works, model
from tests.helpers.behaviour import Behaviour
from tests.helpers.building import Built, build
from tests.helpers.server import Server

TEXT = table(DocumentText)
MANUAL = Pair(genre="Checklist", genre_description="Short steps.", audience="Fitters", audience_description="On site.")
LETTER = Pair(genre="家信", audience="退休工人", audience_description="想知道自己的权利。")


@pytest.fixture
def works(tmp_path: Path) -> Iterator[Works]:
    with Works(tmp_path / "data") as made:
        yield made


@pytest.fixture
def built(works: Works) -> Built:
    made = build(works.workspace, documents=3, chunks=1, questions=0)
    works.project = made.project
    return made


def reply(*pairs: tuple[str, str]) -> Behaviour:
    found = [
        {"genre": {"title": genre, "description": "D."}, "audience": {"title": audience, "description": "A."}}
        for genre, audience in pairs
    ]
    return Behaviour(answer=json.dumps(found, ensure_ascii=False))


def shown(works: Works) -> list[tuple[Any, ...]]:
    found = works.rows(
        "SELECT document_id, position, genre, audience, active FROM persona ORDER BY document_id, position"
    )
    return [tuple(row) for row in found]


def add(works: Works, document: int, pair: Pair) -> int:
    works.workspace.write(lambda c: service.add(c, document, pair))
    return int(works.rows("SELECT max(id) FROM persona")[0][0])


def test_a_model_finds_pairs_and_the_same_pair_counts_once(works: Works, built: Built, loopback: Server) -> None:
    loopback.behaviour = reply(("Checklist", "Fitters"), ("check list", "fitters"), ("家信", "退休工人"))
    job = works.run("personas", model=model(loopback), documents=built.documents[:2])
    assert (job["done"], job["rows"], job["total"]) == (2, 4, 2)
    first, second = built.documents[:2]
    assert shown(works) == [
        (one, place, genre, audience, 1)
        for one in (first, second)
        for place, (genre, audience) in enumerate([("Checklist", "Fitters"), ("家信", "退休工人")])
    ]
    asked = json.dumps(loopback.bodies[0], ensure_ascii=False)
    assert "5" in asked
    assert "The maintenance interval" in asked or "经营者" in asked


def test_append_keeps_and_replace_takes_away_with_undo(works: Works, built: Built, loopback: Server) -> None:
    document = built.documents[0]
    add(works, document, MANUAL)
    loopback.behaviour = reply(("Checklist", "Fitters"), ("Report", "Owners"))
    works.run("personas", model=model(loopback), documents=[document])
    assert [row[2] for row in shown(works)] == ["Checklist", "Report"]
    loopback.behaviour = reply(("Story", "Children"))
    works.run("personas", model=model(loopback), documents=[document], replace=True)
    assert [row[2] for row in shown(works)] == ["Story"]
    newest = works.rows("SELECT max(id) FROM undo")[0][0]
    works.workspace.write(lambda c: undo.restore(c, newest))
    assert [row[2] for row in shown(works)] == ["Checklist", "Report"]


def test_no_more_than_asked_for_and_long_texts_are_cut(works: Works, built: Built, loopback: Server) -> None:
    loopback.behaviour = reply(*((f"Genre {n} " + "x" * 300, f"Audience {n}") for n in range(6)))
    works.run("personas", model=model(loopback), documents=built.documents[:1], count=4)
    found = shown(works)
    assert len(found) == 4
    assert {len(row[2]) for row in found} == {service.TITLE}


@pytest.mark.parametrize("answer", ["[]", "I am sorry, I cannot.", '[{"genre": {"title": ""}}]'])
def test_nothing_usable_fails_with_its_reply(works: Works, built: Built, loopback: Server, answer: str) -> None:
    loopback.behaviour = Behaviour(answer=answer)
    job = works.run("personas", model=model(loopback), documents=built.documents[:1])
    assert job["failed"] == 1
    assert answer in works.rows("SELECT raw FROM job_item WHERE job_id = ?", job["id"])[0][0]
    assert shown(works) == []


def test_the_example_of_the_prompt_is_no_answer(works: Works, built: Built, loopback: Server) -> None:
    from core.prompts.catalogue import load

    language = works.rows("SELECT language FROM document WHERE id = ?", built.documents[0])[0][0]
    example = load("personas", language).user.rsplit("\n", 1)[-1]
    loopback.behaviour = Behaviour(answer=example)
    assert works.run("personas", model=model(loopback), documents=built.documents[:1])["failed"] == 1


def test_the_built_in_engine_says_that_it_cannot(works: Works, built: Built) -> None:
    job = works.run("personas", documents=built.documents[:1])
    assert job["failed"] == 1
    error = json.loads(works.rows("SELECT error FROM job_item WHERE job_id = ?", job["id"])[0][0])
    assert "Choose a model" in error["todo"]


def test_by_hand_add_edit_switch_copy_delete_and_undo(works: Works, built: Built) -> None:
    write = works.workspace.write
    first, second, third = built.documents
    manual, letter = add(works, first, MANUAL), add(works, first, LETTER)
    with pytest.raises(InvalidUse, match="already"):
        write(lambda c: service.add(c, first, Pair(genre="check LIST", audience=" fitters ")))
    write(lambda c: service.change(c, letter, LETTER.model_copy(update={"genre": "公开信"})))
    with pytest.raises(InvalidUse, match="already"):
        write(lambda c: service.change(c, letter, MANUAL))
    write(lambda c: service.switch(c, built.project, [manual], False))
    with works.workspace.read() as connection:
        assert [row["genre"] for row in service.active(connection, first)] == ["公开信"]
        assert service.counts(connection, built.documents) == {first: (2, 1)}
    add(works, second, MANUAL)
    write(lambda c: service.copy(c, built.project, [manual, letter], [second, third]))
    assert [(row[0], row[2]) for row in shown(works) if row[0] != first] == [
        (second, "Checklist"), (second, "公开信"), (third, "Checklist"), (third, "公开信"),
    ]  # fmt: skip
    undo_id, _changes = write(lambda c: service.copy(c, built.project, [letter], [second], replace=True))
    assert [row[2] for row in shown(works) if row[0] == second] == ["公开信"]
    write(lambda c: undo.restore(c, undo_id))
    before = shown(works)
    assert [row[2] for row in before if row[0] == second] == ["Checklist", "公开信"]
    undo_id, _changes = write(lambda c: service.remove(c, built.project, [manual, letter]))
    assert [row for row in shown(works) if row[0] == first] == []
    write(lambda c: undo.restore(c, undo_id))
    assert shown(works) == before


def test_pairs_go_with_their_document(works: Works, built: Built) -> None:
    from core.documents import listing

    add(works, built.documents[0], MANUAL)
    undo_id, _changes = works.workspace.write(lambda c: listing.remove(c, built.project, built.documents[:1]))
    assert shown(works) == []
    works.workspace.write(lambda c: undo.restore(c, undo_id))
    assert len(shown(works)) == 1


def test_a_pair_needs_both_titles() -> None:
    for wrong in ({"genre": " ", "audience": "x"}, {"genre": "x"}):
        with pytest.raises(ValueError, match=r"genre|audience"):
            Pair.model_validate(wrong)


def test_a_long_document_is_shown_by_its_beginning_middle_and_end(works: Works, built: Built) -> None:
    text = "开" * 9_000 + "中" * 2_000 + "尾" * 9_000
    one, other = built.documents[:2]
    for document, markdown in ((one, text), (other, "short")):
        change = update(TEXT).where(TEXT.c.document_id == document).values(markdown=markdown)
        works.workspace.write(lambda c, change=change: c.execute(change))
    with works.workspace.read() as connection:
        found = generating.told(connection, [one, other])
    shown = found[one][1]["text"]
    assert shown == "\n\n[…]\n\n".join(("开" * 3_000, "中" * 1_000 + "尾" * 500, "尾" * 1_500))
    assert found[other][1]["text"] == "short"


def test_the_estimate_counts_calls_and_knows_that_built_in_is_none(works: Works, built: Built) -> None:
    options = generating.PersonaOptions(model=model_of("zhipu"), documents=built.documents[:2])
    with works.workspace.read() as connection:
        found = generating.estimate(generating.volume(connection, built.project, built.documents[:2]), options)
        free = generating.estimate(generating.volume(connection, built.project, []), generating.PersonaOptions())
        told = generating.told(connection, built.documents[:2]).values()
    assert (found.items, found.calls) == (2, 2)
    frames = [overhead("personas", language, {**filled, "count": "5"}) for language, filled in told]
    assert found.prompt_tokens == sum(frames), "the prompts as they are sent, headings and all"
    assert (free.items, free.calls, free.tokens) == (3, 0, 0)


def test_a_measured_estimate_counts_what_is_sent(works: Works, built: Built) -> None:
    options = generating.PersonaOptions(model=model_of("zhipu"), documents=built.documents)
    with works.workspace.read() as connection:
        found = estimating.estimate(connection, built.project, "personas", options)
        told = generating.told(connection, built.documents)
        real = 0
        for language, filled in told.values():
            messages = render(effective(connection, built.project, "personas", language), {**filled, "count": "5"})
            real += sum(count([str(one["content"]) for one in messages]))
    assert found.prompt_tokens == pytest.approx(real, rel=0.05)


def model_of(provider: str) -> Any:
    from core.llm.messages import Model

    return Model(provider=provider, name="glm", base_url="http://127.0.0.1:9")
