"""Counts in the words of the command line."""

from __future__ import annotations


def counted(count: int, noun: str) -> str:
    """Return a count with its noun in English: "1 document", "1,200 documents"."""
    return f"{count:,} {noun if count == 1 else noun + 's'}"
