"""What no well-kept service sends: headers that mean nothing, complaints that lead in circles, pieces that are none."""

from __future__ import annotations

import asyncio
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar

import orjson
import pytest

from core.llm.attempt import Attempt
from core.llm.bodies import Habits
from core.llm.client import Client
from core.llm.failures import ModelError
from core.llm.gateway.budget import Budget, BudgetReached, Cap
from core.llm.gateway.gateway import Gateway
from core.llm.gateway.habits import take
from core.llm.gateway.rates import Rates, duration
from core.llm.messages import Model, Request, Usage
from core.llm.streaming import Piece, pieces, read_usage
from tests.core.llm.conftest import Asking
from tests.helpers.behaviour import Behaviour
from tests.helpers.server import Server


@pytest.mark.parametrize("value", ["1.2.3s", ".s", "inf", "1e400", "nan", "-5s", "0001-01-01T00:00:00", "三秒", "?"])
def test_a_header_without_meaning_says_nothing(value: str) -> None:
    assert duration(value) is None


@pytest.mark.parametrize("reset", ["315360000", "9999-12-31T23:59:59Z", "87600h", "99999999999999999999"])
def test_nobody_waits_for_a_moment_in_ten_years(reset: str) -> None:
    rates = Rates()
    rates.told({"x-ratelimit-remaining-requests": "0", "x-ratelimit-reset-requests": reset}, (0, 0))
    assert 0 < rates.wait(1, time.monotonic()) <= 300


@pytest.mark.parametrize("stream", [False, True])
async def test_a_field_of_the_user_that_is_refused_fails_the_call(
    client: Client, loopback: Server, request_to: Asking, stream: bool
) -> None:
    """What the user adds comes last, so that no lesson takes it out: the same body must not be sent for ever."""
    loopback.behaviour = Behaviour(refuse=("json_object",))
    request = request_to(extra_body={"response_format": {"type": "json_object"}}, stream=stream)
    with pytest.raises(ModelError) as caught:
        async with asyncio.timeout(30):
            await client.complete(request)
    assert caught.value.kind == "refused"
    assert loopback.stats()["requests"] <= 2


async def test_two_names_of_a_limit_that_are_both_refused_fail_the_call(
    client: Client, loopback: Server, request_to: Asking
) -> None:
    loopback.behaviour = Behaviour(refuse=("max_tokens", "max_completion_tokens"))
    with pytest.raises(ModelError):
        async with asyncio.timeout(30):
            await client.complete(request_to(max_tokens=5))
    assert loopback.stats()["requests"] == 2


class Lines:
    """An answer whose lines are given."""

    def __init__(self, *data: Any) -> None:
        self._data = data

    async def aiter_bytes(self) -> Any:
        """Yield each as a server-sent event."""
        for one in self._data:
            yield f"data: {orjson.dumps(one).decode()}\n\n".encode()
        yield b"data: [DONE]\n\n"


@pytest.mark.parametrize("odd", [None, [], "text", {"choices": "none"}, {"choices": [[]]}, {"choices": [{"delta": 3}]}])
async def test_a_piece_that_is_none_breaks_the_stream_in_words(odd: Any) -> None:
    with pytest.raises(ValueError, match=r".+"):
        _ = [piece async for piece in pieces(Lines(odd))]  # type: ignore[arg-type]


async def test_content_in_parts_is_text() -> None:
    parts = [{"type": "text", "text": "留置"}, {"type": "text", "text": "权"}, None]
    found = [piece async for piece in pieces(Lines({"choices": [{"delta": {"content": parts}}]}))]  # type: ignore[arg-type]
    assert [piece.text for piece in found] == ["留置权"]


def test_nobody_uses_less_than_nothing() -> None:
    assert read_usage({"prompt_tokens": -5, "completion_tokens": 3}) == Usage(None, 3)


def test_habits_that_make_no_sense_are_left_out() -> None:
    habits = Habits()
    take(habits, {"format": "x", "dropped": ["max_tokens", "messages", "top_k"], "limit": "evil", "newer": 1})
    assert habits == Habits(dropped={"top_k"})


