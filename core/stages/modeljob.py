"""A job whose items each take one call of a model, or none with the built-in engine."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from pydantic import BaseModel, Field, TypeAdapter

from core.errors import QT_TRANSLATE_NOOP, LorewrightError
from core.jobs.job import CallRecord, Context, ItemFailed, Job
from core.llm.asking import ReplyRejected, ask
from core.llm.bounding import Extent, bounded
from core.llm.calls import collecting, remark
from core.llm.gateway.budget import BudgetReached
from core.llm.gateway.lasting import Halted
from core.llm.messages import Model, Reply, Request
from core.llm.repeating import REPEATS
from core.llm.skeleton import skeleton
from core.prompts import catalogue
from core.prompts.book import PromptBook
from core.prompts.catalogue import Prompt, PromptInvalid
from core.prompts.languages import of_prompt
from core.prompts.rendering import render
from core.stages.choice import BUILT_IN, is_built_in


class ModelOptions(BaseModel):
    """What every model stage can be told."""

    model: Model = Field(default=BUILT_IN, title="Model", json_schema_extra={"hidden": True})


M = TypeVar("M", bound=ModelOptions)

# Twenty equal failures in a row without one success: it is of no use to go on, whatever the reason is.
BREAKER = 20


class ModelJob(Job[M]):
    """A job of a model stage; `stage` names it in prompts and usage."""

    stage = ""
    breaker = BREAKER
    lending = True
    _book: PromptBook | None = None

    @property
    def built_in(self) -> bool:
        """Whether the built-in engine does the work."""
        return is_built_in(self.options.model)

    def parallel(self) -> int:
        """Return as many as the model's endpoint may have in flight, or what keeps the child processes fed."""
        model = self.options.model
        return 4 if self.built_in else model.parallel * (1 + len(model.endpoints))

    def origin(self) -> str:
        """Return the model as it is written into rows."""
        return self.options.model.spec

    async def say(
        self,
        context: Context,
        prompt_id: str,
        language: str,
        variables: dict[str, Any],
        shape: TypeAdapter[Any] | None,
        extent: Extent | None = None,
    ) -> tuple[Any, Reply, list[CallRecord], Prompt]:
        """Call the model once (twice when the first reply is no data) and return value, reply, calls and prompt.

        The last call names the model that answered, which may be a fallback. `extent` is how far a list can go of
        which nobody says how many entries it is to have.

        Raises:
            ItemFailed: the call failed or the reply cannot be used; carries the reply as it came and what was paid.
        """
        book = self.prompts(context)
        prompt = book.load(prompt_id, language)
        model = self.options.model
        schema = bounded(prompt.schema, variables.get("count"), extent) if shape and prompt.schema else None
        most = None if extent is None else extent.characters
        said = form(book.load, language, prompt) if schema else ""
        request = Request(tuple(render(prompt, variables)), model, self.stage, schema, most=most, form=said)
        with collecting() as calls:
            try:
                answer = await ask(
                    context.client,
                    request,
                    shape,
                    lambda error: again(book, language, error),
                    render_rest=lambda there: rest(book, language, len(there), variables.get("count")),
                )
            except ReplyRejected as error:
                told = {name: value for name, value in error.params.items() if name != "raw"}
                rejected = LorewrightError(error.what, error.todo, **told)
                raise ItemFailed(rejected, "\n\n".join(error.raw), calls) from error
            except (BudgetReached, Halted):
                raise
            except Exception as error:
                raise ItemFailed(error, "", calls) from error
        if answer.salvaged and shape is not None:
            remark((ended(answer.ended) if answer.ended else cut_off(answer.lost)).as_dict())
        return answer.value, answer.reply, calls, prompt

    def prompts(self, context: Context) -> PromptBook:
        """Return the prompts of the project, as they stood when this run first asked for each."""
        if self._book is None:
            self._book = PromptBook(context.workspace, self.project_id)
        return self._book


def cut_off(lost: str) -> LorewrightError:
    """Return what is to be said of an item whose list ended too early; `lost` is why no more was to be had."""
    todo = QT_TRANSLATE_NOOP("Errors", "Raise the model's limit of tokens, or ask for fewer at a time.")
    if not lost:
        what = QT_TRANSLATE_NOOP("Errors", "The reply was cut off; the entries that came whole were kept.")
        return LorewrightError(what, todo)
    what = QT_TRANSLATE_NOOP(
        "Errors",
        "The reply was cut off; the entries that came whole were kept. The others could not be asked for: {reason}",
    )
    return LorewrightError(what, "", reason=lost)


def ended(why: str) -> LorewrightError:
    """Return what is to be said of an item whose list would not have ended by itself."""
    todo = QT_TRANSLATE_NOOP("Errors", "Look through what came of it, or choose a more capable model.")
    if why == REPEATS:
        what = QT_TRANSLATE_NOOP(
            "Errors", "The model repeated the same entries without end and was stopped; each of them was kept once."
        )
        return LorewrightError(what, todo)
    what = QT_TRANSLATE_NOOP(
        "Errors", "The model wrote far more than can be right and was stopped; the entries that came whole were kept."
    )
    return LorewrightError(what, todo)


def again(book: PromptBook, language: str, error: str) -> str:
    """Return the message that asks a model once more, with what was wrong with its reply."""
    return str(render(book.load("retry", language), {"error": error})[-1]["content"])


def form(load: Callable[[str, str], Prompt], language: str, prompt: Prompt) -> str:
    """Return the words that tell a model the form of the data a prompt asks for, "" where it asks for text.

    `load` returns a prompt of the project by its id and language.
    """
    if prompt.schema is None:
        return ""
    try:
        words = load("form", language)
    except PromptInvalid:
        # Few requests need it: a project's own text that no longer fits must not keep the others from being made.
        words = catalogue.load("form", of_prompt(language))
    return str(render(words, {"form": skeleton(prompt.schema)})[-1]["content"])


def rest(book: PromptBook, language: str, there: int, wanted: Any) -> str:
    """Return the message that asks for the missing items of a list; `wanted` is how many there were to be, if known."""
    missing = str(max(1, int(wanted) - there)) if str(wanted or "").isdigit() else ""
    return str(render(book.load("rest", language), {"there": str(there), "missing": missing})[-1]["content"])
