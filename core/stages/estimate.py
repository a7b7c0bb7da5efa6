"""What a stage would take before it starts: calls, tokens and money, from the lengths of the texts alone.

Tokens are counted as Chinese characters (and others of three bytes) plus a quarter of everything else. That is what the
common tokenizers come to on average; `core.stages.measure` puts right how far that is off for the texts at hand.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import ColumnElement, LargeBinary, cast, func

from core.llm.messages import Model, Usage
from core.llm.pricing import cost
from core.prompts.catalogue import load
from core.prompts.rendering import Value, render
from core.stages.choice import is_built_in

LETTERS_A_TOKEN = 4


@dataclass(frozen=True)
class Estimate:
    """What a job would take; the built-in engine makes no calls.

    Attributes:
        items: what is worked on, such as chunks.
        calls: calls of a model.
        prompt_tokens, completion_tokens: about how many, for all calls together.
        cost: 0 on this machine, None where a price is unknown.
        seconds: None where nobody knows how fast the model is.
        rests_on: earlier calls that tell how long replies are; 0 where that is only assumed, None before it is known.
    """

    items: int
    calls: int = 0
    prompt_tokens: int = 0
    completion_tokens: int = 0
    cost: float | None = 0.0
    seconds: float | None = None
    rests_on: int | None = None

    @property
    def tokens(self) -> int:
        """Both kinds of tokens together."""
        return self.prompt_tokens + self.completion_tokens


def tokens(text: str) -> int:
    """Return about how many tokens a text has, at least one for any text."""
    return tokens_of(len(text), len(text.encode(errors="replace")))


def tokens_of(characters: int, octets: int) -> int:
    """Return about how many tokens texts of these lengths have; a database knows both without handing the texts out.

    A Chinese character takes three bytes of UTF-8 and a Latin letter one, so half the surplus is the former.
    """
    wide = min(characters, max(0, octets - characters) // 2)
    return wide + -(-(characters - wide) // LETTERS_A_TOKEN)


def octets(column: ColumnElement[str]) -> ColumnElement[int]:
    """Return the expression for the bytes of a text column."""
    return func.length(cast(column, LargeBinary))


def overhead(prompt_id: str, language: str, variables: Mapping[str, Value]) -> int:
    """Return the tokens of a rendered prompt; leave the text under work out of `variables` to get what comes on top."""
    prompt = load(prompt_id, language)
    filled = {name: variables.get(name, "") for name in prompt.variables}
    return sum(tokens(message["content"]) for message in render(prompt, filled))


def estimate(model: Model, items: int, prompt_tokens: int, completion_tokens: int) -> Estimate:
    """Return what `items` calls with these tokens in all would take of a model."""
    if is_built_in(model):
        return Estimate(items)
    price = cost(model, Usage(prompt_tokens, completion_tokens)) if items else 0.0
    return Estimate(items, items, prompt_tokens, completion_tokens, price)
