"""Who is in which column: a seat is named by its model, a further one of the same model with a number behind it.

Two seats of one model let its settings be compared; each goes on from its own answers.
"""

from __future__ import annotations

from collections.abc import Collection
from itertools import count
from typing import Final

# No name of a model holds one.
_MARK: Final = "\t"


def model_of(seat: str) -> str:
    """Return the "PROVIDER/MODEL" that sits there."""
    return seat.partition(_MARK)[0]


def number_of(seat: str) -> int:
    """Return which one of this model it is, from 1 on."""
    return int(seat.partition(_MARK)[2] or 1)


def free(model: str, taken: Collection[str]) -> str:
    """Return a seat of a model beside those that are taken."""
    return next(seat for seat in (_seat(model, number) for number in count(1)) if seat not in taken)


def words(seat: str) -> str:
    """Return a seat for people: "PROVIDER/MODEL", a further one as "PROVIDER/MODEL (2)"."""
    number = number_of(seat)
    return model_of(seat) if number == 1 else f"{model_of(seat)} ({number})"


def _seat(model: str, number: int) -> str:
    return model if number == 1 else f"{model}{_MARK}{number}"
