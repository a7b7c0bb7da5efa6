"""The time left: by items where they are alike, by what they weigh where one can be a thousand others."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path
from typing import Any

import pytest

from core.jobs import history
from core.jobs.hosting import Host
from core.jobs.kinds import make
from core.jobs.progress import Progress
from core.projects import service as projects
from core.workspace import Workspace
from tests.helpers.pdfs import book


def progress(total: int, moments: list[float]) -> Progress:
    return Progress(1, 1, "import", "running", total=total, clock=lambda: moments[0])


def test_a_book_among_letters_counts_for_its_size() -> None:
    moments = [100.0]
    told = progress(101, moments)
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


def test_what_was_passed_over_says_nothing_of_the_pace() -> None:
    moments = [100.0]
    told = progress(4, moments)
    told.start({"there": 600.0, "read": 100.0, "next": 100.0, "last": 200.0}, passing=True)
    told.settle("there", 0, failed=False)
    moments[0] += 10
    assert told.seconds_left() is None
    told.settle("read", 1, failed=False)
    assert told.seconds_left() == pytest.approx(30)


def test_equal_items_are_counted() -> None:
    moments = [100.0]
    told = progress(10, moments)
    told.start({})
    moments[0] += 4
    for n in range(4):
        told.settle(f"item {n}", 1, failed=False)
    told.measure()
    assert told.seconds_left() == pytest.approx(6)


def test_what_came_out_the_same_took_its_time() -> None:
    moments = [100.0]
    told = progress(2, moments)
    told.start({"same": 300.0, "next": 100.0})
    moments[0] += 30
    told.settle("same", 0, failed=False)
    assert told.seconds_left() == pytest.approx(10)


def test_the_pages_read_of_a_book_under_way_count() -> None:
    moments = [100.0]
    told = progress(3, moments)
    told.start({"book": 800.0, "letter": 100.0, "note": 100.0})
    moments[0] += 10
    told.settle("letter", 1, failed=False)
    assert told.seconds_left() == pytest.approx(90)
    told.advance("book", 0.5)
    assert told.seconds_left() == pytest.approx(10)
    told.advance("letter", 0.5)
    told.settle("book", 1, failed=False)
    assert told.seconds_left() == pytest.approx(10 / 9)


def test_what_weighs_nothing_is_counted() -> None:
    moments = [100.0]
    told = progress(4, moments)
    told.start(dict.fromkeys("abcd", 0.0))
    moments[0] += 3
    told.settle("a", 1, failed=False)
    told.measure()
    assert told.seconds_left() == pytest.approx(9)


def paced(told: Progress, moments: list[float], items: int, pause: float) -> None:
    for _ in range(items):
        moments[0] += pause
        told.settle("", 0, failed=False)
        told.measure()


def test_the_rate_follows_those_that_are_quicker_than_the_first() -> None:
    moments = [100.0]
    told = progress(2_000, moments)
    told.start()
    paced(told, moments, 100, 0.1)
    assert told.rate == pytest.approx(10, rel=0.02)
    paced(told, moments, 900, 0.01)
    assert told.rate == pytest.approx(100, rel=0.1)
    assert told.seconds_left() == pytest.approx(10, rel=0.1)


def test_what_a_run_waits_for_at_its_start_is_not_waited_for_again() -> None:
    moments = [100.0]
    told = progress(400, moments)
    told.start()
    told.in_flight = 8
    moments[0] += 2.6  # the first calls load what all need
    for _ in range(3):
        for _ in range(8):
            told.settle("", 0, failed=False)
        told.measure()
        moments[0] += 0.4
    assert told.rate == pytest.approx(20)
    assert told.seconds_left() == pytest.approx((400 - 24) / 20)


def test_the_first_round_alone_is_all_that_is_known() -> None:
    moments = [100.0]
    told = progress(40, moments)
    told.start()
    told.in_flight = 8
    for count in (3, 5):  # a round does not end in one moment
        moments[0] += 2.0 if count == 3 else 0.06
        for _ in range(count):
            told.settle("", 0, failed=False)
        told.measure()
    assert told.seconds_left() == pytest.approx(32 / (8 / 2.06))


def test_slow_items_are_told_by_more_than_the_last() -> None:
    moments = [100.0]
    told = progress(400, moments)
    told.start()
    for _ in range(50):
        paced(told, moments, 1, 9.0)
        paced(told, moments, 1, 1.0)
    assert told.rate == pytest.approx(1 / 5, rel=0.05)


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


def test_the_pages_of_the_first_file_tell_the_time_already(tmp_path: Path) -> None:
    (tmp_path / "book.pdf").write_bytes(book(60))
    told: list[float | None] = []
    with Workspace(tmp_path / "data") as workspace:
        project = workspace.write(lambda c: projects.create(c, "Pages"))
        run_chain(workspace, project, "import", {"paths": [str(tmp_path / "book.pdf")]}, told)
    assert any(left is not None and left > 0 for left in told)


def test_reading_again_tells_the_time_by_the_sizes_of_the_documents(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    for name, size in (("book", 5_000), ("letter", 10)):
        text = f"# {name}\n\n" + "A relief valve opens at 16 bar. 安全阀在 16 巴时开启。\n\n" * size
        (tmp_path / "docs" / f"{name}.md").write_text(text, "utf-8")
    with Workspace(tmp_path / "data") as workspace:
        project = workspace.write(lambda c: projects.create(c, "Again"))
        run_chain(workspace, project, "import", {"paths": [str(tmp_path / "docs")]})
        job = make("convert", {}, project, 1)
        with workspace.read() as connection:
            weights = job.weights(connection)
            keys = {item.label: item.key for item in job.plan(connection, 0, 10)}
        assert set(weights) == set(keys.values())
        assert weights[keys["book.md"]] > 400 * weights[keys["letter.md"]] > 0
        assert not job.passing


def run_chain(
    workspace: Workspace, project: int, kind: str, options: dict[str, Any], told: list[float | None] | None = None
) -> None:
    job = workspace.write(lambda c: history.create(c, project, kind, options))

    async def go() -> None:
        left = told if told is not None else list[float | None]()
        host = Host(workspace, lambda now, _changes: left.append(now.seconds_left() if now.done == 0 else None))
        try:
            await host.run_chain(job)
        finally:
            await host.stop()

    asyncio.run(go())
