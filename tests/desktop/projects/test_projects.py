"""Projects as cards: what they say, how they are found, made, renamed, archived and deleted."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from core.errors import LorewrightError
from core.llm.providers import resolve
from core.models import stages
from core.projects import caps
from core.projects import service as projects
from core.projects.service import Card
from desktop.projects.pane import ProjectsPane, arranged
from desktop.projects.words import CardWords, used
from desktop.session import Session
from desktop.widgets.dialog import FormDialog
from desktop.window import MainWindow
from tests.helpers.building import build


def card(**changes: object) -> Card:
    values = {"id": 1, "name": "A", "description": "", "language": "auto", "used_at": 0, "created_at": 0}
    counts = {"documents": 2, "questions": 1, "samples": 0, "accepted": 0, "tokens": 0, "cost": {}}
    return Card(**{**values, **counts, **changes})  # type: ignore[arg-type]


@pytest.fixture
def pane(working: MainWindow, session: Session, qtbot: QtBot) -> ProjectsPane:
    build(session.workspace, 2, 3, 2, "Maintenance")
    build(session.workspace, 1, 1, 0, "设备检修规程")
    working.open("projects")
    shown = working.pane("projects")
    assert isinstance(shown, ProjectsPane)
    qtbot.waitUntil(lambda: shown.grid.cards.rowCount() == 2)
    return shown


@pytest.mark.parametrize(
    ("cost", "unpriced", "words"),
    [
        ({}, 3, "cost unknown"),
        ({"USD": 0.0}, 3, "cost unknown"),
        ({"USD": 3.456}, 1, "cost at least 3.46 USD"),
        ({}, 0, "no cost"),
        ({"USD": 0.0}, 0, "no cost"),
        ({"USD": 3.456}, 0, "cost 3.46 USD"),
        ({"": 0.0012}, 0, "cost 0.0012"),
        ({"USD": 1.5, "CNY": 20.0}, 0, "cost 20.00 CNY + 1.50 USD"),
    ],
)
def test_an_unknown_cost_is_never_zero(qapp: object, cost: dict[str, float], unpriced: int, words: str) -> None:
    assert CardWords.of(card(tokens=12345, cost=cost, unpriced=unpriced), False).spent == f"12,345 tokens  ·  {words}"


def test_a_long_cost_is_said_in_fewer_letters(qapp: object) -> None:
    made = CardWords.of(card(tokens=2_936_469, cost={"CNY": 3.56, "USD": 0.653}, unpriced=2), False)
    assert made.spent == "2,936,469 tokens  ·  cost at least 3.56 CNY + 0.653 USD"
    assert made.brief == "2.94 M tokens  ·  at least 3.56 CNY + 0.653 USD"
    assert CardWords.of(card(tokens=5, cost={}, unpriced=2), False).brief == ""


def test_a_card_says_everything_to_assistive_technology(pane: ProjectsPane) -> None:
    row = pane.grid.cards.row_of(1)
    spoken = pane.grid.cards.data(pane.grid.cards.index(row), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken is not None
    for part in ("Maintenance", "2 document", "12 question", "12 sample", "790 tokens", "cost unknown", "today"):
        assert part in spoken
    assert used(0).count("70") == 1


def test_orders(qapp: object) -> None:
    cards = [card(id=1, name="b10", used_at=5, created_at=1), card(id=2, name="b9", used_at=1, created_at=9, samples=4)]
    assert [c.id for c in arranged(cards, "used")] == [1, 2]
    assert [c.id for c in arranged(cards, "name")] == [2, 1]
    assert [c.id for c in arranged(cards, "created")] == [2, 1]
    assert [c.id for c in arranged(cards, "samples")] == [2, 1]


def test_search_and_its_empty_state(pane: ProjectsPane, qtbot: QtBot) -> None:
    pane.search.setText("检修")
    qtbot.waitUntil(lambda: pane.grid.cards.rowCount() == 1)
    pane.search.setText("nothing like it")
    qtbot.waitUntil(lambda: pane.stack.currentWidget() is pane.nothing)
    pane.nothing._primary.click()
    assert (pane.grid.cards.rowCount(), pane.search.text()) == (2, "")


def test_click_and_enter_open(pane: ProjectsPane, working: MainWindow, session: Session, qtbot: QtBot) -> None:
    grid = pane.grid
    place = grid.visualRect(grid.cards.index(grid.cards.row_of(1))).center()
    qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert (session.project_id, working.shown_pane()) == (1, "documents")
    working.open("projects")
    pane.open(2)
    qtbot.keyClick(grid, Qt.Key.Key_Return)
    assert (session.project_id, working.shown_pane()) == (2, "documents")


def test_create_reports_a_taken_name_and_keeps_what_was_typed(
    pane: ProjectsPane, working: MainWindow, session: Session, qtbot: QtBot
) -> None:
    dialog = pane.editing.create()
    assert not dialog.primary.isEnabled()
    dialog.form.set_value({"name": " Maintenance ", "description": "typed", "language": "zh"})
    dialog.accept()
    qtbot.waitUntil(lambda: "Maintenance" in working.messages.text())
    again = next(d for d in working.findChildren(FormDialog) if d.isVisible())
    assert again.form.value().description == "typed"
    again.form.set_value({"name": "Pumps", "description": "typed", "language": "zh"})
    again.accept()
    qtbot.waitUntil(lambda: session.project_id == 3)
    row = session.read(lambda c: projects.get(c, 3))
    assert (row["name"], row["description"], row["language"]) == ("Pumps", "typed", "zh")
    assert working.shown_pane() == "documents"


def test_rename_and_archive_with_a_way_back(
    pane: ProjectsPane, working: MainWindow, session: Session, qtbot: QtBot
) -> None:
    pane.open(1)
    assert working.actions_table.run("projects.rename")
    dialog = next(d for d in working.findChildren(FormDialog) if d.isVisible())
    dialog.form.set_value({"name": "Pumps", "description": "水泵", "language": "auto"})
    dialog.accept()
    qtbot.waitUntil(lambda: any(c.name == "Pumps" for c in pane._cards))
    pane.open(1)
    assert working.actions_table.run("projects.archive")
    qtbot.waitUntil(lambda: pane.grid.cards.rowCount() == 1)
    assert "Pumps" in working.messages.text()
    working.messages._action.click()
    qtbot.waitUntil(lambda: pane.grid.cards.rowCount() == 2)
    assert session.read(projects.shelves) == (2, 0)


def test_delete_names_what_goes(pane: ProjectsPane, working: MainWindow, session: Session, qtbot: QtBot) -> None:
    session.open_project(1)
    pane.open(1)
    kept = session.workspace.sources(1)
    kept.mkdir(parents=True)
    found = pane.grid.current_card()
    assert found is not None
    sheet = pane.editing.delete(found)
    said = " ".join(part.text() for part in sheet.findChildren(type(sheet.note)))
    assert "2 document" in said
    assert "12 question" in said
    assert "cannot be undone" in said
    assert sheet.cancel.hasFocus() or not sheet.primary.hasFocus()
    sheet.accept()
    qtbot.waitUntil(lambda: pane.grid.cards.rowCount() == 1)
    assert session.project_id == 0
    assert not kept.parent.exists()
    with pytest.raises(LorewrightError):
        session.read(lambda c: projects.get(c, 1))


def test_menu_of_a_card(pane: ProjectsPane, qtbot: QtBot) -> None:
    pane.open(1)
    pane.grid.menu_asked.emit(1, pane.grid.mapToGlobal(QPoint(10, 10)))
    menu = pane.findChild(QMenu)
    assert [action.text() for action in menu.actions()] == [
        "Open", "Name and description…", "Open its folder", "New project with its models…", "Archive", "Delete…",
    ]  # fmt: skip
    menu.close()


def test_a_new_project_takes_the_models_of_another(pane: ProjectsPane, session: Session, qtbot: QtBot) -> None:
    model = resolve("ollama/qwen3")
    session.workspace.write(lambda c: projects.set_model(c, 1, model))
    session.workspace.write(lambda c: stages.choose(c, 1, "answers", ["ollama/large", "ollama/qwen3"]))
    session.workspace.write(lambda c: caps.set_cap(c, 1, 5.0, None))
    pane.open(1)
    found = pane.grid.current_card()
    assert found is not None
    dialog = pane.editing.create_like(found)
    dialog.form.set_value({"name": "Pumps", "language": "zh"})
    dialog.accept()
    qtbot.waitUntil(lambda: session.project_id == 3)
    assert session.read(lambda c: projects.model(c, 3)) == model
    assert session.read(lambda c: stages.specs_of(c, 3, "answers")) == ["ollama/large", "ollama/qwen3"]
    assert session.read(lambda c: caps.cap(c, 3)) == {}


def test_the_folder_of_a_project_is_shown(
    pane: ProjectsPane, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: shown.append(url.toLocalFile()) or True)
    pane.open(1)
    found = pane.grid.current_card()
    assert found is not None
    pane.editing.show_files(found)
    assert shown == [str(session.workspace.sources(1).parent)]
    assert session.workspace.sources(1).parent.is_dir()


def test_without_a_project_the_next_step_is_offered(working: MainWindow, qtbot: QtBot) -> None:
    working.open("projects")
    pane = working.pane("projects")
    assert isinstance(pane, ProjectsPane)
    qtbot.waitUntil(lambda: pane.stack.currentWidget() is pane.none)
    pane.none._primary.click()
    assert working.shown_pane() == "guide"


def test_a_hidden_pane_is_off_the_rail(working: MainWindow) -> None:
    working.open("projects")
    assert working.rail.item("projects").isChecked()
    working.open("guide")
    assert not working.rail.item("projects").isChecked()
    with pytest.raises(KeyError):
        working.rail.item("guide")
    assert "go.guide" in {spec.id for spec in working.actions_table.available()}
