"""Reading and writing settings. What is not stored, or does not fit any more, has its default."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError
from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert

from core.changes import ChangeSet
from core.clock import now
from core.errors import QT_TRANSLATE_NOOP, InvalidUse
from core.settings.program import lines, refuse_unstartable
from core.settings.sections import KEYS, SECTIONS, Section, section
from core.store.schema import Setting
from core.store.schema.columns import table
from core.unfit import unfit, unknown

S = TypeVar("S", bound=Section)
N = TypeVar("N")
SETTING = table(Setting)
Values = dict[str, dict[str, Any]]


def load(connection: Connection, kind: type[S]) -> S:
    """Return the settings of a section as they are in force."""
    return fitting(kind, raw(connection, kind.id))


def early(path: Path, kind: type[S]) -> S:
    """Return the settings of a section before the database is opened for good: the window is painted with them.

    A database that is missing, older, or damaged gives the defaults; opening it for good says what is wrong.
    """
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=0.2)) as connection:
            rows = connection.execute("SELECT name, value FROM setting WHERE section = ?", (kind.id,)).fetchall()
        return fitting(kind, dict(_readable(rows)))
    except (sqlite3.Error, ValueError, OSError):
        return kind()


def fitting(kind: type[S], stored: dict[str, Any]) -> S:
    """Return a section from stored values, field by field: one that does not fit any more has its default."""
    values: dict[str, Any] = {}
    for name, value in stored.items():
        if name in kind.model_fields and _problem(kind, name, value) is None:
            values[name] = value
    return kind.model_validate(values)


def save(connection: Connection, id: str, name: str, value: Any) -> ChangeSet:
    """Set one field; its default takes the row away, so that a later version may have another one.

    Raises:
        InvalidUse: no such section or field, or the value does not fit.
    """
    kind = section(id)
    checked = check(kind, name, value)
    if checked == kind.model_fields[name].get_default(call_default_factory=True):
        return reset(connection, id, name)
    write(connection, id, name, checked)
    return ChangeSet().update("setting", [0])


def write(connection: Connection, id: str, name: str, value: Any) -> None:
    """Write the row of a field as it is; for sections whose fields are not known here, such as the key map."""
    row = {"value": json.dumps(value, ensure_ascii=False), "updated_at": now()}
    query = insert(SETTING).values(section=id, name=name, **row)
    connection.execute(query.on_conflict_do_update(["section", "name"], set_=row))


def raw(connection: Connection, id: str) -> dict[str, Any]:
    """Return the stored rows of a section as they are."""
    query = select(SETTING.c.name, SETTING.c.value).where(SETTING.c.section == id)
    return dict(_readable((row.name, row.value) for row in connection.execute(query)))


def reset(connection: Connection, id: str, name: str = "") -> ChangeSet:
    """Give a field, or all of a section, the default again."""
    query = delete(SETTING).where(SETTING.c.section == id)
    connection.execute(query.where(SETTING.c.name == name) if name else query)
    return ChangeSet().update("setting", [0])


def changed(connection: Connection) -> Values:
    """Return what differs from the defaults, by section and field: what an export holds."""
    found: Values = {}
    query = select(SETTING.c.section, SETTING.c.name, SETTING.c.value)
    for (id, name), value in _readable(((id, name), value) for id, name, value in connection.execute(query)):
        found.setdefault(id, {})[name] = value
    return found


def take(connection: Connection, values: Any) -> tuple[int, list[str]]:
    """Take over exported settings; return how many fields were taken, and the names of those that do not fit."""
    taken, problems = 0, []
    if not isinstance(values, dict):
        raise InvalidUse(
            QT_TRANSLATE_NOOP("Errors", "This file holds no settings."),
            QT_TRANSLATE_NOOP("Errors", "Choose a file that was written by “Export settings”."),
        )
    for id, fields in values.items():
        for name, value in fields.items() if isinstance(fields, dict) else ():
            try:
                if id == KEYS and isinstance(value, str):
                    write(connection, id, name, value)
                else:
                    _refuse_here(id, name)
                    save(connection, id, name, value)
                taken += 1
            except InvalidUse:
                problems.append(f"{id}.{name}")
    return taken, problems


def _readable(rows: Iterable[tuple[N, str]]) -> Iterator[tuple[N, Any]]:
    """Yield the values of rows; one that is damaged has its default, as one that does not fit."""
    for name, value in rows:
        with suppress(ValueError):
            yield name, json.loads(value)


def stays_here(field: str) -> bool:
    """Return whether "section.name" is a field that no file may bring along, such as a program to run."""
    id, _, name = field.partition(".")
    return any(_extra(kind, name).get("here") for kind in SECTIONS if kind.id == id)


def _refuse_here(id: str, name: str) -> None:
    """Refuse a field that names a program to run: whoever takes over a file must not run what its writer wanted.

    Raises:
        InvalidUse: it is one.
    """
    if stays_here(f"{id}.{name}"):
        raise InvalidUse(QT_TRANSLATE_NOOP("Errors", "This setting can only be changed on this computer."))


def check(kind: type[Section], name: str, value: Any) -> Any:
    """Return the value as the field takes it; a program has to be there when it is named, not whenever it is read.

    Raises:
        InvalidUse: no such field, or the value does not fit.
    """
    if name not in kind.model_fields:
        raise unknown(kind, f"{kind.id}.{name}", f"{kind.id}.")
    if (problem := _problem(kind, name, value)) is not None:
        raise unfit(kind, problem, f"{kind.id}.")
    checked = getattr(kind.model_validate({name: value}), name)
    if _extra(kind, name).get("program"):
        refuse_unstartable(lines(checked), anywhere=True)
    return checked


def _extra(kind: type[Section], name: str) -> dict[str, Any]:
    """Return what a field says of itself beside its constraints."""
    field = kind.model_fields.get(name)
    extra = field.json_schema_extra if field is not None else None
    return extra if isinstance(extra, dict) else {}


def _problem(kind: type[Section], name: str, value: Any) -> ValidationError | None:
    try:
        kind.model_validate({name: value})
    except ValidationError as error:
        return error
    return None
