"""Finds what the documents promise and the project does not hold: `python -m tests.helpers.docs`."""

from __future__ import annotations

import argparse
import importlib
import re
import shlex
import sys
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NEEDED = ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md")
FURTHER = ("i18n/README.md", "packaging/README.md", "resources/samples/README.md")
SOURCES = ("core", "desktop", "tests", "benchmarks", "packaging", "i18n", "resources")
TWO_COMMANDS = ("python3 dev.py run", "python3 dev.py test")

_FENCE = re.compile(r"^```[^\n]*\n(.*?)^```", re.MULTILINE | re.DOTALL)
_SPAN = re.compile(r"`([^`\n]+)`")
_LINK = re.compile(r"\]\(([^)#\s]+)")
_NAME = re.compile(r"(?=.*[A-Z_.(])[A-Za-z_]\w*(?:\.\w+)*(?:\(\))?")
_PATH = re.compile(r"[\w.\-<>*{},]+(?:/[\w.\-<>*{},]*)+")

Commands = dict[str, argparse.ArgumentParser]


def problems(root: Path) -> list[str]:
    """Return everything wrong with the documents in `root`."""
    texts = {name: (root / name).read_text(encoding="utf-8") for name in NEEDED if (root / name).exists()}
    found = [f"{name} is missing" for name in NEEDED if name not in texts]
    readme = texts.get("README.md", "")
    found += [f"README.md does not name the command {line!r}" for line in TWO_COMMANDS if line not in readme]
    program = commands(importlib.import_module("core.cli.commands"))
    if not program:
        found.append("core.cli.commands has no parser()")
    found += undocumented(program, "\n".join(texts.values()))
    texts |= {name: (root / name).read_text(encoding="utf-8") for name in FURTHER}
    known = words(root)
    for name, text in texts.items():
        broken = *broken_commands(text, program), *broken_paths(text, root), *broken_names(text, known)
        found += [f"{name}: {wrong}" for wrong in broken]
    return found


def commands(module: object) -> Commands:
    """Return the parser of each command of the program by its words ("jobs resume"), "" for the program itself."""
    make = getattr(module, "parser", None)
    return dict(_walk("", make())) if make else {}


def _walk(words: str, parser: argparse.ArgumentParser) -> list[tuple[str, argparse.ArgumentParser]]:
    found = [(words, parser)]
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, inner in action.choices.items():
                found += _walk(f"{words} {name}".strip(), inner)
    return found


def undocumented(program: Commands, text: str) -> list[str]:
    """Return the commands that `text` never shows; of a group only its members must be shown."""
    groups = {words.rpartition(" ")[0] for words in program}
    return [
        f"the command `lorewright {words}` is in no document"
        for words in program
        if words and words not in groups and not re.search(rf"lorewright {re.escape(words)}\b", text)
    ]


def broken_commands(text: str, program: Commands) -> list[str]:
    """Return the command lines in `text` that would not run: unknown commands, options or modules."""
    lines = [line.strip().removeprefix("$ ") for block in _FENCE.findall(text) for line in block.splitlines()]
    lines += _SPAN.findall(_FENCE.sub("", text))
    verbs = set(re.findall(r"^python3 dev\.py (\w+)", importlib.import_module("dev").USAGE, re.MULTILINE))
    found = []
    for line in lines:
        words = _split(line)
        if words[:2] == ["python3", "dev.py"] and words[2:] and words[2] not in verbs:
            found.append(f"`{line}`: dev.py has no command {words[2]}")
        elif _is_python(words[:1]) and words[1:2] == ["-m"] and words[2:] and not _has_module(words[2]):
            found.append(f"`{line}`: there is no module {words[2]}")
        elif _is_python(words[:1]) and words[1:] and words[1].endswith(".py") and not (ROOT / words[1]).exists():
            found.append(f"`{line}`: there is no file {words[1]}")
        elif words[:1] == ["lorewright"] and program:
            found += [f"`{line}`: {wrong}" for wrong in _misused(words[1:], program)]
    return found


def _is_python(words: list[str]) -> bool:
    return bool(words) and re.fullmatch(r"(?:.*/)?python3?", words[0]) is not None


def _split(line: str) -> list[str]:
    try:
        return shlex.split(line, comments=True)
    except ValueError:  # prose with an apostrophe is no command line
        return []


def _has_module(name: str) -> bool:
    try:
        return find_spec(name) is not None
    except ModuleNotFoundError:
        return False


def _misused(words: list[str], program: Commands) -> list[str]:
    path = ""
    for word in words:
        longer = f"{path} {word}".strip()
        if longer in program:
            path = longer
    plain = [word for word in words if re.fullmatch(r"[a-z][a-z-]*", word)]
    if plain and not path:
        return [f"there is no command {plain[0]}"]
    known = {option for action in program[path]._actions for option in action.option_strings}
    options = [match[0] for word in words if (match := re.match(r"--?[a-z][a-z-]*", word))]
    return [f"there is no option {option}" for option in options if option not in known]


def words(root: Path) -> frozenset[str]:
    """Return every word that the sources write, file names among them."""
    files = [path for top in SOURCES for path in (root / top).rglob("*") if path.suffix in (".py", ".toml")]
    files += [*root.glob("*.py"), *root.glob("*.toml"), *root.glob("*.spec")]
    found = {word for path in files for word in re.findall(r"\w+", path.read_text(encoding="utf-8"))}
    return frozenset(found | {name for path in files for name in (path.name, path.stem)})


def broken_names(text: str, known: frozenset[str]) -> list[str]:
    """Return the names in `text` (`Runner`, `Session.start_job`) that no source knows."""
    named = [span for span in _SPAN.findall(_FENCE.sub("", text)) if _NAME.fullmatch(span)]
    return [
        f"`{name}` is in no source"
        for name in dict.fromkeys(named)
        if name not in known and not known.issuperset(re.findall(r"\w+", name)) and not (ROOT / name).exists()
    ]


def broken_paths(text: str, root: Path) -> list[str]:
    """Return the paths and links in `text` that lead nowhere; `<format>` stands for any name."""
    tops = {path.name for path in root.iterdir()} - {"build", "dist"}  # what is made, not kept
    named = [span for span in _SPAN.findall(_FENCE.sub("", text)) if _PATH.fullmatch(span)]
    named = [span for span in named if span.split("/")[0] in tops]
    named += [link for link in _LINK.findall(text) if "://" not in link and not link.startswith("mailto:")]
    return [f"`{path}` does not exist" for path in dict.fromkeys(named) if not _exists(root, path)]


def _exists(root: Path, path: str) -> bool:
    choices = re.search(r"\{([^{}]*)\}", path)
    if choices:
        return all(_exists(root, path.replace(choices[0], choice.strip(), 1)) for choice in choices[1].split(","))
    pattern = re.sub(r"<[^<>]*>", "*", path).rstrip("/")
    return any(root.glob(pattern)) if "*" in pattern else (root / pattern).exists()


def main() -> int:
    """Print the problems and return the exit status."""
    found = problems(ROOT)
    print("\n".join(found) or "The documents hold.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
