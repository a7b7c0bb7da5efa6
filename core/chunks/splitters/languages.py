"""The programming languages that can be split by syntax, and how they are recognised."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePath

from core.chunks.splitters.telling import TELLING

_LOOKED_AT = 8_000  # characters
_ENOUGH = 2  # lines that only one language has


@dataclass(frozen=True, slots=True)
class Language:
    """A programming language.

    Args:
        name: stable identifier.
        title: its own name, which no language translates.
        endings: of file names, without the dot.
        marks: names beside its own that stand behind the fence of a code block.
    """

    name: str
    title: str
    endings: tuple[str, ...]
    marks: tuple[str, ...]


LANGUAGES: tuple[Language, ...] = (
    Language("python", "Python", ("py", "pyi", "pyw"), ("py", "python3")),
    Language("javascript", "JavaScript", ("js", "mjs", "cjs", "jsx"), ("node", "ecmascript")),
    Language("typescript", "TypeScript", ("ts", "mts", "cts"), ()),
    Language("tsx", "TypeScript (TSX)", ("tsx",), ()),
    Language("java", "Java", ("java",), ()),
    Language("c", "C", ("c", "h"), ()),
    Language("cpp", "C++", ("cpp", "cc", "cxx", "hpp", "hh", "hxx"), ("c++",)),
    Language("csharp", "C#", ("cs", "csx"), ("c#", "cs")),
    Language("go", "Go", ("go",), ("golang",)),
    Language("rust", "Rust", ("rs",), ()),
    Language("ruby", "Ruby", ("rb", "rake"), ()),
    Language("php", "PHP", ("php", "phtml"), ()),
    Language("scala", "Scala", ("scala", "sc"), ()),
    Language("bash", "Bash", ("sh", "bash", "zsh"), ("shell", "shellscript", "console")),
    Language("kotlin", "Kotlin", ("kt", "kts"), ()),
    Language("swift", "Swift", ("swift",), ()),
    Language("lua", "Lua", ("lua",), ()),
    Language("dart", "Dart", ("dart",), ()),
    Language("powershell", "PowerShell", ("ps1", "psm1"), ("ps", "pwsh", "posh")),
    Language("matlab", "MATLAB", ("m", "mlx"), ("octave",)),
    Language("css", "CSS", ("css",), ()),
)

NAMES = tuple(language.name for language in LANGUAGES)
_BY_ENDING = {ending: language.name for language in LANGUAGES for ending in language.endings}
_BY_MARK = {mark: one.name for one in LANGUAGES for mark in (one.name, one.title.lower(), *one.marks, *one.endings)}
_TELLING = {name: re.compile(rf"^[ \t]*(?:{'|'.join(signs)})", re.MULTILINE) for name, signs in TELLING.items()}


def by_file(name: str) -> str:
    """Return the language of a file name, empty when its ending says nothing."""
    return _BY_ENDING.get(PurePath(name).suffix.lower().lstrip("."), "")


def by_mark(info: str) -> str:
    """Return the language that the words behind the fence of a code block name, empty when none."""
    words = info.strip().lower().split()
    return _BY_MARK.get(words[0].strip("{}.,").partition(",")[0], "") if words else ""


def by_text(text: str) -> str:
    """Return the language a text seems to be written in, empty when it is none, or is not clear."""
    return _told(text[:_LOOKED_AT])


@lru_cache(maxsize=4)
def _told(head: str) -> str:
    lines = sum(1 for line in head.splitlines() if line.strip())
    scores = {name: sum(1 for _ in pattern.finditer(head)) for name, pattern in _TELLING.items()}
    best, second = sorted(scores.values(), reverse=True)[:2]
    if best < _ENOUGH or best == second or best * 12 < lines:
        return ""
    return max(scores, key=scores.__getitem__)
