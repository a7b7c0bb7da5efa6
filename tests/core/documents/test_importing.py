"""Bringing documents in: once each, broken ones alone, nothing half."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.documents.importing import files, left_out
from core.documents.keeping import sweep, take
from core.documents.methods import suited, taken
from core.errors import Interrupted, LorewrightError
from tests.core.jobs.working import Works

TEXT = "# 规程\n\n压力容器是指盛装气体或者液体的密闭设备。\n"


@pytest.fixture
def works(tmp_path: Path) -> Iterator[Works]:
    with Works(tmp_path / "data") as made:
        yield made


def test_the_same_content_is_kept_once(works: Works, tmp_path: Path) -> None:
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    job = works.run("import", paths=[str(tmp_path / "a.md"), str(tmp_path / "b.md")])
    assert (job["state"], job["done"], job["rows"]) == ("done", 2, 1)
    works.run("import", paths=[str(tmp_path / "b.md"), str(tmp_path / "a.md")])
    ((state, language),) = works.rows("SELECT state, language FROM document")
    assert (state, language) == ("done", "zh")
    pieces = works.rows("SELECT text FROM chunk ORDER BY position")
    assert "".join(row[0] for row in pieces) == works.rows("SELECT markdown FROM document_text")[0][0]
    assert len(list(works.workspace.sources(works.project).iterdir())) == 1


def test_a_broken_file_fails_alone_and_is_replaced_once_it_is_mended(works: Works, tmp_path: Path) -> None:
    broken, good = tmp_path / "broken.docx", tmp_path / "good.md"
    broken.write_bytes(b"PK no archive")
    good.write_text(TEXT, encoding="utf-8")
    job = works.run("import", paths=[str(broken), str(good), str(tmp_path / "absent.md")])
    assert (job["state"], job["done"], job["failed"]) == ("partial", 1, 2)
    assert {item["label"] for item in works.failures(job)} == {"broken.docx", "absent.md"}
    query = "SELECT json_extract(remarks, '$[0].what') FROM document WHERE state = 'failed'"
    assert all(row[0] for row in works.rows(query)), "each failed row says why"
    works.run("import", paths=[str(broken)])
    assert len(works.rows("SELECT id FROM document WHERE name = 'broken.docx'")) == 1
    broken.write_text("now plain text", encoding="utf-8")
    broken.rename(tmp_path / "broken.txt")
    (tmp_path / "absent.md").write_text("# Here\n\nNow it is.\n", encoding="utf-8")
    job = works.run("import", paths=[str(tmp_path / "broken.txt"), str(tmp_path / "absent.md")])
    assert job["state"] == "done"
    assert works.rows("SELECT count(*) FROM document WHERE name = 'absent.md'") == [(1,)]


def test_folders_give_known_kinds_in_order_and_files_as_named(tmp_path: Path) -> None:
    folder = tmp_path / "docs"
    (folder / "in").mkdir(parents=True)
    for name in ("b.md", "a.TXT", "in/c.pdf", "picture.png", ".hidden.md", "~$a.docx"):
        (folder / name).write_bytes(b"x")
    found = files([folder, folder / "b.md", folder / "picture.png"])
    assert [path.name for path in found] == ["a.TXT", "b.md", "c.pdf", "picture.png"]


def test_other_kinds_in_folders_are_counted_by_their_ending(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name in ("b.md", "a.JPG", "in/c.jpg", "in/照片.jpg", "README", "x.zip", ".DS_Store", "~$a.docx"):
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "link.jpg").symlink_to(tmp_path / "a.JPG")
    assert dict(left_out([tmp_path, tmp_path / "in", tmp_path / "x.zip"])) == {".jpg": 3, "": 1, ".zip": 1}
    assert dict(left_out([tmp_path], (".jpg",))) == {".md": 1, "": 1, ".zip": 1}
    assert not left_out([tmp_path / "x.zip", tmp_path / "absent"])


def test_copying_is_whole_or_not_at_all(tmp_path: Path) -> None:
    source, kept = tmp_path / "a.MD", tmp_path / "kept"
    source.write_text(TEXT, encoding="utf-8")
    with pytest.raises(Interrupted):
        take(source, kept, lambda: True)
    answers = iter([False, True])
    with pytest.raises(Interrupted):
        take(source, kept, lambda: next(answers))
    assert list(kept.iterdir()) == []
    digest, size = take(source, kept)
    assert size == len(TEXT.encode())
    assert [path.name for path in kept.iterdir()] == [f"{digest}.md"]
    with pytest.raises(LorewrightError, match=r"absent\.md cannot be read"):
        take(tmp_path / "absent.md", kept)


def test_half_copies_of_dead_processes_go(tmp_path: Path) -> None:
    dead, mine = tmp_path / "x.md.1.4194305.part", tmp_path / f"x.md.2.{os.getpid()}.part"
    for path in (dead, mine):
        path.write_bytes(b"")
    sweep(tmp_path)
    assert list(tmp_path.iterdir()) == [mine]
    sweep(tmp_path / "absent")


def test_folders_give_what_the_method_takes(tmp_path: Path) -> None:
    for name in ("a.md", "b.png", "c.doc", "d.bin"):
        (tmp_path / name).write_bytes(b"x")

    def found(method: str) -> list[str]:
        return [path.name for path in files([tmp_path], taken(method))]

    assert found("text") == ["a.md"]
    assert found("ocr") == ["a.md", "b.png"]
    assert found("mineru") == ["a.md", "b.png", "c.doc"]
    assert [suited("ocr", tmp_path / name) for name in ("a.md", "b.png", "d.bin")] == ["text", "ocr", "ocr"]
