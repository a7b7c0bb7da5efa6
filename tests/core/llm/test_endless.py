"""A real server whose replies never end: they are ended early, what they hold is kept once, no more is asked for."""

from __future__ import annotations

import json
from typing import Any

import pytest
from pydantic import TypeAdapter

from core.domain.tree import Branch
from core.llm.asking import ReplyRejected, ask
from core.llm.calls import CallRecord
from core.llm.client import Client
from core.llm.gateway.gateway import Gateway
from core.llm.repeating import OVERLONG, REPEATS
from tests.core.llm.conftest import Asking, until
from tests.helpers.behaviour import Behaviour
from tests.helpers.server import Server

TREE = TypeAdapter(list[Branch])
HONEST = [{"label": "总则", "children": []}, {"label": "Liability", "children": []}]
OPEN = json.dumps(HONEST, ensure_ascii=False)[:-1]
LOOPS = {
    "siblings": OPEN + ', {"label": "责任", "children": []}' * 3000,
    "nested": OPEN + ', {"label": "责任", "children": [' + '{"label": "赔偿", "children": [' * 3000,
    "rows": OPEN + "".join(f', {{"label": "Part {n}", "children": []}}' for n in range(4000)),
}


def again(error: str) -> str:
    return f"The last reply was wrong: {error}"


def rest(there: list[Any]) -> str:
    return f"Send what comes after the first {len(there)}."


@pytest.mark.parametrize(("kind", "ended"), [("siblings", REPEATS), ("nested", REPEATS), ("rows", OVERLONG)])
async def test_it_is_ended_early_and_kept_once(
    client: Client, loopback: Server, request_to: Asking, kind: str, ended: str
) -> None:
    loopback.behaviour = Behaviour(answer=LOOPS[kind], between=0.0005)
    records: list[CallRecord] = []
    gateway = Gateway(client, told=records.append)
    request = request_to(schema=TREE.json_schema(), most=4000)
    answer = await ask(gateway, request, TREE, again, render_rest=rest)
    assert answer.ended == ended
    assert answer.salvaged
    assert [branch.label for branch in answer.value][:2] == ["总则", "Liability"]
    if ended == REPEATS:
        assert [branch.label for branch in answer.value][2:] in ([], ["责任"])
    assert len(loopback.bodies) == 1, "asked for the rest, it would go on for ever"
    assert loopback.bodies[0]["stream"] is True
    await until(lambda: loopback.stats()["streams_left"] == 1)
    (record,) = records
    assert record.error == "estimated"
    assert 0 < (record.completion_tokens or 0) < 4000


@pytest.mark.parametrize("kind", ["siblings", "nested"])
async def test_one_that_a_limit_cut_off_is_not_gone_on_with(
    client: Client, loopback: Server, request_to: Asking, kind: str
) -> None:
    loopback.behaviour = Behaviour(answer=LOOPS[kind])
    answer = await ask(client, request_to(max_tokens=2000), TREE, again, render_rest=rest)
    assert answer.ended == REPEATS
    assert [branch.label for branch in answer.value][:2] == ["总则", "Liability"]
    assert len(loopback.bodies) == 1


async def test_an_honest_list_that_was_cut_off_is_gone_on_with(
    client: Client, loopback: Server, request_to: Asking
) -> None:
    loopback.behaviour = Behaviour(answer=json.dumps([f"第{n}个 topic {n * n}" for n in range(400)]))
    answer = await ask(client, request_to(max_tokens=500), TypeAdapter(list[str]), again, render_rest=rest)
    assert answer.ended == ""
    assert len(loopback.bodies) == 2


async def test_a_long_tree_of_its_own_length_is_whole(client: Client, loopback: Server, request_to: Asking) -> None:
    tree = [
        {"label": f"第{n}章", "children": [{"label": f"{n}.{m}", "children": []} for m in range(4)]} for n in range(200)
    ]
    said = json.dumps(tree, ensure_ascii=False, indent=4)
    loopback.behaviour = Behaviour(answer=said)
    answer = await ask(client, request_to(schema=TREE.json_schema(), most=len(said)), TREE, again, render_rest=rest)
    assert (answer.ended, answer.salvaged, len(answer.value)) == ("", False, 200)
    assert answer.usage.completion_tokens == loopback.stats()["completion_tokens"]


async def test_one_without_a_whole_item_is_asked_again_without_its_turns(
    client: Client, loopback: Server, request_to: Asking
) -> None:
    strings = TypeAdapter(list[dict[str, str]])
    loopback.behaviour = Behaviour(answer='[{"question": "' + "为什么，为什么，" * 900)
    with pytest.raises(ReplyRejected) as caught:
        await ask(client, request_to(schema=strings.json_schema(), most=50_000), strings, again, render_rest=rest)
    assert "over and over" in caught.value.params["reason"]
    first, second = loopback.bodies
    shown = second["messages"][len(first["messages"])]["content"]
    assert shown.count("为什么") < 5
