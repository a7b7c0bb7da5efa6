"""Splitting program code by its syntax, whether it stands alone or between the prose of a Markdown text."""

from __future__ import annotations

from itertools import pairwise
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from core.chunks.piece import Piece
from core.chunks.splitters.atoms import Atoms
from core.chunks.splitters.blocks import Block, scan
from core.chunks.splitters.clusters import is_border
from core.chunks.splitters.cutting import cut
from core.chunks.splitters.headings import paths
from core.chunks.splitters.languages import LANGUAGES, by_file, by_mark, by_text
from core.chunks.splitters.packing import BODY, PART, pack
from core.chunks.splitters.spans import filled
from core.chunks.splitters.syntax import borders
from core.errors import QT_TRANSLATE_NOOP

LanguageName = Literal[
    "auto", "bash", "c", "cpp", "csharp", "css", "dart", "go", "java", "javascript", "kotlin", "lua", "matlab", "php",
    "powershell", "python", "ruby", "rust", "scala", "swift", "tsx", "typescript",
]  # fmt: skip


class CodeSettings(BaseModel):
    """Which language it is, and how long the pieces should be, in characters."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    language: LanguageName = Field(
        "auto",
        title=QT_TRANSLATE_NOOP("Forms", "Programming language"),
        description=QT_TRANSLATE_NOOP(
            "Forms", "By itself: from the name of the file, from the fences of code blocks, or from the text."
        ),
        json_schema_extra={
            "labels": {
                "auto": QT_TRANSLATE_NOOP("Forms", "By itself"),
                **{language.name: language.title for language in LANGUAGES},
            }
        },
    )
    minimum: int = Field(
        300,
        ge=0,
        le=100_000,
        title=QT_TRANSLATE_NOOP("Forms", "Smallest size"),
        description=QT_TRANSLATE_NOOP(
            "Forms", "Shorter pieces are joined with a neighbour where both fit into the largest size."
        ),
        json_schema_extra={"unit": QT_TRANSLATE_NOOP("Forms", "characters"), "step": 100},
    )
    maximum: int = Field(
        2000,
        ge=100,
        le=1_000_000,
        title=QT_TRANSLATE_NOOP("Forms", "Largest size"),
        description=QT_TRANSLATE_NOOP(
            "Forms", "Longer functions and classes are cut between their statements, where there are any."
        ),
        json_schema_extra={"unit": QT_TRANSLATE_NOOP("Forms", "characters"), "step": 100},
    )

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.maximum < self.minimum:
            raise ValueError(QT_TRANSLATE_NOOP("Forms", "The largest size must not be below the smallest size."))
        return self


def named(settings: CodeSettings, name: str) -> CodeSettings:
    """Return the settings with the language that a file name tells, if none is set."""
    language = by_file(name) if settings.language == "auto" else ""
    return settings.model_copy(update={"language": language}) if language else settings


def split(text: str, settings: CodeSettings) -> list[Piece]:
    """Return the pieces of `text`; joined they are the text again.

    Functions and classes stay whole with the comments and decorators right above them; those longer than the maximum
    are cut between statements, what is still too long between lines. A Markdown text with code blocks is split along
    its structure, its long code blocks by their syntax. Where no language is known, Markdown structure is used.
    """
    blocks = scan(text)
    if not blocks:
        return [Piece(0, len(text), (), len(text) > settings.maximum)] if text else []
    language = spoken(text, blocks, settings)
    if not language or any(_mark(text, block) for block in blocks):
        return _mixed(text, blocks, language, settings)
    starts, levels = _atoms(text, 0, len(text), language, settings.maximum)
    begins = pack(starts, levels, len(text), settings.minimum, settings.maximum)
    return [Piece(start, end, (), end - start > settings.maximum) for start, end in pairwise([*begins, len(text)])]


def spoken(text: str, blocks: list[Block], settings: CodeSettings) -> str:
    """Return the language set, or the one recognised from fences, else from the text; empty when there is none."""
    if settings.language != "auto":
        return settings.language
    marks = (_mark(text, block) for block in blocks)
    return next((mark for mark in marks if mark), "") or by_text(text)


def _mark(text: str, block: Block) -> str:
    """Return the language behind the fence of a code block, empty for other blocks."""
    if block.kind != "code":
        return ""
    first = text[block.start : block.end].partition("\n")[0].strip()
    return by_mark(first.lstrip("`~")) if first[:3] in ("```", "~~~") else ""


def _mixed(text: str, blocks: list[Block], language: str, settings: CodeSettings) -> list[Piece]:
    """Split Markdown; only its long code blocks are cut by syntax."""
    atoms = _FencedAtoms(text, settings.maximum, language)
    for block in blocks:
        atoms.add(block)
    atoms.finish()
    atoms.starts[0] = 0
    begins = pack(atoms.starts, atoms.levels, len(text), settings.minimum, settings.maximum)
    spans = list(pairwise([*begins, len(text)]))
    return [
        Piece(start, end, path, end - start > settings.maximum)
        for (start, end), path in zip(spans, paths(text, begins, blocks), strict=True)
    ]


class _FencedAtoms(Atoms):
    """Atoms of a Markdown text whose code blocks may be cut inside."""

    def __init__(self, text: str, maximum: int, language: str) -> None:
        super().__init__(text, maximum)
        self._language = language

    def _whole(self, first: int, block: Block) -> None:
        """Cut a code block that is too long where its syntax allows; the opening fence stays with the first part."""
        language = _mark(self._text, block) or self._language
        if block.kind != "code" or not language:
            return
        lines = self._text.find("\n", block.start, block.end) + 1 or block.start
        starts, _ = _atoms(self._text, lines, block.end, language, self._maximum - (lines - first))
        for start in starts[1:]:
            self._start(start, PART)


def _atoms(text: str, start: int, end: int, language: str, maximum: int) -> tuple[list[int], list[int]]:
    """Return where the parts of the code `text[start:end]` begin, and the rank of the border before each."""
    maximum = max(1, maximum)
    found = borders(text[start:end], language, maximum)
    places = [start + place for place in sorted(found) if is_border(text, start + place)]
    ends = filled(text, start, [*(place for place in places if start < place < end), end])
    starts, levels = [start], [BODY]
    for begin, stop in pairwise([start, *ends]):
        if begin > start:
            starts.append(begin)
            levels.append(found[begin - start])
        if stop - begin > maximum:
            parts = [*cut(text, begin, stop, maximum, 0, True)][:-1]
            starts += parts
            levels += [PART] * len(parts)
    return starts, levels
