"""One job: how far it is, what it took, what came of the program at its end, and what can be done with it."""

from __future__ import annotations

from functools import partial
from typing import Any, Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QGridLayout, QLabel

from core.errors import QT_TRANSLATE_NOOP
from core.usage.money import amount
from desktop import jobwords, presenter
from desktop.jobs.verbs import JobVerbs
from desktop.jobview import STATES
from desktop.translate import Retranslating, number, sentences
from desktop.usage.words import moment_words
from desktop.widgets.buttons import Button
from desktop.widgets.flow import Flow
from desktop.widgets.frames import Card, Panel, Scrolling
from desktop.widgets.labels import Badge, label, set_tone
from desktop.widgets.progress import ThinBar
from desktop.widgets.reading import ReadingText

VERBS: Final[dict[str, str]] = {
    "key": QT_TRANSLATE_NOOP("JobDetail", "Enter the key…"),
    "cap": QT_TRANSLATE_NOOP("JobDetail", "Raise the cap and go on…"),
    "resume": QT_TRANSLATE_NOOP("JobDetail", "Resume"),
    "pause": QT_TRANSLATE_NOOP("JobDetail", "Pause"),
    "retry": QT_TRANSLATE_NOOP("JobDetail", "Retry failed"),
    "log": QT_TRANSLATE_NOOP("JobDetail", "Log…"),
    "up": QT_TRANSLATE_NOOP("JobDetail", "Priority up"),
    "down": QT_TRANSLATE_NOOP("JobDetail", "Priority down"),
    "cancel": QT_TRANSLATE_NOOP("JobDetail", "Cancel"),
}
#: what removes the reason why a job stopped
CURES: Final = ("key", "cap")
ENDINGS: Final[dict[str, str]] = {
    "running": QT_TRANSLATE_NOOP("JobDetail", "The program at the end is running."),
    "ok": QT_TRANSLATE_NOOP("JobDetail", "The program at the end succeeded."),
    "failed": QT_TRANSLATE_NOOP("JobDetail", "The program at the end failed with code {0}."),
    "timeout": QT_TRANSLATE_NOOP("JobDetail", "The program at the end was stopped at its time limit."),
    "missing": QT_TRANSLATE_NOOP("JobDetail", "The program at the end could not be started."),
    "cut": QT_TRANSLATE_NOOP("JobDetail", "The program at the end was cut off."),
}
#: what the program at the end wrote scrolls within this
OUTPUT: Final = 280
#: errors as they were stored, with how many items each has
Reasons = tuple[tuple[dict[str, Any], int], ...]
TONES: Final[dict[str, Any]] = {"accent": "accent", "warn": "warn", "good": "good", "bad": "bad"}


