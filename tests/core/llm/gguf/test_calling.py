"""Calls of model files through the client: as any other model's, also when the child dies or cannot start."""

from __future__ import annotations

import os
import signal
from dataclasses import replace
from pathlib import Path

import psutil
import pytest

from core.llm.calls import CallRecord
from core.llm.client import Client
from core.llm.failures import ModelError
from core.llm.gateway.gateway import Gateway
from core.llm.gguf.settings import GgufSettings
from core.llm.messages import Model, Request
from core.llm.patience import Patience
from core.llm.repeating import OVERLONG
from core.secrets import Secrets
from tests.helpers.tinymodel import tiny_model


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Model:
    path = tiny_model(tmp_path_factory.mktemp("models") / "tiny.gguf")
    settings = GgufSettings(path=str(path), context=256)
    return Model(provider="gguf", name="tiny", base_url="", parallel=2, temperature=0, max_tokens=8, gguf=settings)


def ask(model: Model) -> Request:
    return Request(({"role": "user", "content": "问"},), model, "answers")


async def test_a_model_file_answers_and_its_calls_cost_nothing(model: Model) -> None:
    records: list[CallRecord] = []
    async with Client(Secrets()) as client:
        gateway = Gateway(client, told=records.append)
        reply = await gateway.complete(ask(model))
        assert reply.usage.completion_tokens == 8
        pieces = [piece async for piece in gateway.stream(ask(model))]
        assert any(piece.usage and piece.usage.completion_tokens == 8 for piece in pieces)
        pids = client.files.running()
        assert len(pids) == 1
    assert [(one.provider, one.model, one.cost, one.state) for one in records] == [("gguf", "tiny", 0.0, "ok")] * 2
    assert not psutil.pid_exists(pids[0])


async def test_a_child_that_dies_between_calls_is_started_again(model: Model) -> None:
    async with Client(Secrets(), Patience(base=0.01)) as client:
        await client.complete(ask(model))
        os.kill(client.files.running()[0], signal.SIGKILL)
        assert (await client.complete(ask(model))).usage.completion_tokens == 8


async def test_a_file_that_cannot_run_is_a_failed_call_and_the_next_in_line_answers(
    model: Model, tmp_path: Path
) -> None:
    broken = model.model_copy(update={"gguf": GgufSettings(path=str(tmp_path / "gone.gguf"))})
    async with Client(Secrets()) as client:
        with pytest.raises(ModelError, match=r"gone\.gguf") as caught:
            await client.complete(ask(broken))
        assert caught.value.kind == "file"
        line = broken.model_copy(update={"fallbacks": (model,)})
        assert (await Gateway(client).complete(ask(line))).usage.completion_tokens == 8


async def test_a_schema_that_the_server_cannot_take_is_learnt(model: Model) -> None:
    request = Request(ask(model).messages, model, "answers", {"type": "array", "items": {"$ref": "#/$defs/nowhere"}})
    async with Client(Secrets()) as client:
        assert (await client.complete(request)).usage.completion_tokens == 8
        (habits,) = client._lessons._habits.values()
        assert habits.format == 1


async def test_a_reply_that_goes_too_far_is_ended_and_every_token_counted(model: Model) -> None:
    long = replace(ask(model.model_copy(update={"max_tokens": None})), most=40)
    records: list[CallRecord] = []
    async with Client(Secrets()) as client:
        gateway = Gateway(client, told=records.append)
        reply = await gateway.complete(long)
        whole = await gateway.complete(ask(model))
    assert reply.finish == OVERLONG
    assert 0 < (reply.usage.completion_tokens or 0) < 230
    assert reply.usage.prompt_tokens == whole.usage.prompt_tokens
    assert records[0].completion_tokens == reply.usage.completion_tokens
    assert records[0].error == ""


async def test_one_stream_follows_another_at_once(model: Model) -> None:
    async with Client(Secrets()) as client:
        for _turn in range(4):
            await client.complete(ask(model))
            assert [piece async for piece in client.stream(ask(model))]
