"""How the last calls of an endpoint ended: what tells a fault now and then from a server that is down or overloaded."""

from __future__ import annotations

# A smaller share of refusals than this is not worth slowing down for: each costs a call that is soon repeated.
RARE = 0.2
# With more replies than this among all ends, a fault is one of that call, not of the endpoint.
MOSTLY = 2 / 3
_FADING = 0.995  # how much an outcome counts for after the next one; about the last 200 are remembered


class Outcomes:
    """Replies, refusals and faults of one endpoint, the latest counting most.

    Attributes:
        answered: replies since it was opened, all of them.
    """

    def __init__(self) -> None:
        self.answered = 0
        self._replies = self._refusals = self._faults = 0.0

    @property
    def rarely_refused(self) -> bool:
        """Whether of the last calls but few were refused, and some were."""
        return 0 < self._refusals < RARE * (self._replies + self._refusals)

    @property
    def mostly_answered(self) -> bool:
        """Whether most of the last calls brought a reply."""
        return self._replies > MOSTLY * (self._replies + self._refusals + self._faults)

    def reply(self) -> None:
        """Take in a reply."""
        self.answered += 1
        self._replies = self._replies * _FADING + 1
        self._refusals *= _FADING
        self._faults *= _FADING

    def refusal(self) -> None:
        """Take in that the endpoint said it gets too much."""
        self._refusals = self._refusals * _FADING + 1
        self._replies *= _FADING
        self._faults *= _FADING

    def fault(self) -> None:
        """Take in any other end: a fault of the server, a broken connection, none at all."""
        self._faults = self._faults * _FADING + 1
        self._replies *= _FADING
        self._refusals *= _FADING
