"""What a call cost; a price that nobody named stays unknown."""

from __future__ import annotations

from core.llm.messages import Model, Usage

_MILLION = 1_000_000


def cost(model: Model, usage: Usage) -> float | None:
    """Return the price of a call in the currency of the model's prices; None when unknown.

    On this machine it is 0, unless the user has named a price: a service here may pass calls on to one that is paid.
    """
    if usage.cached or (model.local and not (model.price_in or model.price_out)):
        return 0.0
    if model.price_in is None or model.price_out is None:
        return None
    if usage.prompt_tokens is None or usage.completion_tokens is None:
        return None
    return (usage.prompt_tokens * model.price_in + usage.completion_tokens * model.price_out) / _MILLION
