"""What a job would take, in words: calls, tokens and money."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from core.llm.messages import Model
from core.stages.choice import is_built_in
from core.stages.estimate import Estimate
from desktop.translate import number


def spending(result: Estimate, model: Model) -> str:
    """Return calls, tokens and money of an estimate as one line."""
    if is_built_in(model):
        return QCoreApplication.translate("Spending", "Built-in engine: no calls, nothing to pay")
    if result.cost is None:
        money = QCoreApplication.translate("Spending", "cost unknown")
    elif result.cost == 0:
        money = QCoreApplication.translate("Spending", "no cost")
    else:
        money = QCoreApplication.translate("Spending", "cost about {0}").format(f"{result.cost:,.2f}")
    text = QCoreApplication.translate("Spending", "{0} calls · about {1} tokens · {2}")
    return text.format(number(result.calls), rounded(result.tokens), money)


def rounded(tokens: int) -> str:
    """Return a number of tokens no finer than an estimate can be."""
    if tokens < 10_000:
        return number(tokens)
    if tokens < 1_000_000:
        return QCoreApplication.translate("Spending", "{0} k").format(number(round(tokens / 1000)))
    return QCoreApplication.translate("Spending", "{0} M").format(f"{tokens / 1_000_000:,.1f}")


def model_words(model: Model) -> str:
    """Return the name of a model with the service it comes from."""
    if is_built_in(model):
        return QCoreApplication.translate("Spending", "built-in engine")
    return f"{model.name} · {model.provider}"
