"""The gate before an endpoint: how it narrows, widens, closes and passes places on."""

from __future__ import annotations

import asyncio
import itertools
import time
from email.utils import formatdate

import pytest

from core.llm.gateway.rates import retry_after
from core.llm.pacing import RUN_IF_RARE, RUN_OF_SUCCESSES, Pace
from core.llm.patience import Patience


async def test_no_more_calls_than_the_limit_and_first_come_first_served() -> None:
    pace = Pace(2)
    order: list[int] = []

    async def call(number: int) -> None:
        await pace.enter()
        order.append(number)
        assert pace.in_flight <= 2
        await asyncio.sleep(0.001)
        pace.leave()

    await asyncio.gather(*(call(number) for number in range(20)))
    assert order == list(range(20))
    assert pace.in_flight == 0


async def test_many_refusals_at_once_are_one_event() -> None:
    pace = Pace(100)
    entered = [await pace.enter() for _ in range(100)]
    for mark in entered:
        pace.refused(mark, None)
        pace.leave()
    assert pace.limit == 75
    pace.refused(await pace.enter(), None)
    assert pace.limit == 56.25


async def test_limit_never_falls_below_one_and_grows_back() -> None:
    pace = Pace(4)
    for _ in range(20):
        pace.refused(await pace.enter(), None)
        pace.leave()
    assert pace.limit == 1
    for _ in range(RUN_OF_SUCCESSES):
        pace.succeeded()
    assert pace.limit == 2
    for _ in range(RUN_OF_SUCCESSES * 10):
        pace.succeeded()
    assert pace.limit == 4


async def test_rare_refusals_of_one_round_trip_are_one_event() -> None:
    """A refusal may come much sooner than a reply: until one that was let in after the last came, none counts again."""
    pace = Pace(100)
    first = [await pace.enter() for _ in range(100)]
    for _ in range(50):
        pace.succeeded(first[0])
    pace.refused(first[0], None)
    assert pace.limit == 75
    for entry in first[:40]:
        pace.leave(entry)
    later = await pace.enter()
    pace.refused(await pace.enter(), None)
    assert pace.limit == 75
    pace.succeeded(later)
    pace.refused(await pace.enter(), None)
    assert pace.limit == 57


async def test_what_was_given_up_is_taken_back_until_shortly_below_the_refusal() -> None:
    pace = Pace(100)
    entry = await pace.enter()
    for _ in range(100):
        pace.succeeded(entry)
    pace.refused(entry, None)
    assert pace.limit == 75
    for _ in range(20):
        pace.succeeded(entry)
    assert pace.limit == 95
    for _ in range(RUN_IF_RARE * 2):
        pace.succeeded(entry)
    assert pace.limit == 97


async def test_refusals_by_chance_do_not_eat_the_limit_away() -> None:
    """Every ninth call is refused, whatever is under way, for two hundred round trips."""
    pace = Pace(200)
    numbers = itertools.count()
    for trip in range(200):
        entries = []
        while pace.in_flight < int(pace.limit):
            entries.append(await pace.enter())
        assert trip < 2 or len(entries) > 150
        for entry in entries:
            if next(numbers) % 9 == 8:
                pace.refused(entry, None)
            else:
                pace.succeeded(entry)
            pace.leave(entry)


async def test_a_named_wait_holds_for_all_calls() -> None:
    pace = Pace(10)
    pace.refused(await pace.enter(), 0.15)
    pace.leave()
    started = time.monotonic()
    await asyncio.gather(*(pace.enter() for _ in range(5)))
    assert time.monotonic() - started >= 0.14
    assert pace.in_flight == 5


async def test_a_longer_wait_named_later_is_kept() -> None:
    pace = Pace(10)
    first, second = await pace.enter(), await pace.enter()
    pace.refused(first, 0.05)
    waiting = asyncio.create_task(pace.enter())
    await asyncio.sleep(0)
    pace.refused(second, 0.2)
    pace.leave()
    started = time.monotonic()
    await waiting
    assert time.monotonic() - started >= 0.19


async def test_cancelled_calls_leave_no_place_taken() -> None:
    pace = Pace(1)
    await pace.enter()
    waiting = [asyncio.create_task(pace.enter()) for _ in range(3)]
    await asyncio.sleep(0)
    waiting[0].cancel()
    await asyncio.sleep(0)
    pace.leave()  # gives the place to the second, which is cancelled in the same moment
    waiting[1].cancel()
    await asyncio.wait(waiting)
    assert waiting[2].done()
    assert not waiting[2].cancelled()
    assert pace.in_flight == 1


async def test_a_wider_limit_lets_waiting_calls_in() -> None:
    pace = Pace(1)
    await pace.enter()
    waiting = asyncio.create_task(pace.enter())
    await asyncio.sleep(0)
    pace.allow(2)
    await waiting
    pace.allow(1)
    assert (pace.ceiling, pace.limit, pace.in_flight) == (2, 2, 2)


async def test_a_narrower_limit_holds_as_soon_as_nothing_is_under_way() -> None:
    pace = Pace(8)
    first, second = await pace.enter(), await pace.enter()
    pace.refused(first, None)
    for entry in (first, second):
        pace.leave(entry)
    pace.allow(2)
    assert (pace.ceiling, pace.room) == (2, 2)
    entries = [await pace.enter() for _ in range(2)]
    waiting = asyncio.create_task(pace.enter())
    await asyncio.sleep(0)
    assert not waiting.done()
    for entry in entries:
        pace.leave(entry)
    pace.leave(await waiting)
    # Allowed more again, it goes on from what was learnt of the endpoint.
    pace.allow(8)
    assert (pace.ceiling, pace.limit) == (8, 6)


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, None),
        ({"retry-after": "3"}, 3.0),
        ({"retry-after": "0.5"}, 0.5),
        ({"retry-after": "-3"}, 0.0),
        ({"retry-after-ms": "250", "retry-after": "3"}, 0.25),
        ({"retry-after": "soon"}, None),
        ({"retry-after": ""}, None),
        ({"retry-after": "nan"}, None),
    ],
)
def test_retry_after(headers: dict[str, str], seconds: float | None) -> None:
    assert retry_after(headers) == seconds


def test_retry_after_as_a_date() -> None:
    wait = retry_after({"retry-after": formatdate(time.time() + 20, usegmt=True)})
    assert wait is not None
    assert 18 < wait <= 20
    assert retry_after({"retry-after": formatdate(time.time() - 20, usegmt=True)}) == 0


def test_back_off_grows_and_is_bounded() -> None:
    patience = Patience(base=1, ceiling=10)
    for failures, least, most in ((1, 0.5, 1), (2, 1, 2), (3, 2, 4), (10, 5, 10), (1000, 5, 10)):
        assert all(least <= patience.pause(failures) <= most for _ in range(50))
