"""A server that takes a schema and ignores it is found out by its replies; one that keeps to it never is."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from core.llm.asking import ask
from core.llm.bodies import Habits
from core.llm.client import Client
from core.llm.gateway.budget import Budget, BudgetReached
from core.llm.gateway.estimating import most
from core.llm.gateway.gateway import Gateway
from core.llm.heeding import MISSES
from core.llm.messages import Request, spelled, with_picture
from core.llm.skeleton import skeleton
from core.llm.structured import parse
from core.prompts import catalogue
from tests.core.llm.conftest import Asking
from tests.helpers.behaviour import Behaviour
from tests.helpers.replies import text_of
from tests.helpers.server import Server

SCHEMA: dict[str, Any] = {
    "type": "array",
    "items": {
        "type": "object",
        "properties": {"question": {"type": "string"}, "tag": {"type": "string"}},
        "required": ["question", "tag"],
        "additionalProperties": False,
    },
}
FORM = f"Send only JSON, as here / 只发送这样的 JSON:\n\n{skeleton(SCHEMA)}"
SAYS = {
    "en": "Write 2 questions about valve {0}, seal {0} and shaft {0}.",
    "zh": "请就下面的内容提出2个问题：第{0}号阀门、轴封与转轴的保养周期。",
}
BOTH = ("json_schema", "json_object")


def again(error: str) -> str:
    return f"Once more / 请重答：{error}"


def formats(server: Server) -> list[str]:
    return [(body.get("response_format") or {}).get("type", "text") for body in server.bodies]


async def _all(client: Client, requests: list[Request], at_once: int) -> list[Any]:
    gate = asyncio.Semaphore(at_once)

    async def one(request: Request) -> Any:
        async with gate:
            return await ask(client, request, SCHEMA, again)

    return await asyncio.gather(*map(one, requests))


@pytest.mark.parametrize("language", SAYS)
@pytest.mark.parametrize("ignores", [("json_schema",), BOTH], ids=["schema", "both"])
async def test_form_is_said_once_the_schema_is_found_ignored(
    client: Client, loopback: Server, request_to: Asking, language: str, ignores: tuple[str, ...]
) -> None:
    loopback.behaviour = Behaviour(ignores=ignores, latency=0.01)
    asked = [request_to(SAYS[language].format(n), schema=SCHEMA, form=FORM, parallel=10) for n in range(60)]
    answers = await _all(client, asked, 10)
    assert all(len(answer.value) == 2 for answer in answers)
    # Those under way when it was found out were asked once more, with the form; all others but once.
    assert loopback.stats()["requests"] <= 60 + 10 + MISSES
    assert client.habits(asked[0].model) == Habits(format=1, spelled=True)
    texts = [text_of(body) for body in loopback.bodies]
    assert all(text.count(FORM) <= 1 for text in texts)
    assert all(FORM in text for text in texts[-40:])
    assert formats(loopback)[-1] == "json_object"


async def test_many_in_flight_teach_one_lesson(client: Client, loopback: Server, request_to: Asking) -> None:
    loopback.behaviour = Behaviour(answer="Certainly! Which valve do you mean?", latency=0.05)
    asked = [request_to(f"{n}", schema=SCHEMA, form=FORM, parallel=40) for n in range(4 * MISSES)]
    await asyncio.gather(*map(client.complete, asked))
    assert client.habits(asked[0].model) == Habits(format=1, spelled=True)
    # Said, and still prose: not even JSON is kept to, and nothing is left to be learnt.
    for n in range(2 * MISSES):
        await client.complete(request_to(f"{n}", schema=SCHEMA, form=FORM))
    assert client.habits(asked[0].model) == Habits(format=2, spelled=True)
    assert formats(loopback)[-1] == "text"


async def test_objects_of_another_form_are_no_reason_to_give_up_json(
    client: Client, loopback: Server, request_to: Asking
) -> None:
    loopback.behaviour = Behaviour(refuse=("json_schema",), answer='{"summary": {"of": "the valve"}}')
    for n in range(4 * MISSES):
        await client.complete(request_to(f"{n}", schema=SCHEMA, form=FORM))
    assert client.habits(request_to().model) == Habits(format=1, spelled=True)


async def test_server_that_keeps_to_the_schema_is_not_taken_for_one_that_does_not(
    client: Client, loopback: Server, request_to: Asking
) -> None:
    """The shares of the measurement with a misbehaving server, and more of what is cut off or odd."""
    rates = {"truncated": 0.1, "prose": 0.05, "fenced": 0.1, "empty": 0.05, "wrong_schema": 0.03}
    loopback.behaviour = Behaviour(rates=rates, seed=4)
    asked = [request_to(SAYS["en"].format(n), schema=SCHEMA, form=FORM, parallel=16) for n in range(400)]
    await asyncio.gather(*map(client.complete, asked))
    assert client.habits(asked[0].model) == Habits()
    assert not any(FORM in text_of(body) for body in loopback.bodies)


@pytest.mark.parametrize(
    "said",
    [
        "",
        "抱歉，我无法提供这类内容。",
        "I'm sorry, I can't help with that.",
        '[{"question": "What is a lien?", "tag": ""}]',
    ],
)
async def test_what_tells_nothing_is_not_counted(
    client: Client, loopback: Server, request_to: Asking, said: str
) -> None:
    """A refusal is no prose by mistake, and data that does is no fault, though no schema was kept to."""
    behaviours = [Behaviour(script=["empty"]) if not said else Behaviour(answer=said) for _ in range(3 * MISSES)]
    for number, behaviour in enumerate(behaviours):
        loopback.behaviour = behaviour
        await client.complete(request_to(f"{number}", schema=SCHEMA, form=FORM))
    assert client.habits(request_to().model) == Habits()


async def test_cut_off_prose_is_not_counted(client: Client, loopback: Server, request_to: Asking) -> None:
    loopback.behaviour = Behaviour(answer="Let me think about the valve " * 9)
    for n in range(2 * MISSES):
        reply = await client.complete(request_to(f"{n}", schema=SCHEMA, form=FORM, max_tokens=9))
        assert reply.finish == "length"
    assert client.habits(request_to().model) == Habits()


async def test_lesson_outlives_the_client_and_can_be_taken_back(loopback: Server, request_to: Asking) -> None:
    kept: dict[str, Any] = {}

    class Store:
        def load(self, _provider: str, _name: str) -> dict[str, Any]:
            return dict(kept)

        def learn(self, _provider: str, _name: str, habits: dict[str, Any]) -> None:
            kept.update(habits)

    loopback.behaviour = Behaviour(ignores=BOTH)
    async with Client(habits=Store()) as client:
        for n in range(MISSES):
            await client.complete(request_to(SAYS["en"].format(n), schema=SCHEMA, form=FORM))
    assert kept["spelled"] is True
    async with Client(habits=Store()) as client:
        reply = await client.complete(request_to(SAYS["zh"].format(1), schema=SCHEMA, form=FORM))
        assert len(parse(reply.text, SCHEMA).value) == 2
        kept.clear()
        client.relearn()
        await client.complete(request_to(SAYS["en"].format(1), schema=SCHEMA, form=FORM))
        assert FORM not in text_of(loopback.bodies[-1])
        assert formats(loopback)[-1] == "json_schema"


async def test_second_reply_is_asked_for_with_the_form(client: Client, loopback: Server, request_to: Asking) -> None:
    loopback.behaviour = Behaviour(ignores=BOTH)
    answer = await ask(client, request_to(SAYS["zh"].format(7), schema=SCHEMA, form=FORM), SCHEMA, again)
    assert len(answer.replies) == 2
    first, second = (body["messages"] for body in loopback.bodies)
    assert FORM not in text_of({"messages": first})
    assert second[-1]["content"] == f"{again('The reply is prose and holds no JSON.')}\n\n{FORM}"


async def test_cap_holds_with_the_form_as_well(client: Client, loopback: Server, request_to: Asking) -> None:
    request = request_to(SAYS["en"].format(1), schema=SCHEMA, form=FORM, max_tokens=50)
    client.habits(request.model).spelled = True
    assert most(spelled(request)) > most(request)
    budget = Budget.of(tokens=most(spelled(request)) + 49)
    with pytest.raises(BudgetReached):
        await Gateway(client, budget=budget).complete(request)
    assert loopback.stats()["requests"] == 0


def test_form_stands_below_the_text_of_a_picture(request_to: Asking) -> None:
    plain = request_to("Read this.", schema=SCHEMA, form=FORM)
    shown = Request(with_picture(plain.messages, b"\xff\xd8"), plain.model, "vision", SCHEMA, form=FORM)
    assert [part["type"] for part in spelled(shown).messages[-1]["content"]] == ["image_url", "text", "text"]
    assert spelled(spelled(shown)) == spelled(shown)


@pytest.mark.parametrize("prompt", [p for p in catalogue.all() if p.schema], ids=lambda p: f"{p.id}.{p.language}")
def test_skeleton_fits_the_schema_it_is_made_from(prompt: catalogue.Prompt) -> None:
    assert prompt.schema
    text = skeleton(prompt.schema).replace("add | rename | move | merge | remove", "add")
    assert len(parse(text, prompt.schema).value) == 1


def test_skeleton_of_any_schema() -> None:
    schema = {
        "type": "object",
        "properties": {
            "kind": {"enum": ["a", "b"]},
            "rank": {"enum": [3, 4]},
            "fixed": {"const": 7},
            "maybe": {"anyOf": [{"type": "number"}, {"type": "null"}]},
            "also": {"type": ["boolean", "null"]},
            "any": {"type": "array"},
        },
    }
    assert skeleton(schema) == '{"kind": "a | b", "rank": 3, "fixed": 7, "maybe": 1, "also": true, "any": ["…"]}'
