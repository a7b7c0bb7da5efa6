"""The writer: in order, whole or not at all, visible means committed."""

from __future__ import annotations

import sqlite3
from concurrent.futures import wait
from pathlib import Path

import pytest
from sqlalchemy import Connection

from core.projects import service as projects
from core.workspace import Workspace


def test_work_runs_in_order_and_is_on_disk_when_its_future_is_done(tmp_path: Path) -> None:
    with Workspace(tmp_path) as workspace:
        futures = [workspace.writer.submit(lambda c, n=n: projects.create(c, f"P{n}")) for n in range(50)]
        assert [future.result() for future in futures] == list(range(1, 51))
        with sqlite3.connect(workspace.path) as other:
            assert other.execute("SELECT count(*) FROM project").fetchone() == (50,)


def test_an_error_rolls_its_own_work_back_and_spares_the_rest(tmp_path: Path) -> None:
    def half(connection: Connection) -> None:
        projects.create(connection, "half")
        raise ZeroDivisionError

    with Workspace(tmp_path) as workspace:
        bad, good = workspace.writer.submit(half), workspace.writer.submit(lambda c: projects.create(c, "good"))
        wait([bad, good])
        with pytest.raises(ZeroDivisionError):
            bad.result()
        with workspace.read() as connection:
            assert [card.name for card in projects.cards(connection)] == ["good"]


def test_two_writers_on_one_file_wait_for_each_other(tmp_path: Path) -> None:
    with Workspace(tmp_path) as first, Workspace(tmp_path) as second:
        futures = []
        for n in range(40):
            chosen = first if n % 2 else second
            futures.append(chosen.writer.submit(lambda c, n=n: projects.create(c, f"P{n}")))
        assert len({future.result() for future in futures}) == 40
