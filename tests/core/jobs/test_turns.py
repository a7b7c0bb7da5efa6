"""Beginnings spread over the turns of the loop."""

from __future__ import annotations

import asyncio

from core.jobs.turns import Turns


def test_no_more_begin_in_one_turn_than_allowed() -> None:
    """Each turn lets a few go on, in the order in which they came, and never two turns' worth at once."""
    begun: list[tuple[int, int]] = []

    async def run() -> None:
        turns, turn, over = Turns(3), 0, False

        async def work(number: int) -> None:
            await turns.wait()
            begun.append((turn, number))

        async def count() -> None:
            nonlocal turn
            while not over:
                turn += 1
                await asyncio.sleep(0)

        counting = asyncio.create_task(count())
        await asyncio.gather(*(work(number) for number in range(10)))
        over = True
        await counting

    asyncio.run(run())
    assert [number for _turn, number in begun] == list(range(10))
    by_turn = [sum(turn == one for turn, _number in begun) for one in sorted({turn for turn, _number in begun})]
    assert by_turn == [3, 3, 3, 1]


def test_who_stops_waiting_takes_nobodys_turn() -> None:
    """A worker cancelled while it waits is passed over."""

    async def run() -> list[int]:
        turns, begun = Turns(1), []

        async def work(number: int) -> None:
            await turns.wait()
            begun.append(number)

        tasks = [asyncio.create_task(work(number)) for number in range(4)]
        await asyncio.sleep(0)
        tasks[1].cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        return begun

    assert asyncio.run(run()) == [0, 2, 3]
