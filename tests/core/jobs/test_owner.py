"""A process that runs jobs is told from others, also after the clock was set."""

from __future__ import annotations

import os
import subprocess
import sys

import psutil
import pytest

from core.jobs import owner

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
