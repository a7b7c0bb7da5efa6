"""Copies and pictures stay as long as anything refers to them, an edit that can be undone too."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.chunks import editing
from core.chunks.written import edit_markdown
from core.documents.deleting import remove_all, restore_all
from core.documents.keeping import kept, orphans, take
from core.documents.planning import planned, tidy
from core.documents.reading import keep_picture
from core.errors import LorewrightError
from core.jobs import history
from tests.core.jobs.working import Works


@pytest.fixture
def works(tmp_path: Path) -> Iterator[Works]:
    with Works(tmp_path / "data") as made:
        yield made


def left(works: Works) -> list[str]:
    """Return what nothing refers to: "copy" or "picture" for each."""
    workspace = works.workspace
    folders = {workspace.sources(works.project): "copy", workspace.pictures(works.project): "picture"}
    with workspace.read() as connection:
        return [folders[path.parent] for path in orphans(connection, works.project, *folders)]


def test_what_a_document_or_its_undo_refers_to_stays(works: Works, tmp_path: Path) -> None:
    pictures = works.workspace.pictures(works.project)
    named = keep_picture(pictures, b"drawn", ".png")
    keep_picture(pictures, b"of nobody", ".png")
    path = tmp_path / "a.md"
    path.write_text(f"# Pump\n\n![seal]({named})\n\nThe seal is replaced every year.\n", encoding="utf-8")
    works.workspace.sources(works.project).mkdir(parents=True)
    kept(works.workspace.sources(works.project), "0" * 64, ".pdf").write_bytes(b"of nobody")
    assert sorted(left(works)) == ["copy", "picture", "picture"]
    works.run("import", paths=[str(path)])
    assert left(works) == [], "an import clears away what nothing refers to"
    assert not (pictures / Path(named).name).exists()
    keep_picture(pictures, b"drawn", ".png")
    ((document,),) = works.rows("SELECT id FROM document")
    assert left(works) == []
    works.workspace.write(lambda c: edit_markdown(c, document, "# Pump\n\nNo picture any more.\n"))
    assert left(works) == [], "undoing the edit needs it"
    undo_id, _count = remove_all(works.workspace, works.project, [document])
    assert left(works) == []
    restore_all(works.workspace, undo_id)
    works.workspace.write(lambda c: c.exec_driver_sql("DELETE FROM undo"))
    assert left(works) == ["picture"]
    works.workspace.write(lambda c: c.exec_driver_sql("DELETE FROM document"))
    assert sorted(left(works)) == ["copy", "picture"]


def test_the_text_a_chunk_had_keeps_its_pictures(works: Works, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    named = keep_picture(works.workspace.pictures(works.project), b"drawn", ".png")
    path.write_text(f"# Pump\n\n![seal]({named})\n", encoding="utf-8")
    works.run("import", paths=[str(path)])
    keep_picture(works.workspace.pictures(works.project), b"drawn", ".png")
    ((document, chunk),) = works.rows("SELECT document_id, id FROM chunk")
    works.workspace.write(lambda c: editing.edit(c, chunk, "Without."))
    works.workspace.write(lambda c: edit_markdown(c, document, "# Pump\n\nGone.\n", "leave"))
    works.workspace.write(lambda c: c.exec_driver_sql("DELETE FROM undo"))
    assert left(works) == []


def test_nothing_is_cleared_away_while_another_job_reads(works: Works) -> None:
    pictures = works.workspace.pictures(works.project)
    keep_picture(pictures, b"just drawn", ".png")
    busy = works.workspace.write(lambda c: history.create(c, works.project, "convert", {}))
    works.workspace.write(lambda c: history.claim(c, busy))
    tidy(works.workspace, works.project, 0)
    assert len(list(pictures.iterdir())) == 1
    works.workspace.write(
        lambda c: c.exec_driver_sql("UPDATE job SET state = 'cancelled', finished_at = 1 WHERE id = ?", (busy,))
    )
    tidy(works.workspace, works.project, 0)
    assert list(pictures.iterdir()) == []
    keep_picture(pictures, b"drawn later", ".png")
    tidy(works.workspace, works.project, 0)
    assert len(list(pictures.iterdir())) == 1, "looked already today"
    for mark in works.workspace.folder.rglob("tidied"):
        os.utime(mark, (0, 0))
    tidy(works.workspace, works.project, 0)
    assert list(pictures.iterdir()) == []


def test_lists_of_files_go_with_jobs_that_are_done(works: Works) -> None:
    jobs = [
        works.workspace.write(lambda c: history.create(c, works.project, "import", {"paths": []})) for _ in range(3)
    ]
    for job in jobs:
        assert planned(works.workspace, works.project, job, lambda: ["/a.md"]) == ["/a.md"]
        assert planned(works.workspace, works.project, job, list) == ["/a.md"], "fixed when it first ran"
    works.workspace.write(lambda c: history.finish(c, jobs[0], "done"))
    works.workspace.write(lambda c: history.finish(c, jobs[1], "partial"))
    tidy(works.workspace, works.project, jobs[2])
    assert sorted(path.stem for path in works.workspace.folder.rglob("*.json")) == [str(job) for job in jobs[1:]]


@pytest.mark.parametrize("name", ["handbook.md", "手册.md"])
def test_a_disk_that_is_full_is_not_blamed_on_the_file(tmp_path: Path, name: str) -> None:
    path, folder = tmp_path / name, tmp_path / "sources"
    path.write_text("x" * 100_000, encoding="utf-8")
    folder.mkdir()
    # The half copy goes where there is never any room.
    (folder / f"copy.{threading.get_ident()}.{os.getpid()}.part").symlink_to("/dev/full")
    with pytest.raises(LorewrightError) as caught:
        take(path, folder)
    said = f"The disk with the data is full, so {name} was not taken in. Make room on it, then try again."
    assert str(caught.value) == said
    assert list(folder.iterdir()) == []
