"""Alpaca: instruction, input, output."""

from __future__ import annotations

from typing import Any

from core.exchange.exporters.common import answer, system, with_source
from core.exchange.options import ExportOptions
from core.exchange.row import ExportRow


class Alpaca:
    """Rows as {"instruction", "input", "output"}, with "system" and "history" where a row has them."""

    name = "alpaca"

    def record(self, row: ExportRow, options: ExportOptions) -> dict[str, Any]:
        """Return one row; of a conversation the last exchange, with the earlier ones as "history" pairs."""
        contents = [turn["content"] for turn in row.turns()]
        paired = len(contents) % 2 == 0
        pairs = [list(pair) for pair in zip(contents[::2], contents[1::2], strict=True)] if paired else []
        question, reply = pairs[-1] if pairs else (row.question, row.answer)
        record: dict[str, Any] = {"instruction": question, "input": "", "output": answer(row, reply, options)}
        if prompt := system(row, options):
            record["system"] = prompt
        if len(pairs) > 1:
            record["history"] = pairs[:-1]
        return with_source(record, row, options)
