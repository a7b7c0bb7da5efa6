"""A pane made of the real widgets with invented data: the frame's tests and pictures need something to hold."""

from __future__ import annotations

from array import array
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QWidget

from core.errors import QT_TRANSLATE_NOOP
from desktop.jobview import JobView
from desktop.pane import Pane
from desktop.panes import PaneSpec
from desktop.translate import number
from desktop.widgets.buttons import Button
from desktop.widgets.chips import Chip, FilterChips
from desktop.widgets.columns import Column
from desktop.widgets.empty import EmptyState
from desktop.widgets.frames import Card, Panel, Split
from desktop.widgets.labels import Badge, label
from desktop.widgets.page import ActionBar, Foot, PageHead
from desktop.widgets.paged import PagedModel
from desktop.widgets.reading import ReadingText
from desktop.widgets.source import SourceView
from desktop.widgets.table import BigTable, Selection
from tests.desktop.words import ANSWER, QUESTIONS, SOURCE, WORDS

STATES = {"open": "muted", "accepted": "good", "rejected": "bad"}


def say(text: str) -> str:
    """Return a demo word in the language shown; the demo has no translation file of its own."""
    return WORDS.get(text, text) if is_chinese() else text


def is_chinese() -> bool:
    """Return whether the interface speaks Chinese, as its translators say."""
    return bool(QCoreApplication.instance().property("demoChinese"))


def grade(score: int) -> str:
    """Return the tone of a score."""
    return "good" if score >= 80 else "warn" if score >= 65 else "bad"


class DemoPane(Pane):
    """A review list with its detail."""

    def __init__(self, window: Any, rows: int = 9_412) -> None:
        super().__init__(window)
        columns = (
            Column("question", lambda: say("Question"), sortable=True),
            Column("tag", lambda: say("Tag"), "muted", 130, sortable=True),
            Column("score", lambda: say("Score"), "score", 76, tone=grade, sortable=True),
            Column("state", lambda: say("State"), "state", 116, show=say, tone=lambda state: STATES[state]),
        )
        self.model = PagedModel(columns, array("q", range(1, rows + 1)), self.rows, self)
        self.table = BigTable(self.model)
        self.quality = Button(kind="secondary")
        self.export = Button(kind="primary", icon="export")
        self.head = PageHead(self.quality, self.export)
        self.chips = FilterChips()
        self.head.rows.addWidget(self.chips)
        self.foot = Foot(self.table.selectAll)
        left = Panel("surface")
        for widget in (self.head, self.table, self.foot):
            left.body.addWidget(widget)
        self.body.addWidget(Split(left, self._detail()))
        self.table.selection_changed.connect(self._count)
        self.table.current_changed.connect(self._show)
        self.retranslate()
        self.table.go_to_row(2)

    def rows(self, ids: list[int]) -> dict[int, tuple[Any, ...]]:
        """Return invented rows."""
        return {one: QUESTIONS[is_chinese()][(one - 1) % len(QUESTIONS[0])] for one in ids}

    def _detail(self) -> QWidget:
        right = Panel("window")
        self.title = label(look="title", wrap=True)
        self.badges = [Badge() for _ in range(4)]
        badge_row = QHBoxLayout()
        badge_row.setSpacing(8)
        for badge in self.badges:
            badge_row.addWidget(badge)
        badge_row.addStretch(1)
        self.answer_card = Card()
        self.answer = ReadingText()
        self.answer_card.body.addWidget(self.answer)
        self.source = SourceView()
        self.source.set_openable(True)
        self.accept, self.reject = Button(kind="primary", key="A"), Button(key="R")
        self.edit, self.next = Button(key="E"), Button(key="N")
        self.rate = Button(key="1–5")
        inner = Panel("window")
        inner.body.setContentsMargins(20, 14, 20, 16)
        inner.body.setSpacing(14)
        inner.body.addWidget(self.title)
        inner.body.addLayout(badge_row)
        inner.body.addWidget(self.answer_card, 2)
        inner.body.addWidget(self.source, 3)
        right.body.addWidget(inner, 1)
        right.body.addWidget(ActionBar(self.accept, self.reject, self.edit, self.rate, self.next))
        return right

    def retranslate(self) -> None:
        """Set all visible strings again."""
        self.head.set_texts(say("Datasets"), say("9,412 samples"))
        self.quality.setText(say("Quality…"))
        self.export.setText(say("Export…"))
        self.table.set_name(say("Samples"))
        self.chips.set_chips(
            [Chip("open", say("Open"), 3310), Chip("accepted", say("Accepted"), 5704),
             Chip("rejected", say("Rejected"), 398), Chip("tag", say("Tag: Heart failure")),
             Chip("score", say("Score < 80"))],
            self.chips.checked() or {"open", "tag", "score"},
        )  # fmt: skip
        for button, word in (
            (self.accept, "Accept"),
            (self.reject, "Reject"),
            (self.edit, "Edit"),
            (self.rate, "Rate"),
            (self.next, "Next"),
        ):
            button.setText(say(word))
        self.answer_card.set_caption(say("Answer"))
        self.answer.setAccessibleName(say("Answer"))
        if self.model.rowCount():
            self.model.set_ids(self.model.ids)
        self._show(self.table.current_id())
        self._count(self.table.selection())

    def _show(self, row: int) -> None:
        if row < 0:
            return
        chinese = is_chinese()
        question, tag, score, _state = self.rows([row])[row]
        self.title.setText(question)
        for badge, (text, tone) in zip(
            self.badges,
            (
                (tag, "neutral"),
                (f"{say('Judge')} {score}", grade(score)),
                (say("quote verified 2 / 2"), "good"),
                ("qwen3-8b", "neutral"),
            ),
            strict=True,
        ):
            badge.set(text, tone)
        self.answer.set_text(ANSWER[chinese])
        parts, text, marks = SOURCE[chinese]
        spans = [(text.index(mark), text.index(mark) + len(mark)) for mark in marks]
        self.source.set_source(parts, text, spans)

    def _count(self, selection: Selection) -> None:
        count = self.model.rowCount() if selection.everything else len(selection.ids)
        self.foot.set_texts(
            say("{0} of {1} that match").format(number(count), number(self.model.rowCount())),
            say("select all matching"),
        )


