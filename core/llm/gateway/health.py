"""Whether an address or a model can be called at present: one found dead is left alone for a while, then tried once."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from core.llm.patience import Patience

# What no second call can mend, at this address.
DEAD = frozenset({"asleep", "unreachable", "secure", "key", "forbidden", "quota", "model", "address", "file"})
# What may pass; so many in a row without a success between mean the same as death.
SICK = frozenset({"cut", "timeout", "server", "garbled"})
IN_A_ROW = 4
# ... unless it answered a moment ago: of many calls under way, several may fail in a row by chance.
SILENCE = 2.0
FIRST_REST = 5.0
LONGEST_REST = 300.0
# How long a model is tried before the next in line is: somebody else is ready to answer.
_ATTEMPTS, _REFUSALS, _LONGEST = 3, 6, 20.0


class Health:
    """The state of one address, or of one model among fallbacks.

    `available` lets one call try after the rest is over; how it ends decides whether the others follow.
    """

    def __init__(self, first_rest: float = FIRST_REST) -> None:
        self._first = first_rest
        self._rest = first_rest
        self._row = 0
        self._until = 0.0
        self._answered = float("-inf")
        self._probing = False

    @property
    def well(self) -> bool:
        """Whether nothing speaks against it."""
        return self._until == 0.0

    @property
    def due(self) -> float:
        """The moment (`time.monotonic`) from which it may be tried again; 0 for now."""
        return self._until

    def available(self) -> bool:
        """Say whether a call may go there now."""
        return self.well or (not self._probing and time.monotonic() >= self._until)

    def enter(self) -> None:
        """Note that a call goes there: where it is the one that tries, the others stay away until it has ended."""
        if not self.well:
            self._probing = True

    def succeeded(self) -> None:
        """Note a good reply."""
        self._row, self._until, self._rest, self._probing = 0, 0.0, self._first, False
        self._answered = time.monotonic()

    def abandoned(self) -> None:
        """Note that a call ended without telling anything: it was cancelled, or failed by its own fault."""
        self._probing = False

    def given_up(self, kind: str, wait: float | None) -> None:
        """Note that a call was given up after all its tries: others need not find out for themselves."""
        if kind in DEAD or kind in SICK or kind == "busy":
            self._die(wait)

    def failed(self, kind: str) -> bool:
        """Note a failed try; return whether it has just been found dead, which it then stays for a while."""
        probed, self._probing = self._probing, False
        if kind not in DEAD | SICK:
            return False
        self._row += 1
        if not self.well and not probed:
            return False  # calls that were under way when it died
        lately = time.monotonic() - self._answered < SILENCE
        if kind in SICK and not probed and (self._row < IN_A_ROW or lately):
            return False
        self._die(None)
        return not probed

    def _die(self, wait: float | None) -> None:
        moment = time.monotonic()
        if moment < self._until:
            return  # calls that were under way when it was found dead
        self._until = moment + min(LONGEST_REST, max(self._rest, wait or 0.0))
        self._rest = min(LONGEST_REST, self._rest * 2)


def hurried(patience: Patience) -> Patience:
    """Return how long a model is tried while another stands ready."""
    return replace(
        patience,
        attempts=min(_ATTEMPTS, patience.attempts),
        refusals=min(_REFUSALS, patience.refusals),
        longest=min(_LONGEST, patience.longest),
    )
