"""Font files are read ahead where they are mapped as files."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from desktop import fontfiles
from desktop.fontfiles import read_ahead
from desktop.theme import Theme
from desktop.widgets.cells import CellPainter
from desktop.widgets.columns import Column
from desktop.widgets.paged import PagedModel
from desktop.widgets.table import BigTable


def test_the_fonts_of_a_table_are_found(theme: Theme, qapp: object) -> None:
    table = BigTable(PagedModel((Column("name", lambda: "Name"),)))
    table.rehearse()
    found = read_ahead()
    if sys.platform == "linux":
        assert found, "what was drawn was drawn with a font"
    assert all(Path(path).is_file() for path in found)
    assert isinstance(table.itemDelegate(), CellPainter)
    table.deleteLater()


def test_names_in_another_encoding_and_systems_that_tell_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mapped = tmp_path / "maps"
    monkeypatch.setattr(fontfiles, "_MAPPED", mapped)
    assert read_ahead() == []
    if sys.platform == "linux":
        font = os.fsencode(tmp_path) + b"/\xd7\xd6\xcc\xe5.ttf"
        Path(os.fsdecode(font)).write_bytes(b"letters")
        mapped.write_bytes(b"7f00-7f01 r--p 00000000 08:01 12    " + font + b"\n7f01-7f02 r--p 00000000 00:00 0\n")
        assert read_ahead() == [os.fsdecode(font)]
