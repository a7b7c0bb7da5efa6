"""Jobs that stopped in the middle are offered once, those of another process when it is gone."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from core.jobs import history, states
from desktop.jobs.recovery import AGAIN_MS, Recovery
from desktop.session import Session
from desktop.window import MainWindow
from tests.desktop.opened import comes, filled

OWNER = "from core.jobs import owner; print(owner.me(), flush=True); input()"


@pytest.fixture
def other() -> Iterator[subprocess.Popen[str]]:
    """Another process that can own jobs; it ends when its input does."""
    command = [sys.executable, "-c", OWNER]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        yield process


def test_what_waits_is_offered_once_while_a_command_works_on(
    qtbot: QtBot, working: MainWindow, session: Session, other: subprocess.Popen[str]
) -> None:
    built = filled(session)
    assert other.stdin is not None
    assert other.stdout is not None
    owner = other.stdout.readline().strip()
    theirs = session.workspace.write(lambda c: history.create(c, built.project, "tree", {}))
    running = history.JOB.update().where(history.JOB.c.id == theirs)
    session.workspace.write(lambda c: c.execute(running.values(state=states.RUNNING, owner=owner)))
    mine = session.workspace.write(lambda c: history.create(c, built.project, "questions", {}))
    recovery, offered = Recovery(working, working), list[list[int]]()
    recovery.found.connect(lambda rows: offered.append([row["id"] for row in rows]))
    recovery.look()
    comes(qtbot, lambda: offered == [[mine]])
    working.messages.dismiss()
    qtbot.wait(3 * AGAIN_MS)
    assert (offered, working.messages.text()) == ([[mine]], "")
    other.stdin.close()
    comes(qtbot, lambda: offered == [[mine], [theirs]])
    assert working.messages.text().startswith("1 job stopped")
    assert not recovery._timer.isActive()
