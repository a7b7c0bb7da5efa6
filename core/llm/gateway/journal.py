"""Replies written down the moment they are there, before anything is made of them.

What a reply brought is committed a moment later with others, and an item of several calls after the last of them. A
process that is killed in between would ask, and pay, for all of them again. Here each is appended to a file first; a
kill of the process loses nothing that was written. The next run of the job finds them, and gives them out again to the
same item for the very same request. What is committed is dropped, so the files stay small.
"""

from __future__ import annotations

import errno
import logging
import os
import sys
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from core.clock import now
from core.llm.calls import CallRecord
from core.llm.messages import Reply, Usage

log = logging.getLogger("jobs")

#: bytes after which another file is begun, so that those whose items are all committed can go
PART = 1 << 20
_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0)
# What the next run has anyway: prompt and reply; and what holds it took from, which end with the process.
_NOT_NOTED = {"messages", "reply", "reasoning", "keep", "charged"}


@dataclass(frozen=True, slots=True)
class Noted:
    """A reply as it was written down, and the record of its call.

    `counted` says that the call stands in the usage table already: its item was stopped in good order.
    """

    item: str
    key: str
    reply: Reply
    record: CallRecord
    at: int
    counted: bool = False


@dataclass(slots=True)
class _Part:
    """A file. `items` are those that wait, with the moment from which on their replies count: of no try before."""

    path: Path
    items: dict[str, int] = field(default_factory=dict)
    size: int = 0


#: given the jobs a file came by and what is in it
Sift = Callable[[list[int], list[Noted]], list[Noted]]


class Journal:
    """The replies of one job that are not committed yet.

    Args:
        folder: where the files are; made with the first reply.
        job_id: whose they are; only one process at a time runs a job.
        sift: is given what an earlier run left and the jobs whose it was, and returns what of it can be used.
    """

    def __init__(self, folder: Path, job_id: int, sift: Sift) -> None:
        self._folder, self._job_id = folder, job_id
        self._parts: list[_Part] = []
        self._file: int | None = None
        self._left: dict[str, dict[str, deque[Noted]]] = {}
        self._number = 0
        for path in parts(folder, job_id):
            self._number = max(self._number, _number(path))
            self._recall(path, sift)

    def find(self, item: str, key: str) -> Noted | None:
        """Return the earliest reply to a request of an item that was not given out yet, and give it out."""
        waiting = self._left.get(item, {}).get(key) if self._left else None
        return waiting.popleft() if waiting else None

    def note(self, item: str, key: str, reply: Reply, record: CallRecord) -> None:
        """Write a reply down; where that cannot be done the run goes on, and a kill may cost this reply."""
        try:
            self._append(Noted(item, key, reply, record, now()))
        except (OSError, TypeError) as error:  # a full disk; half characters, which no JSON can carry
            log.warning("a reply could not be written down: %s", error)

    def uncounted(self) -> list[Noted]:
        """Return what an earlier run left, was not given out yet, and is in no table."""
        return [one for keys in self._left.values() for waiting in keys.values() for one in waiting if not one.counted]

    def committed(self, items: Iterable[str]) -> list[Noted]:
        """Drop the replies of items that are in the database now; returns those that are in no table."""
        items = set(items)
        lost: list[Noted] = []
        for item in items & self._left.keys() if self._left else ():
            lost += [one for waiting in self._left.pop(item).values() for one in waiting if not one.counted]
        for part in list(self._parts):
            for item in items & part.items.keys():
                del part.items[item]
            if not part.items and (part.size > PART or part is not self._parts[-1]):
                self._remove(part)
        return lost

    def close(self) -> None:
        """Keep what belongs to items that did not end; the calls are all counted by now, whoever made them."""
        self._shut()
        if not any(part.items for part in self._parts):
            self.forget()
            return
        left = [(part, one) for part in self._parts for one in _read(part.path)]
        kept = [replace(one, counted=True) for part, one in left if one.at >= part.items.get(one.item, sys.maxsize)]
        old, self._parts = self._parts, []
        try:
            for one in kept:
                self._append(one)
        except OSError as error:  # a full disk; what is there already stays, and its calls are known to be counted
            log.warning("replies could not be written down anew: %s", error)
            old, self._parts = self._parts, old
        self._shut()
        for part in old:
            part.path.unlink(missing_ok=True)

    def forget(self) -> None:
        """Drop everything: nothing of the job is left to do."""
        self._left.clear()
        for part in list(self._parts):
            self._remove(part)

    def _recall(self, path: Path, sift: Sift) -> None:
        found = sift(_jobs(path), _read(path))
        part = _Part(path, size=PART + 1)
        if not found:
            self._remove(part)
            return
        self._parts.append(part)
        for one in found:
            part.items.setdefault(one.item, one.at)
            self._left.setdefault(one.item, {}).setdefault(one.key, deque()).append(one)

    def _append(self, one: Noted) -> None:
        part = self._parts[-1] if self._parts and self._file is not None else None
        if part is None or part.size > PART:
            part = self._begin()
        line = _line(one)
        assert self._file is not None  # noqa: S101 - begun with the part
        # One call of the system, no buffer: from here on a kill of the process cannot take it back.
        done = os.write(self._file, line)
        if done < len(line):  # the disk is full: nothing may be put behind half a line
            self._shut()
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        part.items.setdefault(one.item, one.at)
        part.size += len(line)

    def _begin(self) -> _Part:
        self._shut()
        self._folder.mkdir(parents=True, exist_ok=True)
        self._number += 1
        part = _Part(self._folder / f"{self._job_id}-{self._number}.jsonl")
        self._file = os.open(part.path, _FLAGS, 0o600)
        self._parts.append(part)
        return part

    def _remove(self, part: _Part) -> None:
        if self._parts and part is self._parts[-1]:
            self._shut()
        if part in self._parts:
            self._parts.remove(part)
        part.path.unlink(missing_ok=True)

    def _shut(self) -> None:
        if self._file is not None:
            os.close(self._file)
            self._file = None


