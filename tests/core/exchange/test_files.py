"""Files appear whole or not at all, and are read again."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from core.errors import InvalidUse, LorewrightError
from core.exchange.files import write
from core.exchange.reading import load, rows

ODD = [{"问": '引号"，换行\n，\u2028，🙂'}, {"n": None, "deep": {"list": [1, 2.5]}}]


def _failing() -> Iterator[dict[str, Any]]:
    yield {"a": 1}
    raise ValueError("no more")


@pytest.mark.parametrize("name", ["a.json", "a.jsonl", "数据 集.JSONL"])
@pytest.mark.parametrize("content", [[], ODD[:1], ODD])
def test_what_is_written_is_read_again(name: str, content: list[dict[str, Any]], tmp_path: Path) -> None:
    path = tmp_path / name
    assert write(iter(content), path) == len(content)
    assert load(path) == content
    assert path.read_bytes().endswith(b"\n") or not content
    assert [file.name for file in tmp_path.iterdir()] == [name]


def test_text_is_written_as_it_is(tmp_path: Path) -> None:
    write([{"问": "甲方"}, {"b": 1}], tmp_path / "a.jsonl")
    write([{"问": "甲方"}, {"b": 1}], tmp_path / "a.json")
    assert (tmp_path / "a.jsonl").read_text(encoding="utf-8") == '{"问":"甲方"}\n{"b":1}\n'
    assert (tmp_path / "a.json").read_text(encoding="utf-8") == '[\n{"问":"甲方"},\n{"b":1}\n]\n'


def test_failure_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text("old")
    with pytest.raises(ValueError, match="no more"):
        write(_failing(), path)
    assert [(file.name, file.read_text()) for file in tmp_path.iterdir()] == [("a.json", "old")]


def test_missing_folder_is_explained(tmp_path: Path) -> None:
    with pytest.raises(LorewrightError, match="could not be written") as caught:
        write([], tmp_path / "absent" / "a.json")
    assert "Choose another folder" in str(caught.value)


def test_unknown_ending_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidUse, match="which kind of file"):
        write([], tmp_path / "a.txt")
    assert write([{}], tmp_path / "a.txt", "jsonl") == 1


def test_progress_is_told_and_memory_stays_flat(tmp_path: Path) -> None:
    seen: list[int] = []
    tracemalloc.start()
    try:
        write(({"text": "字" * 1000} for _ in range(5000)), tmp_path / "a.json", progress=seen.append)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert seen == [*range(500, 5001, 500), 5000]
    assert peak < 1_000_000


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.jsonl", '{"a":1}\n\n{"a":\n', "Line 3 of a.jsonl"),
        ("a.jsonl", '{"a":1}\n[1]\n', "Row 2 of a.jsonl"),
        ("a.json", '[\n{"a":1},\n{"b"}\n]', "Line 3 of a.json"),
        ("a.json", "[1]", "Row 1 of a.json"),
    ],
)
def test_wrong_line_is_named(name: str, content: str, message: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(content)
    with pytest.raises(LorewrightError, match=message):
        load(tmp_path / name)


def test_byte_order_mark_and_single_object_are_accepted(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b'\xef\xbb\xbf{"a":1}\r\n{"a":2}')
    (tmp_path / "b.json").write_bytes(b'\xef\xbb\xbf{"a":1}')
    assert list(rows(tmp_path / "a.jsonl")) == [{"a": 1}, {"a": 2}]
    assert load(tmp_path / "b.json") == [{"a": 1}]


def test_absent_file_is_explained(tmp_path: Path) -> None:
    with pytest.raises(LorewrightError, match="could not be read"):
        load(tmp_path / "a.jsonl")
