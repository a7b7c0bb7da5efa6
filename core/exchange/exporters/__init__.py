"""The shapes a dataset can be exported in; each is one entry of `EXPORTERS`."""

from __future__ import annotations

from typing import Any, Protocol

from core.errors import QT_TRANSLATE_NOOP, InvalidUse
from core.exchange.exporters.alpaca import Alpaca
from core.exchange.exporters.openai import OpenAI
from core.exchange.exporters.sharegpt import ShareGPT
from core.exchange.options import ExportOptions
from core.exchange.row import ExportRow


class Exporter(Protocol):
    """Turns a sample into one row of a file."""

    @property
    def name(self) -> str:
        """Stable identifier of the format."""
        ...

    def record(self, row: ExportRow, options: ExportOptions) -> dict[str, Any]:
        """Return plain data for one row."""
        ...


EXPORTERS: tuple[Exporter, ...] = (Alpaca(), ShareGPT(), OpenAI())


def exporter(name: str) -> Exporter:
    """Return the exporter called `name`; raises InvalidUse when there is none."""
    for candidate in EXPORTERS:
        if candidate.name == name:
            return candidate
    raise InvalidUse(
        QT_TRANSLATE_NOOP("Errors", "There is no export format called {name}."),
        QT_TRANSLATE_NOOP("Errors", "Choose one of: {known}."),
        name=name,
        known=[candidate.name for candidate in EXPORTERS],
    )
