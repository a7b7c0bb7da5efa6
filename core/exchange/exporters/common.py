"""What the chat formats share: the turns of a row, with system prompt and reasoning in their places."""

from __future__ import annotations

from typing import Any

from core.exchange.options import ExportOptions
from core.exchange.row import ExportRow


def answer(row: ExportRow, text: str, options: ExportOptions) -> str:
    """Return `text` with the row's reasoning before it, if there is any and it is wanted."""
    reasoning = (row.reasoning or "").strip()
    return f"<think>\n{reasoning}\n</think>\n\n{text}" if reasoning and options.reasoning else text


def system(row: ExportRow, options: ExportOptions) -> str:
    """Return the row's own system prompt, else the one chosen for all rows, else an empty text."""
    own = next((turn["content"] for turn in row.messages if turn["role"] == "system"), None)
    return row.system or own or options.system


def messages(row: ExportRow, options: ExportOptions) -> list[dict[str, str]]:
    """Return all turns as role and content; the reasoning belongs to the last answer."""
    prompt = system(row, options)
    turns = [{"role": "system", "content": prompt}] if prompt else []
    turns += [{"role": turn["role"], "content": turn["content"]} for turn in row.turns()]
    if turns[-1]["role"] == "assistant":
        turns[-1]["content"] = answer(row, turns[-1]["content"], options)
    return turns


def with_source(record: dict[str, Any], row: ExportRow, options: ExportOptions) -> dict[str, Any]:
    """Add tag, language and source to a record if they are wanted; trainers ignore fields they do not know."""
    if options.source:
        record["metadata"] = {"language": row.language, "tag": row.tag, "source": row.source}
    return record
