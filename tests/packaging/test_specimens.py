"""The documents of the trial of the frozen program: one for each reader, none without words."""

from __future__ import annotations

from pathlib import Path

from core.chunks.splitters.languages import NAMES
from core.documents.readers import READERS, read, reader_for
from tests.packaging.conftest import load


def test_there_is_one_document_for_each_reader(tmp_path: Path) -> None:
    specimens = load("specimens")
    files = specimens.formats(tmp_path)
    assert {type(reader_for(path)) for path in files} == {type(reader) for reader in READERS}
    assert all(read(path).markdown.strip() for path in files)


def test_what_is_tried_covers_every_language_and_a_picture(tmp_path: Path) -> None:
    readings = load("specimens").readings(tmp_path)
    assert set(readings) == {"formats", "tokens", "code", "scan"}
    code = readings["code"][0][0].read_text(encoding="utf-8")
    assert all(f"```{name}\n" in code for name in NAMES)
    assert readings["scan"][0][0].read_bytes().startswith(b"%PDF")
