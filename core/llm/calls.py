"""What is kept of each call of a model, and how it gets to the item it was made for."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import AbstractContextManager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

#: the stage of calls that only ask whether a model answers: they are short, and like those of no other stage
CHECK = "check"


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
        remarks: what is to be said of the item though it ends well, as the plain data of errors.
    """

    __slots__ = ("apart", "remarks")

    def __init__(self, remarks: list[dict[str, Any]]) -> None:
        super().__init__()
        self.apart = False
        self.remarks = remarks


class _Block:
    """A stretch of code whose calls are collected: for the item of that key, "" for none, with that name for people.

    Connections outlive it and hold it, since they keep the context in which they were opened. So it lets go of its
    calls when it ends, with all their texts.
    """

    __slots__ = ("around", "calls", "item", "label", "remarks")

    def __init__(self, item: str | None, label: str) -> None:
        around = self.around = _present.get()
        own = around if item is None else None
        self.item: str = own.item if own else item or ""
        self.label: str = own.label if own else label
        self.remarks: list[dict[str, Any]] = own.remarks if own else []
        self.calls: Calls | None = None

    def __enter__(self) -> Calls:
        calls = self.calls = Calls(self.remarks)
        _present.set(self)
        return calls

    def __exit__(self, *_details: object) -> None:
        calls, self.calls = self.calls, None
        _present.set(self.around)
        around = _open()
        if calls and around is not None and not calls.apart:
            around.extend(calls)


_present: ContextVar[_Block | None] = ContextVar("calls", default=None)


def collecting(item: str | None = None, label: str = "") -> AbstractContextManager[Calls]:
    """Collect the calls made within the block, tasks begun in it included; the item is that of the block around.

    Whatever becomes of the block, they are handed to the block around it as well, unless `apart` was set: no call
    that was paid for is forgotten because something failed or was cancelled after it.
    """
    return _Block(item, label)


def _open() -> Calls | None:
    """Return where calls are collected here: in the innermost block that has not ended."""
    block = _present.get()
    while block is not None and block.calls is None:
        block = block.around
    return None if block is None else block.calls


def collect(record: CallRecord) -> bool:
    """Hand a call to whoever collects here; False when nobody does."""
    calls = _open()
    if calls is None:
        return False
    calls.append(record)
    return True


def item() -> str:
    """Return the key of the item that calls made here are for, "" for none."""
    block = _present.get()
    return "" if block is None else block.item


def label() -> str:
    """Return the name of the item that calls made here are for, "" for none."""
    block = _present.get()
    return "" if block is None else block.label


def remark(error: dict[str, Any]) -> None:
    """Say something of the item that is worked on here; without one it is lost."""
    block = _present.get()
    if block is not None:
        block.remarks.append(error)


def together(collected: Iterable[CallRecord], named: Iterable[CallRecord]) -> list[CallRecord]:
    """Return all calls of an item, each once: those collected, and those that only its outcome names."""
    found = list(collected)
    known = {id(call) for call in found}
    return found + [call for call in named if id(call) not in known]
