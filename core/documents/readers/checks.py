"""What every reader checks in the end: is there text, was it damaged, and where its sections lie."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from core.documents.converted import Locator
from core.documents.encoding import Decoded
from core.documents.outline import Heading
from core.errors import QT_TRANSLATE_NOOP, LorewrightError

#: bytes of a text file: reading takes up to seven times that in memory, and a project holds no more chunks well
LARGEST_TEXT = 128 << 20
_LETTER = re.compile(r"[^\W_]")


def has_text(markdown: str, name: str) -> str:
    """Return `markdown` unchanged, or raise LorewrightError when it holds not one letter or digit."""
    if not _LETTER.search(markdown):
        raise LorewrightError(
            QT_TRANSLATE_NOOP("Errors", "“{name}” contains no text."),
            QT_TRANSLATE_NOOP(
                "Errors", "Check that it is the right file; if it holds only pictures, it needs text first."
            ),
            name=name,
        )
    return markdown


def damaged(decoded: Decoded) -> tuple[dict[str, Any], ...]:
    """Return a remark when some characters could not be read, else nothing."""
    if not decoded.damaged:
        return ()
    remark = LorewrightError(
        QT_TRANSLATE_NOOP("Errors", "{count} characters could not be read and appear as “\ufffd”."),
        QT_TRANSLATE_NOOP("Errors", "If they matter, save the file again as UTF-8 and add it once more."),
        count=decoded.damaged,
    )
    return (remark.as_dict(),)


def small_enough(path: Path, largest: int) -> None:
    """Raise LorewrightError when the file holds more than `largest` bytes, OSError when it is not there."""
    size = path.stat().st_size
    if size > largest:
        raise LorewrightError(
            QT_TRANSLATE_NOOP("Errors", "“{name}” has {size} MB; files of this kind are read up to {largest} MB."),
            QT_TRANSLATE_NOOP("Errors", "Split it into smaller files and add those."),
            name=path.name,
            size=size >> 20,
            largest=largest >> 20,
        )


def pictures_left(count: int) -> tuple[dict[str, Any], ...]:
    """Return a remark when pictures were named that do not come with the document, else nothing."""
    if not count:
        return ()
    remark = LorewrightError(
        QT_TRANSLATE_NOOP("Errors", "Pictures that do not come with the document: {count}. Only their names are kept."),
        QT_TRANSLATE_NOOP("Errors", "If they matter, save the page together with its pictures and add it again."),
        count=count,
    )
    return (remark.as_dict(),)


def located(markdown: str, headings: Sequence[Heading], page: int | None = None) -> tuple[Locator, ...]:
    """Return one locator for each heading's section, and one for what comes before the first."""
    starts: list[tuple[int, str | None]] = [(0, None)] if not headings or headings[0].start > 0 else []
    starts += [(heading.start, heading.title or None) for heading in headings]
    ends = [start for start, _ in starts[1:]] + [len(markdown)]
    return tuple(
        Locator(start, end, page, name) for (start, name), end in zip(starts, ends, strict=True) if start < end
    )
