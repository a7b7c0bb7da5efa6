"""The kept conversations: listed, searched, opened, renamed, deleted and put back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, insert, or_, select, text, update

from core.changes import ChangeSet
from core.chat.turns import Setup, Turn
from core.clock import now
from core.errors import QT_TRANSLATE_NOOP, InvalidUse
from core.store import undo
from core.store.inserting import insert_one
from core.store.schema import Chat, Project
from core.store.schema.columns import table

CHAT, PROJECT = table(Chat), table(Project)
SHOWN = 500
LABEL = "conversations"
# What was asked and what was answered stand under this key; nothing else in the turns is searched.
_SAID = """EXISTS (
    SELECT 1 FROM json_tree(chat.turns) AS part WHERE part.key = 'text' AND part.atom LIKE :word{} ESCAPE '!'
)"""
Row = dict[str, Any]


@dataclass(frozen=True)
class Entry:
    """A conversation in the list; `at` is when it was last used, in ms."""

    id: int
    title: str
    at: int


@dataclass
class Conversation:
    """A conversation, opened. `id` is 0 until it is kept."""

    id: int
    title: str
    setup: Setup
    turns: list[Turn]


def listed(connection: Connection, search: str = "", most: int = SHOWN) -> list[Entry]:
    """Return the conversations, the last used first; with `search` those whose title or text holds every word."""
    query = select(CHAT.c.id, CHAT.c.title, CHAT.c.updated_at).order_by(CHAT.c.updated_at.desc(), CHAT.c.id.desc())
    for number, word in enumerate(search.split()):
        said = text(_SAID.format(number)).bindparams(**{f"word{number}": _pattern(word)})
        query = query.where(or_(CHAT.c.title.like(_pattern(word), escape="!"), said))
    return [Entry(*row) for row in connection.execute(query.limit(most))]


def opened(connection: Connection, id: int) -> Conversation:
    """Return a conversation; a reply that was being written when the program ended is a stopped one.

    Raises:
        InvalidUse: there is no such conversation.
    """
    row = connection.execute(select(CHAT).where(CHAT.c.id == id)).mappings().first()
    if row is None:
        raise InvalidUse(
            QT_TRANSLATE_NOOP("Errors", "This conversation was deleted."),
            QT_TRANSLATE_NOOP("Errors", "Choose another one, or begin a new one."),
        )
    turns = [Turn.model_validate(turn) for turn in row["turns"]]
    for turn in turns:
        for answer in turn.answers:
            if answer.state == "writing":
                answer.state = "stopped"
    return Conversation(id, row["title"], Setup.model_validate(row["settings"]), turns)


def save(connection: Connection, chat: Conversation, project_id: int | None = None) -> tuple[int, ChangeSet]:
    """Keep a conversation, a new one (id 0) under a new id; return the id and what changed.

    One that was deleted meanwhile stays deleted.
    """
    values = {
        "settings": chat.setup.model_dump(mode="json"),
        "turns": [turn.model_dump(mode="json") for turn in chat.turns],
        "updated_at": now(),
    }
    if chat.id:
        connection.execute(update(CHAT).where(CHAT.c.id == chat.id).values(**values))
        return chat.id, ChangeSet().update("chat", [chat.id])
    known = project_id and connection.execute(select(PROJECT.c.id).where(PROJECT.c.id == project_id)).scalar()
    row = {**values, "title": chat.title, "project_id": known or None, "created_at": values["updated_at"]}
    id = insert_one(connection, CHAT, row)
    return id, ChangeSet().add("chat", [id])


def rename(connection: Connection, id: int, title: str) -> tuple[str, ChangeSet]:
    """Give a conversation another title; return the former one and what changed.

    Raises:
        InvalidUse: the title is empty, or there is no such conversation.
    """
    former, wanted = opened(connection, id).title, " ".join(title.split())
    if not wanted:
        raise InvalidUse(QT_TRANSLATE_NOOP("Errors", "A conversation needs a title."))
    connection.execute(update(CHAT).where(CHAT.c.id == id).values(title=wanted))
    return former, ChangeSet().update("chat", [id])


def remove(connection: Connection, ids: Iterable[int], project_id: int) -> tuple[int, ChangeSet]:
    """Delete conversations into what a project can undo; return the undo id and what changed.

    The project is the one in front: a conversation needs none of its own, but what the store can undo hangs on one.
    """
    return undo.remove(connection, CHAT, ids, project_id, LABEL)


def take_out(connection: Connection, ids: Iterable[int]) -> tuple[list[Row], ChangeSet]:
    """Delete conversations while there is no project; return their rows, for `put_back`, and what changed."""
    wanted = CHAT.c.id.in_(list(ids))
    rows = [dict(row) for row in connection.execute(select(CHAT).where(wanted)).mappings()]
    connection.execute(delete(CHAT).where(wanted))
    return rows, ChangeSet().remove("chat", [row["id"] for row in rows])


def put_back(connection: Connection, rows: Sequence[Row]) -> ChangeSet:
    """Put taken conversations back; those of a project deleted since belong to none."""
    known = set(connection.execute(select(PROJECT.c.id)).scalars())
    if rows:
        back = [{**row, "project_id": row["project_id"] if row["project_id"] in known else None} for row in rows]
        connection.execute(insert(CHAT), back)
    return ChangeSet().add("chat", [row["id"] for row in rows])


def pictures(connection: Connection) -> set[str]:
    """Return the names of the pictures in conversations, those that can be put back too."""
    found = "SELECT node.atom FROM {0}, json_tree({0}.{1}) AS node WHERE node.path LIKE '%.pictures'"
    query = f"{found.format('chat', 'turns')} UNION {found.format('undo', 'rows')} AND undo.label = :label"
    return {str(name) for name in connection.execute(text(query), {"label": LABEL}).scalars()}


def _pattern(word: str) -> str:
    for mark in "!%_":
        word = word.replace(mark, f"!{mark}")
    return f"%{word}%"
