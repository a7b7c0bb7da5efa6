"""What models cost by the table in `resources/prices.toml`; a model that is not in it has an unknown price."""

from __future__ import annotations

import datetime as dt
import tomllib
from functools import cache
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict, Field, HttpUrl

from core.llm.providers import matches
from core.paths import resources


class Price(BaseModel):
    """One entry of the table; the comments at the head of the file say what each field means."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    provider: str
    models: tuple[str, ...] = Field(min_length=1)
    price_in: float = Field(ge=0)
    price_out: float = Field(ge=0)
    currency: str = Field(pattern=r"^[A-Z]{3}$")
    date: dt.date
    source: HttpUrl
    until: dt.date | None = None
    at: str = ""
    note: str = ""

    def fits(self, provider: str, name: str, base_url: str, day: dt.date) -> bool:
        """Say whether this is the price of a model on a day."""
        known = self.provider == provider and any(matches(pattern, name) for pattern in self.models)
        return known and base_url.startswith(self.at) and (self.until is None or day <= self.until)


class Priced(NamedTuple):
    """A price per million tokens; None and "" where it is unknown."""

    price_in: float | None
    price_out: float | None
    currency: str
    price_date: str = ""


UNKNOWN = Priced(None, None, "")


@cache
def prices() -> tuple[Price, ...]:
    """Return the whole table, in its order."""
    data = tomllib.loads((resources() / "prices.toml").read_text(encoding="utf-8"))
    return tuple(Price(**entry) for entry in data["price"])


def find(provider: str, name: str, base_url: str = "", day: dt.date | None = None) -> Price | None:
    """Return the entry for a model at an address, today unless a day is named; None when nothing is known."""
    today = day or dt.datetime.now(dt.UTC).date()
    return next((price for price in prices() if price.fits(provider, name, base_url, today)), None)


def price(provider: str, name: str, base_url: str = "") -> Priced:
    """Return what a model costs today by the table."""
    found = find(provider, name, base_url)
    return Priced(found.price_in, found.price_out, found.currency, found.date.isoformat()) if found else UNKNOWN
