"""Importing: what is there already, names of every kind, large files watched and cancelled, nothing half."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from core.chunks.importing import ImportOptions
from core.documents.importing import path_of, text_of, twins
from core.documents.planning import planned
from core.errors import LorewrightError, fill
from core.jobs import committer, history
from core.jobs.hosting import Host
from core.jobs.progress import Progress
from core.store import undo
from tests.core.documents.makers import make_pdf
from tests.core.jobs.working import Works

TEXT = "# 规程\n\n压力容器是指盛装气体或者液体的密闭设备。\n"
OTHER = "# Rules\n\nA pressure vessel holds gas or liquid under pressure.\n"


@pytest.fixture
def works(tmp_path: Path) -> Iterator[Works]:
    with Works(tmp_path / "data") as made:
        yield made


def put(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def told(works: Works, job: Any) -> list[tuple[str, str]]:
    with works.workspace.read() as connection:
        items = history.remarks(connection, job["id"])
    return [(item["error"]["params"]["kind"], fill(item["error"]["what"], item["error"]["params"])) for item in items]


def names(works: Works) -> list[str]:
    return [row[0] for row in works.rows("SELECT name FROM document ORDER BY id")]


def test_the_same_content_is_passed_over_and_named(works: Works, tmp_path: Path) -> None:
    paths = [str(put(tmp_path / name, TEXT)) for name in ("a.md", "b.md")]
    job = works.run("import", paths=paths)
    assert (job["state"], job["done"], job["rows"]) == ("done", 2, 1)
    # Files are read side by side: whichever of the two is done first stays.
    (kept,) = names(works)
    (passed,) = {"a.md", "b.md"} - {kept}
    said = [("content", f"“{passed}” is here already as “{kept}” and was passed over.")]
    assert told(works, job) == said
    job = works.run("import", paths=[str(tmp_path / passed)])
    assert told(works, job) == said
    with works.workspace.read() as connection:
        (item,) = history.remarks(connection, job["id"])
    assert item["error"]["params"]["document_id"] == works.rows("SELECT id FROM document")[0][0]


def test_both_are_kept_under_names_of_their_own(works: Works, tmp_path: Path) -> None:
    path = put(tmp_path / "report.md", TEXT)
    works.run("import", paths=[str(path)])
    for number in (2, 3):
        job = works.run("import", paths=[str(path)], same="keep")
        assert job["rows"] == 1
        assert names(works)[-1] == f"report ({number}).md"
    assert told(works, job) == [("content", "“report.md” has the same content as “report.md”; both are kept.")]


def test_replacing_reads_again_keeps_questions_and_can_be_undone(works: Works, tmp_path: Path) -> None:
    path = put(tmp_path / "a.md", TEXT)
    works.run("import", paths=[str(path)])
    question = (
        "INSERT INTO question (project_id, chunk_id, text, fingerprint, language, origin, model, prompt, created_at) "
        "SELECT project_id, id, 'Was?', 'x', 'zh', 'user', '', '', 0 FROM chunk"
    )
    works.workspace.write(lambda c: c.exec_driver_sql(question))
    job = works.run("import", paths=[str(path)], same="replace")
    assert (job["rows"], names(works)) == (1, ["a.md"])
    assert works.rows("SELECT count(*) FROM question") == [(1,)], "the chunk did not change"
    assert told(works, job) == [("content", "“a.md” was here as “a.md” and was read again.")]
    put(path, OTHER)
    job = works.run("import", paths=[str(path)], version="replace")
    assert told(works, job) == [("version", "“a.md” took the place of its earlier version “a.md”.")]
    assert works.rows("SELECT name, language FROM document") == [("a.md", "en")]
    assert works.rows("SELECT count(*) FROM question") == [(0,)]
    with works.workspace.read() as connection:
        newest = undo.latest(connection, works.project)
    assert newest
    works.workspace.write(lambda c: undo.restore(c, newest[0]))
    assert works.rows("SELECT markdown FROM document_text") == [(TEXT,)]
    assert works.rows("SELECT count(*) FROM question") == [(1,)]


def test_replacements_of_a_run_are_undone_as_one(works: Works, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = [put(tmp_path / "in" / f"{n}.md", f"# {n}\n\nText.\n") for n in range(3)]
    works.run("import", paths=[str(tmp_path / "in")])
    works.run("convert", documents=[1], method="text", encoding="utf-16")
    assert works.rows("SELECT document_id FROM conversion") == [(1,)]
    before = works.rows("SELECT document_id, markdown FROM document_text")
    for path in paths:
        put(path, path.read_text(encoding="utf-8") + "More.\n")
    monkeypatch.setattr(committer, "BATCH", 1)
    works.run("import", paths=[str(tmp_path / "in")], version="replace")
    assert works.rows("SELECT count(*) FROM conversion") == [(0,)], "it was made from the file of before"
    assert works.rows("SELECT count(*) FROM undo") > [(1,)]
    with works.workspace.read() as connection:
        newest = undo.latest(connection, works.project)
    assert newest
    assert newest[1:] == ("replaced", 3)
    works.workspace.write(lambda c: undo.restore(c, newest[0]))
    assert works.rows("SELECT document_id, markdown FROM document_text") == before
    assert works.rows("SELECT document_id FROM conversion") == [(1,)]


@pytest.mark.parametrize("kind", ["pipe", "device"])
def test_what_is_no_file_is_refused_at_once(works: Works, tmp_path: Path, kind: str) -> None:
    path = Path("/dev/zero") if kind == "device" else tmp_path / "pipe.md"
    if sys.platform == "win32":
        return  # it has neither
    if kind == "pipe":
        os.mkfifo(path)
    job = works.run("import", paths=[str(path)])
    (failure,) = works.failures(job)
    assert "not a file" in str(LorewrightError.from_dict(failure["error"]))


def test_a_new_version_is_told_from_a_namesake(works: Works, tmp_path: Path) -> None:
    first = put(tmp_path / "one" / "index.md", TEXT)
    works.run("import", paths=[str(first)])
    put(first, OTHER)
    job = works.run("import", paths=[str(first)])
    assert told(works, job) == [("version", "“index.md” is another version of “index.md”; both are kept.")]
    third = put(tmp_path / "two" / "index.md", "# Third\n\nText.\n")
    assert told(works, works.run("import", paths=[str(third)])) == [], "of two namesakes none is the former version"
    put(first, "# Fourth\n\nText.\n")
    assert works.run("import", paths=[str(first)], version="skip")["rows"] == 0
    assert len(names(works)) == 3


def test_what_is_there_is_found_before_an_import(works: Works, tmp_path: Path) -> None:
    first, second = put(tmp_path / "in" / "a.md", TEXT), put(tmp_path / "in" / "b.md", OTHER)
    works.run("import", paths=[str(first.parent)])
    copy, fresh = put(tmp_path / "more" / "c.md", TEXT), put(tmp_path / "more" / "d.md", "# New\n")
    put(second, OTHER + "More.\n")
    with works.workspace.read() as connection:
        found = twins(connection, works.project, [second, copy, fresh, tmp_path / "absent.md"])
    assert [(twin.path, twin.name, twin.kind) for twin in found] == [
        (second, "b.md", "version"),
        (copy, "a.md", "content"),
    ]


def test_names_of_every_kind(works: Works, tmp_path: Path) -> None:
    kinds = ["line\nbreak.md", "🧪 ünï – 合同 “a”.md", "a" * 200 + ".md", "%s {name} \\ '\".md", " .md", "-rf.MD"]
    if sys.platform == "win32":
        kinds = [name for name in kinds if not set(name) & set('\n\\"') and name.strip() == name]
    for n, name in enumerate(kinds):
        put(tmp_path / "in" / name, f"# {n}\n\nText {n}.\n")
    job = works.run("import", paths=[str(tmp_path / "in")])
    assert (job["state"], sorted(names(works))) == ("done", sorted(kinds))


def test_names_that_are_no_text(works: Works, tmp_path: Path) -> None:
    odd = tmp_path / "in" / "caf\udce9.md"
    assert path_of(text_of(odd)) == odd
    text_of(odd).encode()
    assert text_of(tmp_path / "a b.md") == str(tmp_path / "a b.md")
    try:
        put(odd, TEXT)
        (odd.parent / "\udcff.docx").write_bytes(b"no archive")
    except OSError:
        return  # a system that refuses such names
    job = works.run("import", paths=[str(odd.parent)])
    assert (job["done"], job["failed"]) == (1, 1)
    assert names(works) == ["caf�.md", "�.docx"]
    (failed,) = works.rows("SELECT path FROM document WHERE state = 'failed'")
    assert works.run("import", paths=[failed[0]])["failed"] == 1, "it is found again by what is stored"
    assert len(names(works)) == 2


def test_links_that_leave_the_folder_are_not_followed(works: Works, tmp_path: Path) -> None:
    secret = put(tmp_path / "outside" / "secret.md", TEXT)
    inside = put(tmp_path / "in" / "own.md", OTHER)
    try:
        (inside.parent / "link.md").symlink_to(secret)
        (inside.parent / "folder").symlink_to(secret.parent)
        (inside.parent / "own link.md").symlink_to(inside)
    except OSError:
        # Some systems let only administrators make links; then none can leave the folder either.
        pass
    works.run("import", paths=[str(inside.parent)])
    assert names(works) == ["own.md"]


def test_links_that_lead_nowhere_are_told_like_files_that_cannot_be_read(works: Works, tmp_path: Path) -> None:
    folder = put(tmp_path / "in" / "own.md", OTHER).parent
    try:
        (folder / "gone.md").symlink_to(folder / "moved.md")
        (folder / "gone outside.md").symlink_to(tmp_path / "nowhere" / "moved.md")
        (folder / "ring.md").symlink_to(folder / "ring.md")
        (folder / "picture.png").symlink_to(folder / "moved.png")
    except OSError:
        return  # only administrators make links there
    job = works.run("import", paths=[str(folder)])
    assert (job["state"], job["total"], job["done"]) == ("partial", 4, 1)
    told = {item["label"]: str(LorewrightError.from_dict(item["error"])) for item in works.failures(job)}
    assert sorted(told) == ["gone outside.md", "gone.md", "ring.md"]
    assert all("cannot be read" in text for text in told.values())
    assert works.run("import", paths=[str(folder / "ring.md")])["failed"] == 1


def test_files_that_vanish_before_it_goes_on_fail_by_name(works: Works, tmp_path: Path) -> None:
    paths = [put(tmp_path / "in" / f"{n}.md", f"# {n}\n\nText {n}.\n") for n in range(3)]
    options = {"paths": [str(tmp_path / "in")]}
    job = works.workspace.write(lambda c: history.create(c, works.project, "import", options))
    planned(works.workspace, works.project, job, lambda: [str(path) for path in paths])
    paths[1].unlink()
    put(tmp_path / "in" / "late.md", "# Late\n")
    row = works.run_job(job)
    assert (row["total"], row["done"], row["failed"]) == (3, 2, 1)
    (failure,) = works.failures(row)
    assert "1.md cannot be read" in str(LorewrightError.from_dict(failure["error"]))
    assert "late.md" not in names(works), "a job that goes on is about what it began with"
    works.workspace.write(lambda c: history.retry(c, job))
    put(paths[1], "# 1\n\nBack.\n")
    row = works.run_job(job)
    assert (row["state"], row["total"], row["done"]) == ("done", 3, 3)


def test_archives_are_refused_with_a_sentence(works: Works, tmp_path: Path) -> None:
    archive = tmp_path / "all.zip"
    archive.write_bytes(b"PK\x05\x06" + bytes(18))
    job = works.run("import", paths=[str(archive)])
    assert (job["state"], job["failed"]) == ("failed", 1)
    (failure,) = works.failures(job)
    assert "all.zip" in str(LorewrightError.from_dict(failure["error"]))
    assert failure["error"]["params"]["sha256"]


def test_a_text_that_is_too_large_is_told_with_its_megabytes(works: Works, tmp_path: Path) -> None:
    huge = put(tmp_path / "huge.txt", "words and words\n")
    os.truncate(huge, 129 << 20)
    (failure,) = works.failures(works.run("import", paths=[str(huge)]))
    assert "has 129 MB; files of this kind are read up to 128 MB" in str(LorewrightError.from_dict(failure["error"]))
    assert works.rows("SELECT size FROM document") == [(129 << 20,)]


def test_a_long_pdf_tells_its_pages_and_stops_at_once(works: Works, tmp_path: Path) -> None:
    page = [(11, 800 - 14 * n, f"The bearing number {n} is greased every {n} days by the operator.") for n in range(50)]
    book = make_pdf(tmp_path / "manual.pdf", [page] * 500)
    job = works.workspace.write(lambda c: history.create(c, works.project, "import", {"paths": [str(book)]}))
    notes: list[str] = []

    async def cancel_in_the_middle() -> None:
        def report(progress: Progress, _changes: object) -> None:
            if progress.note:
                notes.append(fill(progress.note["what"], progress.note["params"]))

        host = Host(works.workspace, report)
        task = asyncio.create_task(host.run_chain(job))
        while not notes:
            await asyncio.sleep(0.01)
        host.cancel(job)
        await task
        await host.stop()

    asyncio.run(cancel_in_the_middle())
    assert int(notes[-1].split()[2]) < 400, "the rest of the pages is not read"
    assert notes[0].startswith("manual.pdf: page ")
    assert notes[0].endswith(" of 500")
    for name in ("document", "document_text", "chunk"):
        assert works.rows(f"SELECT count(*) FROM {name}") == [(0,)]  # noqa: S608
    assert not list(works.workspace.folder.rglob("*.part"))


def test_options_of_the_first_version_are_still_understood() -> None:
    options = ImportOptions.model_validate(
        {"paths": ["a.md"], "splitting": {"minimum": 100, "maximum": 200}, "language": "auto"}
    )
    assert (options.method, options.same, options.splitting.strategy) == ("text", "skip", "markdown")
    assert options.splitting.settings == {"minimum": 100, "maximum": 200}


def test_pictures_beside_a_web_page_come_along_and_those_outside_its_folder_do_not(
    works: Works, tmp_path: Path
) -> None:
    from PIL import Image

    folder = tmp_path / "site"
    folder.mkdir()
    for name, colour in (("site/inside.png", "red"), ("outside.png", "blue")):
        Image.new("RGB", (64, 64), colour).save(tmp_path / name)
    body = '<h1>压力容器</h1><p>Text.</p><img src="inside.png" alt="In"><img src="../outside.png" alt="Out">'
    put(folder / "page.html", f"<html><body>{body}</body></html>")
    job = works.run("import", paths=[str(folder)])
    assert job["state"] == "done"
    markdown = works.rows("SELECT markdown FROM document_text")[0][0]
    kept = list(works.workspace.pictures(works.project).iterdir())
    assert len(kept) == 1
    assert f"![In](pictures/{kept[0].name})" in markdown
    assert "outside.png" not in markdown


def test_program_code_is_split_by_the_language_its_name_tells(works: Works, tmp_path: Path) -> None:
    lines = "\n".join(f"def part_{n}(a, b):\n    return a + b + {n}\n" for n in range(60))
    source = put(tmp_path / "tool.py.txt", lines)
    way = {"strategy": "code", "settings": {"language": "python", "minimum": 100, "maximum": 400}}
    works.run("import", paths=[str(source)], splitting=way)
    texts = [row[0] for row in works.rows("SELECT text FROM chunk ORDER BY position")]
    assert "".join(texts).count("def part_") == 60
    assert all(text.lstrip().startswith("def ") for text in texts)


def test_a_mixed_folder_falls_back_to_the_text(works: Works, tmp_path: Path) -> None:
    put(tmp_path / "in" / "a.md", TEXT)
    put(tmp_path / "in" / "页.png", "no picture")
    put(tmp_path / "in" / "c.bin", "left alone")
    job = works.run(
        "import", paths=[str(tmp_path / "in")], method="mineru-local", settings={"address": "http://127.0.0.1:9"}
    )
    assert (job["done"], job["failed"]) == (1, 1)
    assert works.rows("SELECT name, state, method FROM document ORDER BY name") == [
        ("a.md", "done", "text"),
        ("页.png", "failed", "mineru-local"),
    ]
    with works.workspace.read() as connection:
        (said,) = (item["error"] for item in history.remarks(connection, job["id"]))
    assert said["params"]["way"] == "text"
    assert fill(said["what"], said["params"]) == "The chosen method does not take “a.md”: its text layer was read."
    again = works.run(
        "import",
        paths=[str(tmp_path / "in" / "a.md")],
        method="mineru-local",
        settings={"address": "http://127.0.0.1:9"},
        same="keep",
    )
    with works.workspace.read() as connection:
        (both,) = (item["error"] for item in history.remarks(connection, again["id"]))
    assert (both["params"]["way"], both["params"]["by"]) == ("keep", "text")
    assert fill(both["what"], both["params"]) == "“a.md” has the same content as “a.md”; both are kept."
    assert fill(both["todo"], both["params"]) == "The chosen method does not take “a.md”: its text layer was read."
