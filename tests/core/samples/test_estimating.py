"""What answering would take, from lengths alone."""

from __future__ import annotations

from pathlib import Path

from core.llm.messages import Model
from core.samples import estimating, service
from core.stages.choice import BUILT_IN
from core.workspace import Workspace
from tests.helpers.building import build


def test_only_unanswered_questions_count(tmp_path: Path) -> None:
    model = Model(provider="openai", name="m", base_url="https://example.invalid/v1", price_in=1.0, price_out=4.0)
    with Workspace(tmp_path) as workspace:
        built = build(workspace, 1, 3, 4)
        with workspace.read() as connection:
            assert estimating.volume(connection, built.project).questions == 0
        workspace.write(lambda c: service.remove(c, built.project, built.samples[:5]))
        with workspace.read() as connection:
            everything = estimating.volume(connection, built.project)
            some = estimating.volume(connection, built.project, built.questions[3:])
    assert (everything.questions, some.questions) == (5, 2)
    found = estimating.estimate(everything, model)
    assert found.calls == 5
    assert found.completion_tokens == 5 * estimating.ANSWER_TOKENS
    # Five chunks of about 160 characters, half of them Chinese, and the prompt around each.
    assert 5 * 100 < found.prompt_tokens < 5 * 800
    assert found.cost is not None
    assert found.cost > 0
    assert estimating.estimate(everything, BUILT_IN).calls == 0
