"""One sample in full: question, answer and source side by side with the bar of actions."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from core.samples.quotes import verified
from desktop.actions import Actions
from desktop.datasets.answer import AnswerEditor, AnswerView
from desktop.datasets.note import NoteLine
from desktop.datasets.words import STATES, model_words, rating_tone, state_words
from desktop.translate import Retranslating
from desktop.widgets.buttons import Button, Kind
from desktop.widgets.dialog import ask
from desktop.widgets.flow import Flow
from desktop.widgets.frames import Panel
from desktop.widgets.labels import Badge, Tone, label
from desktop.widgets.page import ActionBar
from desktop.widgets.source import SourceView

BADGES = 6
#: letters of both scripts, since each has fonts of its own
SPECIMEN = "Aa 字"
VERBS = ("accept", "reject", "edit", "rate", "tag")
RATING_KEYS = "1–5"


class SampleDetail(Retranslating, Panel):
    """Shows a sample and edits it in place.

    Args:
        actions: the window's actions; the buttons run them.

    Signals:
        saved: the fields of the shown sample that were edited.
        left: the editor was left.
        drafted: another sample took the place of one that was being edited; what was typed is kept for it.
    """

    saved = Signal(dict)
    left = Signal()
    drafted = Signal()

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__("window", parent)
        self._row: dict[str, Any] = {}
        #: what was typed and not saved, by sample, while the window is open
        self._drafts: dict[int, dict[str, str]] = {}
        self._actions = actions
        self.title = label(look="title", wrap=True)
        self.title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.badges = [Badge() for _number in range(BADGES)]
        self.note = NoteLine()
        self.view, self.editor = AnswerView(), AnswerEditor()
        self.source = SourceView()
        self.source.setMinimumHeight(150)
        self._lay_out()
        self.note.saved.connect(lambda text: self.saved.emit({"note": text}))
        self.note.left.connect(self.left)
        self.editor.saved.connect(self._save)
        self.editor.left.connect(self.leave)
        self.source.opened.connect(lambda: actions.run("datasets.source"))
        self.retranslate()

    def _lay_out(self) -> None:
        flow = Flow(gap=8)
        for badge in self.badges:
            flow.addWidget(badge)
        self._reading = QWidget()
        reading = QVBoxLayout(self._reading)
        reading.setContentsMargins(0, 0, 0, 0)
        reading.setSpacing(10)
        reading.addWidget(self.title)
        reading.addLayout(flow)
        reading.addWidget(self.note)
        reading.addSpacing(2)
        reading.addWidget(self.view)
        self._inner = Panel("window")
        self._inner.body.setContentsMargins(20, 16, 20, 16)
        self._inner.body.setSpacing(14)
        self._inner.body.addWidget(self._reading)
        self._inner.body.addWidget(self.editor, 2)
        self._inner.body.addWidget(self.source, 2)
        self.editor.hide()
        self.body.addWidget(self._inner, 1)
        self.body.addWidget(self._bars())

    def _bars(self) -> QStackedWidget:
        run = self._actions.run
        self._buttons: dict[str, Button] = {}
        for name in VERBS:
            kind: Kind = "primary" if name == "accept" else "secondary"
            action = f"datasets.{name}"
            # Stars have a key each.
            key, named = (RATING_KEYS, "") if name == "rate" else ("", action)
            self._buttons[name] = Button(kind=kind, key=key, action=named, on_click=partial(run, action))
        self.more = Button(icon="more")
        self.save = Button(kind="primary", key="Ctrl+Enter", on_click=self.editor.save)
        self.cancel = Button(key="Esc", on_click=self.leave)
        self.bars = QStackedWidget()
        self.bars.addWidget(ActionBar(*self._buttons.values(), self.more))
        self.bars.addWidget(ActionBar(self.save, self.cancel))
        return self.bars

    def button(self, name: str) -> Button:
        """Return the button of an action, such as "accept"."""
        return self._buttons[name]

    # What is shown

    def show_sample(self, row: Any) -> None:
        """Show a row of `core.samples.service.detail`; an editor that is open for the same sample stays as it is."""
        same = bool(self._row) and row["id"] == self._row["id"]
        if self.is_editing():
            if same:
                self._row = dict(row)
                return
            self._keep_draft()
            self.stop_editing()
        self._row = dict(row)
        self.title.setText(row["question"])
        self._show_badges()
        self.note.show_note(row["note"])
        self.view.show_answer(row["answer"], row["reasoning"])
        self._show_source()

    def rehearse(self) -> None:
        """Draw a first text unseen: styles and fonts are loaded for it, which takes far longer than any later text."""
        if not self._row:
            self.title.setText(SPECIMEN)
            self.view.show_answer(SPECIMEN, None)
            self.source.set_source((SPECIMEN,), f"## {SPECIMEN}\n\n{SPECIMEN}")
            self.grab()

    def row(self) -> dict[str, Any]:
        """Return the sample shown, empty for none."""
        return self._row

    def is_editing(self) -> bool:
        """Return whether the editor is open."""
        return not self.editor.isHidden()

    def edit(self) -> None:
        """Open the editor in the place of the answer."""
        if not self._row or self.is_editing():
            return
        self._reading.hide()
        self.editor.show()
        self.bars.setCurrentIndex(1)
        self.editor.show_sample(self._row["question"], self._row["answer"], self._row["reasoning"])
        self.editor.put(self._drafts.pop(self._row["id"], {}))

    def leave(self) -> None:
        """Close the editor; asks first when something was typed."""
        if not self.is_editing() or not self.editor.changes():
            self.stop_editing()
            return
        ask(
            self.window(),
            self.tr("Give up your changes?"),
            self.tr("What you typed is not saved. The sample stays as it was."),
            self.tr("Give up the changes"),
            self.stop_editing,
            danger=True,
        )

    def _keep_draft(self) -> None:
        if self.editor.changes():
            self._drafts[self._row["id"]] = self.editor.typed()
            self.drafted.emit()

    def stop_editing(self) -> None:
        """Close the editor; what was typed is dropped."""
        if self.is_editing():
            self.editor.hide()
            self._reading.show()
            self.bars.setCurrentIndex(0)
            self.left.emit()

    def _save(self, fields: dict[str, Any]) -> None:
        self.stop_editing()
        self.saved.emit(fields)

    def _show_source(self) -> None:
        row = self._row
        if row["source"] is None:
            self.source.set_source((row["document"] or "",), self.tr("The text this was made from has been deleted."))
            self.source.set_openable(False)
            return
        page = self.tr("page {0}").format(row["page"]) if row["page"] else ""
        parts = (row["document"] or "", page, row["section"] or (row["headings"] or [""])[-1])
        self.source.set_source(parts, row["source"], [(start, end) for start, end in row["quotes"]])
        self.source.set_openable(row["document_id"] is not None)

    def _show_badges(self) -> None:
        found = self._badges()
        found += [("", "neutral")] * (BADGES - len(found))
        for badge, (text, tone) in zip(self.badges, found, strict=True):
            badge.set(text, tone)

    def _badges(self) -> list[tuple[str, Tone]]:
        row = self._row
        tones: dict[str, Tone] = {"good": "good", "bad": "bad", "warn": "warn"}
        found: list[tuple[str, Tone]] = []
        if row["state"] != "open":
            found.append((state_words(row["state"]), tones.get(STATES[row["state"]][1], "neutral")))
        found.append((row["tag"] or self.tr("no tag"), "neutral"))
        if row["rating"] is not None:
            found.append((self.tr("rated {0}").format(row["rating"]), tones.get(rating_tone(row["rating"]), "neutral")))
        found.append(self._quotes())
        found.append((model_words(row["model"]), "neutral"))
        return [(text, tone) for text, tone in found if text]

    def _quotes(self) -> tuple[str, Tone]:
        row, count = self._row, len(self._row["quotes"])
        if row["source"] is None or not count:
            return (self.tr("no supporting sentence"), "warn") if row["source"] is not None else ("", "neutral")
        if row["model"].startswith("built-in"):
            good = verified(row["answer"], row["source"], row["quotes"])
            return self.tr("quote verified {0} / {1}").format(good, count), "good" if good == count else "warn"
        return self.tr("%n supporting sentence(s)", "", count), "neutral"

    def retranslate(self) -> None:
        """Set all visible strings again."""
        words = {
            "accept": self.tr("Accept"), "reject": self.tr("Reject"), "edit": self.tr("Edit"), "rate": self.tr("Rate"),
            "tag": self.tr("Tag"),
        }  # fmt: skip
        for name, word in words.items():
            self._buttons[name].setText(word)
        self.more.setText("")
        self.more.setAccessibleName(self.tr("More actions"))
        self.more.setToolTip(self.tr("More actions"))
        self.save.setText(self.tr("Save"))
        self.cancel.setText(self.tr("Cancel"))
        if self._row:
            self._show_badges()
            self._show_source()
