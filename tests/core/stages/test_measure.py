"""Estimates from real prompts and a counted sample, beside the rule of thumb."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, func, insert, select

from core import estimating
from core.chunks.cleaning import CleanChunks, CleanOptions
from core.clock import now
from core.domain import revising
from core.domain.revising import RevisionOptions
from core.domain.suggesting import OUTLINE_CHARACTERS, TreeOptions, read_outlines, shown
from core.jobs import history
from core.llm.calls import CHECK, CallRecord
from core.llm.messages import Model
from core.llm.vocabulary import count
from core.models import habits, health
from core.prompts.overrides import effective
from core.prompts.rendering import render
from core.questions.generating import GenerateQuestions, QuestionOptions
from core.stages import measure, replies
from core.stages.measure import Measure, beside, vocabulary_of
from core.store.schema import Call, Chunk, Document
from core.store.schema.columns import table
from core.workspace import Workspace
from tests.helpers.building import build

REMOTE = Model(provider="openai", name="m", base_url="https://a.invalid/v1", price_in=1.0, price_out=4.0, parallel=5)


def test_an_estimate_comes_near_what_the_tokenizer_counts(tmp_path: Path) -> None:
    options = QuestionOptions(model=REMOTE)
    with Workspace(tmp_path) as workspace:
        built = build(workspace, 4, 100, 0)
        with workspace.read() as connection:
            found = estimating.estimate(connection, built.project, "questions", options)
            texts = [one.data for one in GenerateQuestions(options, built.project).plan(connection, -1, 500)]
            tags = estimating._variables(connection, built.project, "questions", options)
            frames = {
                language: count([measure.frame(connection, built.project, "questions", language, tags)])[0]
                for language in ("en", "zh")
            }
    about = [f"{row.text}\n{' > '.join(row.headings)}\n{row.title or row.name}" for row in texts]
    real = sum(count(about)) + sum(frames[row.language] + 8 for row in texts)
    assert found.calls == 400
    assert found.prompt_tokens == pytest.approx(real, rel=0.02)
    assert found.seconds is None


def test_headings_and_titles_are_counted_with_the_texts(tmp_path: Path) -> None:
    options = CleanOptions(model=REMOTE)
    with Workspace(tmp_path) as workspace:
        built = build(workspace, 2, 20, 0)
        path = [
            "Network Services and their Administrators",
            "第三章 网络服务的配置与维护",
            "A heading of the third level",
        ]
        workspace.write(lambda c: c.execute(table(Chunk).update().values(headings=path)))
        workspace.write(lambda c: c.execute(table(Document).update().values(title="The Handbook of the 管理员")))
        with workspace.read() as connection:
            found = estimating.estimate(connection, built.project, "clean", options)
            sent = 0
            for item in CleanChunks(options, built.project).plan(connection, -1, 500):
                row = item.data
                about = {"text": row.text, "headings": " > ".join(row.headings), "document": row.title}
                prompt = effective(connection, built.project, "clean", row.language)
                sent += sum(count([str(message["content"]) for message in render(prompt, about)]))
    # ... and a chat template around them: an estimate lies rather a little high.
    assert sent < found.prompt_tokens < sent * 1.04


def test_building_and_revising_the_tree_are_estimated_from_what_is_sent(tmp_path: Path) -> None:
    with Workspace(tmp_path) as workspace:
        built = build(workspace, 6, 10, 0)
        with workspace.read() as connection:
            revision = RevisionOptions(model=REMOTE, documents=built.documents[:3], headings="# Gone\n- 旧章\n- Old")
            revised = estimating.estimate(connection, built.project, "revise", revision)
            anew = estimating.estimate(connection, built.project, "tree", TreeOptions(model=REMOTE))
            ground = revising.read(connection, built.project, revision)
            filled, _seen = revising.variables(ground, revision.headings)
            outlines, language = read_outlines(connection, built.project)
            listed = {"outlines": shown(outlines, OUTLINE_CHARACTERS), "depth": "3"}
            sent = {
                "tree-revise": render(effective(connection, built.project, "tree-revise", ground.language), filled),
                "domain-tree": render(effective(connection, built.project, "domain-tree", language), listed),
            }
    real = {name: sum(count([str(one["content"]) for one in messages])) for name, messages in sent.items()}
    assert (revised.calls, anew.calls) == (1, 1)
    assert revised.prompt_tokens == pytest.approx(real["tree-revise"], rel=0.05)
    assert anew.prompt_tokens == pytest.approx(real["domain-tree"], rel=0.05)


def test_what_a_model_said_and_took_so_far_counts(tmp_path: Path) -> None:
    with Workspace(tmp_path) as workspace:
        built = build(workspace, 1, 20, 0)
        row = {"provider": "openai", "model": "m", "stage": "questions", "created_at": now(), "state": "ok"}
        rows = [{**row, "prompt_tokens": 9, "completion_tokens": 100, "latency_ms": 2000} for _ in range(5)]
        workspace.write(lambda c: c.execute(insert(table(Call)), rows))
        with workspace.read() as connection:
            options = QuestionOptions(model=REMOTE)
            found = estimating.estimate(connection, built.project, "questions", options)
    assert found.completion_tokens == 20 * 100
    assert found.seconds == pytest.approx(20 * 2.0 / 5)


def called(workspace: Workspace, project: int, calls: list[tuple[str, int, int]], **options: Any) -> int:
    """Write down a job of questions and its calls, as (key of the item, tokens sent, tokens written)."""

    def write(connection: Connection) -> int:
        job = history.create(connection, project, "questions", {"model": REMOTE.model_dump(mode="json"), **options})
        row = {"provider": "openai", "model": "m", "stage": "questions", "created_at": now(), "state": "ok"}
        shared = {**row, "job_id": job, "project_id": project, "latency_ms": 2000}
        rows = [
            {**shared, "key": key, "prompt_tokens": sent, "completion_tokens": written} for key, sent, written in calls
        ]
        connection.execute(insert(table(Call)), rows)
        return job

    return workspace.write(write)


def test_what_was_asked_again_counts(tmp_path: Path) -> None:
    with Workspace(tmp_path) as workspace:
        built = build(workspace, 1, 20, 0)
        with workspace.read() as connection:
            before = estimating.estimate(connection, built.project, "questions", QuestionOptions(model=REMOTE))
        # Of ten items two had to be asked again.
        calls = [(f"chunk:{n}", 900, 100) for n in range(10)] + [("chunk:1", 1000, 60), ("chunk:2", 1000, 60)]
        called(workspace, built.project, calls, per_chunk=0)
        with workspace.read() as connection:
            found = estimating.estimate(connection, built.project, "questions", QuestionOptions(model=REMOTE))
    assert (before.calls, before.rests_on) == (20, 0)
    assert (found.calls, found.rests_on) == (24, 12)
    assert found.completion_tokens == 20 * 112
    assert found.prompt_tokens == pytest.approx(before.prompt_tokens * 1.2 + 4 * 100, rel=0.02)


def test_checks_of_a_model_tell_nothing_of_the_time_of_a_job(tmp_path: Path) -> None:
    checked = CallRecord(CHECK, "openai", "m", 9, 1, 0.0, 4)
    with Workspace(tmp_path) as workspace:
        built = build(workspace, 1, 20, 0)
        told = health.counting(workspace)
        for _ in range(8):
            told(checked)
        workspace.write(lambda _connection: None)  # the writer works in order: the checks are there
        with workspace.read() as connection:
            kept = select(func.count()).where(table(Call).c.stage == CHECK)
            assert connection.execute(kept).scalar() == 8
            found = estimating.estimate(connection, built.project, "questions", QuestionOptions(model=REMOTE))
    assert found.seconds is None


def test_more_questions_of_each_text_are_longer_replies(tmp_path: Path) -> None:
    with Workspace(tmp_path) as workspace:
        built = build(workspace, 1, 20, 0)
        called(workspace, built.project, [(f"chunk:{n}", 900, 80) for n in range(10)], per_chunk=2)
        found = {}
        with workspace.read() as connection:
            for wanted in (2, 5):
                options = QuestionOptions(model=REMOTE, per_chunk=wanted)
                found[wanted] = estimating.estimate(connection, built.project, "questions", options).completion_tokens
    assert found == {2: 20 * 80, 5: 20 * 200}


def test_what_is_cleaned_comes_back_as_long_as_it_was_so_far(tmp_path: Path) -> None:
    with Workspace(tmp_path) as workspace:
        built = build(workspace, 1, 20, 0)
        called(workspace, built.project, [(f"chunk:{n}", 1000, 750) for n in range(10)])
        workspace.write(lambda c: c.execute(table(Call).update().values(stage="clean")))
        with workspace.read() as connection:
            found = estimating.estimate(connection, built.project, "clean", CleanOptions(model=REMOTE))
    assert found.completion_tokens == pytest.approx(found.prompt_tokens * 0.75, abs=2)


def test_a_form_said_in_words_is_counted(tmp_path: Path) -> None:
    options = QuestionOptions(model=REMOTE)
    with Workspace(tmp_path) as workspace:
        built = build(workspace, 1, 20, 0)
        with workspace.read() as connection:
            before = estimating.estimate(connection, built.project, "questions", options).prompt_tokens
            said = {
                language: measure.form(connection, built.project, "questions", language) for language in ("en", "zh")
            }
        workspace.write(lambda c: habits.store(c, "openai", "m", {"spelled": True}))
        with workspace.read() as connection:
            after = estimating.estimate(connection, built.project, "questions", options).prompt_tokens
    sizes = count(list(said.values()))
    assert 20 * min(sizes) <= after - before <= 20 * (max(sizes) + 3)


def test_a_million_other_calls_are_not_read(tmp_path: Path) -> None:
    with Workspace(tmp_path) as workspace, workspace.read() as connection:
        query = replies._items(REMOTE, "questions").compile(connection, compile_kwargs={"literal_binds": True})
        plan = [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {query}")]
    assert any("ix_call_created" in step for step in plan)
    assert not any(step.startswith("SCAN call") and "ix_call_created" not in step for step in plan)


def test_the_built_in_engine_needs_no_measure(tmp_path: Path) -> None:
    with Workspace(tmp_path) as workspace:
        built = build(workspace, 1, 2, 0)
        with workspace.read() as connection:
            assert estimating.measured(connection, built.project, "questions", QuestionOptions()) == Measure()


def test_a_child_counts_the_same() -> None:
    texts = ["合同 contract", "<|endoftext|>", ""]
    assert beside(texts, "qwen") == count(texts, "qwen")


def test_vocabularies_by_name() -> None:
    named = {"qwen3-8b": "qwen", "gpt-4": "cl100k", "gpt-4o-mini": "o200k", "deepseek-chat": "o200k"}
    for name, vocabulary in named.items():
        assert vocabulary_of(REMOTE.model_copy(update={"name": name})) == vocabulary
