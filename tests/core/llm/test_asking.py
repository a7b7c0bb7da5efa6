"""One question, one re-ask with the error, then a failure that keeps what the model wrote."""

from __future__ import annotations

import pickle

import pytest
from pydantic import BaseModel, TypeAdapter

from core.errors import LorewrightError
from core.llm.asking import ReplyRejected, ask
from core.llm.client import Client
from core.llm.failures import ModelError
from core.llm.gateway.budget import Budget
from core.llm.gateway.estimating import most
from core.llm.gateway.gateway import Gateway
from core.llm.messages import Reply
from tests.core.llm.conftest import Asking
from tests.helpers.behaviour import Behaviour
from tests.helpers.server import Server

STRINGS = TypeAdapter(list[str])
ENGLISH = "Write 3 questions about lawyers, physicians and engineers."
CHINESE = "请针对下面的内容提出3个问题：留置权的设立条件；债权人占有动产；优先受偿的权利。"


class Question(BaseModel):
    question: str


def again(error: str) -> str:
    return f"上一条回复有误 / The last reply was wrong: {error} {{{{keep}}}}"


@pytest.mark.parametrize("prompt", [ENGLISH, CHINESE], ids=["en", "zh"])
@pytest.mark.parametrize("fault", ["ok", "fenced", "trailing_comma", "think_tags", "think_field", "think_unclosed"])
async def test_data_is_taken_from_any_dress(
    client: Client, loopback: Server, request_to: Asking, prompt: str, fault: str
) -> None:
    loopback.behaviour = Behaviour(script=[fault])
    answer = await ask(client, request_to(prompt, schema=STRINGS.json_schema()), STRINGS, again)
    assert len(answer.value) == 3
    assert len(set(answer.value)) == 3
    assert len(answer.replies) == 1
    assert ("关于" in answer.value[0]) == (prompt == CHINESE)


@pytest.mark.parametrize("prompt", [ENGLISH, CHINESE], ids=["en", "zh"])
@pytest.mark.parametrize("fault", ["prose", "wrong_schema", "empty"])
async def test_asked_once_more_with_the_error(
    client: Client, loopback: Server, request_to: Asking, prompt: str, fault: str
) -> None:
    adapter = TypeAdapter(list[Question])
    loopback.behaviour = Behaviour(script=[fault])
    seen: list[Reply] = []
    answer = await ask(client, request_to(prompt, schema=adapter.json_schema()), adapter, again, seen.append)
    assert all(isinstance(item, Question) for item in answer.value)
    assert list(answer.replies) == seen
    stats = loopback.stats()
    assert (answer.usage.prompt_tokens, answer.usage.completion_tokens) == (
        stats["prompt_tokens"],
        stats["completion_tokens"],
    )
    messages = loopback.bodies[-1]["messages"]
    assert messages[0] == {"role": "user", "content": prompt}
    assert [message["role"] for message in messages] == ["user", *(["assistant"] if fault != "empty" else []), "user"]
    assert messages[-1]["content"].startswith("上一条回复有误")
    assert "{{keep}}" in messages[-1]["content"]


@pytest.mark.parametrize("prompt", [ENGLISH, CHINESE], ids=["en", "zh"])
async def test_given_up_after_the_second(client: Client, loopback: Server, request_to: Asking, prompt: str) -> None:
    loopback.behaviour = Behaviour(rates={"prose": 1.0})
    seen: list[Reply] = []
    with pytest.raises(ReplyRejected, match="twice") as caught:
        await ask(client, request_to(prompt, schema=STRINGS.json_schema()), STRINGS, again, seen.append)
    error: ReplyRejected = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - our own bytes
    assert error.raw == [reply.text for reply in seen]
    assert len(seen) == 2
    assert error.params["reason"] == "The reply is prose and holds no JSON."
    assert error.usage.prompt_tokens == loopback.stats()["prompt_tokens"]


async def test_cut_off_list_is_salvaged(client: Client, loopback: Server, request_to: Asking) -> None:
    loopback.behaviour = Behaviour(script=["truncated"])
    prompt = ENGLISH.replace("3", "9")
    answer = await ask(client, request_to(prompt, schema=STRINGS.json_schema()), STRINGS, again)
    assert answer.salvaged
    assert 4 <= len(answer.value) < 9
    assert answer.reply.finish == "length"


