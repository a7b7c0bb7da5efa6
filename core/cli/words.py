"""Counts and numbers in the words of the command line."""

from __future__ import annotations

from argparse import ArgumentTypeError
from typing import TYPE_CHECKING

from core.errors import LorewrightError

if TYPE_CHECKING:
    from core.prompts.checking import Remark

_LARGEST = 10**15
_SHOWN = 40


def counted(count: int, noun: str) -> str:
    """Return a count with its noun in English: "1 document", "1,200 documents"."""
    return f"{count:,} {noun if count == 1 else noun + 's'}"


def duration(seconds: float) -> str:
    """Return a span of time no finer than an estimate can be."""
    if seconds < 90:
        return f"{max(1, round(seconds))} s"
    return f"{round(seconds / 60):,} min" if seconds < 5400 else f"{seconds / 3600:,.1f} h"


def with_reply(error: LorewrightError) -> str:
    """Return an error, and on a line of its own what the service said, which its sentence calls the details."""
    reply = " ".join(str(error.params.get("reply") or "").split())
    return f"{error}\n    it said: {reply}" if reply else str(error)


def placed(remark: Remark) -> str:
    """Return what the check of a prompt found, with the line it is about."""
    return f"{remark.part} part, line {remark.line}: {remark}" if remark.line else str(remark)


def whole_number(text: str) -> int:
    """Return a whole number of the command line, small enough for any table."""
    try:
        found = int(text)
    except ValueError:
        raise ArgumentTypeError(f"{text[:_SHOWN]} is no whole number") from None
    if abs(found) > _LARGEST:
        raise ArgumentTypeError(f"{text[:_SHOWN]} is too large")
    return found


def number(text: str) -> float:
    """Return a number of the command line."""
    try:
        return float(text)
    except ValueError:
        raise ArgumentTypeError(f"{text} is no number") from None