def parts(folder: Path, job_id: int | None = None) -> list[Path]:
    """Return the files of a job, or of all, in the order they were begun."""
    name = "*" if job_id is None else str(job_id)
    return sorted(folder.glob(f"{name}-*.jsonl"), key=_number)


def job_of(path: Path) -> int:
    """Return the job that a file belongs to."""
    return int(path.stem.split("-")[0])


def hand_over(path: Path, job_id: int) -> None:
    """Give a file of a job that will not go on to one that does its work anew; its name tells whose it was.

    A kill leaves it with the one or the other.
    """
    number = 1 + max((_number(one) for one in parts(path.parent, job_id)), default=0)
    former = "-".join(map(str, _jobs(path)))
    path.replace(path.with_name(f"{job_id}-{number}-{former}.jsonl"))


def _jobs(path: Path) -> list[int]:
    job, _number_of_it, *former = path.stem.split("-")
    return [int(one) for one in (job, *former)]


def _number(path: Path) -> int:
    return int(path.stem.split("-")[1])


def _line(one: Noted) -> bytes:
    import orjson

    reply, record = one.reply, one.record
    said = [reply.text, reply.reasoning, reply.finish, reply.latency_ms, reply.model]
    usage = [reply.usage.prompt_tokens, reply.usage.completion_tokens, reply.usage.cached]
    call = {name: getattr(record, name) for name in CallRecord.__slots__ if name not in _NOT_NOTED}
    data = [one.item, one.key, one.at, one.counted, said, reply.raw, usage, call]
    return orjson.dumps(data) + b"\n"


def _read(path: Path) -> list[Noted]:
    """Return what a file holds; its last line may have been cut off by a kill in the middle of it."""
    import orjson

    found = []
    for line in path.read_bytes().splitlines():
        try:
            item, key, at, counted, said, raw, usage, call = orjson.loads(line)
            text, reasoning, finish, latency, model = said
            reply = Reply(text, reasoning, Usage(*usage), raw, finish, latency, model)
            found.append(Noted(item, key, reply, CallRecord(**call), at, counted))
        except (ValueError, TypeError):
            continue
    return found
