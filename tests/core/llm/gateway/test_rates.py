"""Limits a minute: the user's are never passed, the server's are kept as it tells them."""

from __future__ import annotations

import asyncio
import time
from contextlib import aclosing
from datetime import UTC, datetime, timedelta

import pytest

from core.llm.client import Client
from core.llm.gateway.rates import MINUTE, Bucket, Rates, duration
from core.llm.messages import Dialect, Request
from core.llm.providers import Provider, providers
from tests.core.llm.conftest import Asking
from tests.helpers.behaviour import Behaviour
from tests.helpers.server import Server


@pytest.mark.parametrize("limit", [1, 3, 60, 600, 10_000])
def test_no_minute_sees_more_than_the_limit(limit: int) -> None:
    bucket = Bucket(limit)
    moment, went = time.monotonic(), []
    while len(went) < 3 * limit and len(went) < 5000:
        wait = bucket.wait(1, moment)
        if wait:
            moment += wait
            continue
        bucket.take(1)
        went.append(moment)
    for first, later in zip(went, went[limit:], strict=False):
        assert later - first >= MINUTE - 1e-6
    # and little of it is left unused
    if limit >= 60 and len(went) > limit:
        assert (len(went) - 1) / (went[-1] - went[0]) * MINUTE > 0.9 * limit


@pytest.mark.parametrize("days", [0, 1, 40, 4000])
def test_a_wait_ends_on_a_clock_that_has_run_for_days(days: int) -> None:
    bucket = Bucket(10_000)
    moment = time.monotonic() + days * 86_400.0
    bucket.wait(0, moment)
    for _request in range(600):
        bucket.take(1)
        moments = 0
        while wait := bucket.wait(1, moment):
            moment, moments = moment + wait, moments + 1
            assert moments < 10


def test_a_request_larger_than_the_bucket_goes_when_it_is_full_and_is_paid_off() -> None:
    bucket = Bucket(6000)
    moment = time.monotonic()
    assert bucket.wait(1000, moment) == 0
    bucket.take(1000)
    assert bucket.wait(300, moment) == pytest.approx(1000 / bucket.rate, rel=0.01)


def test_what_was_supposed_is_put_right() -> None:
    rates = Rates()
    rates.limit(None, 60_000)
    rates.take(3000)
    assert rates.wait(1000, time.monotonic()) > 0
    rates.settle(3000, 100)
    assert rates.wait(1000, time.monotonic()) == 0


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("1s", 1),
        ("6m0s", 360),
        ("20ms", 0.02),
        ("1h2m3s", 3723),
        ("2.5", 2.5),
        ("59.70s", 59.7),
        ("soon", None),
        ("", None),
    ],
)
def test_durations(value: str, seconds: float | None) -> None:
    assert duration(value) == (None if seconds is None else pytest.approx(seconds))


def test_moments() -> None:
    later = datetime.now(UTC) + timedelta(seconds=30)
    for value in (
        later.isoformat().replace("+00:00", "Z"),
        f"{later.timestamp():.3f}",
        f"{later.timestamp() * 1000:.0f}",
    ):
        assert duration(value) == pytest.approx(30, abs=1.5)
    assert duration("2001-01-01T00:00:00Z") == 0


def test_a_far_stricter_limit_lets_nobody_wait_for_more_than_the_minute_that_counts() -> None:
    bucket = Bucket(6_000)
    bucket.take(bucket.size)
    bucket.change(60)
    assert 55 < bucket.wait(1, time.monotonic()) < 62


def test_another_limit_is_taken_up_and_none_lifts_it() -> None:
    rates, moment = Rates(), time.monotonic()
    rates.limit(600, None)
    for _ in range(30):
        rates.take(0)
    # Two runs may state different limits in turn: the stricter one holds, and the bucket is not filled anew.
    for _ in range(5):
        rates.limit(60, None, idle=False)
        rates.limit(600, None, idle=False)
        rates.limit(None, None, idle=False)
    assert rates.requests is not None
    assert rates.requests.per_minute == 60
    assert rates.wait(0, moment) > 20, "what went already counts against the new limit"
    rates.limit(None, None)
    assert rates.free


def test_what_a_server_says_is_left_is_shared_out() -> None:
    rates = Rates()
    rates.told({"x-ratelimit-remaining-requests": "5", "x-ratelimit-reset-requests": "10s"}, (3, 0))
    moment = time.monotonic()
    for _ in range(2):
        assert rates.wait(0, moment) == 0
        rates.take(0)
    assert rates.wait(0, moment) == pytest.approx(10, abs=0.5)
    assert rates.wait(0, moment + 11) == 0


def test_a_bucket_that_fills_bit_by_bit_is_not_waited_for_until_it_is_full() -> None:
    rates = Rates()
    headers = {
        "x-ratelimit-limit-requests": "60",
        "x-ratelimit-remaining-requests": "0",
        "x-ratelimit-reset-requests": "60s",
    }
    rates.told(headers, (0, 0))
    assert 0 <= rates.wait(0, time.monotonic()) <= 1.01
    headers["x-ratelimit-reset-requests"] = "20s"  # a window that began forty seconds ago
    rates.told(headers, (0, 0))
    assert 10 < rates.wait(0, time.monotonic()) <= 20


