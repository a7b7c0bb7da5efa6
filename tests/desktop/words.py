"""Invented content of the demo pane in both languages (English first), kept in `words.json`."""

from __future__ import annotations

import json
from pathlib import Path

_ALL = json.loads(Path(__file__).with_name("words.json").read_text(encoding="utf-8"))

WORDS: dict[str, str] = _ALL["words"]
QUESTIONS: tuple[list[tuple[str, str, int, str]], ...] = tuple(
    [(row[0], row[1], row[2], row[3]) for row in rows] for rows in _ALL["questions"]
)
ANSWER: list[str] = _ALL["answer"]
SOURCE: list[tuple[list[str], str, list[str]]] = _ALL["source"]
