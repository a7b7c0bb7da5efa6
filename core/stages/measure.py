"""What makes an estimate more than a rule of thumb: real prompts, a sample that is counted, what was seen before.

The rule (`core.stages.estimate.tokens_of`) needs only lengths, so the whole selection is summed up by one query; how
far it is off is measured on texts spread over the selection.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from sqlalchemy import Connection, Select

from core.jobs.children import Child, Report
from core.llm.messages import Model, Usage
from core.llm.pricing import cost
from core.llm.vocabulary import count
from core.prompts.overrides import effective
from core.prompts.rendering import Value, render
from core.stages import modeljob, past
from core.stages.estimate import Estimate, overhead, tokens
from core.stages.replies import Replies, replies
from core.store import paging

#: texts of a selection that are counted
SAMPLE = 200
# What a chat template puts around each message, and before the reply: ChatML opens with a mark, the role and a line,
# and closes a message with a mark and a line.
_FRAME, _OPENING = 5, 3

#: language, text under work, and what else is filled into the prompt for it alone: headings, title, number wanted
Sample = tuple[str, str, str]
Counter = Callable[[Sequence[str], str], list[int]]


@dataclass(frozen=True)
class Measure:
    """What was measured for one stage and one model.

    Attributes:
        ratio: real tokens of the prompts for each token of the rule.
        replies: what the model said and took so far.
        by_text: whether the length of a reply follows that of the text, and not what is asked of each.
        more: how many times as much is asked for now as in the latest job of the stage.
        sampled: how many texts were counted.
    """

    ratio: float = 1.0
    replies: Replies = field(default_factory=Replies)
    by_text: bool = False
    more: float = 1.0
    sampled: int = 0

    def applied(self, found: Estimate, model: Model) -> Estimate:
        """Return an estimate made by the rule with what was measured in its place."""
        if not found.calls:
            return found
        seen = self.replies
        sent = found.prompt_tokens * self.ratio
        written = self._written(found, sent)
        calls = round(found.calls * seen.again)
        # Asked again, a model is shown the same text, and what it said.
        asked = round(sent + (seen.again - 1) * (sent + written / seen.again))
        replied, seconds = round(written), None
        if seen.latency is not None:
            at_once = max(1, min(calls, model.parallel * (1 + len(model.endpoints))))
            seconds = calls * seen.latency / at_once
        price = cost(model, Usage(asked, replied))
        return Estimate(found.items, calls, asked, replied, price, seconds, rests_on=seen.calls)

    def _written(self, found: Estimate, sent: float) -> float:
        """Return the tokens that will be written, by what was seen where something was."""
        seen = self.replies
        if self.by_text and seen.share is not None:
            return seen.share * sent * seen.again
        each = seen.item if seen.item is not None else seen.reply
        return found.completion_tokens if each is None else each * self.more * found.calls


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
    *,
    said: bool = False,
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
        said: whether the form of the reply goes with each prompt, in words.
    """
    languages = sorted({language for language, _text, _beside in samples})
    frames = [frame(connection, project_id, prompt_id, language, variables) for language in languages]
    if said:
        forms = [form(connection, project_id, prompt_id, language) for language in languages]
        frames = [f"{one}\n\n{words}" for one, words in zip(frames, forms, strict=True)]
    filled = ["\n".join(filter(None, (text, beside))) for _language, text, beside in samples]
    earlier = past.sent(connection, model) if samples else []
    counted = counter(filled + frames + [one.text for one in earlier], vocabulary_of(model)) if samples else []
    sizes, counted = counted[: len(samples)], counted[len(samples) :]
    around = {language: counted.pop(0) + _template(2) for language in languages}
    own = past.ratios(earlier, [size + _template(one.messages) for one, size in zip(earlier, counted, strict=True)])
    pairs = zip(sizes, samples, strict=True)
    real = sum((size + around[language]) * own.get(language, 1.0) for size, (language, _text, _beside) in pairs)
    ruled_around = {language: overhead(prompt_id, language, variables) for language in languages}
    ruled = sum(tokens(text) + ruled_around[language] for language, text, _beside in samples)
    return Measure(real / ruled if ruled else 1.0, replies(connection, model, stage), sampled=len(samples))


def _template(messages: int) -> int:
    """Return the tokens that a chat template puts around so many messages."""
    return messages * _FRAME + _OPENING


def frame(
    connection: Connection, project_id: int, prompt_id: str, language: str, variables: Mapping[str, Value]
) -> str:
    """Return the text of a prompt as the project has it, without the text under work."""
    prompt = effective(connection, project_id, prompt_id, language)
    filled = {name: variables.get(name, "") for name in prompt.variables}
    return "\n".join(str(message["content"]) for message in render(prompt, filled))


def form(connection: Connection, project_id: int, prompt_id: str, language: str) -> str:
    """Return the words that tell the form of a reply where a model keeps to none that is sent; "" for plain text."""
    load = partial(effective, connection, project_id)
    return modeljob.form(load, language, load(prompt_id, language))


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
