"""The Domain Tree pane on real data: editing by keys and drops, undo and redo, search, files, and what jobs bring."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from core.domain import service
from core.domain.tree import Branch
from core.jobs import history
from core.projects import service as projects
from desktop.domain import exchange
from desktop.domain.nodes import load
from desktop.domain.pane import EMPTY, FULL, DomainPane
from desktop.session import Session
from desktop.theme import Theme
from desktop.translate import Languages
from desktop.widgets.buttons import Button
from desktop.widgets.dialog import FormDialog
from desktop.window import MainWindow
from tests.desktop.opened import comes, filled, opened
from tests.helpers.building import Built

Key = Qt.Key


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, languages: Languages, session: Session, tmp_path: Path) -> MainWindow:
    return opened(qtbot, session, languages, tmp_path)


@pytest.fixture
def built(session: Session) -> Built:
    """Safety(Inspection 责任) 期限, with questions under each."""
    return filled(session, documents=2, chunks=3, questions=4)


@pytest.fixture
def pane(window: MainWindow, built: Built, qtbot: QtBot) -> DomainPane:
    window.open("domain")
    shown = window.pane("domain")
    assert isinstance(shown, DomainPane)
    comes(qtbot, lambda: len(shown.model.forest.nodes) == 4)
    shown.view.open_all()
    shown.view.setFocus()
    return shown


def outline(session: Session) -> str:
    """Return the stored tree as "A(B C) D"."""

    def shown(branch: Branch) -> str:
        return branch.label + (f"({' '.join(map(shown, branch.children))})" if branch.children else "")

    return session.read(lambda c: " ".join(shown(branch) for branch in service.tree(c, session.project_id)))


def displayed(pane: DomainPane, parent: QModelIndex | None = None) -> str:
    """Return the tree on the screen in the same words."""
    index = parent or QModelIndex()
    words = []
    for row in range(pane.model.rowCount(index)):
        if pane.view.isRowHidden(row, index):
            continue
        child = pane.model.index(row, 0, index)
        below = displayed(pane, child)
        words.append(str(child.data()) + (f"({below})" if below else ""))
    return " ".join(words)


def tag(pane: DomainPane, label: str) -> int:
    return next(node.id for node in pane.model.forest.nodes.values() if node.label == label)


def becomes(qtbot: QtBot, session: Session, pane: DomainPane, expected: str) -> None:
    comes(qtbot, lambda: outline(session) == expected)
    comes(qtbot, lambda: displayed(pane) == expected)


def test_counts_are_of_the_tag_and_of_all_below(pane: DomainPane, session: Session) -> None:
    counts = session.read(lambda c: service.counts(c, session.project_id))
    index = pane.model.index_of(tag(pane, "Safety"))
    assert int(index.siblingAtColumn(2).data()) == sum(counts.values()) - counts[tag(pane, "期限")]
    assert int(index.siblingAtColumn(1).data()) == counts[tag(pane, "Safety")]


@pytest.mark.parametrize(
    ("moved", "action", "expected"),
    [
        ("责任", "domain.up", "Safety(责任 Inspection) 期限"),
        ("Inspection", "domain.down", "Safety(责任 Inspection) 期限"),
        ("Inspection", "domain.out", "Safety(责任) Inspection 期限"),
        ("期限", "domain.in", "Safety(Inspection 责任 期限)"),
        ("期限", "domain.down", "Safety(Inspection 责任) 期限"),
        ("Safety", "domain.in", "Safety(Inspection 责任) 期限"),
        ("Safety", "domain.out", "Safety(Inspection 责任) 期限"),
    ],
)
def test_moving_by_keys_with_undo_and_redo(
    pane: DomainPane, window: MainWindow, session: Session, qtbot: QtBot, moved: str, action: str, expected: str
) -> None:
    before = outline(session)
    pane.view.go_to(tag(pane, moved))
    window.actions_table.run(action)
    becomes(qtbot, session, pane, expected)
    assert pane.view.current_id() == tag(pane, moved)
    if expected != before:
        window.actions_table.run("edit.undo")
        becomes(qtbot, session, pane, before)
        window.actions_table.run("edit.redo")
        becomes(qtbot, session, pane, expected)


def test_renaming_in_place(pane: DomainPane, window: MainWindow, session: Session, qtbot: QtBot) -> None:
    pane.view.go_to(tag(pane, "Inspection"))
    window.actions_table.run("domain.rename")
    editor = pane.view.findChild(QLineEdit)
    editor.setText("  Yearly   检查 ")
    qtbot.keyClick(editor, Key.Key_Return)
    becomes(qtbot, session, pane, "Safety(Yearly 检查 责任) 期限")
    window.actions_table.run("edit.undo")
    becomes(qtbot, session, pane, "Safety(Inspection 责任) 期限")


def test_an_empty_name_leaves_the_old_one(pane: DomainPane, session: Session, qtbot: QtBot) -> None:
    index = pane.model.index_of(tag(pane, "责任"))
    assert not pane.model.setData(index, "   ")
    assert index.data() == "责任"


@pytest.mark.parametrize(
    ("action", "expected"),
    [("item.new", "Safety(Inspection New tag 责任) 期限"), ("domain.child", "Safety(Inspection(New tag) 责任) 期限")],
)
def test_new_tags_open_for_naming(
    pane: DomainPane, window: MainWindow, session: Session, qtbot: QtBot, action: str, expected: str
) -> None:
    pane.view.go_to(tag(pane, "Inspection"))
    window.actions_table.run(action)
    comes(qtbot, lambda: pane.view.findChild(QLineEdit) is not None)
    editor = pane.view.findChild(QLineEdit)
    assert editor.text() == "New tag"
    qtbot.keyClick(editor, Key.Key_Escape)
    becomes(qtbot, session, pane, expected)
    window.actions_table.run("edit.undo")
    becomes(qtbot, session, pane, "Safety(Inspection 责任) 期限")


def test_a_drop_moves_tags_and_headings_become_tags(pane: DomainPane, session: Session, qtbot: QtBot) -> None:
    model = pane.model
    dragged = model.mimeData([model.index_of(tag(pane, "期限")), model.index_of(tag(pane, "责任"))])
    # "Not taken", so that Qt does not remove the dragged rows: they move once the edit is written.
    assert not model.dropMimeData(dragged, Qt.DropAction.MoveAction, 0, 0, model.index_of(tag(pane, "Safety")))
    becomes(qtbot, session, pane, "Safety(责任 期限 Inspection)")
    outlines = pane.detail.model
    document = outlines.index(0, 0)
    outlines.fetchMore(document)
    headings = outlines.mimeData([outlines.index(1, 0, document), outlines.index(2, 0, document)])
    assert not model.dropMimeData(headings, Qt.DropAction.CopyAction, -1, -1, QModelIndex())
    becomes(qtbot, session, pane, "Safety(责任 期限 Inspection) Section 2 Section 3")
    pane.editing.undo()
    becomes(qtbot, session, pane, "Safety(责任 期限 Inspection)")
    pane.editing.undo()
    becomes(qtbot, session, pane, "Safety(Inspection 责任) 期限")


def test_a_tag_dropped_onto_its_own_child_stays_and_says_why(
    pane: DomainPane, window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    dragged = pane.model.mimeData([pane.model.index_of(tag(pane, "Safety"))])
    with qtbot.waitSignal(window.messages.shown) as said:
        pane.model.dropMimeData(dragged, Qt.DropAction.MoveAction, -1, -1, pane.model.index_of(tag(pane, "责任")))
    assert "below itself" in said.args[0]
    assert displayed(pane) == outline(session) == "Safety(Inspection 责任) 期限"


def test_merging_takes_over_what_is_filed_and_below(
    pane: DomainPane, window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    before, counts = outline(session), session.read(lambda c: service.counts(c, session.project_id))
    safety, deadline = tag(pane, "Safety"), tag(pane, "期限")
    pane.view.go_to(safety)
    assert not window.actions_table.action("domain.merge").isEnabled()
    flags = QItemSelectionModel.SelectionFlag
    pane.view.selectionModel().setCurrentIndex(pane.model.index_of(deadline), flags.Select | flags.Rows)
    window.actions_table.run("domain.merge")
    becomes(qtbot, session, pane, "期限(Inspection 责任)")
    assert session.read(lambda c: service.counts(c, session.project_id))[deadline] == (
        counts[safety] + counts[deadline]
    )
    window.actions_table.run("edit.undo")
    becomes(qtbot, session, pane, before)
    assert session.read(lambda c: service.counts(c, session.project_id)) == counts
    pane.view.go_to(safety)
    pane.view.selectionModel().setCurrentIndex(pane.model.index_of(tag(pane, "责任")), flags.Select | flags.Rows)
    with qtbot.waitSignal(window.messages.shown) as said:
        window.actions_table.run("domain.merge")
    assert "cannot be merged" in said.args[0]
    assert outline(session) == before


def offered(pane: DomainPane, qtbot: QtBot) -> str:
    """Open the menu of the tree and return its lines."""
    pane.view.menu_asked.emit(pane.mapToGlobal(QPoint(40, 40)))
    menu = next(one for one in pane.findChildren(QMenu) if one.isVisible())
    lines = [one.text().split("\t")[0] if not one.isSeparator() else "-" for one in menu.actions()]
    menu.close()
    comes(qtbot, lambda: not pane.findChildren(QMenu))
    return " | ".join(lines)


def test_the_menu_offers_what_can_be_done_with_one_tag_or_several(pane: DomainPane, qtbot: QtBot) -> None:
    pane.view.go_to(tag(pane, "Safety"))
    assert offered(pane, qtbot).startswith("New tag | New tag below | Rename the tag |")
    assert "erge" not in offered(pane, qtbot)
    assert pane.detail.merge.isHidden()
    flags = QItemSelectionModel.SelectionFlag
    pane.view.selectionModel().setCurrentIndex(pane.model.index_of(tag(pane, "期限")), flags.Select | flags.Rows)
    assert offered(pane, qtbot) == "Merge into “期限” | - | Delete"
    assert pane.detail.merge.isVisible()
    assert pane.detail.questions.isHidden()
    pane.detail.merge.click()
    comes(qtbot, lambda: displayed(pane) == "期限(Inspection 责任)")


def test_deleting_takes_all_below_and_undo_brings_the_questions_back(
    pane: DomainPane, window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    counts = session.read(lambda c: service.counts(c, session.project_id))
    pane.view.go_to(tag(pane, "Safety"))
    with qtbot.waitSignal(window.messages.shown) as said:
        window.actions_table.run("edit.delete")
    assert "3 tag" in said.args[0]
    becomes(qtbot, session, pane, "期限")
    assert pane.view.current_id() == tag(pane, "期限")
    window.actions_table.run("edit.undo")
    becomes(qtbot, session, pane, "Safety(Inspection 责任) 期限")
    assert session.read(lambda c: service.counts(c, session.project_id)) == counts


def test_search_shows_matches_with_their_path_and_comes_back(
    pane: DomainPane, window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    pane.view.go_to(tag(pane, "期限"))
    pane.view.collapse(pane.model.index_of(tag(pane, "Safety")))
    pane.side.search.setText("insp")
    comes(qtbot, lambda: displayed(pane) == "Safety(Inspection)")
    assert pane.view.isExpanded(pane.model.index_of(tag(pane, "Safety")))
    assert pane.view.current_id() == 0
    assert not window.actions_table.run("domain.up")
    session.edit(lambda c: service.add(c, session.project_id, "Inspector", None))
    comes(qtbot, lambda: displayed(pane) == "Safety(Inspection) Inspector")
    session.edit(lambda c: service.remove(c, session.project_id, [tag(pane, "Inspector")]))
    comes(qtbot, lambda: displayed(pane) == "Safety(Inspection)")
    pane.side.search.clear()
    comes(qtbot, lambda: displayed(pane) == "Safety(Inspection 责任) 期限")
    assert pane.view.current_id() == tag(pane, "期限")
    assert not pane.view.isExpanded(pane.model.index_of(tag(pane, "Safety")))


def test_what_a_job_adds_leaves_cursor_and_branches_as_they_are(
    pane: DomainPane, session: Session, qtbot: QtBot
) -> None:
    pane.view.close_all()
    pane.view.expand(pane.model.index_of(tag(pane, "Safety")))
    pane.view.go_to(tag(pane, "责任"))
    session.edit(lambda c: service.add(c, session.project_id, "新", None))
    comes(qtbot, lambda: displayed(pane) == "Safety(Inspection 责任) 期限 新")
    assert pane.view.current_id() == tag(pane, "责任")
    assert pane.view.isExpanded(pane.model.index_of(tag(pane, "Safety")))


def test_the_tag_leads_to_its_questions(pane: DomainPane, window: MainWindow, session: Session, qtbot: QtBot) -> None:
    pane.view.go_to(tag(pane, "责任"))
    window.actions_table.run("domain.questions")
    assert window.shown_pane() == "questions"
    counts = session.read(lambda c: service.counts(c, session.project_id))
    window.open("domain", {"tag": tag(pane, "责任")})
    shown = window.pane("questions")
    comes(qtbot, lambda: shown.list.model.rowCount() == counts[tag(pane, "责任")])


def test_export_and_import_of_the_tree(
    pane: DomainPane, window: MainWindow, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    exchange.write(window, tmp_path / "tree.md")
    comes(qtbot, (tmp_path / "tree.md").exists)
    (tmp_path / "new.json").write_text('[{"label": "甲", "children": ["乙"]}]', encoding="utf-8")
    exchange.read(window, pane.editing.stack, tmp_path / "new.json", has_tags=True)
    comes(qtbot, lambda: [one for one in QApplication.topLevelWidgets() if isinstance(one, FormDialog)])
    form = next(one for one in QApplication.topLevelWidgets() if isinstance(one, FormDialog))
    form.form.set_value({"replace": True})
    form.accept()
    becomes(qtbot, session, pane, "甲(乙)")
    pane.editing.undo()
    becomes(qtbot, session, pane, "Safety(Inspection 责任) 期限")
    pane.editing.stack.redo()
    becomes(qtbot, session, pane, "甲(乙)")
    exchange.read(window, pane.editing.stack, tmp_path / "tree.md", has_tags=False)
    becomes(qtbot, session, pane, "甲(乙) Safety(Inspection 责任) 期限")


def test_building_starts_a_job_that_replaces_only_when_told(pane: DomainPane, session: Session, qtbot: QtBot) -> None:
    pane.build()
    comes(qtbot, lambda: [one for one in QApplication.topLevelWidgets() if isinstance(one, FormDialog)])
    form = next(one for one in QApplication.topLevelWidgets() if isinstance(one, FormDialog))
    form.form.set_value({"depth": 2, "replace": False})
    comes(qtbot, lambda: "stays" in form.note.text())
    form.form.set_value({"depth": 2, "replace": True})
    form.accept()
    comes(qtbot, lambda: session.read(lambda c: history.listing(c, session.project_id))[0]["kind"] == "tree")
    options = session.read(lambda c: history.listing(c, session.project_id))[0]["options"]
    assert (options["depth"], options["replace"], options["model"]["provider"]) == (2, True, "built-in")


def test_a_tree_begun_by_hand(window: MainWindow, session: Session, qtbot: QtBot) -> None:
    session.open_project(session.workspace.write(lambda c: projects.create(c, "Empty")))
    window.open("domain")
    pane = window.pane("domain")
    comes(qtbot, lambda: pane.stack.currentIndex() == EMPTY and pane._project)
    # Without a document there is nothing to build from.
    assert "Go to the documents" in [button.text() for button in pane.empty.findChildren(Button)]
    pane.start()
    comes(qtbot, lambda: pane.view.findChild(QLineEdit) is not None)
    editor = pane.view.findChild(QLineEdit)
    editor.setText("Contracts")
    qtbot.keyClick(editor, Key.Key_Return)
    becomes(qtbot, session, pane, "Contracts")
    assert pane.stack.currentIndex() == FULL


def test_the_model_is_sound(pane: DomainPane, qtmodeltester: object) -> None:
    qtmodeltester.check(pane.model)
    qtmodeltester.check(pane.detail.model)


def test_a_forest_knows_paths_and_totals(pane: DomainPane, session: Session, built: Built) -> None:
    forest = session.read(lambda c: load(c, built.project))
    node = forest.nodes[built.tags[1]]
    assert node.path() == ["Safety", "Inspection"]
    assert forest.top.total == sum(one.own for one in forest.nodes.values())
