"""The head of a document: its name, what it is, what is to be known or decided, and the ways to look at it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale
from PySide6.QtWidgets import QHBoxLayout, QTabBar, QWidget

from desktop.documents import words
from desktop.documents.preview.drafts import Draft
from desktop.documents.preview.notice import Notice
from desktop.translate import Retranslating, number
from desktop.widgets.buttons import IconButton
from desktop.widgets.flow import Flow
from desktop.widgets.frames import Panel
from desktop.widgets.labels import Badge, Elided

if TYPE_CHECKING:
    from desktop.actions import Actions

TEXT, SIDE, CHUNKS = 0, 1, 2
RECENT_S = 86_400


class DocumentHead(Retranslating, Panel):
    """Name, badges, notices and tabs; what the notices offer is run through the table of actions."""

    def __init__(self, actions: Actions) -> None:
        super().__init__("window")
        self._row: dict[str, Any] | None = None
        self._draft: Draft | None = None
        self._chunks = 0
        self.body.setContentsMargins(20, 14, 12, 0)
        self.body.setSpacing(8)
        self.name = Elided(look="title")
        self.wide = IconButton("window", on_click=lambda: actions.run("documents.wide"))
        self.wide.setCheckable(True)
        first = QHBoxLayout()
        first.addWidget(self.name, 1)
        first.addWidget(self.wide)
        facts = QWidget()
        flow = Flow(facts, gap=6)
        self.badges = [Badge() for _ in range(7)]
        for badge in self.badges:
            flow.addWidget(badge)
        self.remark = Notice("warning", "warn")
        self.waiting = Notice("history", "accent", lambda: actions.run("documents.compare"))
        self.draft = Notice(
            "note",
            "accent",
            lambda: actions.run("documents.edit"),
            lambda: actions.run("documents.discard"),
        )
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        for _tab in (TEXT, SIDE, CHUNKS):
            self.tabs.addTab("")
        self.body.addLayout(first)
        for part in (facts, self.remark, self.waiting, self.draft, self.tabs):
            self.body.addWidget(part)
        self.retranslate()

    def set_document(self, row: dict[str, Any] | None) -> None:
        """Say what a document is."""
        self._row = row
        self._say()

    def set_draft(self, draft: Draft | None) -> None:
        """Offer a draft that waits, or none."""
        self._draft = draft
        self._say_notices()

    def set_chunks(self, count: int) -> None:
        """Say how many chunks there are."""
        self._chunks = count
        self._say_tabs()

    def show_wide(self, wide: bool) -> None:
        """Show whether the list is hidden."""
        self.wide.setChecked(wide)
        self.wide.set_name(self.tr("Show the list (F)") if wide else self.tr("Hide the list (F)"))

    def _say(self) -> None:
        row = self._row
        self._say_tabs()
        if row is None:
            return
        facts: list[tuple[str, Any]] = [(words.state_words(row["state"]), words.STATES[row["state"]][1])]
        facts += [(row["format"].upper(), "neutral"), (words.language_words(row["language"]), "neutral")]
        facts.append((self.tr("%n page(s)", "", row["pages"]) if row["pages"] else "", "neutral"))
        facts.append((self.tr("{0} characters").format(number(row["characters"])), "neutral"))
        facts.append((words.encoding_words(row["format"], row["encoding"]), "neutral"))
        facts.append((self.tr("edited") if row["edited"] else "", "accent"))
        for badge, (text, tone) in zip(self.badges, facts, strict=True):
            badge.set(text, tone)
        self.name.set(row["title"] or row["name"])
        self.name.setToolTip(row["path"])
        self._say_notices()

    def _say_notices(self) -> None:
        row, draft = self._row, self._draft
        self.remark.set_words("\n".join(words.reasons(row["remarks"])) if row else "")
        method = row.get("waiting") if row else None
        if method:
            method = QCoreApplication.translate("Forms", method)
            self.waiting.set_words(
                self.tr("A new conversion waits: {0}.").format(method), self.tr("Compare and decide")
            )
        else:
            self.waiting.set_words("")
        if draft is None:
            self.draft.set_words("")
        else:
            self.draft.set_words(
                self.tr("A draft of {0} is not saved.").format(_when(draft.time)),
                self.tr("Go on editing"),
                self.tr("Give it up"),
            )

    def _say_tabs(self) -> None:
        self.tabs.setTabText(TEXT, self.tr("Text"))
        self.tabs.setTabText(SIDE, self.tr("Side by side"))
        self.tabs.setTabText(CHUNKS, self.tr("Chunks {0}").format(number(self._chunks)))

    def retranslate(self) -> None:
        """Set all visible strings again."""
        self.tabs.setAccessibleName(self.tr("What to show of the document"))
        self.show_wide(self.wide.isChecked())
        self._say()


def _when(seconds: float) -> str:
    moment = QDateTime.fromSecsSinceEpoch(int(seconds))
    locale = QLocale()
    if time.time() - seconds < RECENT_S:
        return locale.toString(moment.time(), QLocale.FormatType.ShortFormat)
    return locale.toString(moment, QLocale.FormatType.ShortFormat)
