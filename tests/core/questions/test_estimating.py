"""What generating questions would take, from the chunks in the store."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection, insert

from core.clock import now
from core.jobs import history
from core.llm.messages import Model
from core.questions.estimating import estimate, questions, volume
from core.questions.generating import GenerateQuestions, QuestionOptions
from core.stages import estimate as stages
from core.stages.choice import BUILT_IN
from core.store.schema import JobItem
from core.store.schema.columns import table
from core.workspace import Workspace
from tests.helpers.building import Built, build

REMOTE = Model(provider="deepseek", name="chat", base_url="https://api.example.org/v1")


@pytest.fixture
def workspace() -> Iterator[Workspace]:
    with Workspace() as opened:
        yield opened


@pytest.fixture
def built(workspace: Workspace) -> Built:
    return build(workspace, documents=3, chunks=4, questions=0)


def asked(workspace: Workspace, built: Built, chunks: list[int]) -> None:
    """Note that these chunks were asked by an earlier job."""

    def write(connection: Connection) -> None:
        job = history.create(connection, built.project, "questions", {})
        shared = {"job_id": job, "state": "done", "created_at": now()}
        rows = [{**shared, "key": f"chunk:{one}"} for one in chunks]
        connection.execute(insert(table(JobItem)).values(rows=0, error={}, raw=""), rows)

    workspace.write(write)


def test_all_chunks_are_counted_without_loading_text(workspace: Workspace, built: Built) -> None:
    with workspace.read() as connection:
        found = volume(connection, built.project)
    assert found.chunks == 12
    assert sorted(found.tags) == sorted(("Safety", "Inspection", "责任", "期限"))


def test_selection_means_the_selection(workspace: Workspace, built: Built) -> None:
    with workspace.read() as connection:
        assert volume(connection, built.project, built.chunks[:5]).chunks == 5


def test_chunks_asked_before_are_left_out_unless_wanted(workspace: Workspace, built: Built) -> None:
    asked(workspace, built, built.chunks[:2])
    with workspace.read() as connection:
        assert volume(connection, built.project, built.chunks[:5]).chunks == 3
        assert volume(connection, built.project, built.chunks[:5], only_missing=False).chunks == 5


def test_questions_follow_density_or_the_fixed_number(workspace: Workspace, built: Built) -> None:
    with workspace.read() as connection:
        found = volume(connection, built.project)
    sizes = [size for _language, size, count, _octets in found.sizes for _ in range(count)]
    assert questions(found, QuestionOptions(per_characters=50)) == sum(max(1, size // 50) for size in sizes)
    assert questions(found, QuestionOptions(per_chunk=3)) == 36


def test_tokens_are_those_of_the_rendered_prompts(workspace: Workspace, built: Built) -> None:
    with workspace.read() as connection:
        found = volume(connection, built.project)
        job = GenerateQuestions(QuestionOptions(), built.project)
        texts = [item.data.text for item in job.plan(connection, -1, 100)]
    result = estimate(found, QuestionOptions(model=REMOTE))
    expected = sum(stages.tokens(text) for text in texts)
    prompt = stages.overhead("questions", "en", {"tags": found.tags})
    assert result.calls == 12
    assert abs(result.prompt_tokens - expected - 12 * prompt) <= 12
    assert result.cost is None


def test_built_in_engine_takes_no_tokens(workspace: Workspace, built: Built) -> None:
    with workspace.read() as connection:
        found = volume(connection, built.project)
    result = estimate(found, QuestionOptions(model=BUILT_IN))
    assert (result.items, result.calls, result.tokens, result.cost) == (12, 0, 0, 0.0)
