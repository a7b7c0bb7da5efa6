"""How forms write what a job would take: calls, tokens, money."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject
from sqlalchemy import Connection

from core.llm.messages import Model
from core.stages.choice import is_built_in
from core.stages.estimate import Estimate
from desktop.translate import number

if TYPE_CHECKING:
    from core.stages.measure import Measure
    from desktop.window import MainWindow


#: the smallest sum that is written
SMALLEST = 0.01


def spending(found: Estimate, model: Model) -> str:
    """Return calls, tokens and money as one line; an unknown price reads "unknown", never zero.

    A second line says on what the length of replies rests.
    """
    if is_built_in(model):
        return QCoreApplication.translate("Estimates", "Built-in engine: no calls, nothing to pay")
    if not found.calls:
        return QCoreApplication.translate("Estimates", "No calls, nothing to pay")
    if found.cost is None:
        money = QCoreApplication.translate("Estimates", "cost unknown")
    elif found.cost == 0:
        money = QCoreApplication.translate("Estimates", "no cost")
    elif found.cost < SMALLEST:
        least = f"{SMALLEST:.2f} {model.currency}".strip()
        money = QCoreApplication.translate("Estimates", "cost below {0}").format(least)
    else:
        price = f"{found.cost:,.2f} {model.currency}".strip()
        money = QCoreApplication.translate("Estimates", "cost about {0}").format(price)
    calls = QCoreApplication.translate("Estimates", "%n call(s)", "", found.calls)
    tokens = QCoreApplication.translate("Estimates", "about {0} tokens").format(rounded(found.tokens))
    parts = [calls, tokens, *([duration(found.seconds)] if found.seconds is not None else []), money]
    return "\n".join(filter(None, (" · ".join(parts), _ground(found))))


def _ground(found: Estimate) -> str:
    """Return on what the length of the replies rests, "" while it is being measured."""
    if found.rests_on is None:
        return ""
    if not found.rests_on:
        return QCoreApplication.translate(
            "Estimates", "The length of replies is assumed: this model has no calls here yet."
        )
    return QCoreApplication.translate(
        "Estimates", "Replies as long as in %n earlier call(s) of this model.", "", found.rests_on
    )


def duration(seconds: float) -> str:
    """Return a span of time no finer than an estimate can be."""
    if seconds < 90:
        return QCoreApplication.translate("Estimates", "about %n second(s)", "", max(1, round(seconds)))
    if seconds < 5400:
        return QCoreApplication.translate("Estimates", "about %n minute(s)", "", round(seconds / 60))
    return QCoreApplication.translate("Estimates", "about {0} hours").format(f"{seconds / 3600:,.1f}")


def measured(window: MainWindow, kind: str, options: Any, done: Callable[[Measure], object], owner: QObject) -> None:
    """Measure what the rule of thumb is off for a job, and hand it to `done` while `owner` lives.

    A tokenizer in a child process and queries on a pool thread: it takes seconds, and the form is open meanwhile.
    """
    session = window.context
    project_id = session.project_id

    def read(connection: Connection) -> Measure:
        from core import estimating
        from core.stages.measure import beside

        return estimating.measured(connection, project_id, kind, options, beside)

    session.query(read, done, owner, "measure")


def rounded(tokens: int) -> str:
    """Return a number of tokens no finer than an estimate can be."""
    if tokens < 10_000:
        return number(tokens)
    if tokens < 1_000_000:
        return QCoreApplication.translate("Estimates", "{0} k").format(number(round(tokens / 1000)))
    return QCoreApplication.translate("Estimates", "{0} M").format(f"{tokens / 1_000_000:,.1f}")
