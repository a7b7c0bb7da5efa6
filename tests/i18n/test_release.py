"""Releasing translations while a window has them open."""

from __future__ import annotations

import os

from i18n import release
from i18n.linguist import FOLDER


def test_a_running_window_keeps_the_file_it_has_open() -> None:
    release.main()
    path = FOLDER / "lorewright_zh_CN.qm"
    with path.open("rb") as held:
        begun = held.read(100)
        release.main()
        assert os.fstat(held.fileno()).st_ino != path.stat().st_ino
        assert begun + held.read() == path.read_bytes()
    assert not list(FOLDER.glob("*.new"))
