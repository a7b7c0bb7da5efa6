"""Cleaning without a model: a switch for each kind of noise, tried on a text before anything is changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from pydantic import BaseModel, ConfigDict, Field

from core.chunks import noise
from core.errors import QT_TRANSLATE_NOOP


class CleaningRules(BaseModel):
    """Which kinds of noise are removed; code, formulas, addresses and the skeleton of tables are never touched."""

    model_config = ConfigDict(extra="forbid")

    control: bool = Field(
        default=True,
        title=QT_TRANSLATE_NOOP("Forms", "Control characters"),
        description=QT_TRANSLATE_NOOP("Forms", "Characters that cannot be seen, and odd blanks."),
    )
    widths: bool = Field(
        default=True,
        title=QT_TRANSLATE_NOOP("Forms", "Width of characters"),
        description=QT_TRANSLATE_NOOP(
            "Forms", "Wide letters and digits become narrow, narrow marks between Chinese wide; ligatures are resolved."
        ),
    )
    hyphenation: bool = Field(
        default=True,
        title=QT_TRANSLATE_NOOP("Forms", "Divided words"),
        description=QT_TRANSLATE_NOOP("Forms", "Words divided at the end of a line are joined."),
    )
    broken_lines: bool = Field(
        default=False,
        title=QT_TRANSLATE_NOOP("Forms", "Broken lines"),
        description=QT_TRANSLATE_NOOP("Forms", "Chinese lines that end in the middle of a sentence are joined."),
    )
    pictures: bool = Field(default=True, title=QT_TRANSLATE_NOOP("Forms", "Links to pictures"))
    references: bool = Field(
        default=True,
        title=QT_TRANSLATE_NOOP("Forms", "References"),
        description=QT_TRANSLATE_NOOP("Forms", "Such as [12] or [3–5]; the list of references stays."),
    )
    footnotes: bool = Field(
        default=False,
        title=QT_TRANSLATE_NOOP("Forms", "Footnotes"),
        description=QT_TRANSLATE_NOOP("Forms", "The marks in the text and the notes themselves."),
    )
    links: bool = Field(
        default=False,
        title=QT_TRANSLATE_NOOP("Forms", "Addresses of links"),
        description=QT_TRANSLATE_NOOP("Forms", "Of a link only its text stays."),
    )
    page_numbers: bool = Field(
        default=True,
        title=QT_TRANSLATE_NOOP("Forms", "Page numbers"),
        description=QT_TRANSLATE_NOOP("Forms", "Where they stand alone between blank lines."),
    )
    repeated_lines: bool = Field(
        default=True,
        title=QT_TRANSLATE_NOOP("Forms", "Repeated lines"),
        description=QT_TRANSLATE_NOOP("Forms", "Such as running headers; the first one stays."),
    )
    blank_runs: bool = Field(
        default=True,
        title=QT_TRANSLATE_NOOP("Forms", "Blank lines"),
        description=QT_TRANSLATE_NOOP("Forms", "Several in a row become one, several blanks too."),
    )


# In this order: what one rule leaves behind, such as blank lines, a later one takes away.
RULES: dict[str, Callable[[str], tuple[str, int]]] = {
    "control": noise.control,
    "widths": noise.widths,
    "hyphenation": noise.hyphenation,
    "broken_lines": noise.broken_lines,
    "pictures": noise.pictures,
    "references": noise.references,
    "footnotes": noise.footnotes,
    "links": noise.links,
    "page_numbers": noise.page_numbers,
    "repeated_lines": noise.repeated_lines,
    "blank_runs": noise.blank_runs,
}


@dataclass(frozen=True)
class Cleaned:
    """A cleaned text, and how many places each rule changed; rules that found nothing are left out."""

    text: str
    counts: dict[str, int] = field(default_factory=dict)


def preview(text: str, rules: CleaningRules) -> Cleaned:
    """Return what the rules make of a text; nothing but noise leaves an empty text."""
    counts: dict[str, int] = {}
    cleaned = text
    for name, rule in RULES.items():
        if getattr(rules, name):
            cleaned, count = rule(cleaned)
            if count:
                counts[name] = count
    return Cleaned(cleaned if cleaned.strip() else "", counts)


def previews(texts: list[str], rules: CleaningRules) -> list[Cleaned]:
    """Return what the rules make of several texts; runs in a child process."""
    return [preview(text, rules) for text in texts]
