"""Estimates for a model with a vocabulary of its own follow what it made of the prompts it was sent."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, insert, update

from core import estimating
from core.clock import now
from core.llm.messages import Model
from core.llm.vocabulary import count
from core.questions.generating import QuestionOptions
from core.stages import past
from core.store.schema import Call, CallText, Chunk
from core.store.schema.columns import table
from core.workspace import Workspace
from tests.helpers.building import build

MODEL = Model(provider="vllm", name="own-words", base_url="http://127.0.0.1:9/v1")
TEXTS = {
    "zh": "承运人应当在约定期间内将货物安全运输到约定地点，逾期的应当赔偿收货人的损失。" * 8,
    "en": "The carrier shall deliver the goods in time, or make good the loss of the consignee. " * 8,
}


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace(tmp_path / "data") as opened:
        build(opened, 1, 20, 0)
        yield opened


def _log(workspace: Workspace, messages: list[dict[str, Any]], **call: Any) -> None:
    """Write a call with what was sent into the log."""
    row = {"provider": "vllm", "model": "own-words", "stage": "questions", "state": "ok", "created_at": now()}
    row |= {"completion_tokens": 50, "latency_ms": 100, **call}

    def write(connection: Connection) -> None:
        (number,) = connection.execute(insert(table(Call)), row).inserted_primary_key
        kept = {"call_id": number, "messages": messages, "reply": "", "reasoning": "", "created_at": now()}
        connection.execute(insert(table(CallText)), kept)

    workspace.write(write)


def _sent(workspace: Workspace, language: str, factor: float, times: int = 3, **changes: Any) -> None:
    """Write calls into the log, of which the model made so many times the tokens that are counted here."""
    messages = [{"role": "system", "content": "Be brief. 简短。"}, {"role": "user", "content": TEXTS[language]}]
    real = round((count(["\n".join(one["content"] for one in messages)])[0] + 13) * factor)
    for _ in range(times):
        _log(workspace, messages, **{"prompt_tokens": real, **changes})


def _asked(workspace: Workspace, model: Model = MODEL) -> int:
    with workspace.read() as connection:
        return estimating.estimate(connection, 1, "questions", QuestionOptions(model=model)).prompt_tokens


@pytest.mark.parametrize(("language", "other"), [("zh", "en"), ("en", "zh")])
def test_the_estimate_follows_the_model_in_the_language_it_was_seen_in(
    workspace: Workspace, language: str, other: str
) -> None:
    chunk = table(Chunk)
    workspace.write(lambda c: c.execute(update(chunk).values(text=TEXTS[language], language=language)))
    before = _asked(workspace)
    _sent(workspace, other, 3.0)
    assert _asked(workspace) == before, "what it makes of another language says nothing"
    _sent(workspace, language, 2.0)
    assert _asked(workspace) == pytest.approx(2 * before, rel=0.01)
    assert _asked(workspace, MODEL.model_copy(update={"name": "another"})) == before


def test_one_prompt_or_one_that_failed_or_was_estimated_says_nothing(workspace: Workspace) -> None:
    before = _asked(workspace)
    for language in TEXTS:
        _sent(workspace, language, 2.0, times=1)
        _sent(workspace, language, 2.0, state="failed", error="cut")
        _sent(workspace, language, 2.0, error="estimated")
        _sent(workspace, language, 2.0, prompt_tokens=None)
    assert _asked(workspace) == before


def test_pictures_are_left_out_and_odd_numbers_bounded(workspace: Workspace) -> None:
    _sent(workspace, "en", 50.0, times=2)
    _log(workspace, [{"role": "user", "content": [{"type": "image_url", "bytes": 9}]}], prompt_tokens=9000)
    with workspace.read() as connection:
        prompts = past.sent(connection, MODEL)
    assert [one.language for one in prompts] == ["en", "en"]
    assert past.ratios(prompts, [one.tokens // 50 for one in prompts]) == {"en": 4.0}
