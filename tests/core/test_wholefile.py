"""A file takes its name when all of it is there; halves of killed processes go when it is written again."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from core.wholefile import whole

DEAD = 4194305  # above the largest number of a process


def test_what_a_killed_process_left_goes_with_the_next_writing(tmp_path: Path) -> None:
    path = tmp_path / "数据 [1].jsonl"
    mine, others = f".{path.name}.{os.getpid()}.abc_1.part", f".other.jsonl.{DEAD}.abc.part"
    for name in (f".{path.name}.{DEAD}.abc_1.part", mine, others):
        (tmp_path / name).write_bytes(b"half")
    with whole(path) as file:
        file.write(b"{}")
    assert path.read_bytes() == b"{}"
    assert sorted(one.name for one in tmp_path.iterdir()) == sorted([path.name, mine, others])


@pytest.mark.parametrize("name", ["数" * 83 + ".json", "n" * 250 + ".json"])
def test_a_name_as_long_as_the_system_takes_is_written(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    with whole(path) as file:
        file.write(b"{}")
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [(name, b"{}")]


def test_a_number_that_no_process_has_keeps_nothing_from_being_written(tmp_path: Path) -> None:
    (tmp_path / f".d.json.{10**20}.abc.part").write_bytes(b"not ours")
    with whole(tmp_path / "d.json") as file:
        file.write(b"{}")
    assert (tmp_path / "d.json").read_bytes() == b"{}"
    assert len(list(tmp_path.iterdir())) == 2
