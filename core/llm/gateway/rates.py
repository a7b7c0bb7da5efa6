"""How many requests and tokens a minute may go to one address: what the user set, and what the server says is left.

The user's limit is a token bucket (leaky bucket as a meter, ITU-T I.371) that holds a twentieth of a minute's share,
and fills by so much less that no minute ever sees more than the limit.
"""

from __future__ import annotations

import math
import re
import time
from collections.abc import Mapping
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from core.llm.messages import Dialect

MINUTE = 60.0
_SHARE = 20
_DURATION = re.compile(r"([\d.]+)(ms|s|m|h|d)")
_SECONDS = {"ms": 0.001, "s": 1.0, "m": 60.0, "h": 3600.0, "d": 86400.0}
_EPOCH = 1e9
# Nobody waits longer than this for a moment that a server names: it is asked again, and then says no if it means it.
_LONGEST = 300.0
# A clock that has run for days cannot tell shorter times apart: waiting for one would not come to an end.
_SHORTEST = 1e-6
# A server that fills its bucket little by little names the time until it is full: a minute's worth at the limit.
_SLACK = 0.25

# kind -> pairs of headers that say what is left and when it is full again, and the one that names the limit
_HEADERS: dict[str, tuple[tuple[str, str, str], ...]] = {
    "requests": (
        ("x-ratelimit-remaining-requests", "x-ratelimit-reset-requests", "x-ratelimit-limit-requests"),
        (
            "anthropic-ratelimit-requests-remaining",
            "anthropic-ratelimit-requests-reset",
            "anthropic-ratelimit-requests-limit",
        ),
        ("x-ratelimit-remaining", "x-ratelimit-reset", "x-ratelimit-limit"),
        ("ratelimit-remaining", "ratelimit-reset", "ratelimit-limit"),
    ),
    "tokens": (
        ("x-ratelimit-remaining-tokens", "x-ratelimit-reset-tokens", "x-ratelimit-limit-tokens"),
        (
            "anthropic-ratelimit-tokens-remaining",
            "anthropic-ratelimit-tokens-reset",
            "anthropic-ratelimit-tokens-limit",
        ),
    ),
}


class Bucket:
    """What may still go now: `amount`, which fills evenly up to `size`. It may be in debt after a large request."""

    def __init__(self, per_minute: int) -> None:
        self.per_minute = per_minute
        self.size = max(1.0, per_minute / _SHARE)
        self.rate = max(per_minute - self.size + 1, 1.0) / MINUTE
        self.amount = self.size
        self._at = time.monotonic()

    def change(self, per_minute: int) -> None:
        """Go on with another limit: what went already still counts, as long as the minute in which it did."""
        self.wait(0, time.monotonic())
        gone = self.size - self.amount
        self.per_minute = per_minute
        self.size = max(1.0, per_minute / _SHARE)
        self.rate = max(per_minute - self.size + 1, 1.0) / MINUTE
        self.amount = max(self.size - gone, -self.rate * MINUTE)

    def wait(self, wanted: float, moment: float) -> float:
        """Return the seconds until `wanted` may go; 0 for now. More than the bucket holds goes when it is full."""
        self.amount = min(self.size, self.amount + (moment - self._at) * self.rate)
        self._at = moment
        short = min(wanted, self.size) - self.amount
        return max(short / self.rate, _SHORTEST) if short > 1e-9 else 0.0

    def take(self, wanted: float) -> None:
        """Take what goes."""
        self.amount -= wanted


class Allowance:
    """What a server said is left until a moment; nothing is known before it spoke or after that moment."""

    def __init__(self) -> None:
        self.left = 0.0
        self.until = 0.0

    def wait(self, wanted: float, moment: float) -> float:
        """Return the seconds until `wanted` may go; 0 for now."""
        return 0.0 if self.left >= wanted else max(0.0, self.until - moment)

    def take(self, wanted: float) -> None:
        """Take what goes."""
        self.left -= wanted

    def told(self, left: float, seconds: float, limit: float | None, moment: float) -> None:
        """Take in what the server says: so much is left, and in so many seconds it is all there again."""
        if left <= 0 and limit and _trickles(seconds, limit - left, limit):
            seconds /= max(1.0, limit - left)
        self.left, self.until = left, moment + min(max(seconds, 0.001), _LONGEST)


def _trickles(seconds: float, used: float, limit: float) -> bool:
    """Say whether the time until all is there fits a bucket that fills evenly over a minute."""
    return abs(seconds - MINUTE * used / limit) <= _SLACK * MINUTE / limit


