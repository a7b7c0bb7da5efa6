"""What the whole way from documents to a dataset would take, before anything is read; the guide shows it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from core.documents.glancing import HEADINGS, Glance
from core.domain import estimating as tree
from core.domain.suggesting import OUTLINE_CHARACTERS, TreeOptions
from core.llm.messages import Model
from core.questions import estimating as asking
from core.questions.generating import TAGS_SHOWN, QuestionOptions
from core.samples import estimating as answering
from core.stages import estimate as stages
from core.stages.choice import is_built_in
from core.stages.estimate import Estimate

# Measured on documents of all formats in both languages: what the usual way of splitting makes of them, the length of a
# tag and of a question.
CHUNK, TAG, QUESTION = 1540, "a tag in words", {"zh": 20, "en": 60}


def foresee(found: Sequence[Glance], model: Model) -> Estimate:
    """Return about what tree, questions and answers would take of a model; `items` are the documents."""
    if is_built_in(model) or not found:
        return Estimate(len(found))
    sizes = tuple(_sizes(found))
    tags = (TAG,) * min(TAGS_SHOWN, sum(row[2] for row in sizes))
    volume = asking.Volume(sizes, tags)
    options = QuestionOptions(model=model)
    parts = [_tree(found, model), asking.estimate(volume, options), answering.estimate(_asked(volume, options), model)]
    costs = [part.cost for part in parts]
    return Estimate(
        len(found),
        sum(part.calls for part in parts),
        sum(part.prompt_tokens for part in parts),
        sum(part.completion_tokens for part in parts),
        None if None in costs else sum(cost or 0.0 for cost in costs),
    )


def _sizes(found: Sequence[Glance]) -> Iterable[tuple[str, int, int, int]]:
    """Yield the chunks of each language as (language, size of each, how many, bytes together)."""
    for language in sorted({one.language for one in found}):
        own = [one for one in found if one.language == language]
        chunks = sum(max(1, round(one.characters / CHUNK)) for one in own)
        yield language, sum(one.characters for one in own) // chunks, chunks, sum(one.octets for one in own)


def _asked(volume: asking.Volume, options: QuestionOptions) -> answering.Volume:
    rows = []
    for language, size, chunks, octets in volume.sizes:
        each = asking.questions(asking.Volume(((language, size, 1, 0),)), options)
        count, length = each * chunks, QUESTION.get(language, QUESTION["en"])
        wide = octets / max(1, size * chunks)
        rows.append((language, count, count * (size + length), round(count * (size + length) * wide)))
    return answering.Volume(tuple(rows))


def _tree(found: Sequence[Glance], model: Model) -> Estimate:
    language = max(("en", "zh"), key=lambda name: sum(one.characters for one in found if one.language == name))
    share = min(HEADINGS, OUTLINE_CHARACTERS / max(1, sum(one.characters for one in found)))
    listed = sum(stages.tokens_of(round(one.characters * share), round(one.octets * share)) for one in found)
    depth = TreeOptions(model=model).depth
    prompt = stages.overhead("domain-tree", language, {"outlines": "", "depth": str(depth)}) + listed
    return stages.estimate(model, 1, prompt, tree.reply(listed))
