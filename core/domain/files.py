"""Trees as files: JSON, or an indented Markdown list that people can write by hand."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from core.documents.encoding import decode
from core.domain.tree import Branch, walk
from core.errors import QT_TRANSLATE_NOOP, LorewrightError

LABELS = ("label", "name", "title", "text", "tag")
CHILDREN = ("children", "child", "nodes", "items", "subtags")
_LINE = re.compile(r"^(?P<indent>[ \t]*)(?:(?P<hashes>#{1,6})[ \t]+|(?:[-*+]|\d+[.)])[ \t]+)?(?P<label>.*\S)[ \t]*$")
TAB = 4


def read(path: Path) -> list[Branch]:
    """Read a tree; a file whose text begins like JSON is JSON, anything else a list.

    Raises:
        LorewrightError: it cannot be read, or holds no tag.
    """
    try:
        text = decode(path.read_bytes(), path.name).text.lstrip("\ufeff")
    except OSError as error:
        raise LorewrightError(
            QT_TRANSLATE_NOOP("Errors", "{name} cannot be read: {reason}."),
            QT_TRANSLATE_NOOP("Errors", "Check that the file is still there and that you may open it."),
            name=path.name,
            reason=error.strerror or str(error),
        ) from error
    branches = _from_json(text, path.name) if text.lstrip()[:1] in ("[", "{") else from_list(text)
    if not branches:
        raise LorewrightError(
            QT_TRANSLATE_NOOP("Errors", "{name} holds no tags."),
            QT_TRANSLATE_NOOP("Errors", "Write one tag a line, indented below the tag it belongs to."),
            name=path.name,
        )
    return branches


def write(path: Path, branches: Iterable[Branch]) -> None:
    """Write a tree as JSON where the name ends so, else as a Markdown list.

    Raises:
        LorewrightError: the file cannot be written.
    """
    text = as_json(branches) if path.suffix.lower() == ".json" else as_list(branches)
    try:
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise LorewrightError(
            QT_TRANSLATE_NOOP("Errors", "{path} cannot be written: {reason}."),
            QT_TRANSLATE_NOOP("Errors", "Choose another place."),
            path=str(path),
            reason=error.strerror or str(error),
        ) from error


def as_json(branches: Iterable[Branch]) -> str:
    """Return a tree as JSON: a list of objects with `label` and `children`."""
    return json.dumps([branch.model_dump() for branch in branches], ensure_ascii=False, indent=2) + "\n"


def as_list(branches: Iterable[Branch]) -> str:
    """Return a tree as an indented Markdown list."""
    return "".join(f"{'  ' * len(above)}- {branch.label}\n" for above, branch in walk(branches))


def from_list(text: str) -> list[Branch]:
    """Read an indented list of bullets, numbers, headings or bare lines; a deeper one belongs to the one above."""
    roots: list[Branch] = []
    stack: list[tuple[tuple[int, int], Branch]] = []
    for line in text.splitlines():
        match = _LINE.match(line)
        if match is None:
            continue
        hashes = match["hashes"]
        # Headings stand above every list, whatever the indent.
        depth = (0, len(hashes)) if hashes else (1, len(match["indent"].expandtabs(TAB)))
        while stack and stack[-1][0] >= depth:
            stack.pop()
        branch = Branch(label=" ".join(match["label"].split()))
        (stack[-1][1].children if stack else roots).append(branch)
        stack.append((depth, branch))
    return roots


def _from_json(text: str, name: str) -> list[Branch]:
    try:
        return _branches(json.loads(text))
    except (ValueError, RecursionError) as error:
        raise LorewrightError(
            QT_TRANSLATE_NOOP("Errors", "{name} cannot be read as a tree: {reason}."),
            QT_TRANSLATE_NOOP("Errors", "Export a tree to see the form, or use an indented list."),
            name=name,
            reason=str(error),
        ) from error


def _branches(value: Any) -> list[Branch]:
    """Return the tree in parsed JSON: lists of labels or objects, or objects whose keys are the labels."""
    if isinstance(value, list):
        return [branch for one in value for branch in _branches(one)]
    if isinstance(value, dict):
        label = next((str(value[key]) for key in LABELS if isinstance(value.get(key), str)), "")
        if label.strip():
            below: Any = next((value[key] for key in CHILDREN if value.get(key)), [])
            return [Branch(label=" ".join(label.split()), children=_branches(below))]
        return [
            Branch(label=" ".join(key.split()), children=_branches(below))
            for key, below in value.items()
            if key.strip()
        ]
    return [Branch(label=" ".join(value.split()))] if isinstance(value, str) and value.strip() else []
