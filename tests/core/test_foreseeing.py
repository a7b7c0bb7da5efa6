"""What is foreseen of the whole way is near what the estimates of the single steps find once documents are read."""

from __future__ import annotations

import pytest

from core import making
from core.chunks.splitting import Splitting, split
from core.documents.glancing import Glance, glances
from core.documents.readers import read
from core.foreseeing import foresee
from core.llm.messages import Model
from core.questions.generating import GenerateQuestions, QuestionOptions
from core.stages.choice import BUILT_IN

MODEL = Model(provider="test", name="m", base_url="https://models.example.org/v1", price_in=2.0, price_out=8.0)


def test_calls_are_near_those_of_the_documents_once_they_are_split() -> None:
    job, calls = GenerateQuestions(QuestionOptions(model=MODEL), 0), 1
    for path in making.samples():
        markdown = read(path).markdown
        sizes = [piece.end - piece.start for piece in split(markdown, Splitting())]
        calls += len(sizes) + sum(job.wanted(size) for size in sizes)
    found, silent = glances(making.samples())
    assert silent == 0
    assert foresee(found, MODEL).calls == pytest.approx(calls, rel=0.1)


def test_nothing_is_foreseen_of_the_built_in_engine_or_no_documents() -> None:
    assert foresee([Glance(9000, 9000)], BUILT_IN).calls == 0
    assert foresee([], MODEL).calls == 0


def test_tokens_and_money_grow_with_the_text() -> None:
    short, long = foresee([Glance(20_000, 20_000)], MODEL), foresee([Glance(200_000, 200_000)], MODEL)
    assert 8 < long.calls / short.calls < 12
    assert short.cost == pytest.approx((short.prompt_tokens * 2 + short.completion_tokens * 8) / 1e6)
    unpriced = MODEL.model_copy(update={"price_in": None})
    assert foresee([Glance(20_000, 20_000)], unpriced).cost is None
    chinese = foresee([Glance(20_000, 60_000, "zh")], MODEL)
    assert chinese.prompt_tokens > 1.5 * short.prompt_tokens
