"""Rows in files: kinds by their names, and whose error it is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from core.errors import InvalidUse
from core.rowfile import kind_of, write


def test_the_ending_says_the_kind(tmp_path: Path) -> None:
    assert [kind_of(Path(name)) for name in ("a.JSON", "a.ndjson", "表.csv")] == ["json", "jsonl", "csv"]
    with pytest.raises(InvalidUse, match=r"\.csv, \.jsonl"):
        kind_of(Path("a.json"), ("csv", "jsonl"))


def test_an_error_of_the_rows_is_not_one_of_the_disk(tmp_path: Path) -> None:
    def rows() -> Iterator[dict[str, Any]]:
        yield {"a": 1}
        raise ConnectionError("the source is gone")

    with pytest.raises(ConnectionError, match="the source is gone"):
        write(rows(), tmp_path / "a.jsonl", "jsonl")
    assert list(tmp_path.iterdir()) == []


def test_columns_and_cells_of_a_table(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    rows = [{"b": [1, 2], "a": "甲, 乙"}, {"a": None, "b": []}]
    count = write(rows, path, "csv", fields=("a", "b"), cell=lambda one: len(one) if isinstance(one, list) else one)
    assert (count, path.read_bytes().decode("utf-8-sig")) == (2, 'a,b\r\n"甲, 乙",2\r\n,0\r\n')