class Rates:
    """The limits of one address. `told` is given the headers of each reply, `wait` and `take` stand at the gate."""

    def __init__(self) -> None:
        self.requests: Bucket | None = None
        self.tokens: Bucket | None = None
        self._allowed: dict[str, Allowance] = {}
        self._headers = _HEADERS
        self._own: frozenset[str] = frozenset()
        self.counting = False

    def listen(self, dialect: Dialect) -> None:
        """Read the headers that the provider's entry names before those that many services use."""
        own = {
            "requests": (dialect.remaining_requests.lower(), dialect.reset_requests.lower(), ""),
            "tokens": (dialect.remaining_tokens.lower(), dialect.reset_tokens.lower(), ""),
        }
        new = {kind: names for kind, names in own.items() if all(names[:2]) and not _is_usual(kind, names)}
        if new:
            self._headers = {kind: (new[kind], *usual) if kind in new else usual for kind, usual in _HEADERS.items()}
            self._own = frozenset(names[0] for names in new.values())

    def hears(self, headers: Mapping[str, str]) -> bool:
        """Say whether an answer tells of limits at all; most do not, and looking for each header costs."""
        return any("ratelimit" in name for name in headers) or any(name in headers for name in self._own)

    def limit(self, requests: int | None, tokens: int | None, *, idle: bool = True) -> None:
        """Set the user's limits a minute; None for none. Unless `idle`, calls under way keep to the stricter one."""
        self.requests = _agreed(self.requests, requests, idle=idle)
        self.tokens = _agreed(self.tokens, tokens, idle=idle)
        self.counting = self.counting or bool(tokens)

    @property
    def free(self) -> bool:
        """Whether there is no limit to ask."""
        return self.requests is None and self.tokens is None and not self._allowed

    def wait(self, tokens: int, moment: float) -> float:
        """Return the seconds until a request of so many tokens may go; 0 for now."""
        longest = 0.0
        if self.requests is not None:
            longest = self.requests.wait(1, moment)
        if self.tokens is not None:
            longest = max(longest, self.tokens.wait(tokens, moment))
        for kind, allowance in self._allowed.items():
            longest = max(longest, allowance.wait(1 if kind == "requests" else max(tokens, 1), moment))
        return longest

    def take(self, tokens: int) -> None:
        """Count a request that goes."""
        if self.requests is not None:
            self.requests.take(1)
        if self.tokens is not None:
            self.tokens.take(tokens)
        for kind, allowance in self._allowed.items():
            allowance.take(1 if kind == "requests" else tokens)

    def settle(self, supposed: int, used: int) -> None:
        """Put right what was supposed of a request that has ended."""
        if self.tokens is not None:
            self.tokens.take(used - supposed)

    def told(self, headers: Mapping[str, str], gone_since: tuple[int, int]) -> None:
        """Take in the rate-limit headers of a reply.

        Args:
            headers: those of the answer.
            gone_since: requests and tokens that went out after the one this answers; the server may not have known.
        """
        for kind, since in zip(("requests", "tokens"), gone_since, strict=True):
            for remaining, reset, limit in self._headers[kind]:
                left, seconds = number(headers.get(remaining)), duration(headers.get(reset))
                if left is None or seconds is None:
                    continue
                allowance = self._allowed.setdefault(kind, Allowance())
                allowance.told(left - since, seconds, number(headers.get(limit)), time.monotonic())
                self.counting = self.counting or kind == "tokens"
                break


def _agreed(bucket: Bucket | None, per_minute: int | None, *, idle: bool) -> Bucket | None:
    """Return the bucket for a limit, the present one where it can be kept."""
    if per_minute is None:
        return None if idle else bucket
    if bucket is None:
        return Bucket(per_minute)
    if per_minute != bucket.per_minute and (idle or per_minute < bucket.per_minute):
        bucket.change(per_minute)
    return bucket


def _is_usual(kind: str, names: tuple[str, str, str]) -> bool:
    return any(names[:2] == usual[:2] for usual in _HEADERS[kind])


def number(value: str | None) -> float | None:
    """Return the number a header holds, or None."""
    try:
        found = float(value) if value else None
    except ValueError:
        return None
    return None if found is None or not math.isfinite(found) else found


def duration(value: str | None) -> float | None:
    """Return the seconds from now that a header means: "1m30s", "20ms", seconds, an epoch (s or ms), a date."""
    if not value:
        return None
    plain = number(value)
    if plain is not None:
        if plain > _EPOCH * 1000:
            plain /= 1000
        return max(0.0, plain - time.time() if plain > _EPOCH else plain)
    try:
        if _DURATION.sub("", value).strip() == "":
            return sum(float(amount) * _SECONDS[unit] for amount, unit in _DURATION.findall(value))
        return max(0.0, datetime.fromisoformat(value.replace("Z", "+00:00")).timestamp() - time.time())
    except (ValueError, OverflowError):
        return None


def retry_after(headers: Mapping[str, str]) -> float | None:
    """Return the seconds a server asks to wait: `retry-after-ms`, or `retry-after` as seconds or date (RFC 9110)."""
    milliseconds = number(headers.get("retry-after-ms"))
    if milliseconds is not None:
        return max(0.0, milliseconds / 1000)
    value = headers.get("retry-after")
    seconds = number(value)
    if seconds is not None:
        return max(0.0, seconds)
    if not value:
        return None
    try:
        moment = parsedate_to_datetime(value)
    except ValueError:
        return None
    return max(0.0, moment.timestamp() - time.time())
