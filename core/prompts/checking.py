"""What is wrong with the text of a prompt, found while it is written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from core.errors import QT_TRANSLATE_NOOP, fill
from core.prompts.catalogue import FENCE, PLACEHOLDER, Prompt

FAULT, WARNING = "fault", "warning"
# What was probably meant as a variable: spaces or capitals inside, full-width or single braces around a known name.
_NEARLY = re.compile(
    r"\{\{[ \t]*([A-Za-z][A-Za-z_ \t]*?)[ \t]*\}\}|｛｛?[ \t]*([A-Za-z_]+)[ \t]*｝｝?|(?<!\{)\{([a-z_]+)\}(?!\})"
)
# Two braces and a name, with nothing on the rest of the line that could close them.
_UNCLOSED = re.compile(r"\{\{[ \t]*([A-Za-z][A-Za-z_]*)(?![A-Za-z_])(?![^{}\n]*\}\})")
# Two closing braces, with the name that stands before them.
_CLOSING = re.compile(r"(?:(?:\{[ \t]*)?(?<![A-Za-z_])([A-Za-z][A-Za-z_]*)[ \t]*)?\}\}")


class Remark:
    """One thing the check found: how grave it is, where it stands, and a sentence about it.

    Attributes:
        grade: FAULT when the text cannot be used, WARNING when it can.
        kind: "unknown", "missing", "empty", "nearly", "unclosed", "unopened", "unfenced".
        part: "system" or "user"; start and end are characters of that part, equal where nothing stands.
        line: the line of the part on which it stands, from 1; 0 where nothing stands.
    """

    def __init__(
        self, grade: str, kind: str, what: str, todo: str, part: str, span: tuple[int, int] = (0, 0), **params: Any
    ) -> None:
        self.grade, self.kind, self.part, self.span = grade, kind, part, span
        self.what, self.todo, self.params = what, todo, params
        self.line = 0

    def __str__(self) -> str:
        return " ".join(fill(text, self.params) for text in (self.what, self.todo) if text)

    def as_dict(self) -> dict[str, object]:
        """Return plain data for the command line."""
        place = {"part": self.part, "start": self.span[0], "end": self.span[1], "line": self.line}
        return {"grade": self.grade, "kind": self.kind, **place, **self.params, "text": str(self)}


def faults(remarks: Iterable[Remark]) -> list[Remark]:
    """Return the remarks that forbid the text."""
    return [remark for remark in remarks if remark.grade == FAULT]


def check(default: Prompt, system: str, user: str) -> list[Remark]:
    """Return what is wrong with two parts that are to stand in the place of a default, the gravest first."""
    found: list[Remark] = []
    if not user.strip():
        found.append(
            Remark(
                FAULT,
                "empty",
                QT_TRANSLATE_NOOP("Errors", "The user part is empty."),
                QT_TRANSLATE_NOOP("Errors", "Write what the model is to do."),
                "user",
            )
        )
    for part, text in (("system", system), ("user", user)):
        found += [*_unknown(default, part, text), *_nearly(default, part, text), *_halves(default, part, text)]
    used = set(PLACEHOLDER.findall(system)) | set(PLACEHOLDER.findall(user))
    found += [
        Remark(
            FAULT,
            "missing",
            QT_TRANSLATE_NOOP("Errors", "The variable {variable} is missing."),
            QT_TRANSLATE_NOOP("Errors", "Without it the model does not see what it is to work on."),
            "user",
            variable=f"{{{{{name}}}}}",
        )
        for name in default.required
        if name not in used
    ]
    for name in default.fenced:
        found += [*_unfenced(name, "system", system), *_unfenced(name, "user", user)]
    for remark in found:
        if remark.span[0] < remark.span[1]:
            remark.line = {"system": system, "user": user}[remark.part].count("\n", 0, remark.span[0]) + 1
    return sorted(found, key=lambda remark: remark.grade != FAULT)


def _unknown(default: Prompt, part: str, text: str) -> Iterator[Remark]:
    for match in PLACEHOLDER.finditer(text):
        if match[1] not in default.variables and match[1] != FENCE:
            yield Remark(
                FAULT,
                "unknown",
                QT_TRANSLATE_NOOP("Errors", "There is no variable {variable} in this prompt."),
                QT_TRANSLATE_NOOP("Errors", "Use one of: {known}."),
                part,
                match.span(),
                variable=match[0],
                known=[*default.variables, FENCE],
            )


def _nearly(default: Prompt, part: str, text: str) -> Iterator[Remark]:
    for match in _NEARLY.finditer(text):
        name = re.sub(r"[ \t]+", "_", next(group for group in match.groups() if group).strip()).casefold()
        known = name in default.variables or name == FENCE
        double = match[1] is not None
        if PLACEHOLDER.fullmatch(match[0]) or not (known or double):
            continue
        yield Remark(
            WARNING,
            "nearly",
            QT_TRANSLATE_NOOP("Errors", "{written} is sent as it stands: it is not a variable."),
            QT_TRANSLATE_NOOP("Errors", "A variable is written {meant}.") if known else "",
            part,
            match.span(),
            written=match[0],
            meant=f"{{{{{name}}}}}",
        )


def _halves(default: Prompt, part: str, text: str) -> Iterator[Remark]:
    """Yield opening braces that are not closed, and closing ones that nothing opens; braces of data close each other.

    Single braces, and two that hold no name and open something, are nobody's variable.
    """
    rest = PLACEHOLDER.sub(lambda match: " " * len(match[0]), text)
    for match in _UNCLOSED.finditer(rest):
        yield _half(
            default, "unclosed", QT_TRANSLATE_NOOP("Errors", "{written} is sent as it stands: it is not closed."),
            part, match,
        )  # fmt: skip
    rest = _UNCLOSED.sub(lambda match: " " * len(match[0]), rest)
    depth, lone = 0, set()
    for brace in re.finditer(r"[{}]", rest):
        depth += 1 if brace[0] == "{" else -1
        if depth < 0:
            depth = 0
            lone.add(brace.end())
    for match in _CLOSING.finditer(rest) if lone else ():
        if lone & {match.end() - 1, match.end()}:
            yield _half(
                default, "unopened", QT_TRANSLATE_NOOP("Errors", "{written} is sent as it stands: nothing opens it."),
                part, match,
            )  # fmt: skip


def _half(default: Prompt, kind: str, what: str, part: str, match: re.Match[str]) -> Remark:
    name = (match[1] or "").casefold()
    known = name in default.variables or name == FENCE
    todo = QT_TRANSLATE_NOOP("Errors", "A variable is written {meant}.") if known else ""
    # A word before lone braces that is no variable may be anything.
    start = match.start() if known or kind == "unclosed" else match.end() - 2
    written = match.string[start : match.end()]
    return Remark(WARNING, kind, what, todo, part, (start, match.end()), written=written, meant=f"{{{{{name}}}}}")


def _unfenced(name: str, part: str, text: str) -> Iterator[Remark]:
    """Yield the places where text of a document stands beside the instructions, with nothing to keep them apart."""
    inside = _fences(text)
    for match in re.finditer(rf"\{{\{{{name}\}}\}}", text):
        if not any(start <= match.start() < end for start, end in inside):
            yield Remark(
                WARNING,
                "unfenced",
                QT_TRANSLATE_NOOP("Errors", "{variable} stands without {fence} around it."),
                QT_TRANSLATE_NOOP(
                    "Errors",
                    "Its text could be taken for instructions. Write <{fence}> before it and </{fence}> after it.",
                ),
                part,
                match.span(),
                variable=match[0],
                fence=f"{{{{{FENCE}}}}}",
            )


def _fences(text: str) -> Sequence[tuple[int, int]]:
    """Return the spans between an opening and a closing fence; those named within a sentence hold no variable."""
    mark = rf"\{{\{{{FENCE}\}}\}}"
    return [match.span() for match in re.finditer(rf"<{mark}>(?:(?!</?{mark}>).)*</{mark}>", text, re.DOTALL)]
