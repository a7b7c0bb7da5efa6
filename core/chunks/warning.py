"""What a user should know about the chunks that a way of splitting would give."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from core.chunks.piece import Piece
from core.chunks.splitters.blocks import scan
from core.chunks.splitters.code import CodeSettings, spoken
from core.chunks.splitters.custom import CustomSettings
from core.chunks.splitters.escapes import Separator
from core.chunks.splitters.hand import HandSettings
from core.chunks.splitters.recursive import RecursiveSettings
from core.errors import QT_TRANSLATE_NOOP, LorewrightError

SHORT = 100  # characters
_HEADED = 3000  # characters a text may have without a heading

_KINDS = {
    "table": QT_TRANSLATE_NOOP("Errors", "Longer than the largest size because a table is not cut: {count}."),
    "code": QT_TRANSLATE_NOOP("Errors", "Longer than the largest size because a block of code is not cut: {count}."),
    "formula": QT_TRANSLATE_NOOP("Errors", "Longer than the largest size because a formula is not cut: {count}."),
    "list": QT_TRANSLATE_NOOP(
        "Errors", "Longer than the largest size because a list item with code or a table is not cut: {count}."
    ),
    "other": QT_TRANSLATE_NOOP(
        "Errors", "Longer than the largest size because there was no place to cut in so much white space: {count}."
    ),
}


@dataclass(frozen=True, slots=True)
class Report:
    """What was split, how, and what came of it; `length` is that of the whole text, `text` the part looked at."""

    text: str
    length: int
    strategy: str
    settings: Any
    found: list[Piece]


def warnings(report: Report) -> tuple[dict[str, Any], ...]:
    """Return the warnings as plain data, the weightiest first."""
    found = [*_first_part(report), *_useless(report), *_long(report), *_short(report)]
    return tuple(one.as_dict() for one in found)


def _first_part(report: Report) -> Iterator[LorewrightError]:
    if len(report.text) < report.length:
        yield LorewrightError(
            QT_TRANSLATE_NOOP("Errors", "This is of the first {shown} of {total} characters."),
            shown=f"{len(report.text):,}",
            total=f"{report.length:,}",
        )


def _useless(report: Report) -> Iterator[LorewrightError]:
    """Yield what of the settings has no effect on this text."""
    text, settings = report.text, report.settings
    if report.strategy == "markdown" and len(text) > _HEADED and not any(piece.headings for piece in report.found):
        yield LorewrightError(
            QT_TRANSLATE_NOOP("Errors", "No heading was found, so the text is cut by paragraphs and sentences alone.")
        )
    elif isinstance(settings, CustomSettings) and not _occurs(settings.separator, text):
        yield LorewrightError(
            QT_TRANSLATE_NOOP("Errors", "“{separator}” does not occur in the text."),
            QT_TRANSLATE_NOOP("Errors", "Check blanks and line breaks; \\n stands for a line break."),
            separator=settings.separator,
        )
    elif isinstance(settings, RecursiveSettings) and not any(_occurs(one, text) for one in settings.separators):
        yield LorewrightError(
            QT_TRANSLATE_NOOP("Errors", "None of the separators occurs in the text, so it is cut by length.")
        )
    elif isinstance(settings, CodeSettings) and not spoken(text, scan(text), settings):
        yield LorewrightError(
            QT_TRANSLATE_NOOP("Errors", "No programming language was recognised, so Markdown structure is used."),
            QT_TRANSLATE_NOOP("Errors", "Choose the language if this is program code."),
        )
    elif isinstance(settings, HandSettings):
        outside = sum(not 0 < place < report.length for place in settings.cuts)
        if outside:
            yield LorewrightError(
                QT_TRANSLATE_NOOP("Errors", "Cuts outside of the text, which were left out: {count}."), count=outside
            )


def _occurs(separator: str, text: str) -> bool:
    return next(Separator(separator).found(text, 0, len(text)), None) is not None


def _long(report: Report) -> Iterator[LorewrightError]:
    """Yield how many pieces are too long, for each kind of block that made them so."""
    kinds = Counter(_kind(report.text, piece) for piece in report.found if piece.oversize)
    for kind, template in _KINDS.items():
        if kinds[kind]:
            yield LorewrightError(
                template,
                QT_TRANSLATE_NOOP("Errors", "Raise the largest size, or cut them by hand."),
                count=kinds[kind],
            )


def _kind(text: str, piece: Piece) -> str:
    """Return the kind of the longest block in a piece that is too long."""
    blocks = scan(text[piece.start : piece.end])
    longest = max(blocks, key=lambda block: block.end - block.start, default=None)
    return longest.kind if longest and longest.kind in _KINDS else "other"


def _short(report: Report) -> Iterator[LorewrightError]:
    """Yield how many pieces are hardly worth a question."""
    short = sum(piece.end - piece.start < SHORT for piece in report.found)
    if short and (len(report.found) > 1 or short < len(report.found)):
        yield LorewrightError(
            QT_TRANSLATE_NOOP("Errors", "Chunks shorter than {limit} characters: {count}."), limit=SHORT, count=short
        )
