"""How forms write what a job would take: calls, tokens, money."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from core.llm.messages import Model
from core.stages.choice import is_built_in
from core.stages.estimate import Estimate
from desktop.translate import number


def spending(found: Estimate, model: Model) -> str:
    """Return calls, tokens and money as one line; an unknown price reads "unknown", never zero."""
    if is_built_in(model):
        return QCoreApplication.translate("Estimates", "Built-in engine: no calls, nothing to pay")
    if not found.calls:
        return QCoreApplication.translate("Estimates", "No calls, nothing to pay")
    if found.cost is None:
        money = QCoreApplication.translate("Estimates", "cost unknown")
    elif found.cost == 0:
        money = QCoreApplication.translate("Estimates", "no cost")
    else:
        money = QCoreApplication.translate("Estimates", "cost about {0}").format(f"{found.cost:,.2f}")
    calls = QCoreApplication.translate("Estimates", "%n call(s)", "", found.calls)
    tokens = QCoreApplication.translate("Estimates", "about {0} tokens").format(rounded(found.tokens))
    return " · ".join((calls, tokens, money))


def rounded(tokens: int) -> str:
    """Return a number of tokens no finer than an estimate can be."""
    if tokens < 10_000:
        return number(tokens)
    if tokens < 1_000_000:
        return QCoreApplication.translate("Estimates", "{0} k").format(number(round(tokens / 1000)))
    return QCoreApplication.translate("Estimates", "{0} M").format(f"{tokens / 1_000_000:,.1f}")
