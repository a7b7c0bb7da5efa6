"""How the wait before another try grows, and where it does not."""

from __future__ import annotations

from core.llm.failures import ModelError, failure
from core.llm.messages import Model
from core.llm.outcomes import Outcomes
from core.llm.patience import Failures, Patience

MODEL = Model(provider="openai-compatible", name="small", base_url="http://127.0.0.1:1/v1")


def fault(kind: str = "server") -> ModelError:
    return failure(kind, MODEL, status=500)


def replies(outcomes: Outcomes, count: int) -> None:
    for _ in range(count):
        outcomes.reply()


def test_a_fault_now_and_then_is_not_waited_for_longer_each_time() -> None:
    outcomes, failures = Outcomes(), Failures()
    for _ in range(4):
        replies(outcomes, 5)
        outcomes.fault()
        failures.note(fault(), outcomes)
        assert failures.row == 1


def test_the_wait_grows_where_nobody_is_answered() -> None:
    outcomes, failures = Outcomes(), Failures()
    replies(outcomes, 50)
    for row in (1, 2, 3, 4):
        outcomes.fault()
        failures.note(fault(), outcomes)
        assert failures.row == row


def test_the_wait_grows_where_every_other_call_fails() -> None:
    outcomes, failures = Outcomes(), Failures()
    for row in (1, 2, 3, 4):
        outcomes.fault()
        outcomes.reply()
        failures.note(fault(), outcomes)
        assert failures.row == row


def test_the_wait_grows_with_each_refusal() -> None:
    outcomes, failures = Outcomes(), Failures()
    for row in (1, 2, 3):
        replies(outcomes, 20)
        outcomes.refusal()
        failures.note(fault("busy"), outcomes)
        assert failures.row == row


def test_it_is_given_up_after_as_many_errors_as_ever() -> None:
    outcomes, failures, patience = Outcomes(), Failures(), Patience()
    for number in range(1, patience.attempts + 1):
        replies(outcomes, 5)
        failures.note(fault(), outcomes)
        assert failures.hopeless(fault(), patience, {}) == (number == patience.attempts)
    once = Failures()
    once.note(fault("timeout"), outcomes)
    assert once.hopeless(fault("timeout"), patience, {"timeout": 1})
