"""Font files are read ahead where they are mapped as files."""

from __future__ import annotations

import sys
from pathlib import Path

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
