"""What reading a document gives: its Markdown, and where each stretch of it came from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Locator:
    """The characters `start` to `end` of the Markdown come from this page (counted from 1) or section."""

    start: int
    end: int
    page: int | None
    section: str | None


@dataclass(frozen=True, slots=True)
class Converted:
    """A document as Markdown with line feeds only.

    `locators` cover the Markdown in order without gaps. `remarks` are things a reader of the result should know, each
    the plain data of an error (`LorewrightError.as_dict`); they never mean that the conversion failed.
    """

    markdown: str
    locators: tuple[Locator, ...]
    pages: int | None = None
    title: str | None = None
    remarks: tuple[dict[str, Any], ...] = ()
    encoding: str | None = None
