"""The time left: by items where they are alike, by what they weigh where one can be a thousand others."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path

import pytest

from core.jobs import history
from core.jobs.hosting import Host
from core.jobs.progress import Progress
from core.projects import service as projects
from core.workspace import Workspace


def progress(total: int) -> Progress:
    return Progress(1, 1, "import", "running", total=total)


def later(moments: list[float], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "monotonic", lambda: moments[0])


def test_a_book_among_letters_counts_for_its_size(monkeypatch: pytest.MonkeyPatch) -> None:
    moments = [100.0]
    later(moments, monkeypatch)
    told = progress(101)
    told.start({"book": 9_900.0, **{f"letter {n}": 1.0 for n in range(100)}})
    assert told.seconds_left() is None
    moments[0] += 50
    told.settle("book", 1, failed=False)
    told.measure()
    assert told.seconds_left() == pytest.approx(100 * 50 / 9_900)
    assert told.rate == pytest.approx(1 / 50)
    told.settle("letter 0", 0, failed=True)
    told.settle("letter 1", 1, failed=False, again=True)
    assert (told.done, told.failed, told.rows) == (2, 0, 2)


def test_what_was_passed_over_says_nothing_of_the_pace(monkeypatch: pytest.MonkeyPatch) -> None:
    moments = [100.0]
    later(moments, monkeypatch)
    told = progress(4)
    told.start({"there": 600.0, "read": 100.0, "next": 100.0, "last": 200.0})
    told.settle("there", 0, failed=False)
    moments[0] += 10
    assert told.seconds_left() is None
    told.settle("read", 1, failed=False)
    assert told.seconds_left() == pytest.approx(30)


def test_equal_items_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    moments = [100.0]
    later(moments, monkeypatch)
    told = progress(10)
    told.start({})
    moments[0] += 4
    for n in range(4):
        told.settle(f"item {n}", 1, failed=False)
    told.measure()
    assert told.seconds_left() == pytest.approx(6)


def test_an_import_tells_the_time_by_the_sizes_of_its_files(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    line = "A relief valve is a device that opens at {0} bar. 安全阀是指在 {0} 巴时开启的装置。\n\n"
    (tmp_path / "docs" / "book.md").write_text("".join(line.format(n) for n in range(20_000)), "utf-8")
    for n in range(200):
        (tmp_path / "docs" / f"a{n:03}.md").write_text(line.format(n), "utf-8")
    told: list[tuple[int, float | None, float]] = []
    with Workspace(tmp_path / "data") as workspace:
        project = workspace.write(lambda c: projects.create(c, "Time"))
        paths = {"paths": [str(tmp_path / "docs")]}
        job = workspace.write(lambda c: history.create(c, project, "import", paths))

        async def go() -> None:
            began = time.monotonic()
            host = Host(
                workspace, lambda now, _changes: told.append((now.done, now.seconds_left(), time.monotonic() - began))
            )
            try:
                await host.run_chain(job)
            finally:
                await host.stop()

        asyncio.run(go())
    assert told[-1][0] == 201
    # By their number, one file after two hundred would take no time; it holds ninety-nine of a hundred bytes.
    late = [(left, passed) for done, left, passed in told if 100 <= done <= 200 and left is not None]
    assert late
    assert all(left > 2 * passed for left, passed in late)
