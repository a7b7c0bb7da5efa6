"""The collection of bad replies: what models really send in place of the JSON they were asked for.

The files `replies/*.toml` hold them by kind. Each has a language, the shape that was asked for, the reply as it came,
and what is to become of it: `value`, perhaps with `cut` where the rest is to be asked for, or `failure`, the sentence
with which the model is asked again. `python -m benchmarks.badreplies` prints what comes of them.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from core.documents.methods.levels import Level
from core.domain.suggesting import SHAPE as TREE
from core.llm.asking import read
from core.llm.messages import Reply, Usage
from core.llm.reasoning import separate
from core.llm.structured import NotAsAsked
from core.personas.generating import SHAPE as PERSONAS
from core.questions.generating import SHAPE as QUESTIONS

FOLDER = Path(__file__).parent / "replies"
SHAPES: dict[str, TypeAdapter[Any] | dict[str, Any] | None] = {
    "questions": QUESTIONS,
    "tree": TREE,
    "personas": PERSONAS,
    "levels": TypeAdapter(list[Level]),
    "strings": TypeAdapter(list[str]),
    "judge": {
        "type": "object",
        "properties": {"score": {"type": "integer", "minimum": 1, "maximum": 5}, "reason": {"type": "string"}},
        "required": ["score", "reason"],
        "additionalProperties": False,
    },
    "text": None,
}


@dataclass(frozen=True)
class Case:
    """One bad reply and what is to become of it."""

    kind: str
    name: str
    language: str
    schema: str
    text: str
    value: Any = None
    failure: str = ""
    cut: bool = False
    finish: str = "stop"
    reasoning: str = ""

    @property
    def shape(self) -> TypeAdapter[Any] | dict[str, Any] | None:
        """What the reply was asked to be."""
        return SHAPES[self.schema]


def cases() -> list[Case]:
    """Return every case, by kind."""
    found = []
    for path in sorted(FOLDER.glob("*.toml")):
        for entry in tomllib.loads(path.read_text(encoding="utf-8"))["reply"]:
            value = json.loads(entry.pop("value"), strict=False) if "value" in entry else None
            found.append(Case(kind=path.stem, value=value, **entry))
    return found


def outcome(case: Case) -> tuple[str, Any]:
    """Return what becomes of a reply as every reply is read: ("whole" | "cut" | "again", value or sentence)."""
    text, reasoning = separate({"content": case.text, "reasoning": case.reasoning})
    reply = Reply(text, reasoning, Usage(), case.text, case.finish, 0, "model")
    try:
        parsed = read(reply, case.shape)
    except NotAsAsked as error:
        return "again", str(error)
    adapter = case.shape
    value = parsed.value
    if isinstance(adapter, TypeAdapter):
        value = adapter.dump_python(value, mode="json", exclude_none=True)
    return ("cut" if parsed.salvaged else "whole"), value


def expected(case: Case) -> tuple[str, Any]:
    """Return what is to become of a reply."""
    if case.failure:
        return "again", case.failure
    return ("cut" if case.cut else "whole"), case.value


def plainly(case: Case) -> bool:
    """Say whether the usual way gives the right value: the first fence, or the whole, through `json.loads`."""
    fence = re.search(r"```(?:json)?\s*\n(.*?)```", case.text, re.DOTALL)
    text = fence[1] if fence else case.text
    try:
        if case.shape is None:
            return bool(text.strip() == case.value)
        data = json.loads(text.strip())
        if not isinstance(case.shape, TypeAdapter):
            return bool(data == case.value)
        value = case.shape.validate_python(data)
        return bool(case.shape.dump_python(value, mode="json", exclude_none=True) == case.value)
    except ValueError:
        return False


def table() -> str:
    """Return what becomes of the collection, by kind, as a table for people."""
    found = [(case, outcome(case)) for case in cases()]
    head = f"{'kind':<12}{'replies':>8}{'zh':>5}{'taken':>7}{'rest asked':>12}{'asked again':>13}{'wrong':>7}"
    lines = [f"{head}{'json.loads':>12}"]
    for kind in [*dict.fromkeys(case.kind for case, _ in found), "all"]:
        of_kind = [(case, came) for case, came in found if kind in (case.kind, "all")]
        ends = Counter(came[0] if came == expected(case) else "wrong" for case, came in of_kind)
        chinese = sum(case.language == "zh" for case, _ in of_kind)
        plain = sum(plainly(case) for case, _ in of_kind)
        counts = f"{ends['whole']:>7}{ends['cut']:>12}{ends['again']:>13}{ends['wrong']:>7}{plain:>12}"
        lines.append(f"{kind:<12}{len(of_kind):>8}{chinese:>5}{counts}")
    with_data = [(case, came) for case, came in found if not case.failure]
    got = sum(came == expected(case) for case, came in with_data)
    refused = sum(came == expected(case) for case, came in found if case.failure)
    without = len(found) - len(with_data)
    lines.append(f"\nOf {len(with_data)} replies that hold data, it is taken from {got}; of {without} that hold none,")
    lines.append(
        f"{refused} are refused with the sentence for the second try, after which the item fails with its raw reply."
    )
    return "\n".join(lines)
