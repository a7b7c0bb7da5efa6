"""Which calls are meant: a span of time and what they were made for, over the sums by day or over the calls."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import ColumnElement, FromClause, Integer, Subquery, case, cast, func, literal, select

from core.store.schema import Call, Project, UsageDay
from core.store.schema.columns import table
from core.usage.ranges import HOUR, Range

CALL, DAY, PROJECT = table(Call), table(UsageDay), table(Project)
#: the project of calls that were made for none, or for one that was deleted since
NOWHERE: Final = 0
DIMENSIONS = ("project", "provider", "model", "stage", "state")
#: column names where they differ from the dimension's
COLUMNS = {"project": "project_id"}


@dataclass(frozen=True)
class Asked:
    """Which calls; None means any. `project` NOWHERE means none, or one that was deleted since."""

    span: Range = field(default_factory=Range)
    project: int | None = None
    provider: str | None = None
    model: str | None = None
    stage: str | None = None
    state: str | None = None


def conditions(source: FromClause, asked: Asked) -> list[ColumnElement[bool]]:
    """Return what `asked` says of project, provider, model, stage and state as conditions on a table's columns."""
    found: list[ColumnElement[bool]] = []
    for name in DIMENSIONS:
        value = getattr(asked, name)
        column = source.c.get(COLUMNS.get(name, name))
        if value is None or column is None:
            continue
        found.append(_nowhere(column) if name == "project" and value == NOWHERE else column == value)
    return found


def _nowhere(column: ColumnElement[Any]) -> ColumnElement[bool]:
    return column.is_(None) | column.not_in(select(PROJECT.c.id))


def days(source: FromClause, asked: Asked) -> list[ColumnElement[bool]]:
    """Return the conditions on a table that has a day."""
    found = conditions(source, asked)
    if asked.span.first:
        found.append(source.c.day >= asked.span.first)
    if asked.span.last:
        found.append(source.c.day <= asked.span.last)
    return found


def moments(asked: Asked) -> list[ColumnElement[bool]]:
    """Return the conditions on the table of calls."""
    found = conditions(CALL, asked)
    if asked.span.start is not None:
        found.append(CALL.c.created_at >= asked.span.start)
    if asked.span.end is not None:
        found.append(CALL.c.created_at < asked.span.end)
    return found


def sums(asked: Asked) -> tuple[FromClause, list[ColumnElement[bool]]]:
    """Return where to add up from: sums by day, or the calls by the hour in the shape of those sums."""
    return (hourly(asked), []) if asked.span.hourly else (DAY, days(DAY, asked))


def hourly(asked: Asked) -> Subquery:
    """Return the calls of a span in the shape of the sums by day; `day` is the number of the hour."""
    span = asked.span
    hour = cast((CALL.c.created_at - literal(span.start or 0)) / literal(HOUR, Integer), Integer)
    # What a clock that went ahead left behind belongs to the present hour.
    slot = case((hour > 23, 23), else_=hour) if span.hourly else hour
    unknown = CALL.c.prompt_tokens.is_(None) | CALL.c.completion_tokens.is_(None)
    return (
        select(
            slot.label("day"),
            func.coalesce(CALL.c.project_id, NOWHERE).label("project_id"),
            *(CALL.c[name] for name in ("provider", "model", "stage", "state", "currency", "bucket", "latency_ms")),
            literal(1).label("calls"),
            func.coalesce(CALL.c.prompt_tokens, 0).label("prompt_tokens"),
            func.coalesce(CALL.c.completion_tokens, 0).label("completion_tokens"),
            func.coalesce(CALL.c.cost, 0.0).label("cost"),
            # Numbers, not truths: a sum of truths would be read as one.
            case((CALL.c.cost.is_(None), 1), else_=0).label("unpriced"),
            case((unknown, 1), else_=0).label("uncounted"),
        )
        .where(*moments(asked))
        .subquery("hourly")
    )
