"""What makes an estimate more than a rule of thumb: real prompts, a sample that is counted, what was seen before.

The rule (`core.stages.estimate.tokens_of`) needs only lengths, so the whole selection is summed up by one query; how
far it is off is measured on texts spread over the selection.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, func, select

from core.jobs.children import Child, Report
from core.llm.messages import Model, Usage
from core.llm.pricing import cost
from core.llm.vocabulary import count
from core.prompts.overrides import effective
from core.prompts.rendering import Value, render
from core.stages.estimate import Estimate, overhead, tokens
from core.store import paging
from core.store.schema import UsageDay
from core.store.schema.columns import table

#: texts of a selection that are counted
SAMPLE = 200
#: calls of a model from which on its replies and its time say something
ENOUGH = 5
# What a chat template puts around each message, and before the reply: ChatML opens with a mark, the role and a line,
# and closes a message with a mark and a line.
_FRAME, _OPENING = 5, 3

DAY = table(UsageDay)
#: language, text under work, and what else is filled into the prompt for it alone: headings, title, number wanted
Sample = tuple[str, str, str]
Counter = Callable[[Sequence[str], str], list[int]]


@dataclass(frozen=True)
class Measure:
    """What was measured for one stage and one model.

    Attributes:
        ratio: real tokens of the prompts for each token of the rule.
        reply: tokens of a reply as seen so far, None where too few calls were made.
        latency: seconds of a call as seen so far.
        sampled: how many texts were counted.
    """

    ratio: float = 1.0
    reply: float | None = None
    latency: float | None = None
    sampled: int = 0

    def applied(self, found: Estimate, model: Model) -> Estimate:
        """Return an estimate made by the rule with what was measured in its place."""
        if not found.calls:
            return found
        asked = round(found.prompt_tokens * self.ratio)
        replied = found.completion_tokens if self.reply is None else round(self.reply * found.calls)
        seconds = None
        if self.latency is not None:
            at_once = max(1, min(found.calls, model.parallel * (1 + len(model.endpoints))))
            seconds = found.calls * self.latency / at_once
        return Estimate(found.items, found.calls, asked, replied, cost(model, Usage(asked, replied)), seconds)


def vocabulary_of(model: Model) -> str:
    """Return the vocabulary that comes nearest to how a model divides text."""
    name = model.name.lower()
    if "qwen" in name or "qwq" in name:
        return "qwen"
    if name.startswith(("gpt-4-", "gpt-3.5")) or name == "gpt-4":
        return "cl100k"
    return "o200k"


def measure(
    connection: Connection,
    project_id: int,
    model: Model,
    stage: str,
    prompt_id: str,
    samples: Sequence[Sample],
    variables: Mapping[str, Value],
    counter: Counter = count,
) -> Measure:
    """Measure a stage.

    Args:
        connection: to read the project's prompts and what was seen with.
        project_id: the project.
        model: the one that is to be called.
        stage: as in the usage table.
        prompt_id: the prompt around each text.
        samples: those of the selection; the rule knows nothing of what goes beside each text.
        variables: those of the prompt that all texts share, as the rule has them.
        counter: counts tokens; `beside` where the vocabulary must not be loaded into this process.
    """
    languages = sorted({language for language, _text, _beside in samples})
    frames = [frame(connection, project_id, prompt_id, language, variables) for language in languages]
    filled = ["\n".join(filter(None, (text, beside))) for _language, text, beside in samples]
    sizes = counter(filled + frames, vocabulary_of(model)) if samples else []
    template = 2 * _FRAME + _OPENING
    around = {language: size + template for language, size in zip(languages, sizes[len(samples) :], strict=True)}
    real = sum(sizes[: len(samples)]) + sum(around[language] for language, _text, _beside in samples)
    ruled_around = {language: overhead(prompt_id, language, variables) for language in languages}
    ruled = sum(tokens(text) + ruled_around[language] for language, text, _beside in samples)
    reply, latency = seen(connection, model, stage)
    return Measure(real / ruled if ruled else 1.0, reply, latency, len(samples))


def frame(
    connection: Connection, project_id: int, prompt_id: str, language: str, variables: Mapping[str, Value]
) -> str:
    """Return the text of a prompt as the project has it, without the text under work."""
    prompt = effective(connection, project_id, prompt_id, language)
    filled = {name: variables.get(name, "") for name in prompt.variables}
    return "\n".join(str(message["content"]) for message in render(prompt, filled))


def seen(connection: Connection, model: Model, stage: str) -> tuple[float | None, float | None]:
    """Return tokens of a reply and seconds of a call of a model so far: in this stage, the time else in any."""
    sums = (func.sum(DAY.c.calls), func.sum(DAY.c.completion_tokens), func.sum(DAY.c.latency_ms))
    where = (DAY.c.provider == model.provider, DAY.c.model == model.name, DAY.c.state == "ok")
    own = connection.execute(select(*sums).where(*where, DAY.c.stage == stage)).one()
    if own[0] and own[0] >= ENOUGH:
        return own[1] / own[0], own[2] / own[0] / 1000
    every = connection.execute(select(*sums).where(*where)).one()
    return None, every[2] / every[0] / 1000 if every[0] and every[0] >= ENOUGH else None


def spread(connection: Connection, ids: Select[Any]) -> list[int]:
    """Return up to SAMPLE ids spread evenly over those a query selects."""
    found = paging.ids(connection, ids)
    return list(found[:: max(1, -(-len(found) // SAMPLE))])


def beside(texts: Sequence[str], vocabulary: str) -> list[int]:
    """Return what `count` returns, from a child process that then ends.

    Loading a vocabulary holds the interpreter for most of a second and takes 80 MiB: a window would stand still.
    """
    child = Child()
    try:
        return child.run(_counted, (list(texts), vocabulary), lambda _done, _total: None)
    finally:
        child.end()


def _counted(texts: Sequence[str], vocabulary: str, _report: Report) -> list[int]:
    return count(texts, vocabulary)
