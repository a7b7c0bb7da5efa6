"""The left side of the Domain Tree pane: head, search, tree, and the bar for the tag under the cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from desktop.domain.model import TagModel
from desktop.domain.view import TagView
from desktop.translate import Retranslating, number
from desktop.widgets.buttons import Button, IconButton
from desktop.widgets.frames import Panel
from desktop.widgets.page import ActionBar, Foot, PageHead
from desktop.widgets.search import SearchField

if TYPE_CHECKING:
    from desktop.actions import Actions


class TagSide(Retranslating, Panel):
    """Head, search, tree and buttons."""

    def __init__(self, model: TagModel, actions: Actions) -> None:
        super().__init__("surface")
        self._model = model
        self._building = False
        self._found = 0
        self.view = TagView(model)
        self.search = SearchField()
        self.expand = IconButton("chevron-down", on_click=self.view.open_all)
        self.collapse = IconButton("chevron-up", on_click=self.view.close_all)
        self.bring = IconButton("import", on_click=lambda: actions.run("item.import"))
        self.give = IconButton("export", on_click=lambda: actions.run("item.export"))
        self.build = Button(icon="spark", on_click=lambda: actions.run("item.generate"))
        self.add = Button(kind="primary", icon="plus", on_click=lambda: actions.run("item.new"))
        self.child = Button(icon="plus", on_click=lambda: actions.run("domain.child"))
        self.name = Button(action="domain.rename", on_click=lambda: actions.run("domain.rename"))
        self.remove = Button(kind="danger", icon="trash", on_click=lambda: actions.run("edit.delete"))
        self.head = PageHead(self.bring, self.give, self.build, self.add)
        self.foot = Foot(self.search.clear)
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addWidget(self.search, 1)
        line.addWidget(self.expand, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self.collapse, 0, Qt.AlignmentFlag.AlignVCenter)
        self.head.rows.addLayout(line)
        for part in (self.head, self.view, self.foot, ActionBar(self.child, self.name, self.remove)):
            self.body.addWidget(part)
        self.body.setStretchFactor(self.view, 1)
        self.view.moved.connect(self._settle)
        self.retranslate()

    def set_building(self, building: bool) -> None:
        """Say that a tree is being built, or offer to build one."""
        self._building = building
        self.retranslate()

    def narrow(self, search: str) -> None:
        """Show only what matches."""
        self._found = self.view.narrow(search)
        self.say()

    def say(self) -> None:
        """Show how many tags there are, and how many a search found."""
        count = len(self._model.forest.nodes)
        self.head.set_texts(self.tr("Domain Tree"), self.tr("%n tag(s)", "", count) if count else "")
        self.foot.setVisible(bool(self.view.search))
        words = self.tr("{0} of {1} match").format(number(self._found), number(count))
        self.foot.set_texts(words, self.tr("show all"))

    def _settle(self) -> None:
        one = self.view.current_id() > 0
        self.child.setEnabled(one)
        self.name.setEnabled(one)
        self.remove.setEnabled(bool(self.view.selected_ids()))

    def retranslate(self) -> None:
        """Set all visible strings again."""
        self.build.setText(self.tr("Building…") if self._building else self.tr("Build…"))
        self.build.setEnabled(not self._building)
        self.add.setText(self.tr("New tag"))
        self.child.setText(self.tr("New tag below"))
        self.name.setText(self.tr("Rename"))
        self.remove.setText(self.tr("Delete"))
        self.search.set_placeholder(self.tr("Search tags"))
        self.expand.set_name(self.tr("Open all branches"))
        self.collapse.set_name(self.tr("Close all branches"))
        self.bring.set_name(self.tr("Import a tree…"))
        self.give.set_name(self.tr("Export the tree…"))
        self.say()
        self._settle()
