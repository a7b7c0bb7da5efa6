"""Filling in a prompt: one pass over the template, and what is inserted is never looked at again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import count
from typing import TYPE_CHECKING

from core.errors import QT_TRANSLATE_NOOP, LorewrightError
from core.prompts.catalogue import FENCE, PLACEHOLDER

if TYPE_CHECKING:
    from core.prompts.catalogue import Prompt

Value = str | int | Iterable[str]


def render(prompt: Prompt, variables: Mapping[str, Value]) -> list[dict[str, str]]:
    """Return the chat messages of `prompt`: a system message where it has one, and a user message.

    A list becomes one line `- entry` each. Text arrives as it is: braces, dollars and backslashes in it mean nothing.

    Raises:
        LorewrightError: a variable of the prompt is missing, or there is one that it does not have.
    """
    wrong = sorted(set(variables) ^ set(prompt.variables))
    if wrong:
        raise LorewrightError(
            QT_TRANSLATE_NOOP("Errors", "The prompt {id} was given the wrong variables: {variables}."),
            QT_TRANSLATE_NOOP("Errors", "Restore its original text."),
            id=prompt.id,
            variables=wrong,
        )
    texts = {name: _text(value) for name, value in variables.items()}
    texts = {name: text if text.strip() else prompt.empty.get(name, text) for name, text in texts.items()}
    texts[FENCE] = _fence(texts.values())
    roles = (("system", prompt.system), ("user", prompt.user))
    return [{"role": role, "content": _fill(template, texts)} for role, template in roles if template]


def _fill(template: str, texts: Mapping[str, str]) -> str:
    # A function as replacement: re would read backslashes in a replacement string.
    return PLACEHOLDER.sub(lambda match: texts[match[1]], template)


def _text(value: Value) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, int):
        return str(value)
    return "\n".join(f"- {entry}" for entry in value)


def _fence(texts: Iterable[str]) -> str:
    """Return a tag name that no inserted text can close: `source`, or `source-2` where a text has that."""
    haystack = "\n".join(texts).casefold()
    for number in count(1):
        name = "source" if number == 1 else f"source-{number}"
        if f"{name}>" not in haystack:
            return name
    raise AssertionError  # count() does not end