class JobDetail(Retranslating, Panel):
    """What is known of a job."""

    def __init__(self, verbs: JobVerbs) -> None:
        super().__init__("window")
        self._verbs = verbs
        self.row: dict[str, Any] | None = None
        self.title, self.state = label(look="header", wrap=True), Badge()
        self.bar, self.progress = ThinBar(), label(look="second", wrap=True)
        self.error = label(wrap=True)
        self._reasons: Reasons = ()
        self.buttons = {
            verb: Button(kind="primary" if verb in CURES else "secondary", on_click=partial(self._do, verb))
            for verb in VERBS
        }
        row = Flow()
        for button in self.buttons.values():
            row.addWidget(button)
        self.why, self.facts, self.ending = Card(), Card(), Card()
        self.reasons = label(wrap=True)
        self.why.body.addWidget(self.reasons)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self.facts.body.addLayout(self._grid)
        self._lines: list[tuple[QLabel, QLabel]] = []
        self.ended, self.command, self.output = label(wrap=True), label(look="second", wrap=True), ReadingText()
        for words in (self.ended, self.command, self.output):
            self.ending.body.addWidget(words)
        self.output.fit(OUTPUT)
        self._scroll = scroll = Scrolling(20, 12)
        for part in (self.title, self.state, self.bar, self.progress, self.error):
            scroll.body.addWidget(part)
        scroll.body.addLayout(row)
        for card in (self.why, self.facts, self.ending):
            scroll.body.addWidget(card)
        scroll.body.addStretch(1)
        self.body.addWidget(scroll)
        self.retranslate()

    def show_job(self, row: dict[str, Any] | None) -> None:
        """Show a job; None for none."""
        if row is None or not row["failed"] or self.row is None or row["id"] != self.row["id"]:
            self._reasons = ()
        self.row = row
        self.retranslate()

    def show_reasons(self, reasons: Reasons) -> None:
        """Show why items of the job failed, the commonest reason first, each with its number of items."""
        self._reasons = reasons
        self.retranslate()

    def _do(self, verb: str) -> None:
        if self.row is not None:
            self._verbs.do(verb, self.row)

    def _facts(self, row: dict[str, Any]) -> list[tuple[str, str]]:
        spent, caps = row["spent"] or {}, row["cap"]
        cost = "" if not spent else amount(spent["cost"], spent["currency"])
        if spent.get("unpriced"):
            cost = self.tr("at least {0}").format(cost) if spent["cost"] else self.tr("unknown")
        currency = caps.get("currency") or spent.get("currency", "")
        money = amount(caps["cost"], currency) if "cost" in caps else ""
        limits = [number(caps["tokens"]) if "tokens" in caps else "", money]
        words = (self.tr("{0} tokens"), self.tr("cost of {0}"))
        limit = " · ".join(text.format(value) for text, value in zip(words, limits, strict=True) if value)
        facts = [
            (self.tr("Project"), row["project"]),
            (self.tr("Queued"), moment_words(row["created_at"])),
            (self.tr("Ended"), moment_words(row["finished_at"]) if row.get("finished_at") else ""),
            (self.tr("Calls"), number(spent["calls"]) if spent else ""),
            (self.tr("Tokens"), number(spent["tokens"]) if spent else ""),
            (self.tr("Cost"), cost),
            (self.tr("Cap"), limit),
            (self.tr("Priority"), str(row["priority"])),
            (self.tr("Follows job"), str(row["follows"] or "")),
        ]
        return [(name, value) for name, value in facts if value]

    def _show_facts(self, facts: list[tuple[str, str]]) -> None:
        while len(self._lines) < len(facts):
            pair = label(look="second"), label(wrap=True)
            for column, widget in enumerate(pair):
                self._grid.addWidget(widget, len(self._lines), column)
            self._lines.append(pair)
        for place, (name, value) in enumerate(self._lines):
            shown = place < len(facts)
            name.setVisible(shown)
            value.setVisible(shown)
            if shown:
                name.setText(facts[place][0])
                value.setText(facts[place][1])

    def _show_why(self) -> None:
        lines = [
            sentences(self.tr("%n failed:", "", count), presenter.sentence(error)) for error, count in self._reasons
        ]
        self.reasons.setText("\n".join(lines))
        self.why.setVisible(bool(lines))

    def _show_ending(self, ending: dict[str, Any]) -> None:
        self.ending.setVisible(bool(ending))
        if ending:
            words = QCoreApplication.translate("JobDetail", ENDINGS[ending["state"]])
            self.ended.setText(words.format(ending.get("code")))
            set_tone(self.ended, "neutral" if ending["state"] in ("running", "ok") else "bad")
            self.command.setText("  ".join(ending["arguments"]))
            output = ending.get("output", "").rstrip()
            if self.output.text() != output:  # else its place would be lost while it is read
                self.output.set_text(output)
            self.output.setVisible(bool(output))

    def retranslate(self) -> None:
        """Set all visible strings again."""
        held = next((part for part in (*self.buttons.values(), self.output) if part.hasFocus()), None)
        self._show()
        if held is not None and not held.isVisibleTo(self):
            # What had the keyboard is gone, such as “Pause” once it paused: what can be done now gets it.
            able = [button for button in self.buttons.values() if not button.isHidden()]
            if able:
                able[0].setFocus()

    def _show(self) -> None:
        row = self.row
        for part in (self.state, self.bar, self.progress, self.error, self.why, self.facts, self.ending):
            part.setVisible(row is not None)
        able = self._verbs.of(row)
        for verb, button in self.buttons.items():
            button.setText(QCoreApplication.translate("JobDetail", VERBS[verb]))
            button.setVisible(verb in able)
        self.why.set_caption(self.tr("What failed"))
        self.ending.set_caption(self.tr("At the end"))
        self.output.setAccessibleName(self.tr("What the program wrote"))
        if row is None:
            self.title.setText(self.tr("No job is chosen"))
            return
        shown = jobwords.view({**row, "job_id": row["id"]})
        self.title.setText(f"{shown.title} · {row['id']}")
        self._scroll.let_keyboard_in(self.title.text())
        self.state.set(shown.state_words(), TONES.get(STATES[shown.state][1], "neutral"))
        self.bar.set(shown.share if row["total"] or shown.is_active else 1.0, shown.role)
        failed = self.tr("%n failed", "", row["failed"]) if row["failed"] else ""
        counts = shown.numbers() if shown.total or shown.done else ""  # of one that waits nothing is known yet
        self.progress.setText(" · ".join(part for part in (counts, failed, shown.detail) if part))
        self.progress.setVisible(bool(self.progress.text()))
        self.error.setText(presenter.sentence(row["error"]) if row["error"] else "")
        self.error.setVisible(bool(row["error"]))
        self._show_why()
        self._show_facts(self._facts(row))
        self._show_ending(row["ending"])
