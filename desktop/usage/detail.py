"""One call: its figures, and where the log was on what was sent, thought and replied."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QWidget

from core.llm.gateway.recording import ESTIMATED
from core.usage.money import amount, seconds
from desktop.translate import Retranslating, between, number
from desktop.usage.causes import error_words, item_words, provider_name
from desktop.usage.words import moment_words, stage_words, state_tone, state_words
from desktop.widgets.frames import Card, Panel, Scrolling
from desktop.widgets.labels import Badge, label

LONGEST = 20_000
BESIDE_BAR = 8


class CallDetail(Retranslating, Panel):
    """What is known of a call.

    Args:
        edge: the room around it in pixels.
    """

    def __init__(self, parent: QWidget | None = None, *, edge: int = 20) -> None:
        super().__init__("window", parent)
        self._row: dict[str, Any] | None = None
        self.title = label(look="header", wrap=True)
        self.state, self.stage = Badge(), Badge()
        badges = QHBoxLayout()
        badges.setSpacing(8)
        badges.addWidget(self.state)
        badges.addWidget(self.stage)
        badges.addStretch(1)
        self.facts = Card()
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self.facts.body.addLayout(self._grid)
        self._names: list[QLabel] = []
        self._values: list[QLabel] = []
        self.note = label(look="second", wrap=True)
        self._scroll = scroll = Scrolling(edge, 12)
        scroll.body.setContentsMargins(edge, edge, max(edge, BESIDE_BAR), edge)
        for part in (self.title, self.facts, self.note):
            scroll.body.addWidget(part)
        scroll.body.insertLayout(1, badges)
        self._cards: list[Card] = []
        self._column = scroll.body
        scroll.body.addStretch(1)
        self.body.addWidget(scroll)
        self.retranslate()

    def show_call(self, row: dict[str, Any] | None) -> None:
        """Show a call; None for none."""
        self._row = row
        self.retranslate()

    def said(self) -> list[tuple[str, str]]:
        """Return the texts of the call with their headings, in the order they came."""
        row = self._row
        if row is None or not row["logged"]:
            return []
        roles = {"system": self.tr("System"), "user": self.tr("Sent"), "assistant": self.tr("Earlier reply")}
        found = [
            (roles.get(one.get("role", ""), str(one.get("role", ""))), plain(one.get("content")))
            for one in row["messages"]
        ]
        found += [(self.tr("Thinking"), row["reasoning"]), (self.tr("Reply"), row["reply"])]
        return [(name, text) for name, text in found if text]

    def _facts(self, row: dict[str, Any]) -> list[tuple[str, str]]:
        counts = ["?" if row[name] is None else number(row[name]) for name in ("prompt_tokens", "completion_tokens")]
        unknown = self.tr("unknown")
        cost = unknown if row["cost"] is None else amount(row["cost"], row["currency"])
        if row["state"] == "cached":
            cost = self.tr("cached, no cost")
        first = seconds(row["first_ms"]) if row["first_ms"] is not None else ""
        facts = [
            (self.tr("Time"), moment_words(row["created_at"])),
            (self.tr("Provider"), provider_name(row["provider"])),
            (self.tr("Address"), row["endpoint"]),
            (self.tr("Project"), (row["project"] or self.tr("none, or deleted")) if "project" in row else ""),
            (self.tr("Job"), "" if row["job_id"] is None else str(row["job_id"])),
            (self.tr("Made for"), item_words(row)),
            (self.tr("Tokens"), self.tr("{0} in · {1} out").format(*counts)),
            (self.tr("Cost"), cost),
            (self.tr("Latency"), seconds(row["latency_ms"])),
            (self.tr("First token after"), first),
            (self.tr("Remark") if row["error"] == ESTIMATED else self.tr("Error"), error_words(row["error"])),
        ]
        return [(name, words) for name, words in facts if words]

    def _show_facts(self, facts: list[tuple[str, str]]) -> None:
        while len(self._names) < len(facts):
            place = len(self._names)
            name, value = label(look="second"), label(wrap=True)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._grid.addWidget(name, place, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(value, place, 1)
            self._names.append(name)
            self._values.append(value)
        for place, (name, value) in enumerate(zip(self._names, self._values, strict=True)):
            shown = place < len(facts)
            name.setVisible(shown)
            value.setVisible(shown)
            if shown:
                name.setText(facts[place][0])
                value.setText(facts[place][1])

    def _show_texts(self, said: list[tuple[str, str]]) -> None:
        for card in self._cards:
            self._column.removeWidget(card)
            card.deleteLater()
        self._cards = []
        for name, text in said:
            card = Card(name)
            words = label(text if len(text) <= LONGEST else f"{text[:LONGEST]}…", wrap=True)
            words.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.MinimumExpanding)
            words.setAccessibleName(between(": ", name, text[:400]))
            card.body.addWidget(words)
            self._column.insertWidget(self._column.count() - 1, card)
            self._cards.append(card)

    def retranslate(self) -> None:
        """Set all visible strings again."""
        row = self._row
        for part in (self.facts, self.state, self.stage):
            part.setVisible(row is not None)
        self.title.setText(self.tr("No call is chosen") if row is None else row["model"])
        self._scroll.let_keyboard_in(self.title.text())
        said = self.said()
        if row is not None:
            tone: Any = {"good": "good", "bad": "bad", "warn": "warn"}.get(state_tone(row["state"]), "neutral")
            self.state.set(state_words(row["state"]), tone)
            self.stage.set(stage_words(row["stage"]))
            self._show_facts(self._facts(row))
        off = self.tr("Prompt and reply are not kept: the log of calls was off, or its days are over.")
        self.note.setText("" if row is None or row["logged"] else off)
        self.note.setVisible(bool(self.note.text()))
        self._show_texts(said)


def plain(content: Any) -> str:
    """Return the text of a message, whose pictures are only named."""
    if isinstance(content, str):
        return content
    parts = content if isinstance(content, list) else []
    return "\n\n".join(
        str(part.get("text", "")) if part.get("type") == "text" else f"[{part.get('type', '?')}]"
        for part in parts
        if isinstance(part, dict)
    )
