"""Trying a prompt: a chunk, the present model, and everything that went there and came back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit
from sqlalchemy import Connection

from core import trials
from core.llm.messages import Model
from core.models import stages
from core.prompts.catalogue import Prompt
from core.prompts.rendering import render
from core.stages.choice import is_built_in
from core.trials import Trial
from desktop.presenter import sentence
from desktop.prompts.chunkpicker import ChunkPicker
from desktop.prompts.naming import spoken
from desktop.translate import number, sentences
from desktop.widgets.buttons import Button
from desktop.widgets.dialog import Sheet
from desktop.widgets.labels import Badge, Picture, label
from desktop.widgets.segments import Segments

if TYPE_CHECKING:
    from desktop.errands import Errand
    from desktop.window import MainWindow

SENT, REPLY, THOUGHTS, DATA = "sent", "reply", "thoughts", "data"
HEIGHT = 250


class TrialSheet(Sheet):
    """Closing it breaks the call off; what was paid is in the usage."""

    def __init__(self, window: MainWindow, prompt: Prompt) -> None:
        super().__init__(window, "", "", width=820)
        self._session = window.context
        self.prompt = prompt
        self.model: Model | None = None
        self._filled: dict[str, str] = {}
        self._came: Trial | None = None
        self._errand: Errand | None = None
        self._wrong = ""
        self.about = label(look="second", wrap=True)
        self.picker = ChunkPicker(self._session, prompt.language)
        self.picker.chosen.connect(lambda _chunk: self._fill())
        self.picker.setVisible(prompt.id not in trials.BY_EXAMPLE)
        self.views = Segments((SENT, REPLY, THOUGHTS, DATA))
        self.views.chosen.connect(lambda _key: self._show_text())
        self.badge, self.figures = Badge(), label(look="second")
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(HEIGHT)
        self.verdict_picture, self.verdict = Picture("info", "muted"), label(look="second", wrap=True)
        self.stop = Button(icon="stop", on_click=self.break_off)
        self._lay_out()
        self.primary.clicked.disconnect()
        self.primary.clicked.connect(lambda _on=False: self.run())
        self._session.query(self._find_model, self._got_model, self, "model")
        self.retranslate()
        if self.picker.isHidden():
            self._fill()
        else:
            self.picker.find()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.views)
        row.addStretch(1)
        row.addWidget(self.figures)
        row.addWidget(self.badge)
        verdict = QHBoxLayout()
        verdict.setSpacing(8)
        verdict.addWidget(self.verdict_picture, 0, Qt.AlignmentFlag.AlignTop)
        verdict.addWidget(self.verdict, 1)
        verdict.addWidget(self.stop)
        for widget in (self.about, self.picker):
            self.body.addWidget(widget)
        self.body.addLayout(row)
        self.body.addWidget(self.text, 1)
        self.body.addLayout(verdict)

    # What is sent

    def _find_model(self, connection: Connection) -> Model:
        return stages.chosen(connection, self._session.project_id, self.prompt.stage or "questions")

    def _got_model(self, model: Model) -> None:
        self.model = model
        self.retranslate()

    def _fill(self) -> None:
        project_id, chunk = self._session.project_id, self.picker.chunk() or None

        def read(connection: Connection) -> dict[str, str]:
            return trials.variables(connection, project_id, self.prompt, chunk)

        self._session.query(read, self._filled_in, self, "fill")

    def _filled_in(self, filled: dict[str, str]) -> None:
        self._filled, self._came, self._wrong = filled, None, ""
        self.views.choose(SENT)
        self.retranslate()

    # The call

    def run(self) -> None:
        """Say it to the model."""
        if self.model is None or self._errand is not None or not self._filled:
            return
        model, filled, session = self.model, self._filled, self._session
        self._came, self._wrong = None, ""
        self._errand = session.errands.run(
            lambda: trials.run(session.workspace, session.secrets, session.project_id, model, self.prompt, filled),
            self.show_trial,
            self._failed,
            self,
        )
        self.retranslate()

    def break_off(self) -> None:
        """Stop the call; the connection closes."""
        if self._errand is not None:
            self._errand.cancel()
            self._errand = None
            self._wrong = self.tr("Stopped.")
            self.retranslate()

    def done(self, result: int) -> None:
        """Break off what runs."""
        if self._errand is not None:
            self._errand.cancel()
        super().done(result)

    def show_trial(self, came: Trial) -> None:
        """Show what came of it."""
        self._errand, self._came = None, came
        self.views.choose(DATA if came.value is not None and not isinstance(came.value, str) else REPLY)
        self.retranslate()

    def _failed(self, error: BaseException) -> None:
        self._errand, self._wrong = None, sentence(error)
        self.retranslate()

    # What is shown

    def _texts(self) -> dict[str, str]:
        came = self._came
        messages = came.messages if came else render(self.prompt, self._filled) if self._filled else []
        found = {SENT: "\n\n".join(f"── {message['role']} ──\n{message['content']}" for message in messages)}
        if came:
            data = came.value if came.value is not None and not isinstance(came.value, str) else None
            found |= {
                REPLY: came.reply.text,
                THOUGHTS: came.reply.reasoning or "",
                DATA: "" if data is None else json.dumps(data, ensure_ascii=False, indent=2),
            }
        return found

    def _names(self) -> dict[str, str]:
        words = (self.tr("Request"), self.tr("Reply"), self.tr("Thoughts"), self.tr("Data"))
        return dict(zip((SENT, REPLY, THOUGHTS, DATA), words, strict=True))

    def _show_text(self) -> None:
        text = self._texts().get(self.views.choice(), "")
        if self.text.toPlainText() != text:
            self.text.setPlainText(text)
        self.text.setAccessibleName(self._names()[self.views.choice()])
        self.text.setPlaceholderText("" if self._came is None else self.tr("There is nothing of this kind."))

    def _say_verdict(self) -> None:
        came, tone, words = self._came, "muted", ""
        icon = "info"
        if self._errand is not None:
            words = self.tr("The model is at work…")
        elif self._wrong:
            icon, tone, words = "error", "bad", self._wrong
        elif came is None:
            words = self.tr("This is what would be sent.")
        elif came.problem:
            icon, tone = "error", "bad"
            words = self.tr("A job would ask once more, saying: {0}").format(came.problem)
        elif came.salvaged:
            icon, tone, words = "warning", "warn", self.tr("The reply was cut off; a job would ask for the rest.")
        elif came.remarks:
            icon, tone = "warning", "warn"
            words = sentences(*(_said(remark) for remark in came.remarks))
        else:
            icon, tone, words = "good", "good", self.tr("As asked: a job would take this reply.")
        self.verdict_picture.set(icon, tone)
        self.verdict.setText(words)

    def _say_figures(self) -> None:
        came = self._came
        self.figures.setText("")
        self.badge.setVisible(came is not None)
        if came is None:
            return
        usage, unknown = came.reply.usage, self.tr("unknown")
        sent, written = (
            unknown if count is None else number(count) for count in (usage.prompt_tokens, usage.completion_tokens)
        )
        seconds = f"{came.reply.latency_ms / 1000:.1f}"
        self.figures.setText(self.tr("{0} tokens sent, {1} written, {2} s").format(sent, written, seconds))
        cost = unknown if came.cost is None else f"{came.cost:.6f}".rstrip("0").rstrip(".")
        self.badge.set(self.tr("cost {0}").format(cost), "neutral")

    def retranslate(self) -> None:
        """Set all visible strings again."""
        super().retranslate()
        if not hasattr(self, "verdict"):
            return
        self.setWindowTitle(self.tr("Try “{0}”").format(spoken(self.prompt).title))
        self.heading.setText(self.windowTitle())
        self.views.set_words(self.tr("What is shown"), list(self._names().values()))
        built_in = self.model is not None and is_built_in(self.model)
        name = self.model.spec if self.model and not built_in else ""
        filled = self.picker.isVisibleTo(self) and self.picker.chunk()
        about = [self.tr("Filled from the chunk below") if filled else self.tr("Example")]
        about.append(self.tr("sent once to {0}").format(name) if name else "")
        self.about.setText(" · ".join(part for part in about if part))
        self.note.setText(
            self.tr("The built-in engine works without prompts: choose a model (Ctrl+M) to try it.") if built_in else ""
        )
        self.primary.setText(self.tr("Try it") if self._came is None else self.tr("Try again"))
        self.primary.setEnabled(bool(self._filled) and not built_in and self._errand is None and self.model is not None)
        self.cancel.setText(self.tr("Close"))
        self.stop.setText(self.tr("Stop"))
        self.stop.setVisible(self._errand is not None)
        self._show_text()
        self._say_verdict()
        self._say_figures()


def _said(remark: Any) -> str:
    return sentence({"what": remark.what, "todo": remark.todo, "params": remark.params})
