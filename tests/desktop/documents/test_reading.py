"""Forms about reading: methods, encodings, files that are there already, passwords, decisions, the tree."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot
from sqlalchemy import Connection, insert, select, update

from core.chunks.preparing import PASSWORD
from core.clock import now
from core.documents.importing import Twin
from core.jobs import history
from core.store.schema import Conversion, Document
from core.store.schema.columns import table
from desktop.documents import ended, tree
from desktop.documents.converting import ConvertSheet, EncodingSheet
from desktop.documents.importing import ImportSheet
from desktop.documents.methods import MethodFields
from desktop.documents.pane import DocumentsPane
from desktop.documents.passwords import PasswordSheet
from desktop.documents.tree import TreeSheet
from desktop.documents.twins import TwinsSheet
from desktop.session import Session
from desktop.theme import Theme
from desktop.translate import Languages
from desktop.widgets.dialog import FormDialog
from desktop.window import MainWindow
from tests.desktop.opened import comes, filled, opened
from tests.helpers.building import Built

DOCUMENT = table(Document)


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, languages: Languages, session: Session, tmp_path: Path) -> MainWindow:
    return opened(qtbot, session, languages, tmp_path)


@pytest.fixture
def built(session: Session) -> Built:
    return filled(session, documents=6, chunks=2, questions=1)


@pytest.fixture
def pane(window: MainWindow, built: Built, qtbot: QtBot) -> DocumentsPane:
    window.open("documents")
    shown = window.pane("documents")
    assert isinstance(shown, DocumentsPane)
    comes(qtbot, lambda: shown.list.total() == 6 and shown.detail.document_id == built.documents[0])
    return shown


def dialog(qtbot: QtBot, kind: type) -> Any:
    """Return the dialog of a kind once it is open."""

    def found() -> list[Any]:
        return [one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()]

    comes(qtbot, found)
    return found()[-1]


def jobs(session: Session) -> list[Any]:
    return session.read(lambda c: history.listing(c, session.project_id))


def change(session: Session, document_id: int, **values: Any) -> None:
    session.workspace.write(lambda c: c.execute(update(DOCUMENT).where(DOCUMENT.c.id == document_id).values(**values)))


def sealed(session: Session, document_id: int, digest: str) -> None:
    """Make a document one that waits for its password."""
    error = {"what": "“{name}” is sealed.", "todo": "", "params": {"name": "x.pdf", "kind": "password"}}
    change(session, document_id, state="failed", remarks=[error], sha256=digest, name=f"{digest}.pdf")


def wait_for_decision(connection: Connection, built: Built, ids: list[int]) -> None:
    rows = [
        {
            "document_id": one, "project_id": built.project, "method": "ocr", "encoding": "", "pages": 1, "remarks": [],
            "markdown": f"# {one}\n\nRead again.\n", "outline": [], "locators": [], "created_at": now(),
        }
        for one in ids
    ]  # fmt: skip
    connection.execute(insert(table(Conversion)), rows)


def test_the_methods_are_those_that_fit_the_files(window: MainWindow, qtbot: QtBot) -> None:
    fields = MethodFields(window)
    qtbot.addWidget(fields)
    fields.set_endings({".txt"})
    assert [fields.methods.itemData(n) for n in range(fields.methods.count())] == ["text"]
    assert not fields.encodings.isHidden()
    fields.set_endings({".pdf", ".txt"})
    fields.choose("vision")
    assert "leave this computer" in fields.needs.text()
    assert ".txt" in fields.needs.text()
    assert fields.problem()
    assert (fields.encodings.isHidden(), fields.encoding()) == (True, "")
    fields.choose("text", "gb18030")
    assert (fields.problem(), fields.encoding(), fields.settings()) == ("", "gb18030", {})


def test_an_import_says_whose_text_is_read_instead(window: MainWindow, qtbot: QtBot) -> None:
    fields = MethodFields(window, by_text=True)
    qtbot.addWidget(fields)
    fields.set_endings({".pdf", ".txt", ".bin"})
    fields.choose("vision")
    assert "It does not take .txt; of these files the text layer is read." in fields.needs.text()
    assert "It does not take .bin; these files would fail." in fields.needs.text()


def test_a_mixed_folder_is_counted_by_the_method(
    pane: DocumentsPane, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    for name in ("a.md", "b.png", "c.png"):
        (tmp_path / name).write_bytes(b"x")
    pane.verbs.add([tmp_path])
    sheet = dialog(qtbot, ImportSheet)
    comes(qtbot, lambda: sheet.note.text() == "1 document")
    sheet.method.choose("ocr")
    comes(qtbot, lambda: sheet.note.text() in ("3 documents", sheet.method.problem()))
    sheet.reject()


def test_files_that_are_there_already_are_shown_before_anything_is_read(
    pane: DocumentsPane, window: MainWindow, session: Session, built: Built, tmp_path: Path, qtbot: QtBot
) -> None:
    import hashlib

    path = tmp_path / "合同.md"
    path.write_text("# 合同\n\n第一条", encoding="utf-8")
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    change(session, built.documents[0], sha256=digest, size=path.stat().st_size, name="旧合同.md")
    pane.verbs.add([path])
    sheet = dialog(qtbot, ImportSheet)
    comes(qtbot, lambda: sheet.primary.isEnabled() and "1" in sheet.note.text())
    sheet.accept()
    twins = dialog(qtbot, TwinsSheet)
    assert twins.model.values(0) == ("合同.md", "the same as “旧合同.md”")
    assert not jobs(session) or jobs(session)[0]["kind"] != "import"
    twins.ways["content"].choose("keep")
    twins.accept()
    comes(qtbot, lambda: jobs(session)[0]["kind"] == "import")
    assert (jobs(session)[0]["options"]["same"], jobs(session)[0]["options"]["version"]) == ("keep", "keep")


def test_the_sheet_of_twins_skips_the_same_and_keeps_other_contents(window: MainWindow, qtbot: QtBot) -> None:
    got: list[dict[str, str]] = []
    found = [Twin(Path("a.md"), 1, "a.md", "content"), Twin(Path("index.html"), 2, "index.html", "version")]
    sheet = TwinsSheet(window, found, got.append)
    sheet.open()
    sheet.accept()
    assert got == [{"same": "skip", "version": "keep"}]


def test_a_password_goes_to_all_files_that_wait_and_is_forgotten(
    pane: DocumentsPane, window: MainWindow, session: Session, built: Built, qtbot: QtBot
) -> None:
    for place, digest in enumerate(("aa", "bb")):
        sealed(session, built.documents[place], digest)
    pane.reload()
    comes(qtbot, lambda: pane.list.failed() == 2)
    pane.detail.set_document(built.documents[1])
    comes(qtbot, lambda: pane.detail.failed.cure() == "documents.password")
    assert window.actions_table.run("documents.password")
    sheet = dialog(qtbot, PasswordSheet)
    sheet.line.setText("Rosebud 7")
    sheet.every.setChecked(True)
    sheet.accept()
    comes(qtbot, lambda: jobs(session)[0]["kind"] == "convert")
    assert sorted(jobs(session)[0]["options"]["documents"]) == built.documents[:2]
    assert set(session.secrets.memory()) == {PASSWORD + "aa", PASSWORD + "bb"}
    assert "Rosebud" not in str(jobs(session)[0]["options"])
    session.hub.ended.emit({**jobs(session)[0], "job_id": jobs(session)[0]["id"]})
    comes(qtbot, lambda: not session.secrets.memory())


def test_many_are_read_again_by_another_method(
    pane: DocumentsPane, window: MainWindow, session: Session, built: Built, qtbot: QtBot
) -> None:
    change(session, built.documents[0], format="pdf")
    pane.list.table.selectAll()
    window.actions_table.run("documents.convert")
    sheet = dialog(qtbot, ConvertSheet)
    sheet.method.choose("ocr")
    sheet.method.form.set_value({"dpi": 300, "everything": True})
    sheet.accept()
    comes(qtbot, lambda: jobs(session)[0]["kind"] == "convert")
    options = jobs(session)[0]["options"]
    assert (sorted(options["documents"]), options["method"]) == (built.documents, "ocr")
    assert (options["settings"]["dpi"], options["accept"]) == (300, False)


def test_the_encoding_is_corrected_with_the_beginning_in_view(
    pane: DocumentsPane, window: MainWindow, session: Session, built: Built, qtbot: QtBot
) -> None:
    digest = "c" * 64
    folder = session.workspace.sources(built.project)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{digest}.txt").write_bytes("第一章 总则".encode("gb18030"))
    change(session, built.documents[0], format="txt", sha256=digest, encoding="cp1252")
    pane.detail.set_document(built.documents[0])
    comes(qtbot, lambda: (pane.detail.row() or {}).get("encoding") == "cp1252")
    assert pane.detail.head.badges[5].text() == "Windows-1252"
    window.actions_table.run("documents.encoding")
    sheet = dialog(qtbot, EncodingSheet)
    assert "第一章" not in sheet.sample.toPlainText()
    sheet.box.setCurrentIndex(sheet.box.findData("gb18030"))
    assert sheet.sample.toPlainText() == "第一章 总则"
    sheet.accept()
    comes(qtbot, lambda: jobs(session)[0]["kind"] == "convert")
    assert jobs(session)[0]["options"]["encoding"] == "gb18030"


def test_what_waits_is_taken_for_many_and_taken_back(
    pane: DocumentsPane, window: MainWindow, session: Session, built: Built, qtbot: QtBot
) -> None:
    session.workspace.write(lambda c: wait_for_decision(c, built, built.documents[:3]))
    pane.reload()
    comes(qtbot, lambda: pane.list.waiting() == 3)
    window.actions_table.run("documents.waiting")
    comes(qtbot, lambda: list(pane.list.model.ids) == built.documents[:3])
    pane.list.table.selectAll()
    window.actions_table.run("documents.accept")
    comes(qtbot, lambda: pane.list.waiting() == 0)
    methods = select(DOCUMENT.c.method).where(DOCUMENT.c.id.in_(built.documents[:3]))
    assert session.read(lambda c: set(c.execute(methods).scalars())) == {"ocr"}
    window.actions_table.run("edit.undo")
    comes(qtbot, lambda: pane.list.waiting() == 3)


def test_a_document_gets_another_name_and_language(
    pane: DocumentsPane, window: MainWindow, session: Session, built: Built, qtbot: QtBot
) -> None:
    window.actions_table.run("documents.rename")
    form = dialog(qtbot, FormDialog)
    form.form.set_value({"name": "合同 最终.md"})
    form.accept()
    comes(qtbot, lambda: pane.list.model.values(pane.list.model.row_of(built.documents[0]))[0] == "合同 最终.md")
    window.actions_table.run("documents.language")
    comes(qtbot, lambda: "language" in dialog(qtbot, FormDialog).form._editors)
    form = dialog(qtbot, FormDialog)
    form.form.set_value({"language": "zh"})
    form.accept()
    comes(qtbot, lambda: (pane.detail.row() or {}).get("language") == "zh")


def test_the_menu_narrows_by_what_documents_are(
    pane: DocumentsPane, session: Session, built: Built, qtbot: QtBot
) -> None:
    change(session, built.documents[2], format="pdf", method="ocr")
    pane.reload()
    narrowing = pane.list.narrowing
    comes(qtbot, lambda: narrowing._values.get("format") == {"md": 5, "pdf": 1})
    narrowing.pick("method", "ocr")
    comes(qtbot, lambda: list(pane.list.model.ids) == [built.documents[2]])
    assert narrowing.more.text() == "Filter: OCR"
    menu = QMenu()
    qtbot.addWidget(menu)
    narrowing.fill(menu)
    assert [action.text() for action in menu.actions()][:4] == ["Format", "Method", "Language", "Order"]
    narrowing.pick_none()
    comes(qtbot, lambda: len(pane.list.model.ids) == 6)
    narrowing.sort_asked.emit("method")
    comes(qtbot, lambda: pane.list.model.ids[0] == built.documents[2])
    pane.list.search.setText("nothing is called so")
    comes(qtbot, pane.list.none.isVisible)
    pane.list.clear_filter()
    comes(qtbot, pane.list.table.isVisible)


def test_the_tree_is_asked_about_once(
    pane: DocumentsPane, window: MainWindow, session: Session, built: Built, qtbot: QtBot
) -> None:
    pane.list.table.setFocus()
    window.actions_table.run("edit.delete")
    sheet = dialog(qtbot, TreeSheet)
    sheet.ways[tree.REBUILD].setChecked(True)
    sheet.accept()
    comes(qtbot, lambda: pane.list.total() == 5)
    comes(qtbot, lambda: jobs(session)[0]["kind"] == "tree")
    assert jobs(session)[0]["options"]["replace"]
    assert tree.kept(window) == tree.REBUILD
    window.actions_table.run("edit.delete")
    comes(qtbot, lambda: pane.list.total() == 4)


def test_what_came_in_later_is_offered_to_the_tree(
    pane: DocumentsPane, window: MainWindow, built: Built, qtbot: QtBot
) -> None:
    pane.tree.offer(built.project, list(range(1, 13)))
    comes(qtbot, pane.tree.isVisible)
    assert pane.tree.notice.words.text().startswith("12 document")
    pane.tree.notice.second.click()
    assert not pane.tree.isVisible()


def test_the_tree_is_revised_for_what_came(
    pane: DocumentsPane, window: MainWindow, session: Session, built: Built, qtbot: QtBot
) -> None:
    pane.tree.offer(built.project, built.documents[:2])
    comes(qtbot, pane.tree.isVisible)
    pane.tree.notice.first.click()
    sheet = dialog(qtbot, TreeSheet)
    assert sheet.choice() == tree.REVISE, "who asks wants it to follow"
    assert all(words.text() for words in sheet._words.values()), "each choice says what happens"
    sheet.accept()
    comes(qtbot, lambda: jobs(session)[0]["kind"] == "revise")
    assert jobs(session)[0]["options"]["documents"] == built.documents[:2]
    assert not pane.tree.isVisible()
    assert tree.kept(window) == "", "nothing was said about the next time"


def test_the_tree_is_revised_for_what_goes(
    pane: DocumentsPane, window: MainWindow, session: Session, built: Built, qtbot: QtBot
) -> None:
    tree.keep(window, tree.REVISE)
    pane.list.table.setFocus()
    window.actions_table.run("edit.delete")
    comes(qtbot, lambda: jobs(session) != [] and jobs(session)[0]["kind"] == "revise")
    options = jobs(session)[0]["options"]
    assert options["headings"].startswith("# ")
    assert options["documents"] == []


def test_one_message_says_how_an_import_ended(window: MainWindow) -> None:
    from collections import Counter

    job = {"job_id": 1, "rows": 1200, "failed": 2, "done": 1203, "kind": "import"}
    found = {"ways": Counter({"skip": 3}), "waiting": 0, "others": Counter()}
    text, action, show = ended.of_import(window, job, found)
    assert text == "1,200 documents imported · 3 skipped: already there · 2 failed"
    assert action == "Show"
    assert show is not None
    others = Counter({".jpg": 1000, "": 2, ".zip": 1})
    text, _action, _show = ended.of_import(window, job, {**found, "others": others})
    assert text.endswith(" · 1,003 of other kinds left out (1,000\u00a0.jpg, 2\u00a0without an ending, 1\u00a0.zip)")
    text, _action, _show = ended.of_conversion(window, {**job, "done": 4, "failed": 0}, {**found, "waiting": 4})
    assert text.startswith("4 ")
    assert "for your decision" in text


def test_an_import_counts_what_it_left_out_of_its_folders(tmp_path: Path) -> None:
    for name in ("a.md", "b.JPG", "c.png", "d.zip"):
        (tmp_path / name).write_bytes(b"x")
    row = {"options": {"paths": [str(tmp_path)], "method": "text"}}
    assert dict(ended.others_of(row)) == {".jpg": 1, ".png": 1, ".zip": 1}
    assert dict(ended.others_of({"options": {**row["options"], "method": "ocr"}})) == {".zip": 1}


def test_two_imports_that_end_together_are_both_told(
    pane: DocumentsPane, window: MainWindow, session: Session, built: Built, qtbot: QtBot
) -> None:
    shown: list[str] = []
    window.messages.shown.connect(shown.append)
    options = {"paths": [], "method": "text"}
    for rows in (7, 8):
        job = session.workspace.write(lambda c: history.create(c, built.project, "import", options))
        counts = {"rows": rows, "done": rows, "failed": 1}
        ended.say(window, {"job_id": job, "project_id": built.project, "kind": "import", **counts})
    comes(qtbot, lambda: window.messages.waiting())
    window.messages.dismiss()
    assert sorted(text.split(" · ")[0] for text in shown) == ["7 documents imported", "8 documents imported"]


def test_a_file_that_was_there_and_fell_back_counts_as_both() -> None:
    remarks = [
        {"error": {"params": {"way": "keep", "by": "text"}}},
        {"error": {"params": {"way": "text", "by": "text"}}},
    ]
    assert dict(ended.ways_of([*remarks, {"error": {}}])) == {"keep": 1, "text": 2, "same": 1}
