"""What both ways to MinerU share: limits told before anything is sent, and pages put together again."""

from __future__ import annotations

from core.documents.converted import Converted, Locator
from core.documents.methods.method import Task
from core.documents.methods.parsed import Pieces, no_result
from core.documents.methods.vision import surveyed
from core.errors import QT_TRANSLATE_NOOP, LorewrightError


async def within_limits(task: Task, largest: int, most: int) -> int:
    """Return how many pages a PDF has, 0 for other files. Raises LorewrightError when the service would refuse it."""
    size = task.path.stat().st_size
    if size > largest:
        raise LorewrightError(
            QT_TRANSLATE_NOOP("Errors", "“{name}” has {size} MB; MinerU takes {most} MB at most."),
            QT_TRANSLATE_NOOP("Errors", "Split it into smaller files, or choose another method."),
            name=task.label,
            size=round(size / 1e6),
            most=round(largest / 1e6),
        )
    if task.suffix != ".pdf":
        return 0
    pages, _ = await task.context.pools.run_reporting(surveyed, str(task.path), task.options.password)
    if task.options.password:
        raise LorewrightError(
            QT_TRANSLATE_NOOP("Errors", "“{name}” is protected with a password, which MinerU cannot be given."),
            QT_TRANSLATE_NOOP("Errors", "Save a copy without a password and add that, or choose another method."),
            name=task.label,
        )
    if pages > most:
        raise LorewrightError(
            QT_TRANSLATE_NOOP("Errors", "“{name}” has {pages} pages; MinerU takes {most} at most."),
            QT_TRANSLATE_NOOP("Errors", "Split it into smaller files, or choose another method."),
            name=task.label,
            pages=pages,
            most=most,
        )
    task.progress(0, pages)
    return pages


def converted(name: str, pieces: Pieces, total: int = 0) -> Converted:
    """Return the document of pieces in order. Raises LorewrightError when there is no text in them."""
    texts: list[str] = []
    starts: list[tuple[int | None, int]] = []
    size = 0
    for page, text in pieces:
        joint = "" if not texts or texts[-1].endswith("\n") else "\n\n"
        if starts and starts[-1][0] == page:
            pass
        else:
            starts.append((page, size + len(joint)))
        texts += [joint, text]
        size += len(joint) + len(text)
    markdown = "".join(texts).rstrip() + "\n"
    if not markdown.strip():
        raise no_result(name)
    begins = [0, *(start for _, start in starts[1:])]
    ends = [*begins[1:], len(markdown)]
    locators = tuple(
        Locator(begin, min(end, len(markdown)), page, None)
        for (page, _), begin, end in zip(starts, begins, ends, strict=True)
        if begin < min(end, len(markdown))
    )
    pages = max((page for page, _ in pieces if page), default=None)
    return Converted(markdown, locators, total or pages)
