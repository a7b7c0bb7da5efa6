"""ShareGPT: conversations of "from" and "value"."""

from __future__ import annotations

from typing import Any

from core.exchange.exporters.common import messages, with_source
from core.exchange.options import ExportOptions
from core.exchange.row import ExportRow

_SPEAKERS = {"system": "system", "user": "human", "assistant": "gpt"}


class ShareGPT:
    """Rows as {"conversations": [{"from": "human", "value": …}, {"from": "gpt", "value": …}]}."""

    name = "sharegpt"

    def record(self, row: ExportRow, options: ExportOptions) -> dict[str, Any]:
        """Return one row; a system prompt is its first turn."""
        turns = [
            {"from": _SPEAKERS.get(turn["role"], turn["role"]), "value": turn["content"]}
            for turn in messages(row, options)
        ]
        return with_source({"conversations": turns}, row, options)