def test_tokens_left_as_anthropic_says_it() -> None:
    rates = Rates()
    reset = (datetime.now(UTC) + timedelta(seconds=20)).isoformat()
    rates.told({"anthropic-ratelimit-tokens-remaining": "900", "anthropic-ratelimit-tokens-reset": reset}, (0, 0))
    assert rates.counting
    assert rates.wait(800, time.monotonic()) == 0
    rates.take(800)
    assert rates.wait(800, time.monotonic()) > 10


def test_headers_that_a_provider_names_are_read_before_the_usual_ones() -> None:
    rates = Rates()
    told = {"x-calls-left": "1", "x-calls-back": "10s", "x-ratelimit-remaining-tokens": "5"}
    assert not Rates().hears({"x-calls-left": "1"})
    rates.listen(Dialect(remaining_requests="X-Calls-Left", reset_requests="X-Calls-Back"))
    assert rates.hears({"x-calls-left": "1"})
    assert rates.hears({"x-ratelimit-remaining": "1"})
    rates.told(told, (0, 0))
    assert rates.wait(0, time.monotonic()) == 0
    rates.take(0)
    assert rates.wait(0, time.monotonic()) == pytest.approx(10, abs=0.5)
    rates.told({"x-ratelimit-remaining-requests": "0", "x-ratelimit-reset-requests": "20s"}, (0, 0))
    assert rates.wait(0, time.monotonic()) == pytest.approx(20, abs=0.5)


@pytest.mark.parametrize("entry", providers().values(), ids=lambda entry: entry.id)
def test_headers_in_the_table_are_read(entry: Provider) -> None:
    rates = Rates()
    rates.listen(entry.dialect("m"))
    for kind in ("requests", "tokens"):
        left, back = getattr(entry, f"remaining_{kind}"), getattr(entry, f"reset_{kind}")
        if left and back:
            assert rates.hears({left: "0"})
            rates.told({left: "0", back: "30s"}, (0, 0))
            assert rates.wait(1, time.monotonic()) > 20


@pytest.mark.parametrize("style", ["openai", "anthropic"])
async def test_the_headers_of_a_window_are_obeyed(
    client: Client, loopback: Server, request_to: Asking, style: str
) -> None:
    loopback.behaviour = Behaviour(limit=10, window=0.7, limit_headers=style, retry_after="", latency=0.02)
    # One call first: before any answer nobody knows of a limit.
    await client.complete(request_to("first", parallel=8))
    await asyncio.gather(*(client.complete(request_to(f"{number}", parallel=8)) for number in range(35)))
    stats = loopback.stats()
    assert set(stats["finished"].values()) == {1}
    assert len(stats["finished"]) == 36
    assert stats["faults"].get("limit", 0) <= 2


async def test_the_users_limit_holds_at_the_server(client: Client, loopback: Server, request_to: Asking) -> None:
    asked = [request_to(f"{number}", parallel=50, requests_per_minute=1200) for number in range(80)]
    started = time.monotonic()
    await asyncio.gather(*(client.complete(request) for request in asked))
    # 60 go at once, the other 20 at 19 a second.
    assert time.monotonic() - started >= 0.95


@pytest.mark.parametrize("letters", [20, 2000])
@pytest.mark.parametrize("stream", [False, True])
async def test_the_minute_holds_what_a_reply_took(
    client: Client, loopback: Server, request_to: Asking, stream: bool, letters: int
) -> None:
    loopback.behaviour = Behaviour(answer=_words(letters))
    request = request_to(tokens_per_minute=60_000, stream=stream)
    await client.complete(request)
    stats = loopback.stats()
    assert await _gone(client, request) == stats["prompt_tokens"] + stats["completion_tokens"]


@pytest.mark.parametrize("letters", [20, 2000])
async def test_a_reply_without_numbers_takes_what_we_count(
    client: Client, loopback: Server, request_to: Asking, letters: int
) -> None:
    loopback.behaviour = Behaviour(answer=_words(letters))
    unsaid = {"stream_options": {"include_usage": False}}
    request = request_to("泵" * 30, tokens_per_minute=60_000, stream=True, extra_body=unsaid)
    reply = await client.complete(request)
    assert reply.usage.completion_tokens is None
    assert await _gone(client, request) == 30 + letters


async def test_a_reply_broken_off_takes_what_came(client: Client, loopback: Server, request_to: Asking) -> None:
    loopback.behaviour = Behaviour(answer=_words(400), between=0.01)
    request = request_to("泵" * 30, tokens_per_minute=60_000)
    said = ""
    async with aclosing(client.stream(request)) as parts:
        async for piece in parts:
            said += piece.text
            if said:
                break
    assert 0 < len(said) < 400
    assert await _gone(client, request) == 30 + len(said)


def _words(count: int) -> str:
    """Return so many Chinese letters, none of them twice: a reply that circles would be ended."""
    return "".join(chr(0x4E00 + number) for number in range(count))


async def _gone(client: Client, request: Request) -> float:
    bucket = (await client.endpoint(request.model)).pace.rates.tokens
    assert bucket is not None
    return bucket.size - bucket.amount
