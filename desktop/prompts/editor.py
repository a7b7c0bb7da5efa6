"""One prompt: what it is for, its text, its variables, and how it differs from the default."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from core.chunks.difference import difference
from core.prompts.catalogue import PLACEHOLDER, Prompt
from core.prompts.checking import Remark, check, faults
from core.prompts.overrides import Standing, tidy
from desktop.prompts.checkline import CheckLine
from desktop.prompts.naming import OWN_NAMES, spoken
from desktop.prompts.variables import VariableChips
from desktop.prompts.writing import Parts
from desktop.translate import Retranslating
from desktop.widgets.buttons import Button
from desktop.widgets.diffview import DiffView
from desktop.widgets.frames import Panel
from desktop.widgets.labels import Badge, Picture, label
from desktop.widgets.segments import Segments

WRITING, COMPARING = range(2)


class PromptEditor(Retranslating, QWidget):
    """The right side of the pane.

    Signals:
        language_chosen: "zh" or "en".
        edited: the text, or whether it differs from what is kept, changed.
    """

    language_chosen = Signal(str)
    edited = Signal()

    def __init__(self, run: Callable[[str], object]) -> None:
        super().__init__()
        self._standing: Standing | None = None
        self.remarks: list[Remark] = []
        self.title, self.purpose = label(look="header"), label(look="second", wrap=True)
        self.badge = Badge()
        self.languages = Segments(tuple(OWN_NAMES))
        self.languages.set_words("", tuple(OWN_NAMES.values()))
        self.languages.chosen.connect(self.language_chosen)
        self.notice = Panel("sunken")
        self.notice_words = label(look="second", wrap=True)
        self.keep = Button(kind="link", on_click=lambda: run("prompts.keep"))
        self.parts, self.diff, self.chips, self.line = Parts(), DiffView(), VariableChips(), CheckLine()
        self.same = label(look="muted", wrap=True)
        self.save = Button(kind="primary", action="prompts.save", on_click=lambda: run("prompts.save"))
        self.test = Button(icon="play", action="prompts.test", on_click=lambda: run("prompts.test"))
        self.compare = Button(icon="history", action="prompts.compare", on_click=lambda: run("prompts.compare"))
        self.restore = Button(kind="quiet", icon="undo", on_click=lambda: run("prompts.restore"))
        self.stack = QStackedWidget()
        self._lay_out()
        self.parts.edited.connect(self._typed)
        self.chips.inserted.connect(self.parts.insert)
        self.line.asked.connect(self._go_to)
        self.retranslate()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        for widget in (self.title, self.badge):
            head.addWidget(widget)
        head.addStretch(1)
        head.addWidget(self.languages)
        row = QHBoxLayout()
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(8)
        row.addWidget(Picture("info", "warn"))
        row.addWidget(self.notice_words, 1)
        row.addWidget(self.keep)
        self.notice.body.addLayout(row)
        writing, page = QVBoxLayout(), QWidget()
        page.setLayout(writing)
        writing.setContentsMargins(0, 0, 0, 0)
        writing.setSpacing(10)
        writing.addWidget(self.parts, 1)
        writing.addWidget(self.chips)
        self.stack.addWidget(page)
        self.stack.addWidget(self.diff)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        for button in (self.save, self.test, self.compare):
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(self.restore)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 14)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.purpose)
        column.addWidget(self.notice)
        column.addWidget(self.same)
        column.addWidget(self.stack, 1)
        column.addWidget(self.line)
        column.addLayout(foot)

    # What is shown

    def show_standing(self, standing: Standing, draft: tuple[str, str] | None) -> None:
        """Show a prompt as the project has it, or as it was being written."""
        fresh = self._standing is None or self._standing.default is not standing.default
        self._standing = standing
        prompt = standing.prompt
        system, user = draft or (prompt.system, prompt.user)
        self.parts.set_texts(system, user, list(prompt.variables))
        if fresh:
            self.chips.set_prompt(standing.default)
            self.chips.follow(self.parts.user)
        self.languages.choose(prompt.language)
        self._check()
        self.retranslate()

    def draft(self) -> tuple[str, str] | None:
        """Return what was written and is not kept, None where nothing is."""
        if self._standing is None:
            return None
        system, user = (tidy(text) for text in self.parts.texts())
        prompt = self._standing.prompt
        return None if (system, user) == (prompt.system, prompt.user) else (system, user)

    def is_valid(self) -> bool:
        """Whether the text could be used as it stands."""
        return self._standing is not None and not faults(self.remarks)

    def is_default(self) -> bool:
        """Whether the text is the one that comes with the program, and nothing else is kept."""
        return self._standing is None or (not self._standing.prompt.own and self.draft() is None)

    def is_outdated(self) -> bool:
        """Whether the default has changed since the kept text was written."""
        return self._standing is not None and self._standing.outdated

    def default(self) -> Prompt | None:
        """Return the prompt as it comes with the program."""
        return self._standing.default if self._standing else None

    def is_comparing(self) -> bool:
        """Whether the difference is shown."""
        return self.stack.currentIndex() == COMPARING

    def show_difference(self, on: bool) -> None:
        """Show how the text differs from the default, or the text."""
        self.stack.setCurrentIndex(COMPARING if on else WRITING)
        self._compare()
        self.retranslate()
        if on:
            self.diff.setFocus()
        else:
            self.parts.take_keyboard()

    def _compare(self) -> None:
        default = self.default()
        if default is None or not self.is_comparing():
            return
        before = f"{default.system}\n\n{default.user}"
        self.diff.set_parts(difference(before, "\n\n".join(self.parts.texts())))

    def _typed(self) -> None:
        self._check()
        self.edited.emit()
        self._say_state()

    def _check(self) -> None:
        default = self.default()
        if default is None:
            return
        system, user = self.parts.texts()
        self.remarks = check(default, system, user)
        self.parts.show_remarks(self.remarks)
        self.line.show_remarks(self.remarks)
        self.chips.set_used(frozenset(PLACEHOLDER.findall(system) + PLACEHOLDER.findall(user)))
        self._compare()

    def _go_to(self, remark: Remark) -> None:
        if self.is_comparing():
            self.show_difference(False)
        self.parts.go_to(remark)

    # Words

    def _say_state(self) -> None:
        standing = self._standing
        if standing is None:
            return
        if self.draft() is not None:
            self.badge.set(self.tr("not saved"), "warn")
        elif standing.prompt.own:
            self.badge.set(self.tr("own text"), "accent")
        else:
            self.badge.set(self.tr("default"), "neutral")
        self.save.setEnabled(self.draft() is not None and self.is_valid())
        self.test.setEnabled(self.is_valid())
        self.restore.setEnabled(not self.is_default())
        self.notice.setVisible(standing.outdated)
        same = self.is_comparing() and self.draft() is None and not standing.prompt.own
        self.same.setVisible(same)
        self.diff.setVisible(self.is_comparing() and not same)

    def retranslate(self) -> None:
        """Set all visible strings again."""
        if self._standing is not None:
            named = spoken(self._standing.prompt)
            self.title.setText(named.title)
            self.purpose.setText(named.purpose)
        self.languages.setAccessibleName(self.tr("Language of the prompt"))
        self.notice_words.setText(
            self.tr("The default has changed since this text was written. Compare the two, then keep yours or restore.")
        )
        self.keep.setText(self.tr("Keep mine"))
        self.same.setText(self.tr("This is the text that comes with the program: there is no difference."))
        self.diff.setAccessibleName(self.tr("Difference from the default"))
        self.save.setText(self.tr("Save"))
        self.test.setText(self.tr("Try it…"))
        self.compare.setText(self.tr("Back to the text") if self.is_comparing() else self.tr("Difference"))
        self.restore.setText(self.tr("Restore the default"))
        self._say_state()
