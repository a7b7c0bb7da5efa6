"""Prompts that cannot fit into a model's context: some servers cut them off without a word.

How many tokens a text makes differs from model to model, by half for Chinese. A prompt is refused only when it is too
long by the most frugal count known, or by what this model was seen to make of the prompts before it.
"""

from __future__ import annotations

from core.errors import QT_TRANSLATE_NOOP
from core.llm import calls
from core.llm.failures import ModelError, failure
from core.llm.gateway.estimating import likely, octets
from core.llm.messages import Model, Request, Usage

# Measured on Chinese and English prose, tables and code with three vocabularies: the fewest tokens for a Chinese
# character, and for another letter.
_WIDE, _NARROW = 0.5, 0.16
# Prompts shorter than this say little of how a model counts.
_TELLING = 300
_ENOUGH = 5
# Of two prompts of one length the second may have so much fewer tokens than any before.
_MARGIN = 0.9

_ADVICE = QT_TRANSLATE_NOOP(
    "Errors",
    "Cut the document into smaller chunks, choose a model with a longer context, or put the context length of this "
    "model right in its settings.",
)
_SHORTEN = QT_TRANSLATE_NOOP(
    "Errors",
    "Shorten it or begin a new conversation, choose a model with a longer context, or put the context length of this "
    "model right in its settings.",
)


class Lengths:
    """Checks the prompts of one run against the contexts of its models, as far as these are known."""

    def __init__(self) -> None:
        self._seen: dict[str, tuple[int, float]] = {}

    def check(self, request: Request) -> None:
        """Refuse a prompt that cannot fit.

        Raises:
            ModelError: it is too long; the kind is "length".
        """
        context = _context(request.model)
        if not context or (least := fewest(request)) is None:
            return
        about = likely(request)
        times, ratio = self._seen.get(request.model.spec, (0, 0.0))
        if max(least, about * ratio * _MARGIN if times >= _ENOUGH else 0.0) > context:
            raise too_long(request.model, round(max(about * (ratio or 1.0), least)), context)

    def learn(self, request: Request, usage: Usage) -> None:
        """Take note of how many tokens a prompt really had."""
        if not _context(request.model) or not usage.prompt_tokens or fewest(request) is None:
            return
        about = likely(request)
        if about >= _TELLING:
            times, ratio = self._seen.get(request.model.spec, (0, float("inf")))
            self._seen[request.model.spec] = (times + 1, min(ratio, usage.prompt_tokens / about))


def _context(model: Model) -> int | None:
    """Return the tokens that a model takes, None where nobody knows; of a file, what it is loaded with."""
    return model.gguf.tokens(model.context) if model.gguf else model.context


def fewest(request: Request) -> float | None:
    """Return a number of tokens that the prompt has at least with any model known; None where it shows pictures."""
    total = 0.0
    for message in request.messages:
        text = message.get("content")
        if not isinstance(text, str):
            return None
        wide = min(len(text), (octets(text) - len(text)) // 2)
        total += wide * _WIDE + (len(text) - wide) * _NARROW
    return total


def too_long(model: Model, tokens: int, context: int) -> ModelError:
    """Return the error for a prompt of so many tokens, with the name of what it was made for."""
    base = failure("length", model, tokens=tokens, context=context, item=calls.label())
    what = QT_TRANSLATE_NOOP("Errors", "The prompt has about {tokens} tokens, and {model} takes {context} at most.")
    if calls.label():
        what = QT_TRANSLATE_NOOP(
            "Errors", "The prompt for “{item}” has about {tokens} tokens, and {model} takes {context} at most."
        )
    return ModelError(what, _ADVICE if calls.label() else _SHORTEN, **base.params)
