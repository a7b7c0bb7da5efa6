"""What is kept of each call of a model, and how it gets to the item it was made for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Kept:
    """A reply to be kept for the next request like it: `key` names the request, `reply` is plain data.

    `used` says that it came from the table and was only used once more.
    """

    key: str
    reply: dict[str, Any]
    size: int
    used: bool = False


@dataclass(slots=True)
class CallRecord:
    """One try of a call, as the usage table and the log keep it; paid or free, good or bad.

    Attributes:
        prompt_tokens, completion_tokens: as the server counted them; 0 where it refused the call, None where nobody
            knows: the connection broke, or the reply was waited for in vain.
        cost: None where the price or the tokens are unknown.
        state: ok, failed, cancelled or cached.
        error: the kind of failure; "estimated" where the tokens of a cancelled stream were counted by us.
        endpoint: the address, where the model has several.
        first_ms: time to the first token of a streamed reply.
        bucket: class of the latency (`core.llm.latency`).
        messages, reply, reasoning: what was sent and what came back, where the log is on.
        keep: the reply for the table of kept replies.
        currency: that of the cost, empty where nobody named one.
        charged: what it used of the holds of caps, as (holder, unit, amount); see `core.jobs.holding`.
    """

    stage: str
    provider: str
    model: str
    prompt_tokens: int | None
    completion_tokens: int | None
    cost: float | None
    latency_ms: int
    state: str = "ok"
    error: str = ""
    endpoint: str = ""
    first_ms: int | None = None
    bucket: int = 0
    messages: tuple[dict[str, Any], ...] | None = None
    reply: str = ""
    reasoning: str = ""
    keep: Kept | None = None
    currency: str = ""
    charged: tuple[tuple[str, str, float], ...] = ()

    def __post_init__(self) -> None:
        if isinstance(self.keep, dict):
            self.keep = Kept(**self.keep)  # it lay in a file in the meantime

    @property
    def spec(self) -> str:
        """Return "PROVIDER/MODEL" of the model that was called, which may be a fallback."""
        return f"{self.provider}/{self.model}"

    def as_dict(self) -> dict[str, Any]:
        """Return the columns of the usage table."""
        return {
            "stage": self.stage,
            "provider": self.provider,
            "model": self.model,
            "prompt_tokens": self.prompt_tokens,
            "completion_tokens": self.completion_tokens,
            "cost": self.cost,
            "currency": self.currency,
            "latency_ms": self.latency_ms,
            "state": self.state,
            "error": self.error,
            "endpoint": self.endpoint,
            "first_ms": self.first_ms,
            "bucket": self.bucket,
        }


class Calls(list[CallRecord]):
    """The calls made in one place.

    Attributes:
        apart: keeps them from the place around it.
        item: key of the item of a job that they are made for, "" for none; `label` is its name for people.
        remarks: what is to be said of that item though it ends well, as the plain data of errors.
    """

    def __init__(self, item: str = "", label: str = "", remarks: list[dict[str, Any]] | None = None) -> None:
        super().__init__()
        self.apart = False
        self.item, self.label = item, label
        self.remarks: list[dict[str, Any]] = [] if remarks is None else remarks


_present: ContextVar[Calls | None] = ContextVar("calls", default=None)


@contextmanager
def collecting(item: str | None = None, label: str = "") -> Iterator[Calls]:
    """Collect the calls made within the block, tasks begun in it included; the item is that of the block around.

    Whatever becomes of the block, they are handed to the block around it as well, unless `apart` was set: no call
    that was paid for is forgotten because something failed or was cancelled after it.
    """
    around = _present.get()
    if item is not None or around is None:
        calls = Calls(item or "", label)
    else:
        calls = Calls(around.item, around.label, around.remarks)
    token = _present.set(calls)
    try:
        yield calls
    finally:
        _present.reset(token)
        if around is not None and not calls.apart:
            around.extend(calls)


def collect(record: CallRecord) -> bool:
    """Hand a call to whoever collects here; False when nobody does."""
    calls = _present.get()
    if calls is None:
        return False
    calls.append(record)
    return True


def item() -> str:
    """Return the key of the item that calls made here are for, "" for none."""
    calls = _present.get()
    return "" if calls is None else calls.item


def label() -> str:
    """Return the name of the item that calls made here are for, "" for none."""
    calls = _present.get()
    return "" if calls is None else calls.label


def remark(error: dict[str, Any]) -> None:
    """Say something of the item that is worked on here; without one it is lost."""
    calls = _present.get()
    if calls is not None:
        calls.remarks.append(error)


def together(collected: Iterable[CallRecord], named: Iterable[CallRecord]) -> list[CallRecord]:
    """Return all calls of an item, each once: those collected, and those that only its outcome names."""
    found = list(collected)
    known = {id(call) for call in found}
    return found + [call for call in named if id(call) not in known]
