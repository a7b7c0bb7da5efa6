"""Replies kept to be used again for the very same request, at no cost.

A reply is kept in the transaction that writes what its item brought, so none is kept that the job could not use.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count
from typing import Any

from sqlalchemy import Connection, delete, func, select, update

from core.llm.calls import Kept
from core.llm.gateway.estimating import octets
from core.llm.messages import Reply, Usage
from core.llm.repeating import ENDED
from core.store.inserting import UNLESS_THERE, insert_all
from core.store.schema import KeptReply
from core.store.schema.columns import table
from core.workspace import Workspace

KEPT = table(KeptReply)
#: bytes of all kept replies together
MOST_BYTES = 256 << 20
#: bytes of one reply that is still kept
MOST_REPLY = 1 << 20
_PART = 500


class ReplyCache:
    """The kept replies as one job sees them. Which there are is read once: most requests are new.

    A job uses each of them once. Where it makes the very same request again, it wants another reply, unless the
    temperature is 0: that is asked for, and kept beside the first, so that the next job can have as many.
    """

    def __init__(self, workspace: Workspace, *, always: bool = False, since: int | None = None) -> None:
        """`always` uses kept replies for every model, else only for those that are set so.

        What was kept or used since the moment `since`, when the job first began, is its own.
        """
        self.always = always
        self._workspace = workspace
        self._since = since
        self._known: set[int] | None = None
        self._given: set[int] = set()

    def find(self, key: str, *, same: bool = False) -> tuple[str, Reply | None]:
        """Return the kept reply to the request of that name, with the name it is kept under.

        Where there is none, the name is the one to keep a new reply under. `same` gives the same reply every time.
        """
        if self._known is None:
            with self._workspace.read() as connection:
                self._known = {_short(found) for found in connection.execute(select(KEPT.c.key)).scalars()}
        if _short(key) not in self._known:
            self._known.add(_short(key))
            self._given.add(hash(key))
            return key, None
        with self._workspace.read() as connection:
            # The key itself, and what is kept beside it: "." is what follows "-".
            query = select(KEPT.c.key, KEPT.c.used_at).where(KEPT.c.key >= key, KEPT.c.key < f"{key}.")
            moments = dict(sorted(map(tuple, connection.execute(query)), key=lambda row: (len(row[0]), row[0])))
            free = (name for name, used_at in moments.items() if same or self._is_free(name, used_at))
            name = next(free, None)
            data = None if name is None else connection.execute(select(KEPT.c.reply).where(KEPT.c.key == name)).scalar()
        if name is None:
            name = next(one for one in _names(key) if one not in moments and (same or hash(one) not in self._given))
        self._given.add(hash(name))
        return name, None if data is None else reply_of(data)

    def _is_free(self, name: str, used_at: int) -> bool:
        return hash(name) not in self._given and (self._since is None or used_at < self._since)

    def keep(self, name: str, reply: Reply) -> Kept | None:
        """Return what is to be written of a reply; None where it is not worth keeping."""
        if reply.finish == "length" or reply.finish in ENDED or not reply.text:
            return None
        data = {
            "text": reply.text,
            "reasoning": reply.reasoning,
            "finish": reply.finish,
            "model": reply.model,
            "prompt_tokens": reply.usage.prompt_tokens,
            "completion_tokens": reply.usage.completion_tokens,
        }
        size = octets(reply.text) + octets(reply.reasoning or "")
        return None if size > MOST_REPLY else Kept(name, data, size)


def _short(name: str) -> int:
    """Return the beginning of a name as a number: what a run remembers of each kept reply."""
    return int(name[:15], 16)


def _names(key: str) -> Iterator[str]:
    """Yield the names under which replies to one request are kept."""
    yield key
    for time in count(2):
        yield f"{key}-{time}"


def reply_of(data: dict[str, Any]) -> Reply:
    """Return a kept reply; its usage says that nothing was used for it."""
    usage = Usage(data.get("prompt_tokens"), data.get("completion_tokens"), cached=True)
    text = data["text"]
    return Reply(text, data.get("reasoning"), usage, text, data.get("finish"), 0, data.get("model") or "")


def write(connection: Connection, kept: Iterable[Kept], moment: int) -> None:
    """Write the replies of a batch, and note which of the kept ones were used again."""
    new, used = [], []
    for one in kept:
        if one.used:
            used.append(one.key)
        else:
            new.append({"key": one.key, "reply": one.reply, "size": one.size, "created_at": moment, "used_at": moment})
    insert_all(connection, KEPT, new, ending=UNLESS_THERE)
    if used:
        connection.execute(update(KEPT).where(KEPT.c.key.in_(used)).values(used_at=moment))


def prune(connection: Connection, most_bytes: int = MOST_BYTES) -> int:
    """Remove some of the replies not used for longest while all do not fit; returns how many, 0 when they fit."""
    total = int(connection.execute(select(func.coalesce(func.sum(KEPT.c.size), 0))).scalar_one())
    surplus = total - most_bytes
    query = select(KEPT.c.key, KEPT.c.size).order_by(KEPT.c.used_at, KEPT.c.key).limit(_PART)
    going = []
    for key, size in connection.execute(query) if surplus > 0 else ():
        if surplus <= 0:
            break
        going.append(key)
        surplus -= max(size, 1)
    if going:
        connection.execute(delete(KEPT).where(KEPT.c.key.in_(going)))
    return len(going)


def forget(connection: Connection) -> int:
    """Remove every kept reply; returns how many there were."""
    return int(connection.execute(delete(KEPT)).rowcount)
