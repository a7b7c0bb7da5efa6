"""What reading pages and following documents would take is shown before it starts, with limits to set."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import update

from core.documents.keeping import take
from core.jobs import history
from core.jobs.terms import Terms
from core.llm.messages import Model
from core.projects import service as projects
from core.store.schema import Document
from core.store.schema.columns import table
from desktop.documents import importing, tree
from desktop.documents.converting import ConvertSheet
from desktop.documents.importing import ImportSheet
from desktop.documents.pagescost import PagesCost
from desktop.documents.pane import DocumentsPane
from desktop.documents.remembered import keep_method, keep_settings
from desktop.documents.tree import TreeSheet
from desktop.jobs.terms import TermsForm
from desktop.session import Session
from desktop.theme import Theme
from desktop.translate import Languages
from desktop.widgets.dialog import FormDialog
from desktop.widgets.form import ModelForm
from desktop.window import MainWindow
from tests.core.documents.makers import make_pdf
from tests.desktop.opened import comes, filled, opened
from tests.helpers.building import Built

DOCUMENT = table(Document)
MODEL = Model(provider="openai", name="gpt-4o", base_url="https://a.invalid/v1", price_in=10.0, price_out=40.0)
TEXT = "A pressure vessel must be inspected before it is put into service, and every two years after"


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, languages: Languages, session: Session, tmp_path: Path) -> MainWindow:
    made = opened(qtbot, session, languages, tmp_path)
    keep_settings(made.preferences, "vision", {"model": MODEL.model_dump(mode="json"), "dpi": 100})
    return made


@pytest.fixture
def built(session: Session) -> Built:
    return filled(session, documents=3, chunks=2, questions=0)


@pytest.fixture
def pane(window: MainWindow, built: Built, qtbot: QtBot) -> DocumentsPane:
    window.open("documents")
    shown = window.pane("documents")
    assert isinstance(shown, DocumentsPane)
    comes(qtbot, lambda: shown.list.total() == 3 and shown.detail.document_id == built.documents[0])
    return shown


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    return make_pdf(tmp_path / "a.pdf", [[(11, 740 - 14 * n, TEXT) for n in range(40)]] * 9)


def dialog(qtbot: QtBot, kind: type) -> Any:
    def found() -> list[Any]:
        return [one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()]

    comes(qtbot, found)
    return found()[-1]


def jobs(session: Session) -> list[Any]:
    return session.read(lambda c: history.listing(c, session.project_id))


def paid(session: Session, built: Built) -> None:
    session.workspace.write(lambda c: projects.set_model(c, built.project, MODEL))


def test_an_import_by_a_vision_model_says_what_it_takes(
    window: MainWindow, session: Session, built: Built, pdf: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "notes.md").write_text("# Notes\n", encoding="utf-8")
    sheet = ImportSheet(window, [pdf, tmp_path / "notes.md"])
    sheet.open()
    assert sheet.cost.terms.isHidden(), "reading the text layer costs nothing"
    sheet.method.choose("vision")
    comes(qtbot, lambda: "9 page" in sheet.note.text() and "10 call" in sheet.note.text())
    assert "cost about" in sheet.note.text()
    assert not sheet.cost.terms.isHidden()
    sheet.cost.terms.unfold()
    sheet.cost.terms.form.set_value({"tokens": 5000})
    sheet.accept()
    sheet.method.choose("text")  # too late: what was accepted counts, also while files are compared
    comes(qtbot, lambda: jobs(session) and jobs(session)[0]["kind"] == "import")
    with session.workspace.read() as connection:
        assert history.get(connection, jobs(session)[0]["id"])["cap"] == {"tokens": 5000}


def test_a_service_is_said_to_take_pages_at_an_unknown_price(
    window: MainWindow, built: Built, pdf: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    cost = PagesCost(window)
    qtbot.addWidget(cost)
    cost.set_files(lambda _connection: [pdf, tmp_path / "letter.docx", tmp_path / "notes.md"])
    for name, price in (("mineru", "price of the service unknown"), ("mineru-local", "no cost")):
        cost.set_method(name, {})
        comes(qtbot, lambda: cost.words() != cost.tr("Counting pages…"))
        first, second = cost.words().splitlines()
        assert first.startswith("9 page")
        assert first.endswith(price)
        assert second.startswith("1 file"), "a text of Word has no pages yet; Markdown is read here"
        assert cost.terms.isHidden(), "nothing here bounds what a service asks for"


def test_more_dots_cost_more(window: MainWindow, built: Built, pdf: Path, qtbot: QtBot) -> None:
    sheet = ImportSheet(window, [pdf])
    sheet.open()
    sheet.method.choose("vision")
    comes(qtbot, lambda: "9 page" in sheet.note.text())
    before = sheet.cost._found.tokens
    sheet.method.form.set_value({"dpi": 300, "at_once": 4, "language": "auto", "model": MODEL})
    assert sheet.cost._found is None
    comes(qtbot, lambda: sheet.cost._found is not None)
    assert sheet.cost._found.tokens >= before
    sheet.reject()


def test_reading_again_says_what_it_takes(
    pane: DocumentsPane, window: MainWindow, session: Session, built: Built, pdf: Path, qtbot: QtBot
) -> None:
    digest, _size = take(pdf, session.workspace.sources(built.project))
    values = {"sha256": digest, "format": "pdf", "name": "a.pdf"}
    change = update(DOCUMENT).where(DOCUMENT.c.id == built.documents[0]).values(**values)
    session.workspace.write(lambda c: c.execute(change))
    window.actions_table.run("documents.convert")
    sheet = dialog(qtbot, ConvertSheet)
    sheet.method.choose("vision")
    comes(qtbot, lambda: sheet.note.text().startswith("9 page") and "10 call" in sheet.note.text())
    sheet.cost.terms.unfold()
    sheet.cost.terms.form.set_value({"cost": 0.5})
    sheet.accept()
    comes(qtbot, lambda: jobs(session) and jobs(session)[0]["kind"] == "convert")
    with session.workspace.read() as connection:
        assert history.get(connection, jobs(session)[0]["id"])["cap"] == {"cost": 0.5}


def test_samples_are_never_read_by_a_model_that_costs(window: MainWindow, session: Session, built: Built) -> None:
    keep_method(window.preferences, "vision")
    begun: list[Any] = []
    session.start_job = lambda kind, options, **_more: begun.append((kind, options["method"]))  # type: ignore[method-assign]
    importing.start(window, ["a.md"])
    assert begun == [("import", "text")]


def test_deleting_says_what_a_revision_takes(
    pane: DocumentsPane, window: MainWindow, session: Session, built: Built, qtbot: QtBot
) -> None:
    paid(session, built)
    pane.list.table.setFocus()
    window.actions_table.run("edit.delete")
    sheet = dialog(qtbot, TreeSheet)
    assert (sheet.note.text(), sheet.cost.terms.isHidden()) == ("", True), "to leave it costs nothing"
    sheet.ways[tree.REVISE].setChecked(True)
    comes(qtbot, lambda: "1 call" in sheet.note.text() and "gpt-4o" in sheet.note.text())
    sheet.cost.terms.unfold()
    sheet.cost.terms.form.set_value({"cost": 2.0})
    sheet.accept()
    comes(qtbot, lambda: jobs(session) and jobs(session)[0]["kind"] == "revise")
    with session.workspace.read() as connection:
        assert history.get(connection, jobs(session)[0]["id"])["cap"] == {"cost": 2.0}


def test_building_anew_by_a_model_opens_its_form(
    pane: DocumentsPane, window: MainWindow, session: Session, built: Built, qtbot: QtBot
) -> None:
    paid(session, built)
    pane.tree.offer(built.project, built.documents[:2])
    comes(qtbot, pane.tree.isVisible)
    pane.tree.notice.first.click()
    sheet = dialog(qtbot, TreeSheet)
    comes(qtbot, lambda: "1 call" in sheet.note.text())
    sheet.ways[tree.REBUILD].setChecked(True)
    assert "before it starts" in sheet.note.text()
    sheet.accept()
    form = dialog(qtbot, FormDialog)
    comes(qtbot, lambda: "1 call" in form.note.text())
    assert all(job["kind"] != "tree" for job in jobs(session)), "a model is asked only once somebody saw the form"
    assert form.form.value().replace
    form.accept()
    comes(qtbot, lambda: jobs(session) and jobs(session)[0]["kind"] == "tree")


def test_no_run_starts_with_a_limit_that_is_wrong(
    window: MainWindow, session: Session, pane: Any, qtbot: QtBot
) -> None:
    window.actions_table.run("item.generate")
    form = dialog(qtbot, FormDialog)
    terms = form.findChild(TermsForm)
    terms.form.widget("cost").setText("0")
    assert terms.columns() is None
    assert not form.primary.isEnabled()
    form.form.set_value(form.form.value())
    assert not form.primary.isEnabled(), "the rest is right, the limit is not"
    form.accept()
    assert form.isVisible(), "a wrong limit is not no limit"
    assert all(job["kind"] != "questions" for job in jobs(session))
    terms.form.widget("cost").setText("5")
    assert form.primary.isEnabled()


def test_limits_are_built_when_they_are_unfolded_and_come_before_the_buttons(
    window: MainWindow, pane: DocumentsPane, qtbot: QtBot
) -> None:
    window.actions_table.run("item.generate")
    form = dialog(qtbot, FormDialog)
    terms = form.findChild(TermsForm)
    assert not terms.findChildren(ModelForm)
    assert terms.columns() == Terms().columns()
    terms.link.click()
    passed, part = [], terms.link.nextInFocusChain()
    while part is not form.primary:
        assert part is not terms.link, "the keyboard would come to the limits after the buttons"
        passed.append(part)
        part = part.nextInFocusChain()
    assert {terms.form.widget(name) for name in ("cost", "tokens", "priority", "hook")} <= set(passed)


def test_what_is_remembered_is_done_at_once(
    pane: DocumentsPane, window: MainWindow, session: Session, built: Built, qtbot: QtBot
) -> None:
    paid(session, built)
    tree.keep(window, tree.REBUILD)
    pane.tree.offer(built.project, built.documents[:1])
    comes(qtbot, lambda: jobs(session) and jobs(session)[0]["kind"] == "tree")
