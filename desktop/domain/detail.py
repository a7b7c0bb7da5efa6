"""Beside the tree: the tag under the cursor, and the headings of the documents to make tags from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop.domain.nodes import Node
from desktop.domain.outlines import OutlineModel, OutlineView
from desktop.translate import Retranslating, number
from desktop.widgets.buttons import Button
from desktop.widgets.flow import Flow
from desktop.widgets.frames import Panel
from desktop.widgets.labels import Badge, Elided, hairline, label
from desktop.widgets.page import ActionBar

if TYPE_CHECKING:
    from desktop.actions import Actions
    from desktop.session import Session


class TagDetail(Retranslating, Panel):
    """The right side of the pane."""

    def __init__(self, session: Session, actions: Actions) -> None:
        super().__init__("window")
        self._node: Node | None = None
        self._count = 0
        self.model = OutlineModel(session, self)
        self.outlines = OutlineView(self.model)
        self.name = Elided(look="title")
        self.where = Elided(look="caption")
        self.badges = [Badge() for _ in range(3)]
        self.questions = Button(
            icon="questions", action="domain.questions", on_click=lambda: actions.run("domain.questions")
        )
        self.merge = Button(icon="merge", action="domain.merge", on_click=lambda: actions.run("domain.merge"))
        self.take = Button(icon="plus", on_click=self.outlines.take)
        self._caption = label(look="caption")
        head = Panel("window")
        head.body.setContentsMargins(20, 14, 20, 14)
        head.body.setSpacing(8)
        facts = QWidget()
        flow = Flow(facts, gap=6)
        for badge in self.badges:
            flow.addWidget(badge)
        head.body.addWidget(self.where)
        head.body.addWidget(self.name)
        head.body.addWidget(facts)
        side = Panel("surface")
        self._caption.setContentsMargins(20, 12, 20, 6)
        side.body.addWidget(self._caption)
        side.body.addWidget(self.outlines, 1)
        for part in (head, hairline(), side):
            self.body.addWidget(part)
        self.body.setStretchFactor(side, 1)
        self.body.addWidget(ActionBar(self.questions, self.merge, self.take))
        self.outlines.selectionModel().selectionChanged.connect(lambda _new, _old: self._say_take())
        self.retranslate()

    def show_node(self, node: Node | None, count: int) -> None:
        """Show the tag under the cursor; `count` is how many tags are selected."""
        self._node, self._count = node, count
        self._say()

    def _say(self) -> None:
        node = self._node
        many = self._count > 1
        self.questions.setEnabled(node is not None)
        self.questions.setHidden(many)
        self.merge.setVisible(many)
        self.merge.setEnabled(node is not None)
        self.merge.setText(self.tr("Merge into “{0}”").format(_short(node.label)) if node is not None else "")
        for badge in self.badges:
            badge.set("")
        if many:
            self.where.set("")
            self.name.set(self.tr("%n tag(s) selected", "", self._count))
        elif node is None:
            self.where.set("")
            self.name.set(self.tr("No tag chosen"))
        else:
            self.where.set(" › ".join(node.path()[:-1]) or self.tr("Outermost level"))
            self.name.set(node.label)
            asked = self.tr("%n question(s)", "", node.own)
            self.badges[0].set(asked, "accent" if node.own else "neutral")
            below = sum(1 for _one in node.below()) - 1
            self.badges[1].set(self.tr("%n tag(s) below", "", below) if below else "")
            self.badges[2].set(self.tr("{0} with those below").format(number(node.total)) if below else "")
        self.where.setVisible(bool(self.where.full()))
        self._say_take()

    def _say_take(self) -> None:
        count = len(self.outlines.labels())
        self.take.setEnabled(count > 0)
        if self._node is not None and self._count == 1:
            self.take.setText(self.tr("Add below “{0}”").format(_short(self._node.label)))
        else:
            self.take.setText(self.tr("Add to the tree"))

    def retranslate(self) -> None:
        """Set all visible strings again."""
        self._caption.setText(self.tr("Headings of the documents"))
        self.questions.setText(self.tr("Show its questions"))
        self.take.setToolTip(self.tr("Makes tags of the selected headings; they can be dragged into the tree, too."))
        self._say()


def _short(text: str, longest: int = 24) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1]}…"
