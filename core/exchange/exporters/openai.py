"""OpenAI chat: messages of "role" and "content"."""

from __future__ import annotations

from typing import Any

from core.exchange.exporters.common import messages, with_source
from core.exchange.options import ExportOptions
from core.exchange.row import ExportRow


class OpenAI:
    """Rows as {"messages": [{"role": "user", "content": …}, {"role": "assistant", "content": …}]}."""

    name = "openai"

    def record(self, row: ExportRow, options: ExportOptions) -> dict[str, Any]:
        """Return one row; a system prompt is its first message."""
        return with_source({"messages": messages(row, options)}, row, options)
