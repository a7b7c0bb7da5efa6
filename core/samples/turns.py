"""The exchange of a sample as the list of messages it is kept in."""

from __future__ import annotations


def messages(question: str, answer: str) -> list[dict[str, str]]:
    """Return the exchange of a single turn."""
    return [{"role": "user", "content": question}, {"role": "assistant", "content": answer}]
