"""Caps and money of several currencies: never one sum, and every cap says what it is in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from core.errors import LorewrightError
from core.jobs import states
from core.jobs.outlets import refuse_caps
from core.jobs.terms import Terms, cap
from core.llm.messages import Model
from core.projects import caps
from tests.core.jobs.test_gateway_runs import Runs
from tests.helpers.server import Server

YUAN = {"price_in": 2.0, "price_out": 8.0, "currency": "CNY"}
DOLLARS = {"price_in": 1.0, "price_out": 4.0, "currency": "USD"}


@pytest.fixture
def runs(tmp_path: Path, loopback: Server) -> Iterator[Runs]:
    made = Runs(tmp_path / "data", loopback)
    made.prepare(20)
    yield made
    made.workspace.close()


def said(row: Any) -> str:
    return str(LorewrightError.from_dict(row["error"]))


def test_a_fallback_of_another_currency_is_refused_before_any_call(runs: Runs, loopback: Server) -> None:
    other = Model(provider="openai", name="m", base_url=loopback.url, **DOLLARS)
    row = runs.run(runs.queue({"cost": 5.0}, fallbacks=(other,), **YUAN))
    assert row["state"] == states.FAILED
    assert "prices in CNY, USD, which do not add up to one cap" in said(row)
    assert loopback.stats()["requests"] == 0


def test_a_cap_in_another_currency_than_the_prices_is_refused_before_any_call(runs: Runs, loopback: Server) -> None:
    row = runs.run(runs.queue(cap(5.0, None, "usd"), **YUAN))
    assert row["state"] == states.FAILED
    assert "The caps are in USD, and the models have prices in CNY." in said(row)
    runs.workspace.write(lambda c: caps.set_cap(c, 1, 5.0, None, "USD"))
    assert "The caps are in USD" in said(runs.run(runs.queue(**YUAN)))
    # A cap of the run in yuan does not make that of the project one.
    assert "The caps are in CNY, USD" in said(runs.run(runs.queue(cap(5.0, None, "CNY"), **YUAN)))
    assert loopback.stats()["requests"] == 0


@pytest.mark.parametrize("stated", ["CNY", ""])
def test_a_cap_that_is_reached_says_its_currency(runs: Runs, loopback: Server, stated: str) -> None:
    row = runs.run(runs.queue(cap(0.02, None, stated), max_tokens=200, parallel=4, **YUAN))
    assert row["state"] == states.PAUSED
    assert "the cap of 0.02 CNY for this run" in said(row)
    paid = runs.rows("SELECT currency, sum(cost) FROM call WHERE job_id = ? GROUP BY currency", row["id"])
    assert [currency for currency, _cost in paid] == ["CNY"]
    assert paid[0][1] <= 0.02


def test_a_chain_is_refused_before_it_begins(runs: Runs) -> None:
    yuan = Model(provider="openai", name="m", base_url="https://x.invalid/v1", **YUAN)
    with runs.workspace.read() as connection:
        refuse_caps(connection, 1, cap(5.0, 1000, "CNY"), [yuan])
        with pytest.raises(LorewrightError, match="caps are in USD"):
            refuse_caps(connection, 1, cap(5.0, 1000, "USD"), [yuan])


def test_a_cap_without_money_has_no_currency() -> None:
    assert cap(None, 1000, "CNY") == {"tokens": 1000}
    assert Terms(cost=5.0, currency="cny").columns()["cap"] == {"cost": 5.0, "currency": "CNY"}
    with pytest.raises(ValueError, match="currency"):
        Terms(cost=5.0, currency="yuan")
