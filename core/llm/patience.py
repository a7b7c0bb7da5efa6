"""How often and how long one call is tried again; how many go at once is another matter (`core.llm.pacing`)."""

from __future__ import annotations

import random
from dataclasses import dataclass


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
