"""A process that runs jobs is told from others, also after the clock was set."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from core import making
from core.errors import InvalidUse
from core.jobs import history, owner, states
from core.projects import service as projects
from core.stages.choice import BUILT_IN
from core.workspace import Workspace

SAYS = "from core.jobs import owner; print(owner.me(), flush=True); input()"


def parts(name: str) -> tuple[int, float, str]:
    number, _, moment = name.partition(":")
    began, _, boot = moment.partition("@")
    return int(number), float(began), boot


def test_a_process_is_alive_until_it_ends() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", SAYS], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        name = child.stdout.readline().strip()
        assert name.startswith(f"{child.pid}:")
        assert owner.alive(name)
        _number, began, boot = parts(name)
        assert not owner.alive(f"{child.pid}:{began + 1:.2f}@{boot}")
        assert not owner.alive(f"{child.pid}:{began:.2f}@{boot}0"), "another start of the system"
        child.stdin.close()
    assert not owner.alive(name)
    assert not owner.alive("")
    assert owner.alive(owner.me())


def test_the_name_does_not_follow_the_clock() -> None:
    number, began, _boot = parts(owner.me())
    mine = psutil.Process()
    assert number == os.getpid()
    # What was counted from the start of the system is no time of day: that one moves with the clock.
    told = mine.create_time() - (psutil.boot_time() if sys.platform == "linux" else 0)
    assert began == pytest.approx(told, abs=0.02)


@pytest.mark.parametrize("verb", ["create", "retry"])
def test_what_another_process_is_about_to_run_is_not_begun_again(tmp_path: Path, verb: str) -> None:
    with Workspace(tmp_path) as workspace:
        project = workspace.write(lambda c: projects.create(c, "p"))
        failed = workspace.write(lambda c: history.create(c, project, "questions", {}))
        workspace.write(lambda c: history.finish(c, failed, states.FAILED))
        does = {"create": f"create(c, {project}, 'questions', {{}})", "retry": f"retry(c, {failed})"}[verb]
        code = (
            "from pathlib import Path; from core.jobs import history; from core.workspace import Workspace\n"
            f"Workspace(Path({str(tmp_path)!r})).write(lambda c: history.{does}); print(flush=True); input()"
        )
        chain = making.steps([], BUILT_IN)
        with subprocess.Popen(
            [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        ) as child:
            assert child.stdin is not None
            assert child.stdout is not None
            child.stdout.readline()
            with pytest.raises(InvalidUse, match="already running in another window or terminal"):
                workspace.write(lambda c: making.begin(c, project, chain))
            child.stdin.close()
        # It died before it began: the new chain takes its place.
        first = workspace.write(lambda c: making.begin(c, project, chain))
        with workspace.read() as connection:
            assert history.get(connection, first)["state"] == states.QUEUED
            assert history.get(connection, first - 1)["state"] == states.CANCELLED
