"""Counts and numbers in the words of the command line."""

from __future__ import annotations

from argparse import ArgumentTypeError


def counted(count: int, noun: str) -> str:
    """Return a count with its noun in English: "1 document", "1,200 documents"."""
    return f"{count:,} {noun if count == 1 else noun + 's'}"


def whole_number(text: str) -> int:
    """Return a whole number of the command line."""
    try:
        return int(text)
    except ValueError:
        raise ArgumentTypeError(f"{text} is no whole number") from None


def number(text: str) -> float:
    """Return a number of the command line."""
    try:
        return float(text)
    except ValueError:
        raise ArgumentTypeError(f"{text} is no number") from None
