"""The method for documents that hold their text as text: each format's own reader, in a child process."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import BaseModel

from core.documents.converted import Converted
from core.documents.methods.method import Task, called, named
from core.documents.reading import ReadOptions
from core.errors import LorewrightError

if TYPE_CHECKING:
    from core.jobs.children import Report
    from core.jobs.job import CallRecord


class TextSettings(BaseModel):
    """The readers need no settings."""


async def convert(task: Task) -> tuple[Converted, list[CallRecord]]:
    """Read one file by its text."""
    run = task.context.pools.run_reporting
    return await run(read_text, str(task.path), task.label, task.options, progress=task.progress), []


def read_text(path: str, label: str, options: ReadOptions, report: Report) -> Converted:
    """Read one file; runs in a child process. Raises LorewrightError with the file's name as the user knows it."""
    from core.documents.readers import read

    source = Path(path)
    try:
        return called(read(source, report, options), source, label)
    except LorewrightError as error:
        raise named(error, source, label) from error
