"""Methods of turning a file into Markdown: its text, recognition of scans, a model that looks, or a MinerU service."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from core.documents.converted import Converted
from core.documents.methods import mineru, ocr, text, vision
from core.documents.methods import minerulocal as local
from core.documents.methods.method import Method, Task
from core.documents.readers import extensions
from core.documents.reading import ReadOptions
from core.errors import QT_TRANSLATE_NOOP, InvalidUse, LorewrightError
from core.unfit import unfit

if TYPE_CHECKING:
    from core.jobs.job import CallRecord, Context

_TITLES = {
    "text": QT_TRANSLATE_NOOP("Forms", "Text layer"),
    "ocr": QT_TRANSLATE_NOOP("Forms", "Text recognition (OCR)"),
    "vision": QT_TRANSLATE_NOOP("Forms", "Vision model"),
    "mineru": QT_TRANSLATE_NOOP("Forms", "MinerU on the internet (token)"),
    "mineru-local": QT_TRANSLATE_NOOP("Forms", "MinerU at your own address"),
}

#: the method that asks a service of the user's own, which nobody pays for by the page
LOCAL = "mineru-local"

METHODS: tuple[Method, ...] = (
    Method("text", _TITLES["text"], extensions(), text.TextSettings, "", text.convert),
    Method("ocr", _TITLES["ocr"], ocr.FORMATS, ocr.OcrSettings, "package", ocr.convert),
    Method("vision", _TITLES["vision"], vision.FORMATS, vision.VisionSettings, "model", vision.convert),
    Method("mineru", _TITLES["mineru"], mineru.FORMATS, mineru.MineruSettings, "service", mineru.convert),
    Method(LOCAL, _TITLES[LOCAL], local.FORMATS, local.LocalMineruSettings, "service", local.convert),
)


def method(name: str) -> Method:
    """Return the method called `name`. Raises InvalidUse when there is none."""
    for candidate in METHODS:
        if candidate.name == name:
            return candidate
    raise InvalidUse(
        QT_TRANSLATE_NOOP("Errors", "There is no conversion method called {name}."),
        QT_TRANSLATE_NOOP("Errors", "Choose one of these: {methods}."),
        name=name,
        methods=[candidate.name for candidate in METHODS],
    )


def taken(name: str) -> frozenset[str]:
    """Return the endings of the files that an import by a method reads: the method's own, and those of plain text."""
    return frozenset((*method(name).formats, *extensions()))


def suited(name: str, path: Path) -> str:
    """Return the method to read a file by: the one called `name`, or its text where that method does not take it."""
    suffix = path.suffix.lower()
    return "text" if suffix not in method(name).formats and suffix in extensions() else name


def missing(name: str) -> LorewrightError | None:
    """Return what to do before a method can be used on this computer, or None when it can be used now."""
    return ocr.missing() if method(name).needs == "package" else None


async def convert(
    path: Path,
    name: str,
    settings: dict[str, Any],
    options: ReadOptions,
    context: Context,
    progress: Callable[[int, int], None],
    *,
    label: str,
) -> tuple[Converted, list[CallRecord]]:
    """Convert the file at `path` by the method `name`; `label` is what the user calls it.

    `progress(done, total)` counts pages where there are any. Cancelling stops at once, also in the middle of a page.

    Raises:
        LorewrightError: the file cannot be converted; the sentence says why and what to do.
        ItemFailed: the same after model calls were made, which it carries.
    """
    chosen = method(name)
    if path.suffix.lower() not in chosen.formats:
        raise LorewrightError(
            QT_TRANSLATE_NOOP("Errors", "“{name}” is of a kind that the chosen method cannot read."),
            QT_TRANSLATE_NOOP("Errors", "Choose another method for it; this one reads {extensions}."),
            name=label,
            extensions=list(chosen.formats),
        )
    if (lack := missing(name)) is not None:
        raise lack
    task = Task(path, label, validated(chosen, settings), options, context, progress)
    return await chosen.convert(task)


def validated(chosen: Method, settings: dict[str, Any]) -> Any:
    """Return the settings of a method as its model. Raises InvalidUse for values that it does not allow."""
    try:
        return chosen.settings.model_validate(settings)
    except ValidationError as error:
        raise unfit(chosen.settings, error) from error
