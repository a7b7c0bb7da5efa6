"""Lists that a model wrote down without JSON: tables, labelled lines and numbered questions.

Taken only where every line of the reply is part of the list and names its fields, or is plainly one entry of a list of
questions or quotations. Anything else is prose, however much it looks like a list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from core.llm.fitting import Rules, Schema

_ROW = re.compile(r"^\s*\|(.+)\|\s*$")
_RULE = re.compile(r"^[\s|:\-—]+$")
_NUMBER_COLUMN = re.compile(r"^(?:#|no\.?|nr\.?|n|序号|编号|)$", re.IGNORECASE)
_ENTRY = re.compile(
    r"^\s*(?:(\d{1,3})[.、)）．:：]|[（(](\d{1,3})[)）]|[-*+•]|Q(\d{1,3})[.:：]|问题\s*(\d{1,3})[.:：])\s*(.+?)\s*$"
)
_LABEL = re.compile(
    r"^\s*(?:\d{1,3}[.、)）]\s*|[-*+•]\s+)?(?:\*\*|__)?([A-Za-z_][\w ]{0,20}?|[\u4e00-\u9fff]{1,6})\s*\d{0,3}"
    r"(?:\*\*|__)?\s*[:：]\s*(?:\*\*|__)?\s*(.*?)\s*$"
)
_HEADING = re.compile(
    r"^\s*(?:#{1,6}\s.*|[-*_]{3,}|(?:\*\*)?(?:问题|第)?\s*\d{1,3}\s*(?:题|个问题)?[.、:：)]?(?:\*\*)?)\s*$"
)
_INTRO = re.compile(r".*[:：]\s*(?:\*\*)?\s*$")
_TAG = re.compile(r"<(\w+)>\s*(.*?)\s*</\1>", re.DOTALL)
_QUOTES = (('"', '"'), ("“", "”"), ("「", "」"), ("'", "'"))
_LONGEST = 600
_ASKS = re.compile(r"[?？][\"”」’')）*]*$")


def lists(text: str, rules: Rules) -> Iterator[list[Any]]:
    """Yield the lists that a reply without JSON may be, if the schema asks for a list of strings or plain objects."""
    item = rules.item()
    fields: Schema = item.get("properties", {})
    if item.get("type") not in ("string", "object") or _is_nested(fields, rules):
        return
    lines = [line for line in text.splitlines() if line.strip() and not line.strip().startswith(("```", "~~~"))]
    for reading in (_table, _labelled):
        if fields and (rows := reading(lines, fields, set(item.get("required", fields)), rules)):
            yield rows
    if fields and (rows := _tagged(text, fields, set(item.get("required", fields)), rules)):
        yield rows
    if not fields and (column := _column(lines)):
        yield column
    main = _only_text(item, fields, rules)
    if main is not None and (entries := _entries(lines)):
        yield entries if not main else [{main: entry} for entry in entries]


def _is_nested(fields: Schema, rules: Rules) -> bool:
    return any(rules.resolved(field).get("type") in ("object", "array") for field in fields.values())


def _only_text(item: Schema, fields: Schema, rules: Rules) -> str | None:
    """Return the one field of an item that must be there, "" for an item that is a text itself, None if several."""
    if item.get("type") == "string":
        return ""
    required = [name for name in item.get("required", ()) if rules.resolved(fields[name]).get("type") == "string"]
    return required[0] if len(required) == len(item.get("required", ())) == 1 else None


def _cells(line: str) -> list[str]:
    found = _ROW.match(line)
    return [cell.strip().replace(r"\|", "|") for cell in re.split(r"(?<!\\)\|", found[1])] if found else []


def _grid(lines: list[str]) -> tuple[list[str], list[list[str]]] | None:
    """Return head and rows of the one table of a reply; other lines may only stand before and after it."""
    places = [n for n, line in enumerate(lines) if _ROW.match(line)]
    if len(places) < 3 or places[-1] - places[0] != len(places) - 1 or not _RULE.match(lines[places[1]]):
        return None
    head, _, *rows = (_cells(lines[n]) for n in places)
    return (head, rows) if all(len(row) == len(head) for row in rows) else None


def _table(lines: list[str], fields: Schema, required: set[str], rules: Rules) -> list[Any]:
    grid = _grid(lines)
    if grid is None:
        return []
    names = [rules.name(cell.strip("*_` "), fields) for cell in grid[0]]
    known = [name for name in names if name]
    if not required <= set(known) or len(set(known)) != len(known):
        return []
    return [{name: cell for name, cell in zip(names, row, strict=True) if name} for row in grid[1]]


def _column(lines: list[str]) -> list[Any]:
    """Return the texts of a table that has one column, besides one of numbers."""
    grid = _grid(lines)
    if grid is None:
        return []
    columns = [n for n, cell in enumerate(grid[0]) if not _NUMBER_COLUMN.match(cell)]
    return [row[columns[0]] for row in grid[1]] if len(columns) == 1 else []


def _labelled(lines: list[str], fields: Schema, required: set[str], rules: Rules) -> list[Any]:
    """Return the records of "question: …" and "tag: …" lines; a name that comes again begins the next."""
    records: list[dict[str, str]] = []
    for number, line in enumerate(lines):
        found = _LABEL.match(line)
        name = rules.name(found[1].strip(), fields) if found else None
        if found and name:
            if not records or name in records[-1]:
                records.append({})
            records[-1][name] = _unquoted(found[2])
        elif not _HEADING.match(line) and not (number < 2 and not records and _INTRO.match(line)):
            return []
    return records if len(records) > 1 and all(required <= set(record) for record in records) else []


def _tagged(text: str, fields: Schema, required: set[str], rules: Rules) -> list[Any]:
    """Return the records of <question>…</question> <tag>…</tag>."""
    records: list[dict[str, str]] = []
    for given, value in _TAG.findall(re.sub(r"</?(?:items?|questions|list|entry|data|output|results?)>", "", text)):
        name = rules.name(given, fields)
        if name is None:
            return []
        if not records or name in records[-1]:
            records.append({})
        records[-1][name] = value
    return records if records and all(required <= set(record) for record in records) else []


def _entries(lines: list[str]) -> list[str]:
    """Return the entries of a list that is all there is, one a line, each of them a question or in quotes."""
    while lines and len(lines) > 2 and not _ENTRY.match(lines[0]) and _INTRO.match(lines[0]):
        lines = lines[1:]
    found = [_ENTRY.match(line) for line in lines]
    if len(found) < 2 or not all(found):
        return []
    numbers = [next((int(n) for n in entry.groups()[:4] if n), 0) for entry in found if entry]
    if numbers != list(range(1, len(found) + 1)) and any(numbers):
        return []
    texts = [entry[5].strip("*_ ") for entry in found if entry]
    quoted = [_unquoted(entry) != entry for entry in texts]
    if not all(quoted) and not all(_ASKS.search(entry) for entry in texts):
        return []
    return [_unquoted(entry) for entry in texts] if max(map(len, texts)) <= _LONGEST else []


def _unquoted(text: str) -> str:
    text = text.strip().rstrip(",，").strip() if text[:1] in "\"“「'" else text.strip()
    for opening, closing in _QUOTES:
        if len(text) > 1 and text[0] == opening and text[-1] == closing and opening not in text[1:-1]:
            return text[1:-1].strip()
    return text
