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
