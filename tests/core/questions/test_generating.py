"""Questions: as many as asked for, of the chunks asked for, tagged, without doubles."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection

from core.documents.outline import outline
from core.models import habits, known
from core.prompts import overrides
from core.questions.generating import above
from core.questions.wording import distinct, fingerprint, without_mark
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
    made = build(works.workspace, documents=1, chunks=4, questions=0)
    works.project = made.project
    return made


def asked(works: Works) -> list[tuple[int, str]]:
    return [tuple(row) for row in works.rows("SELECT chunk_id, text FROM question ORDER BY id")]


def test_selection_means_the_selection_and_only_what_is_missing(works: Works, built: Built, loopback: Server) -> None:
    chosen = built.chunks[1:3]
    job = works.run("questions", model=model(loopback), chunks=chosen, per_chunk=2)
    assert job["total"] == job["done"] == 2
    items = works.rows("SELECT key FROM job_item WHERE job_id = ? ORDER BY key", job["id"])
    assert [row[0] for row in items] == [f"chunk:{chunk}" for chunk in chosen]
    assert {chunk for chunk, _text in asked(works)} <= set(chosen)
    job = works.run("questions", model=model(loopback), per_chunk=1)
    assert job["total"] == 2, "chunks asked before are left out"
    before = len(loopback.bodies)
    assert works.run("questions", model=model(loopback))["total"] == 0
    works.run("questions", model=model(loopback), chunks=chosen, only_missing=False)
    assert len(loopback.bodies) == before + 2


def test_a_model_asks_where_the_built_in_engine_was_silent(works: Works, built: Built, loopback: Server) -> None:
    *asked_of, silent = built.chunks
    texts = [f"A valve of kind {chunk} is a device that limits the pressure of a vessel." for chunk in asked_of]
    for chunk, text in zip(built.chunks, [*texts, "It was late. 天黑了。"], strict=True):
        change = ("UPDATE chunk SET text = ? WHERE id = ?", (text, chunk))
        works.workspace.write(lambda c, change=change: c.exec_driver_sql(*change))
    assert works.run("questions")["done"] == 4
    assert {chunk for chunk, _text in asked(works)} == set(asked_of)
    assert works.run("questions")["total"] == 0, "the engine itself would find nothing again"
    job = works.run("questions", model=model(loopback))
    assert [row[0] for row in works.rows("SELECT key FROM job_item WHERE job_id = ?", job["id"])] == [f"chunk:{silent}"]
    assert works.run("questions", model=model(loopback))["total"] == 0


def test_a_retried_chunk_counts_as_missing(works: Works, built: Built, loopback: Server) -> None:
    loopback.behaviour = Behaviour(rates={"wrong_schema": 1.0})
    job = works.run("questions", model=model(loopback))
    assert (job["state"], job["failed"]) == ("failed", 4)
    loopback.behaviour = Behaviour()
    assert works.run("questions", model=model(loopback))["done"] == 4


def test_tags_are_found_by_name_and_doubles_left_out(works: Works, built: Built, loopback: Server) -> None:
    reply = [
        {"question": "Who inspects the vessel?", "tag": "safety / INSPECTION"},
        {"question": "Who inspects the vessel", "tag": None},
        {"question": "责任由谁承担？", "tag": "责任"},
        {"question": "期限有多长？", "tag": "no such tag"},
        "What is a plain string?",
    ]
    loopback.behaviour = Behaviour(answer=json.dumps(reply, ensure_ascii=False))
    job = works.run("questions", model=model(loopback), per_chunk=4, unmarked=0)
    found = works.rows("SELECT q.text, t.label FROM question q LEFT JOIN tag t ON t.id = q.tag_id ORDER BY q.id")
    assert [tuple(row) for row in found] == [
        ("Who inspects the vessel?", "Inspection"),
        ("责任由谁承担？", "责任"),
        ("期限有多长？", None),
        ("What is a plain string?", None),
    ], "and the other chunks, which got the same reply, brought nothing new"
    assert (job["done"], job["rows"]) == (4, 4)


def test_nothing_usable_fails_with_its_reply_and_its_cost(works: Works, built: Built, loopback: Server) -> None:
    loopback.behaviour = Behaviour(answer='["???", "   "]')
    job = works.run("questions", model=model(loopback), chunks=built.chunks[:1])
    (failure,) = works.failures(job)
    assert failure["error"]["what"] == "The model found nothing to ask in this chunk."
    assert "???" in failure["raw"]
    assert works.rows("SELECT count(*) FROM call WHERE job_id = ? AND prompt_tokens > 0", job["id"]) == [(1,)]
    assert asked(works) == []


def test_the_share_without_mark_is_kept_and_stays_the_same() -> None:
    texts = [f"What is part {n}?" for n in range(500)] + [f"部件 {n} 的期限是多久？" for n in range(500)]
    bare = [text for text in texts if without_mark(text, 0.6) != text]
    assert 0.55 < len(bare) / len(texts) < 0.65
    assert bare == [text for text in texts if without_mark(text, 0.6) != text]
    assert all(without_mark(text, 0) == text for text in texts)
    assert not any(without_mark(text, 1).endswith(("?", "？")) for text in texts)


def test_doubles_are_told_by_meaningful_characters() -> None:
    assert fingerprint("什么是 安全阀？") == fingerprint("什么是安全阀")
    assert fingerprint("What is C++?") != fingerprint("What is C#?")
    near = [
        ("压力容器的定期检验由谁进行？", None, ""),
        ("压力容器的定期检验由谁进行", None, ""),
        ("安全阀有什么作用？", None, ""),
    ]
    assert [text for text, _tag, _prompt in distinct(near)] == [near[0][0], near[2][0]]


def test_the_headings_over_a_place_are_those_before_it_in_the_chunk() -> None:
    text = "## Fees\n\nFees are due.\n\n### Waiver\n\nA fee is waived.\n\n## Appeals\n\nAn appeal is heard.\n"
    inner = outline(text)
    path = ("Act", "Fees")
    assert above(path, inner, text.index("Fees are")) == ("Act", "Fees")
    assert above(path, inner, text.index("A fee")) == ("Act", "Fees", "Waiver")
    assert above(path, inner, text.index("An appeal")) == ("Act", "Appeals")
    assert above(("法", "第一章"), [], 3) == ("法", "第一章")


def test_a_list_that_was_cut_off_says_so(works: Works, built: Built, loopback: Server) -> None:
    loopback.behaviour = Behaviour(script=["truncated", "prose"])
    job = works.run("questions", model=model(loopback), chunks=built.chunks[:1], per_chunk=3)
    assert (job["state"], job["failed"]) == ("done", 0)
    assert 0 < job["rows"] < 3
    (told,) = works.rows("SELECT error FROM job_item WHERE job_id = ?", job["id"])
    remark = json.loads(told[0])
    assert "entries that came whole were kept" in remark["what"]
    assert remark["params"]["reason"] == "The reply is prose and holds no JSON."


def test_a_broken_prompt_for_the_rest_keeps_what_came(works: Works, built: Built, loopback: Server) -> None:
    # Nothing that is saved through the program is broken; a later version may know other variables.
    shared = {"project_id": works.project, "prompt": "rest", "system": "", "user": "Send the {{absent}} items."}
    rows = [{**shared, "language": language, "base": "", "created_at": 1, "updated_at": 1} for language in ("en", "zh")]
    works.workspace.write(lambda c: c.execute(overrides.TEXT.insert(), rows))
    loopback.behaviour = Behaviour(script=["truncated"])
    job = works.run("questions", model=model(loopback), chunks=built.chunks[:1], per_chunk=3)
    assert (job["state"], job["failed"]) == ("done", 0)
    assert job["rows"] > 0
    (told,) = works.rows("SELECT error FROM job_item WHERE job_id = ?", job["id"])
    assert "absent" in json.loads(told[0])["params"]["reason"]


def test_questions_filed_under_the_example_of_the_prompt_are_left_out(
    works: Works, built: Built, loopback: Server
) -> None:
    said = [{"question": f"How many bees work in device {n}, and why?", "tag": "Beeswax"} for n in range(2)]
    said.append({"question": "Which duties does the carrier have?", "tag": "Carrier"})
    loopback.behaviour = Behaviour(answer=json.dumps(said))
    works.run("questions", model=model(loopback), chunks=built.chunks[:1], per_chunk=5, unmarked=0)
    assert [text for _chunk, text in asked(works)] == ["Which duties does the carrier have?"]


def test_questions_with_the_form_of_a_reply_in_them_are_left_out(works: Works, built: Built, loopback: Server) -> None:
    said = [
        {"question": 'When does {"question": "What is the duty', "tag": ""},
        {"question": "承运人有哪些义务？", "tag": ""},
    ]
    loopback.behaviour = Behaviour(answer=json.dumps(said))
    works.run("questions", model=model(loopback), chunks=built.chunks[:1], per_chunk=5, unmarked=0)
    assert [text for _chunk, text in asked(works)] == ["承运人有哪些义务？"]


EDITED = {
    "en": "Ask {{count}} questions.\n\n<{{fence}}>\n{{document}} {{headings}} {{tags}}\n{{text}}\n</{{fence}}>",
    "zh": "请提出{{count}}个问题。\n\n<{{fence}}>\n{{document}} {{headings}} {{tags}}\n{{text}}\n</{{fence}}>",
}


@pytest.mark.parametrize("language", EDITED)
def test_edited_prompt_without_a_form_and_a_server_that_ignores_the_schema(
    works: Works, loopback: Server, language: str
) -> None:
    made = build(works.workspace, documents=1, chunks=24, questions=0)
    works.project = made.project

    def edit(connection: Connection) -> None:
        connection.exec_driver_sql("UPDATE chunk SET language = ?", (language,))
        overrides.save(connection, works.project, "questions", language, "", EDITED[language])
        # An own text of another version is left aside: most requests never need it.
        shared = {"project_id": works.project, "prompt": "form", "language": language, "system": "", "base": ""}
        connection.execute(overrides.TEXT.insert(), {**shared, "user": "{{absent}}", "created_at": 1, "updated_at": 1})

    works.workspace.write(edit)
    loopback.behaviour = Behaviour(ignores=("json_schema", "json_object"), latency=0.01)
    job = works.run("questions", model=model(loopback), per_chunk=2, unmarked=0)
    assert (job["state"], job["done"], job["failed"]) == ("done", 24, 0)
    # Four at a time: those begun before it was found out were asked once more, the others once.
    assert len(loopback.bodies) <= 24 + 8
    works.run("questions", model=model(loopback), chunks=made.chunks[:2], only_missing=False, unmarked=0)
    said = loopback.bodies[-1]["messages"]
    assert '[{"question": "…", "tag": "…"}]' in said[-1]["content"]
    assert ("Copy the names" in said[-1]["content"]) == (language == "en")
    with works.workspace.read() as connection:
        row = known.get(connection, "openai-compatible", "small")
        assert row
        assert habits.spelled(row)
        assert habits.refused(row) == ["json_schema"]