async def test_what_the_user_adds_counts_against_the_cap(client: Client, loopback: Server, request_to: Asking) -> None:
    gateway = Gateway(client, budget=Budget.of(tokens=20_000))
    for added in ({"max_tokens": 30_000}, {"max_completion_tokens": 30_000}, {"n": 5}):
        with pytest.raises(BudgetReached):
            await gateway.complete(request_to(extra_body=added))
    assert loopback.stats()["requests"] == 0


async def test_who_was_woken_for_nothing_wakes_the_next() -> None:
    """One waits for its run, then for its project, whose cap is then reached: the others of the run must hear of it."""
    request = Request(
        ({"role": "user", "content": "?"},),
        Model(provider="openai-compatible", name="x", base_url="http://127.0.0.1:9/v1"),
        "answers",
        max_tokens=5000,
    )
    run, project = Cap("run", "tokens", 6000), Cap("project", "tokens", 11_000)
    ours, others = Budget([run, project]), Budget([project])
    first, other = await ours.reserve(request), await others.reserve(request)
    waiting = [asyncio.create_task(ours.reserve(request)) for _ in range(3)]
    await asyncio.sleep(0)
    ours.settle(first, Usage(250, 250), None)
    await asyncio.sleep(0)
    others.settle(other, Usage(6000, 0), None)
    done, pending = await asyncio.wait(waiting, timeout=10)
    assert not pending
    assert all(isinstance(task.exception(), BudgetReached) for task in done)


async def test_an_address_stays_in_use_when_a_cap_stops_its_first_call(
    client: Client, loopback: Server, request_to: Asking
) -> None:
    """The one call that tries a dead address again may not begin: the next one tries it then."""
    client.rest = 0.01
    with Server() as second:
        request = request_to(endpoints=(second.url,))
        await client.complete(request)
        health = client._health["openai-compatible", second.url]
        health.given_up("asleep", None)
        await asyncio.sleep(0.02)
        with pytest.raises(BudgetReached):
            await Gateway(client, budget=Budget.of(tokens=1)).complete(request)
        assert health.available()


async def test_a_stream_that_breaks_with_an_error_was_paid(request_to: Asking) -> None:
    from core.llm.failures import failure
    from core.llm.gateway.recording import NOTHING, used

    request = request_to()

    async def learnt(_request: Request, _habits: Habits) -> None:
        """Nothing is kept here."""

    attempt = Attempt(request, None, "", None, Habits(), learnt)  # type: ignore[arg-type]
    attempt.error = failure("server", request.model, status=500)
    assert used(attempt) == (NOTHING, False)
    attempt.pieces.append(Piece("几个字"))
    assert used(attempt) == (Usage(), False)


class Elsewhere(BaseHTTPRequestHandler):
    """Sends whoever asks to another address; keeps who asked."""

    asked: ClassVar[list[str]] = []
    other = ""

    def do_POST(self) -> None:
        """Answer."""
        self.asked.append(self.path)
        self.rfile.read(int(self.headers["content-length"]))
        self.send_response(307)
        self.send_header("location", f"{self.other}/chat/completions")
        self.send_header("content-length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@pytest.mark.parametrize("stream", [False, True])
async def test_nobody_is_followed_to_another_host(
    client: Client, loopback: Server, request_to: Asking, stream: bool
) -> None:
    """Headers that are keys, and the text itself, are for the address the user chose."""
    Elsewhere.other = loopback.url
    with ThreadingHTTPServer(("127.0.0.1", 0), Elsewhere) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            with pytest.raises(ModelError) as caught:
                await client.complete(request_to(base_url=f"http://127.0.0.1:{server.server_port}/v1", stream=stream))
        finally:
            server.shutdown()
            thread.join()
    assert (caught.value.kind, caught.value.params["status"]) == ("address", 307)
    assert loopback.stats()["requests"] == 0
