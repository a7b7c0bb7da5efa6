"""What a method of turning a file into Markdown is, and what it is given to work on."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from pydantic import BaseModel

from core.documents.converted import Converted
from core.documents.reading import ReadOptions
from core.errors import LorewrightError

if TYPE_CHECKING:
    from core.jobs.job import CallRecord, Context

Needs = Literal["", "package", "model", "service"]


@dataclass(frozen=True)
class Task:
    """One file to convert: the project's copy at `path`, called `label` by the user, and how to go about it."""

    path: Path
    label: str
    settings: Any
    options: ReadOptions
    context: Context
    progress: Callable[[int, int], None]

    @property
    def suffix(self) -> str:
        """Return the ending of the file's name, lower case and with the dot."""
        return self.path.suffix.lower()


@dataclass(frozen=True)
class Method:
    """A way of turning a file into Markdown.

    Attributes:
        name: stable, as in document rows and on the command line.
        title: for people, marked for translation.
        formats: endings of the files it takes, lower case and with the dot.
        settings: the model of what it can be told.
        needs: "" for nothing beyond the program; "package" for one that may be missing; "model" for a model that looks
            at pictures; "service" for a MinerU service. With the last two, pages leave the program.
        convert: does it; raises LorewrightError, or ItemFailed when calls were made.
    """

    name: str
    title: str
    formats: tuple[str, ...]
    settings: type[BaseModel]
    needs: Needs
    convert: Callable[[Task], Awaitable[tuple[Converted, list[CallRecord]]]]


def named(error: LorewrightError, path: Path, label: str) -> LorewrightError:
    """Return an error that calls the file what the user calls it: the project's copy is named by its hash."""
    if error.params.get("name") == path.name:
        error.params["name"] = label
        error.args = (str(error),)
    return error


def called(converted: Converted, path: Path, label: str) -> Converted:
    """Return a result whose remarks call the file what the user calls it."""
    remarks = tuple(named(LorewrightError.from_dict(remark), path, label).as_dict() for remark in converted.remarks)
    return replace(converted, remarks=remarks)


def page_list(pages: Sequence[int], most: int = 12) -> list[str]:
    """Return page numbers (from 1) for a sentence, runs joined: "1–3" and "7"; long lists end in "…"."""
    runs: list[list[int]] = []
    for page in sorted(set(pages)):
        if runs and runs[-1][1] == page - 1:
            runs[-1][1] = page
        else:
            runs.append([page, page])
    shown = [str(first) if first == last else f"{first}–{last}" for first, last in runs[:most]]
    return [*shown, "…"] if len(runs) > most else shown


async def together(work: Iterable[Coroutine[Any, Any, None]]) -> None:
    """Run coroutines side by side; the first that fails cancels the others, and its error is raised as it is."""
    tasks = [asyncio.ensure_future(one) for one in work]
    try:
        await asyncio.gather(*tasks)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
