"""What an exporter is given: one finished sample, free of the database."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class ExportRow:
    """One sample on its way out.

    Args:
        question: what the user asks.
        answer: what the model should say, without its reasoning.
        reasoning: how it came to the answer; None when there is none.
        system: the sample's own system prompt; None when it has none.
        messages: the turns of a conversation as role and content; empty for a single question and answer.
        language: "zh" or "en".
        tag: title of its place in the domain tree.
        source: where it came from (document, section, start, end …), plain data.
    """

    question: str
    answer: str
    reasoning: str | None = None
    system: str | None = None
    messages: tuple[dict[str, str], ...] = ()
    language: str = "en"
    tag: str | None = None
    source: dict[str, Any] | None = None

    def turns(self) -> tuple[dict[str, str], ...]:
        """Return the user's and the assistant's turns, whatever kind of sample this is."""
        spoken = tuple(turn for turn in self.messages if turn["role"] != "system")
        return spoken or (
            {"role": "user", "content": self.question},
            {"role": "assistant", "content": self.answer},
        )
