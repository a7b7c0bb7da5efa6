"""Where a command finds its project, also when another one makes it at the same moment."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection

from core.cli import starting
from core.projects import service as projects
from core.workspace import Workspace
from tests.core.cli.conftest import Cli


class Overtaken(Workspace):
    """Another command makes the project as soon as this one has looked for it."""

    @contextmanager
    def read(self) -> Iterator[Connection]:
        with super().read() as connection:
            yield connection
        with Workspace(self.folder) as other:
            other.write(lambda c: projects.found_or_made(c, "法规 law"))


def test_a_project_that_another_command_makes_meanwhile_is_used(tmp_path: Path) -> None:
    with Overtaken(tmp_path) as workspace:
        first = starting.project(workspace, Namespace(project="法规 law"), make=True)
        assert starting.project(workspace, Namespace(project=" 法规 law "), make=True) == first
        with workspace.read() as connection:
            assert projects.recent(connection) == [(first, "法规 law")]


def test_which_project_is_meant(cli: Cli, home: Path) -> None:
    ran = cli("estimate", "questions")
    assert ran.code == 2
    assert "There is no project yet." in ran.err
    assert "lorewright documents add" in ran.err
    with Workspace() as workspace:
        for name in ("Law", "law", *(f"other {number}" for number in range(10))):
            workspace.write(lambda c, name=name: projects.create(c, name))
    for words in ((), ("--project", "LAW")):
        ran = cli("estimate", "questions", *words)
        assert ran.code == 2
        assert ", …." in ran.err
