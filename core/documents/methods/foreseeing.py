"""What reading pages by a vision model or a service would take, before it starts: pages counted, some looked at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path

from core.documents.glancing import FILES, HEADINGS, PAGES, page_text
from core.documents.methods.rendering import PICTURES, longest, pixels
from core.documents.methods.vision import FORMATS, VisionSettings
from core.language import detect
from core.llm import pictures
from core.stages import estimate as stages
from core.stages.choice import is_built_in
from core.stages.estimate import Estimate

#: tokens of a page without a text layer; pages of running text were measured to have 430 to 1170
PAGE = 700
#: fewer letters than this a page are a number or a stamp on a picture of a page
_SCANNED = 12


@dataclass(frozen=True)
class Look:
    """What was seen of one file, or of one that stands for several.

    Attributes:
        pages: how many there are.
        sizes: width and height of some of them, spread evenly: points, or pixels with `drawn`.
        tokens: about how many the text of a page has.
        language: of the text layer, empty without one.
        drawn: whether the file is a picture.
    """

    pages: int
    sizes: tuple[tuple[float, float], ...]
    tokens: float = PAGE
    language: str = ""
    drawn: bool = False


@dataclass(frozen=True)
class Seen:
    """What was seen of all files a method takes: how many, those that were looked at, how many tell nothing."""

    files: int = 0
    looks: tuple[Look, ...] = ()
    silent: int = 0

    @property
    def pages(self) -> int:
        """About how many pages there are."""
        return round(sum(one.pages for one in self.looks) * self._share)

    @property
    def _share(self) -> float:
        return (self.files - self.silent) / len(self.looks) if self.looks else 0.0

    def at_service(self, *, own: bool) -> Estimate:
        """Return what a service would take: pages. One of the user's `own` is not paid for; others name no price."""
        return Estimate(self.pages, cost=0.0 if own else None)

    def languages(self, settings: VisionSettings) -> list[str]:
        """Return the languages of the prompts that would be used."""
        return sorted({_spoken(one, settings) for one in self.looks})

    def estimate(self, settings: VisionSettings, frames: Mapping[str, tuple[int, int]]) -> Estimate:
        """Return calls, tokens and money; `items` are the pages.

        `frames` are the tokens of the prompts around a page, and around the headings of a document, by language.
        """
        model = settings.model
        if is_built_in(model) or not self.looks:
            return Estimate(self.pages)
        calls = asked = replied = 0.0
        for one in self.looks:
            around, ordering = frames[_spoken(one, settings)]
            sizes = [_shown(one, size, settings.dpi) for size in one.sizes]
            seen = sum(pictures.tokens(model.name, *size) for size in sizes) / len(sizes)
            calls += one.pages
            asked += one.pages * (around + seen)
            replied += one.pages * one.tokens
            if one.pages > 1:
                # The headings of all pages are put in order by one more call.
                listed = HEADINGS * one.pages * one.tokens
                calls, asked, replied = calls + 1, asked + ordering + listed, replied + listed
        share = self._share
        found = stages.estimate(model, round(calls * share), round(asked * share), round(replied * share))
        return replace(found, items=self.pages)


def look(path: Path, alone: AbstractContextManager[object] | None = None) -> Look | None:
    """Return what a file holds for a vision model, None where a look does not tell: locked or broken.

    `alone` is held while a PDF is open: the library that opens it works in one thread at a time.
    """
    try:
        if path.suffix.lower() in PICTURES:
            return _picture(path)
        with alone or nullcontext():
            return _pdf(path)
    except Exception:  # noqa: BLE001 - a guess; reading the file will say what is wrong with it
        return None


def seen(
    paths: Sequence[Path], alone: AbstractContextManager[object] | None = None, formats: Sequence[str] = FORMATS
) -> Seen:
    """Look at those of the files that a method takes, by default a vision model: all of a few, some of many.

    Those of many are spread evenly. What has no pages before it is read, such as a text of Word, tells nothing.
    """
    wanted = [path for path in paths if path.suffix.lower() in formats]
    step = max(1, -(-len(wanted) // FILES))
    found = [look(path, alone) for path in wanted[::step]]
    looks = tuple(one for one in found if one is not None)
    return Seen(len(wanted), looks, min(len(wanted), (len(found) - len(looks)) * step))


def _picture(path: Path) -> Look:
    from PIL import Image

    with Image.open(path) as found:
        return Look(1, (found.size,), drawn=True)


def _pdf(path: Path) -> Look:
    import pypdfium2

    with path.open("rb") as file, pypdfium2.PdfDocument(file) as document:
        count = len(document)
        numbers = range(0, count, max(1, -(-count // PAGES)))
        sizes = tuple(document.get_page_size(number) for number in numbers)
        text = "\n".join(page_text(document[number]) for number in numbers)
    if len(text) < _SCANNED * len(numbers):
        return Look(count, sizes)
    return Look(count, sizes, stages.tokens(text) / len(numbers), detect(text))


def _shown(one: Look, size: tuple[float, float], dpi: int) -> tuple[int, int]:
    """Return the pixels of a page as the model is shown it."""
    width, height = size
    if not one.drawn:
        return pixels(width, height, dpi)
    share = min(1.0, longest(dpi) / max(width, height))
    return round(width * share), round(height * share)


def _spoken(one: Look, settings: VisionSettings) -> str:
    return settings.language if settings.language != "auto" else one.language or "en"