class DemoEmpty(Pane):
    """A pane with nothing in it."""

    def __init__(self, window: Any) -> None:
        super().__init__(window)
        self.empty = EmptyState("documents", lambda: None, lambda: None)
        layer = QStackedLayout()
        panel = Panel("surface")
        layer.addWidget(self.empty)
        panel.body.addLayout(layer)
        self.body.addWidget(panel)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.retranslate()

    def retranslate(self) -> None:
        """Set all visible strings again."""
        self.empty.set_texts(
            say("No documents yet"),
            say(
                "Drop files or folders here. Markdown, text, PDF, Word and EPUB "
                "become readable text with their headings."
            ),
            say("Add documents…"),
            say("Use the samples"),
        )


PANES = (
    PaneSpec("projects", QT_TRANSLATE_NOOP("Panes", "Projects"), "projects", "home", DemoEmpty),
    PaneSpec("documents", QT_TRANSLATE_NOOP("Panes", "Documents"), "documents", "make", DemoEmpty, "documents"),
    PaneSpec("tree", QT_TRANSLATE_NOOP("Panes", "Domain tree"), "tree", "make", DemoEmpty, "tags"),
    PaneSpec("questions", QT_TRANSLATE_NOOP("Panes", "Questions"), "questions", "make", DemoEmpty, "questions"),
    PaneSpec("datasets", QT_TRANSLATE_NOOP("Panes", "Datasets"), "datasets", "make", DemoPane, "samples"),
)
COUNTS = {"documents": 38, "tags": 124, "questions": 9860, "samples": 9412}


def jobs() -> list[JobView]:
    """Return jobs in several states."""
    return [
        JobView(1, say("Answers"), "running", 6120, 9860, 4, say("41 a minute · 1 h 31 min left")),
        JobView(2, say("Questions"), "paused", 310, 1240),
        JobView(3, say("Documents"), "done_with_failures", 38, 38, 2),
    ]
