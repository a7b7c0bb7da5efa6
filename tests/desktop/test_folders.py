"""File dialogs begin in a folder that there is."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths

from desktop.folders import begun


def test_dialogs_begin_in_the_first_folder_that_there_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / ".config"))
    documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    kept = tmp_path / "kept"
    if documents.is_relative_to(tmp_path):
        assert begun(str(kept)) == str(tmp_path), "neither is there"
    documents.mkdir(exist_ok=True)
    assert begun() == str(documents)
    kept.mkdir()
    assert begun(str(kept)) == str(kept)
