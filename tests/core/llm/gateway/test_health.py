"""What is found dead is left alone for a while and tried once."""

from __future__ import annotations

import time

import pytest

from core.llm.gateway.health import IN_A_ROW, Health


def test_dead_at_once_then_one_tries() -> None:
    health = Health(first_rest=0.05)
    assert health.failed("asleep")
    assert not health.available()
    assert not health.failed("asleep")  # was under way when it died
    time.sleep(0.06)
    assert health.available()
    health.enter()
    assert not health.available()
    health.failed("asleep")
    time.sleep(0.06)
    assert not health.available()  # the rest has doubled
    time.sleep(0.06)
    health.enter()
    health.succeeded()
    assert health.well


def test_several_in_a_row_before_it_counts_as_dead() -> None:
    health = Health()
    for _ in range(IN_A_ROW - 1):
        assert not health.failed("cut")
    assert health.failed("timeout")


def test_what_answered_a_moment_ago_is_not_dead(monkeypatch: pytest.MonkeyPatch) -> None:
    health = Health()
    health.succeeded()
    for _ in range(3 * IN_A_ROW):
        assert not health.failed("server")
    monkeypatch.setattr("core.llm.gateway.health.SILENCE", 0.0)
    assert health.failed("cut")


@pytest.mark.parametrize("kind", ["length", "refused", "pictures", "busy"])
def test_what_is_the_calls_own_fault_says_nothing(kind: str) -> None:
    health = Health()
    for _ in range(10):
        assert not health.failed(kind)
    assert health.well


def test_a_cancelled_trial_lets_another_try() -> None:
    health = Health(first_rest=0.01)
    health.given_up("quota", None)
    time.sleep(0.02)
    health.enter()
    health.abandoned()
    assert health.available()


def test_a_named_wait_is_kept_within_reason() -> None:
    health = Health(first_rest=0.01)
    health.given_up("busy", 7200)
    assert 290 < health.due - time.monotonic() <= 300
