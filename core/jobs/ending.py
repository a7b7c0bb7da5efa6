"""How runs and their items end: to the end even when told to stop, and with an error as plain data."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine, Iterator
from typing import Any

from core.errors import QT_TRANSLATE_NOOP, LorewrightError
from core.jobs import states
from core.jobs.job import ItemFailed
from core.jobs.progress import Progress
from core.llm.asking import ReplyRejected
from core.llm.failures import ModelError
from core.llm.gateway.budget import BudgetReached
from core.llm.gateway.lasting import Halted
from core.store.failing import told

log = logging.getLogger("jobs")


async def to_its_end(work: Coroutine[Any, Any, None]) -> bool:
    """Wait for `work` even when told to stop in the meantime; return whether that happened."""
    task, told = asyncio.ensure_future(work), False
    while not task.done():
        try:
            await asyncio.shield(task)
        except asyncio.CancelledError:
            told = True
    task.result()
    return told


def held_back(error: BaseException) -> BudgetReached | Halted | None:
    """Return why a call for an item was not let out, however the job put it: a cap, or a run without hope."""
    return next((cause for cause in _causes(error) if isinstance(cause, BudgetReached | Halted)), None)


def refused(error: BaseException) -> ModelError | None:
    """Return the refusal of a service that an item's failure comes from, None where it has another reason."""
    return next((cause for cause in _causes(error) if isinstance(cause, ModelError)), None)


def passing(error: BaseException) -> bool:
    """Say whether an item failed for a reason that may be gone: the connection, the server, a reply of no use."""
    return any(
        isinstance(cause, ReplyRejected) or (isinstance(cause, ModelError) and cause.retryable)
        for cause in _causes(error)
    )


def _causes(error: BaseException) -> Iterator[BaseException]:
    current: BaseException | None = error
    seen: set[int] = set()
    # A chain can lead back to where it began: an error raised again while it is being handled.
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        yield current
        if isinstance(current, ItemFailed):
            yield current.error
        current = current.__cause__ or current.__context__


def end_state(asked: str | None, progress: Progress) -> str:
    """Return the state in which a job ends; `asked` is the one it was told to end in, None if it came to its end.

    What was to be paused and has no item left came to its end too.
    """
    whole = progress.total and progress.ended() >= progress.total
    if asked is None or (asked == states.PAUSED and whole):
        return states.DONE if not progress.failed else states.PARTIAL if progress.done else states.FAILED
    return asked


def plain(error: BaseException) -> dict[str, Any]:
    """Return any error as plain data; one we did not foresee is logged with its trace."""
    if isinstance(error, ItemFailed):
        error = error.error
    error = told(error) or error
    if isinstance(error, LorewrightError):
        return error.as_dict()
    log.error("unforeseen error", exc_info=error)
    return LorewrightError(
        QT_TRANSLATE_NOOP("Errors", "Something unforeseen went wrong: {reason}."),
        QT_TRANSLATE_NOOP("Errors", "Retry; if it happens again, the log has the details."),
        reason=f"{type(error).__name__}: {error}",
    ).as_dict()


def unwritable(path: str, error: BaseException) -> LorewrightError:
    """Return the error that says that results cannot be written."""
    return LorewrightError(
        QT_TRANSLATE_NOOP("Errors", "The results cannot be written to {path}: {reason}."),
        QT_TRANSLATE_NOOP("Errors", "Make room on the disk or mend the right to write there, then resume the job."),
        path=path,
        reason=str(getattr(error, "orig", error)),
    )
