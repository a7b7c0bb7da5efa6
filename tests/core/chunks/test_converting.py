"""Reading documents again: the result waits, is taken or dropped, and failed documents get their text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.chunks.comparing import hunks
from core.chunks.converting import ConvertOptions
from core.chunks.preparing import PASSWORD
from core.chunks.revising import accept_conversions, waiting_difference
from core.documents import service
from core.errors import InvalidUse, LorewrightError
from core.jobs import history
from core.store import undo
from tests.core.jobs.working import Works
from tests.helpers.pdfs import pdf, text

TEXT = (
    "第一章 总则\n\n用人单位是指与劳动者订立劳动合同的组织。\n\n第二章 期限\n\n试用期是指相互考察的期限，最长六个月。\n"
)


@pytest.fixture
def works(tmp_path: Path) -> Iterator[Works]:
    with Works(tmp_path / "data") as made:
        yield made


@pytest.fixture
def letter(works: Works, tmp_path: Path) -> int:
    """A document that was read in the wrong encoding."""
    path = tmp_path / "letter.txt"
    path.write_bytes(TEXT.encode("gb18030"))
    works.run("import", paths=[str(path)], encoding="latin-1")
    (row,) = works.rows("SELECT id, state FROM document")
    assert row[1] in ("done", "remarks")
    return int(row[0])


def markdown(works: Works) -> str:
    return str(works.rows("SELECT markdown FROM document_text")[0][0])


def test_a_better_reading_waits_and_replaces_the_text_with_undo(works: Works, letter: int) -> None:
    wrong = markdown(works)
    job = works.run("convert", documents=[letter], encoding="gb18030")
    assert (job["state"], job["rows"], markdown(works)) == ("done", 1, wrong)
    with works.workspace.read() as connection:
        assert service.waiting(connection, works.project) == [letter]
        signs = {sign for sign, _line in hunks(waiting_difference(connection, letter))}
    assert signs >= {"-", "+"}
    undo_id, changes = works.workspace.write(lambda c: accept_conversions(c, [letter]))
    assert "用人单位" in markdown(works)
    assert changes.updated["document"]
    assert "".join(row[0] for row in works.rows("SELECT text FROM chunk ORDER BY position")) == markdown(works)
    assert works.rows("SELECT encoding, edited FROM document") == [("gb18030", 0)]
    assert works.rows("SELECT count(*) FROM conversion") == [(0,)]
    works.workspace.write(lambda c: undo.restore(c, undo_id))
    assert markdown(works) == wrong
    assert works.rows("SELECT document_id FROM conversion") == [(letter,)]


def test_a_reading_is_dropped_and_one_without_change_says_so(works: Works, letter: int) -> None:
    works.run("convert", documents=[letter], encoding="gb18030")
    undo_id, _changes = works.workspace.write(lambda c: service.reject_conversions(c, [letter]))
    assert works.rows("SELECT count(*) FROM conversion") == [(0,)]
    with pytest.raises(InvalidUse):
        works.workspace.write(lambda c: accept_conversions(c, [letter]))
    works.run("convert", documents=[letter], encoding="gbk")
    works.workspace.write(lambda c: undo.restore(c, undo_id))
    assert works.rows("SELECT encoding FROM conversion") == [("gb18030",)], "a later one gives way"
    job = works.run("convert", encoding="latin-1")
    assert (job["done"], job["rows"]) == (1, 0), "no documents named: all of them"
    with works.workspace.read() as connection:
        (item,) = history.remarks(connection, job["id"])
    assert str(LorewrightError.from_dict(item["error"])) == "“letter.txt” came out the same as before."
    assert works.rows("SELECT count(*) FROM conversion") == [(0,)]


def test_taken_at_once_and_without_the_original_file(works: Works, letter: int, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").unlink()
    job = works.run("convert", documents=[letter], encoding="gb18030", accept=True)
    assert (job["state"], job["rows"]) == ("done", 1)
    assert "用人单位" in markdown(works)
    for path in works.workspace.sources(works.project).iterdir():
        path.unlink()
    job = works.run("convert", documents=[letter])
    (failure,) = works.failures(job)
    assert str(LorewrightError.from_dict(failure["error"])).startswith("The copy of “letter.txt”")
    assert "用人单位" in markdown(works), "a failed conversion leaves the document alone"


def test_a_password_is_asked_for_and_never_stored(works: Works, tmp_path: Path) -> None:
    path = tmp_path / "sealed.pdf"
    path.write_bytes(pdf([[text(72, 700, "The price is secret until the auction.")]], password="Rosebud 7"))
    job = works.run("import", paths=[str(path)])
    (failure,) = works.failures(job)
    params = failure["error"]["params"]
    assert params["kind"] == "password"
    (row,) = works.rows("SELECT id, state, sha256, json_extract(remarks, '$[0].params.kind') FROM document")
    assert row[1:] == ("failed", params["sha256"], "password")
    with works.workspace.read() as connection:
        assert service.locked(connection, works.project) == [(row[0], "sealed.pdf", params["sha256"], "text")]
    queued = works.workspace.write(lambda c: service.redo_failed(c, works.project, [row[0]]))
    assert queued is not None
    done = works.run_job(queued, **{PASSWORD + params["sha256"]: "Rosebud 7"})
    assert (done["state"], markdown(works)) == ("done", "The price is secret until the auction.")
    assert works.rows("SELECT count(*) FROM document") == [(1,)]
    assert b"Rosebud" not in works.workspace.path.read_bytes()
    assert works.workspace.write(lambda c: service.redo_failed(c, works.project, [row[0]])) is None


def test_a_failed_document_is_taken_over_by_a_conversion(works: Works, tmp_path: Path) -> None:
    path = tmp_path / "sealed.pdf"
    path.write_bytes(pdf([[text(72, 700, "The price is sealed until noon.")]], password="Rosebud 7"))
    works.run("import", paths=[str(path)])
    path.unlink()
    (row,) = works.rows("SELECT id FROM document")
    options = {"documents": [row[0]]}
    job = works.workspace.write(lambda c: history.create(c, works.project, "convert", options))
    assert works.run_job(job)["state"] == "failed"
    works.workspace.write(lambda c: history.retry(c, job))
    done = works.run_job(job, **{PASSWORD: "Rosebud 7"})
    assert done["state"] == "done", [item["error"] for item in works.failures(done)] + [done["error"]]
    assert works.rows("SELECT id, state, method FROM document") == [(row[0], "done", "text")]
    assert [found[0] for found in works.rows("SELECT text FROM chunk")] == ["The price is sealed until noon."]


def test_nothing_is_read_again_while_a_job_uses_it(works: Works, letter: int) -> None:
    asking = works.workspace.write(lambda c: history.create(c, works.project, "questions", {}))
    works.workspace.write(lambda c: history.claim(c, asking))
    (failure,) = works.failures(works.run("convert", documents=[letter], encoding="gb18030", accept=True))
    assert "is working on these chunks" in str(LorewrightError.from_dict(failure["error"]))


def test_an_unknown_method_fails_the_job_with_a_sentence(works: Works, letter: int) -> None:
    job = works.run("convert", documents=[letter], method="magic")
    assert job["state"] == "failed"
    assert "no conversion method called magic" in str(LorewrightError.from_dict(job["error"]))
    assert ConvertOptions().model_dump()["accept"] is False
