"""The check of the documents finds each kind of false promise, and accepts true ones."""

from __future__ import annotations

import argparse
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from tests.helpers import docs

if TYPE_CHECKING:
    from pathlib import Path


def parser() -> argparse.ArgumentParser:
    program = argparse.ArgumentParser("lorewright")
    nouns = program.add_subparsers()
    make = nouns.add_parser("make")
    make.add_argument("documents", nargs="+")
    make.add_argument("--out", required=True)
    jobs = nouns.add_parser("jobs").add_subparsers()
    jobs.add_parser("resume").add_argument("id")
    return program


PROGRAM = docs.commands(SimpleNamespace(parser=parser))


def test_commands_are_read_from_the_parser() -> None:
    assert list(PROGRAM) == ["", "make", "jobs", "jobs resume"]
    assert docs.commands(SimpleNamespace()) == {}


def test_command_in_no_document_is_found() -> None:
    assert docs.undocumented(PROGRAM, "lorewright make a.md --out b") == [
        "the command `lorewright jobs resume` is in no document"
    ]
    assert docs.undocumented(PROGRAM, "`lorewright make`, `lorewright jobs resume 3`") == []


@pytest.mark.parametrize(
    "line",
    [
        "python3 dev.py fly",
        "python -m core.nowhere",
        "python3 -m nowhere.at.all",
        ".venv/bin/python -m benchmarks.nothing",
        ".venv/bin/python packaging/nothing.py docs",
        "lorewright bake a.md",
        "lorewright make a.md --into b",
        "lorewright jobs resume 3 --fast",
    ],
)
def test_command_that_would_not_run_is_found(line: str) -> None:
    assert len(docs.broken_commands(f"Text\n```sh\n{line}  # why\n```\n", PROGRAM)) == 1
    assert len(docs.broken_commands(f"Say `{line}` now.", PROGRAM)) == 1


@pytest.mark.parametrize(
    "line",
    [
        "python3 dev.py test -k words",
        "python -m i18n.update",
        ".venv/bin/python -m benchmarks.window",
        ".venv/bin/python packaging/pictures.py docs/pictures",
        "lorewright make a.md --out b.jsonl",
        "lorewright jobs resume 3",
        "lorewright --help",
        "it's prose",
        "git clone somewhere",
    ],
)
def test_right_command_is_accepted(line: str) -> None:
    assert docs.broken_commands(f"```sh\n$ {line}\n```\nSay `{line}`.", PROGRAM) == []


def test_paths_that_lead_nowhere_are_found(tmp_path: Path) -> None:
    (tmp_path / "core" / "readers").mkdir(parents=True)
    (tmp_path / "core" / "readers" / "word.py").touch()
    good = "`core/readers/word.py` `core/readers/` `core/readers/<format>.py` `core/{readers}/` `text/plain` [w](core)"
    assert docs.broken_paths(good, tmp_path) == []
    bad = (
        "`core/readers/pdf.py` `core/splitters/<strategy>.py` `core/{readers,chunks}/` [a](LICENSE) [b](https://a.b/c)"
    )
    assert docs.broken_paths(bad, tmp_path) == [
        "`core/readers/pdf.py` does not exist",
        "`core/splitters/<strategy>.py` does not exist",
        "`core/{readers,chunks}/` does not exist",
        "`LICENSE` does not exist",
    ]


def test_names_that_no_source_knows_are_found(tmp_path: Path) -> None:
    (tmp_path / "core").mkdir()
    (tmp_path / "core" / "hosting.py").write_text("class Host:\n    def start(self): ...\n", encoding="utf-8")
    known = docs.words(tmp_path)
    assert (
        docs.broken_names("`Host`, `Host.start()`, `hosting.py`; not `a name`, `{x}`, `word`, `--flag`.", known) == []
    )
    assert docs.broken_names("`Guest` and `Host.stop`", known) == [
        "`Guest` is in no source",
        "`Host.stop` is in no source",
    ]
