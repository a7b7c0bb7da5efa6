"""A vision model looking at the pages of one document, several at once, each finished page kept on the disk."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from core.documents.methods.method import Task, together
from core.documents.methods.pagestore import Pages
from core.documents.methods.rendering import page_jpeg
from core.documents.methods.replies import Unusable, page_markdown
from core.errors import QT_TRANSLATE_NOOP, LorewrightError
from core.llm.calls import collecting
from core.llm.failures import ModelError
from core.llm.gateway.budget import BudgetReached
from core.llm.gateway.lasting import Halted
from core.llm.messages import Request, with_picture
from core.prompts.book import PromptBook
from core.prompts.echo import echoes
from core.prompts.rendering import render

if TYPE_CHECKING:
    from core.jobs.job import CallRecord

STAGE = "vision"
LANGUAGES = {"zh": {"zh": "中文", "en": "英文"}, "en": {"zh": "Chinese", "en": "English"}}
# What fails for every page alike: going on would only fail the others too.
_HOPELESS = {"key", "forbidden", "quota", "model", "address", "pictures", "asleep", "unreachable"}
# So many pages failed and none was read: the others are left alone.
_VAIN = 4
_TRIES = 2
_REASONS = {
    "empty": QT_TRANSLATE_NOOP("Errors", "The model's reply for a page was empty."),
    "refused": QT_TRANSLATE_NOOP("Errors", "The model would not copy a page, or did not see it."),
    "cut": QT_TRANSLATE_NOOP("Errors", "The model's reply for a page was cut off."),
    "repeats": QT_TRANSLATE_NOOP("Errors", "The model repeated itself instead of copying a page."),
    "echo": QT_TRANSLATE_NOOP("Errors", "The model repeated its instructions instead of copying a page."),
}
_ADVICE = {
    "cut": QT_TRANSLATE_NOOP("Errors", "Raise the model's limit of tokens, then retry: the other pages are kept."),
    "": QT_TRANSLATE_NOOP("Errors", "Retry, or choose a more capable vision model."),
}


@dataclass
class Looking:
    """The work on one document. `found` has the Markdown of finished pages by index, `failed` why others have none.

    `calls` are those of replies that could not be used; the calls of finished pages lie with the pages.
    """

    task: Task
    pages: Pages
    total: int
    language: str
    prompts: PromptBook
    found: dict[int, str] = field(default_factory=dict)
    failed: dict[int, LorewrightError] = field(default_factory=dict)
    calls: list[CallRecord] = field(default_factory=list)

    async def look(self) -> None:
        """Look at every page that is not finished yet. Raises LorewrightError where no page can succeed."""
        kept = await asyncio.to_thread(self.pages.all)
        self.found = {index: text for index, text in kept.items() if index < self.total}
        room = asyncio.Semaphore(self.task.settings.at_once)
        self._tell()
        await together(self._page(index, room) for index in range(self.total) if index not in self.found)

    async def _page(self, index: int, room: asyncio.Semaphore) -> None:
        async with room:
            task = self.task
            run, path = task.context.pools.run_reporting, str(task.path)
            try:
                picture = await run(page_jpeg, path, index, task.settings.dpi, task.options.password)
                await self._asked(index, picture)
            except (BudgetReached, Halted):
                raise
            except LorewrightError as error:
                self.failed[index] = error
                if len(self.failed) >= min(_VAIN, self.total) and not self.found:
                    raise
                if isinstance(error, ModelError) and error.kind in _HOPELESS:
                    raise
            self._tell()

    async def _asked(self, index: int, picture: bytes) -> None:
        """Ask for one page, once more when the reply is no page. Raises LorewrightError."""
        model = self.task.settings.model
        prompt = self.prompts.load("page", self.language)
        about = {"page": str(index + 1), "pages": str(self.total), "language": self._spoken()}
        request = Request(with_picture(render(prompt, about), picture), model, STAGE)
        reason = ""
        # Pages are kept by themselves, with their calls.
        with collecting(item="") as spent:
            try:
                for _ in range(_TRIES):
                    reply = await self.task.context.client.complete(request)
                    try:
                        text = page_markdown(reply.text, reply.finish)
                    except Unusable as error:
                        reason = error.reason
                        continue
                    if echoes(text, prompt, ""):
                        reason = "echo"
                        continue
                    await asyncio.to_thread(self.pages.put, index, text, list(spent))
                    # They lie with the page now, and are counted when the document is done.
                    spent.apart = True
                    self.found[index] = text
                    return
            finally:
                if not spent.apart:
                    self.calls += spent
        raise LorewrightError(_REASONS[reason], _ADVICE.get(reason, _ADVICE[""]), page=index + 1)

    def _spoken(self) -> str:
        chosen = self.task.settings.language
        return "" if chosen == "auto" else LANGUAGES[self.language][chosen]

    def _tell(self) -> None:
        self.task.progress(len(self.found) + len(self.failed), self.total)