async def test_server_without_any_response_format(client: Client, loopback: Server, request_to: Asking) -> None:
    loopback.behaviour = Behaviour(refuse=("response_format",))
    answer = await ask(client, request_to(ENGLISH + " Reply in JSON.", schema=STRINGS.json_schema()), STRINGS, again)
    assert len(answer.value) == 3


async def test_plain_text(client: Client, loopback: Server, request_to: Asking) -> None:
    loopback.behaviour = Behaviour(script=["empty", "think_tags"], answer="留置权是一种担保物权。")
    answer = await ask(client, request_to(CHINESE), None, again)
    assert answer.value == "留置权是一种担保物权。"
    assert answer.reply.reasoning
    assert len(answer.replies) == 2


async def test_failure_of_the_second_call_still_reports_the_first(
    client: Client, loopback: Server, request_to: Asking
) -> None:
    loopback.behaviour = Behaviour(script=["prose", "401"])
    seen: list[Reply] = []
    with pytest.raises(ModelError):
        await ask(client, request_to(ENGLISH), STRINGS, again, seen.append)
    assert len(seen) == 1


@pytest.mark.parametrize("prompt", [ENGLISH, CHINESE], ids=["en", "zh"])
async def test_rest_of_a_cut_off_list_is_asked_for(
    client: Client, loopback: Server, request_to: Asking, prompt: str
) -> None:
    whole = ["What is a lien?", "谁可以提出索赔？", "Who may file?", "何时届满？"]
    cut = '["What is a lien?", "谁可以提出索赔？", "Who may'
    loopback.behaviour = Behaviour(answer=cut)
    told: list[list[str]] = []
    seen: list[Reply] = []

    def rest(there: list[str]) -> str:
        told.append(there)
        loopback.behaviour = Behaviour(answer='["谁可以提出索赔？", "Who may file?", "何时届满？"]')
        return "Go on / 接着写"

    answer = await ask(client, request_to(prompt), STRINGS, again, seen.append, rest)
    assert answer.value == whole
    assert not answer.salvaged
    assert told == [whole[:2]]
    assert len(seen) == len(answer.replies) == 2
    assert [message["role"] for message in loopback.bodies[-1]["messages"]] == ["user", "assistant", "user"]
    assert answer.usage.prompt_tokens == loopback.stats()["prompt_tokens"]


@pytest.mark.parametrize("second", ["401", "prose"])
async def test_whole_items_stay_when_the_rest_does_not_come(
    client: Client, loopback: Server, request_to: Asking, second: str
) -> None:
    loopback.behaviour = Behaviour(script=["truncated", second])
    prompt = ENGLISH.replace("3", "9")
    asked = request_to(prompt, schema=STRINGS.json_schema())
    answer = await ask(client, asked, STRINGS, again, None, lambda _there: "Go on.")
    assert answer.salvaged
    assert answer.value


async def test_whole_items_stay_when_a_cap_forbids_the_rest(
    client: Client, loopback: Server, request_to: Asking
) -> None:
    """They were paid for: thrown away, they would be paid for again when the run goes on."""
    loopback.behaviour = Behaviour(script=["truncated"])
    asked = request_to(ENGLISH.replace("3", "9"), schema=STRINGS.json_schema(), max_tokens=100)
    gateway = Gateway(client, budget=Budget.of(tokens=most(asked) + 100))
    answer = await ask(gateway, asked, STRINGS, again, None, lambda _there: "Go on.")
    assert answer.salvaged
    assert loopback.stats()["requests"] == 1


async def test_whole_items_stay_when_the_prompt_for_the_rest_is_broken(
    client: Client, loopback: Server, request_to: Asking
) -> None:
    loopback.behaviour = Behaviour(script=["truncated"])

    def broken(_there: list[str]) -> str:
        raise LorewrightError("The prompt {id} was given the wrong variables.", id="rest")

    asked = request_to(ENGLISH.replace("3", "9"), schema=STRINGS.json_schema())
    answer = await ask(client, asked, STRINGS, again, None, broken)
    assert answer.salvaged
    assert answer.value
    assert loopback.stats()["requests"] == 1
