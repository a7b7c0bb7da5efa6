"""Replies kept to be used again for the very same request, at no cost.

A reply is kept in the transaction that writes what its item brought, so none is kept that the job could not use.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, delete, func, select, update
from sqlalchemy.dialects.sqlite import insert

from core.llm.calls import Kept
from core.llm.gateway.estimating import octets
from core.llm.messages import Reply, Request, Usage
from core.store.schema import KeptReply
from core.store.schema.columns import table
from core.workspace import Workspace

KEPT = table(KeptReply)
#: bytes of all kept replies together
MOST_BYTES = 256 << 20
#: bytes of one reply that is still kept
MOST_REPLY = 1 << 20
_PART = 500
# What changes a reply, of the fields of a model; prices, time-outs and further addresses do not.
_TELLING = {
    "provider",
    "name",
    "base_url",
    "temperature",
    "top_p",
    "top_k",
    "max_tokens",
    "thinking",
    "extra_body",
    "json_schema",
    "gguf",
}


class ReplyCache:
    """The kept replies as one run sees them. Which there are is read once: most requests are new."""

    def __init__(self, workspace: Workspace, *, always: bool = False) -> None:
        """`always` uses kept replies for every model, else only for those that are set so."""
        self.always = always
        self._workspace = workspace
        self._known: set[int] | None = None
        self._settings: tuple[Any, bytes] = (None, b"")

    def key(self, request: Request) -> str:
        """Return the hash that names a request: model, messages and parameters."""
        import orjson

        model, settings = self._settings
        if model is not request.model:
            model = request.model
            settings = orjson.dumps(model.model_dump(include=_TELLING), option=orjson.OPT_SORT_KEYS)
            self._settings = (model, settings)
        asked = [request.messages, request.schema, request.max_tokens]
        try:
            body = orjson.dumps(asked, option=orjson.OPT_SORT_KEYS)
        except TypeError:
            body = repr(asked).encode("utf-8", "backslashreplace")  # half characters of broken documents
        return hashlib.sha256(settings + body).hexdigest()

    def find(self, key: str) -> Reply | None:
        """Return the kept reply of that name, or None."""
        if self._known is None:
            with self._workspace.read() as connection:
                self._known = {int(found[:15], 16) for found in connection.execute(select(KEPT.c.key)).scalars()}
        if int(key[:15], 16) not in self._known:
            return None
        with self._workspace.read() as connection:
            data = connection.execute(select(KEPT.c.reply).where(KEPT.c.key == key)).scalar()
        return None if data is None else reply_of(data)

    def keep(self, key: str, reply: Reply) -> Kept | None:
        """Return what is to be written of a reply; None where it is not worth keeping."""
        if reply.finish == "length" or not reply.text:
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
        if size > MOST_REPLY:
            return None
        if self._known is not None:
            self._known.add(int(key[:15], 16))
        return Kept(key, data, size)


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
    if new:
        connection.execute(insert(KEPT).on_conflict_do_nothing(), new)
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
