"""Presentations: each slide's title as a heading, its text in reading order, tables, charts, pictures and notes."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.documents.archives import open_archive
from core.documents.converted import Converted, Locator
from core.documents.officepictures import Pictures
from core.documents.readers.checks import has_text
from core.documents.reading import PLAIN, Progress, ReadOptions
from core.documents.slides import SlidesText
from core.errors import QT_TRANSLATE_NOOP, LorewrightError

if TYPE_CHECKING:
    from pptx.presentation import Presentation
# The library opens plain presentations; these hold the same slides.
_KINDS = (
    "ms-powerpoint.presentation.macroEnabled", "ms-powerpoint.slideshow.macroEnabled",
    "openxmlformats-officedocument.presentationml.slideshow", "openxmlformats-officedocument.presentationml.template",
)  # fmt: skip


class PptxReader:
    """Reads PPTX, PPTM, PPSX and POTX; a slide is a page."""

    extensions = (".pptx", ".pptm", ".ppsx", ".potx")

    def read(self, path: Path, progress: Progress = None, options: ReadOptions = PLAIN) -> Converted:
        """Return the presentation at `path` as Markdown. Raises LorewrightError when damaged, too large or empty."""
        open_archive(path).close()
        deck = self._opened(path)
        pictures = Pictures(options.pictures)
        text = SlidesText(deck, pictures)
        total = len(deck.slides)
        slides: list[tuple[str, str]] = []
        for done, slide in enumerate(text.slides(), start=1):
            slides.append(slide)
            if progress:
                progress(done, total)
        markdown, locators = _joined(slides)
        has_text(markdown, path.name)
        remarks = [*pictures.remarks(), *_hidden(text.hidden)]
        title = text.title or (deck.core_properties.title or "").strip() or None
        return Converted(markdown, locators, total, title, tuple(remarks))

    def _opened(self, path: Path) -> Presentation:
        from lxml import etree
        from pptx.exc import PythonPptxError
        from pptx.opc.package import PartFactory
        from pptx.package import Package
        from pptx.parts.presentation import PresentationPart

        reasons: tuple[type[Exception], ...] = (
            PythonPptxError, zipfile.BadZipFile, KeyError, ValueError, etree.LxmlError, AttributeError, EOFError,
        )  # fmt: skip
        try:
            for kind in _KINDS:
                PartFactory.part_type_for.setdefault(f"application/vnd.{kind}.main+xml", PresentationPart)
            deck: Presentation = Package.open(str(path)).main_document_part.presentation
            return deck
        except reasons as error:
            raise LorewrightError(
                QT_TRANSLATE_NOOP("Errors", "“{name}” is damaged or not a PPTX presentation."),
                QT_TRANSLATE_NOOP(
                    "Errors", "Open it in a presentation program, save it as PPTX again, and add that file."
                ),
                name=path.name,
            ) from error


def _joined(slides: list[tuple[str, str]]) -> tuple[str, tuple[Locator, ...]]:
    """Return the slides as one text and a locator for each that holds something."""
    filled = [(number, title, text) for number, (title, text) in enumerate(slides, start=1) if text]
    locators: list[Locator] = []
    start = 0
    for place, (number, title, text) in enumerate(filled):
        end = start + len(text) + (2 if place + 1 < len(filled) else 0)
        locators.append(Locator(start, end, number, title or None))
        start = end
    return "\n\n".join(text for _, _, text in filled), tuple(locators)


def _hidden(count: int) -> list[dict[str, Any]]:
    if not count:
        return []
    remark = LorewrightError(
        QT_TRANSLATE_NOOP("Errors", "{count} slides are hidden in the presentation and were read as well."),
        QT_TRANSLATE_NOOP("Errors", "Remove their part of the text if it does not belong here."),
        count=count,
    )
    return [remark.as_dict()]
