"""What the same rows would cost if people wrote them, at a price the user sets."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import Connection, func, select

from core.changes import ChangeSet
from core.errors import QT_TRANSLATE_NOOP
from core.store.schema import Sample
from core.store.schema.columns import table
from core.usage import stored, totals
from core.usage.asked import Asked

SAMPLE = table(Sample)
NAME = "human"


class HumanPrice(BaseModel):
    """What a row written by a person costs: a price for each, or the minutes it takes times an hourly wage."""

    model_config = ConfigDict(frozen=True)

    way: Literal["row", "time"] = Field(
        "time",
        title=QT_TRANSLATE_NOOP("Forms", "Calculated from"),
        json_schema_extra={
            "labels": {
                "row": QT_TRANSLATE_NOOP("Forms", "a price per row"),
                "time": QT_TRANSLATE_NOOP("Forms", "minutes per row and hourly wage"),
            }
        },
    )
    per_row: float = Field(
        2.0, ge=0, le=1_000_000, title=QT_TRANSLATE_NOOP("Forms", "Price per row"), json_schema_extra={"decimals": 2}
    )
    minutes: float = Field(
        6.0, ge=0, le=10_000, title=QT_TRANSLATE_NOOP("Forms", "Minutes per row"), json_schema_extra={"decimals": 1}
    )
    wage: float = Field(
        20.0, ge=0, le=1_000_000, title=QT_TRANSLATE_NOOP("Forms", "Hourly wage"), json_schema_extra={"decimals": 2}
    )
    currency: str = Field("USD", max_length=8, title=QT_TRANSLATE_NOOP("Forms", "Currency"))

    def of(self, rows: int) -> float:
        """Return the price of so many rows, in `currency`."""
        return rows * (self.per_row if self.way == "row" else self.minutes * self.wage / 60)


@dataclass
class Comparison:
    """Rows of the dataset, what people would cost for them, and what the models did cost, by currency.

    `hours` is the work of people, None when the price is one per row. `share` is cost of the models through that of
    people, None where they are in different currencies or there is nothing to compare; `at_least` as ever.
    """

    rows: int
    human: float
    currency: str
    hours: float | None
    cost: dict[str, float] = field(default_factory=dict)
    at_least: bool = False

    @property
    def share(self) -> float | None:
        """Return the models' cost through that of people."""
        if set(self.cost) - {self.currency} or not self.human:
            return None
        return self.cost.get(self.currency, 0.0) / self.human


def price(connection: Connection) -> HumanPrice:
    """Return the price the user set, or a first guess to be changed."""
    return HumanPrice.model_validate(stored.read(connection, NAME, {}))


def set_price(connection: Connection, chosen: HumanPrice) -> ChangeSet:
    """Keep a price."""
    return stored.write(connection, NAME, chosen.model_dump(mode="json"))


def compare(connection: Connection, project: int | None = None) -> Comparison:
    """Compare for a project, or for all: everything it ever used with all its rows that were not rejected.

    The whole time, since a row costs its tree, its question and its failed tries too, made on other days.
    """
    chosen = price(connection)
    query = select(func.count()).select_from(SAMPLE).where(SAMPLE.c.state != "rejected")
    if project is not None:
        query = query.where(SAMPLE.c.project_id == project)
    rows = int(connection.execute(query).scalar_one())
    used = totals.total(connection, Asked(project=project), timed=False)
    hours = rows * chosen.minutes / 60 if chosen.way == "time" else None
    return Comparison(rows, chosen.of(rows), chosen.currency, hours, used.cost, bool(used.unpriced))
