"""How often and how long one call is tried again; how many go at once is another matter (`core.llm.pacing`)."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from core.llm.failures import ModelError


@dataclass(frozen=True, slots=True)
class Patience:
    """How long one call is tried before it fails.

    `attempts` counts errors. Being told to come back later is no error, so `refusals` may be many more.
    `base` and `ceiling` bound the wait between tries in seconds; a server that asks for more than `longest` seconds
    is not waited for.
    """

    attempts: int = 5
    refusals: int = 40
    base: float = 0.5
    ceiling: float = 30.0
    longest: float = 300.0

    def pause(self, failures: int) -> float:
        """Return the seconds to wait after the n-th failure (from 1): exponential, spread by jitter."""
        return min(self.ceiling, self.base * 2.0 ** min(failures - 1, 16)) * random.uniform(0.5, 1.0)  # noqa: S311 - no secret


def hopeless(error: ModelError, errors: int, refusals: int, patience: Patience, fewer: dict[str, int]) -> bool:
    """Say whether a call that failed so often should be given up; `fewer` are the tries allowed for some kinds."""
    allowed = min(patience.attempts, fewer.get(error.kind, patience.attempts))
    spent = errors >= allowed or refusals >= patience.refusals
    return spent or not error.retryable or (error.wait or 0) > patience.longest
