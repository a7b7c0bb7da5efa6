"""What becomes of the domain tree when documents come or go: left as it is, revised, or built anew."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QRadioButton, QVBoxLayout
from sqlalchemy import Connection

from core.domain import service as tags
from core.models import stages
from core.stages.choice import is_built_in
from desktop.documents.treecost import TreeCost
from desktop.loading import with_module
from desktop.widgets.dialog import Sheet
from desktop.widgets.labels import label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from core.llm.messages import Model
    from desktop.documents.treecost import Told
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


def ask_once(window: MainWindow, then: Callable[[Choice], object], told: Told) -> None:
    """Call `then` with the choice: the one remembered, else what a small sheet is told; "leave" without a tree.

    `told` finds out what a revision would be told, for the estimate.
    """
    project_id, way = window.context.project_id, kept(window)

    def found(count: int) -> None:
        if not count or way:
            then(Choice(way if count else LEAVE))
        else:
            TreeSheet(window, then, "deleting", told=told).open()

    window.context.query(lambda c: size(c, project_id), found, window, "tree")


def ask_again(window: MainWindow) -> None:
    """Open the sheet whatever is remembered, to choose for the next time."""
    TreeSheet(window, lambda _way: None, "settling", kept(window)).open()


def rebuild(window: MainWindow, *, asking: bool = False) -> None:
    """Build the tree anew with the project's model.

    With `asking` the form is opened first, which shows what it takes, unless the built-in engine does it.
    """
    project_id = window.context.project_id

    def start(found: tuple[Model, int]) -> None:
        model, count = found
        if asking and count and not is_built_in(model):
            with_module(window.context, "desktop.domain.building", lambda building: building.ask(window, count), window)
        else:
            window.context.start_job("tree", {"model": model.model_dump(mode="json"), "replace": True})

    window.context.query(
        lambda c: (stages.chosen(c, project_id, "tree"), size(c, project_id)), start, window, "rebuild"
    )


def revise(
    window: MainWindow,
    documents: Sequence[int] = (),
    headings: str = "",
    loose: Sequence[int] = (),
    terms: dict[str, Any] | None = None,
) -> None:
    """Start the job that changes the tree for documents that came, went, or (both) were read again.

    `headings` and `loose` are what `core.domain.leaving` found out before, `terms` the columns of the job.
    """
    project_id = window.context.project_id

    def options(connection: Connection) -> dict[str, object]:
        # Here and not above: it loads the built-in engine, which nobody should wait for at the first paint.
        from core.domain import leaving

        left = leaving.Leaving(headings, list(loose))
        model = stages.chosen(connection, project_id, "tree").model_dump(mode="json")
        told = leaving.options(connection, project_id, documents, left)
        return {"model": model, **told}

    window.context.query(
        options, lambda found: window.context.start_job("revise", found, terms=terms), window, "revise"
    )


@dataclass(frozen=True)
class Choice:
    """What becomes of the tree, the limits of a revision, and whether it was chosen just now."""

    way: str
    terms: dict[str, Any] | None = None
    now: bool = False


class TreeSheet(Sheet):
    """Leave, revise or rebuild, each with what happens then, what it takes, and whether to remember it.

    Args:
        why: "deleting" before documents go, "arrived" after some came, "settling" to change what is remembered.
        settled: what is remembered now.
        told: finds out what a revision would be told; None where nothing follows at once.
    """

    def __init__(
        self,
        window: MainWindow,
        on_accept: Callable[[Choice], object],
        why: str,
        settled: str = "",
        told: Told | None = None,
    ) -> None:
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
        self.cost = None if told is None else TreeCost(window, told, self)
        if self.cost is not None:
            self.body.addWidget(self.cost)
            self.cost.changed.connect(self._settle)
            group.buttonToggled.connect(lambda _button, _on: self._settle())
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
        terms = self.cost.columns() if self.cost is not None else None
        self._on_accept(Choice(self.choice(), terms, now=True))

    def _settle(self) -> None:
        if self.cost is None:
            return
        way = self.choice()
        self.cost.show_limits(way == REVISE)
        words = {REVISE: self.cost.revising, REBUILD: self.cost.rebuilding}
        self.note.setText(words[way]() if way in words else "")
        self.primary.setEnabled(self.cost.is_valid())

    def retranslate(self) -> None:
        """Set all visible strings again."""
        super().retranslate()
        names = {
            "deleting": self.tr("Delete"),
            "arrived": self.tr("Go on"),
            "settling": self.tr("Save"),
        }
        self.primary.setText(names[self._why])
        if self._why == "deleting":
            self.heading.setText(self.tr("Delete documents"))
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
        self._settle()
