"""What becomes of the domain tree when documents come or go: left as it is, revised, or built anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QRadioButton, QVBoxLayout
from sqlalchemy import Connection

from core.domain import service as tags
from core.models import stages
from desktop.widgets.dialog import Sheet
from desktop.widgets.labels import label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.window import MainWindow

LEAVE: Final = "leave"
REVISE: Final = "revise"
REBUILD: Final = "rebuild"
WAYS: Final = (LEAVE, REVISE, REBUILD)
WIDTH: Final = 480
INDENT: Final = 26  # the words of a choice stand below its name, not below its mark


def kept(window: MainWindow) -> str:
    """Return the choice that is remembered for the project in front, empty for none."""
    found = window.preferences.text(_key(window))
    return found if found in WAYS else ""


def keep(window: MainWindow, way: str) -> None:
    """Remember a choice for the project in front; an empty one asks again."""
    window.preferences.keep_text(_key(window), way)


def _key(window: MainWindow) -> str:
    return f"documents.tree.{window.context.project_id}"


def size(connection: Connection, project_id: int) -> int:
    """Return how many tags the tree of a project has."""
    return len(tags.rows(connection, project_id))


def ask_once(window: MainWindow, then: Callable[[str], object]) -> None:
    """Call `then` with the choice: the one remembered, else what a small sheet is told; "leave" without a tree."""
    project_id, way = window.context.project_id, kept(window)

    def found(count: int) -> None:
        if not count or way:
            then(way or LEAVE)
        else:
            TreeSheet(window, then, "deleting").open()

    window.context.query(lambda c: size(c, project_id), found, window, "tree")


def ask_again(window: MainWindow) -> None:
    """Open the sheet whatever is remembered, to choose for the next time."""
    TreeSheet(window, lambda _way: None, "settling", kept(window)).open()


def rebuild(window: MainWindow) -> None:
    """Start the job that builds the tree anew with the project's model."""
    project_id = window.context.project_id

    def start(model: dict[str, object]) -> None:
        window.context.start_job("tree", {"model": model, "replace": True})

    window.context.query(
        lambda c: stages.chosen(c, project_id, "tree").model_dump(mode="json"), start, window, "rebuild"
    )


def revise(window: MainWindow, documents: Sequence[int] = (), headings: str = "", loose: Sequence[int] = ()) -> None:
    """Start the job that changes the tree for documents that came, went, or (both) were read again.

    `headings` and `loose` are what `core.domain.leaving` found out before.
    """
    project_id = window.context.project_id

    def options(connection: Connection) -> dict[str, object]:
        # Here and not above: it loads the built-in engine, which nobody should wait for at the first paint.
        from core.domain import leaving

        left = leaving.Leaving(headings, list(loose))
        model = stages.chosen(connection, project_id, "tree").model_dump(mode="json")
        told = leaving.options(connection, project_id, documents, left)
        return {"model": model, **told}

    window.context.query(options, lambda found: window.context.start_job("revise", found), window, "revise")


class TreeSheet(Sheet):
    """Leave, revise or rebuild, each with what happens then, and whether to remember it.

    Args:
        on_accept: gets "leave", "revise" or "rebuild".
        why: "deleting" before documents go, "arrived" after some came, "settling" to change what is remembered.
        settled: what is remembered now.
    """

    def __init__(self, window: MainWindow, on_accept: Callable[[str], object], why: str, settled: str = "") -> None:
        super().__init__(window, QCoreApplication.translate("TreeSheet", "The domain tree"), "", width=WIDTH)
        self._window, self._on_accept, self._why = window, on_accept, why
        self._text = label(look="muted", wrap=True)
        self.body.addWidget(self._text)
        self.ways = {way: QRadioButton() for way in WAYS}
        self._words = {way: label(look="second", wrap=True) for way in WAYS}
        group = QButtonGroup(self)
        for way, button in self.ways.items():
            group.addButton(button)
            words = QVBoxLayout()
            words.setContentsMargins(INDENT, 0, 0, 0)
            words.addWidget(self._words[way])
            choice = QVBoxLayout()
            choice.setSpacing(2)
            choice.addWidget(button)
            choice.addLayout(words)
            self.body.addLayout(choice)
        first = self.ways[settled or (REVISE if why == "arrived" else LEAVE)]
        first.setChecked(True)
        self.remember = QCheckBox()
        self.remember.setChecked(why != "arrived")
        self.body.addWidget(self.remember)
        self.retranslate()
        first.setFocus()

    def choice(self) -> str:
        """Return "leave", "revise" or "rebuild"."""
        return next(way for way, button in self.ways.items() if button.isChecked())

    def accept(self) -> None:
        """Remember and go on."""
        super().accept()
        if self.remember.isChecked() or self._why == "settling":
            keep(self._window, self.choice() if self.remember.isChecked() else "")
        self._on_accept(self.choice())

    def retranslate(self) -> None:
        """Set all visible strings again."""
        super().retranslate()
        names = {
            "deleting": self.tr("Delete"),
            "arrived": self.tr("Go on"),
            "settling": self.tr("Save"),
        }
        self.primary.setText(names[self._why])
        self._text.setText(self.tr("The tree of this project was built from its documents. When documents come or go:"))
        self.ways[LEAVE].setText(self.tr("Leave the tree as it is"))
        self._words[LEAVE].setText(self.tr("Nothing changes; tags can be added and removed by hand."))
        self.ways[REVISE].setText(self.tr("Revise it"))
        self._words[REVISE].setText(
            self.tr(
                "The project's model adds, moves, merges and removes only what the documents call for. "
                "What is filed under a tag follows; tags made by hand stay."
            )
        )
        self.ways[REBUILD].setText(self.tr("Build it anew"))
        self._words[REBUILD].setText(
            self.tr("A new tree from all documents takes its place. Questions and samples stay, without a tag.")
        )
        self.remember.setText(self.tr("Remember this for the project"))
