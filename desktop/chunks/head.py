"""The head of a chunk: its heading, where it stands, its size and states, and what is shown below."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.chunks.rows import place_words
from desktop.translate import Retranslating
from desktop.widgets.buttons import Button
from desktop.widgets.flow import Flow
from desktop.widgets.frames import Panel
from desktop.widgets.labels import Badge, Elided, label

if TYPE_CHECKING:
    from desktop.actions import Actions


class ChunkHead(Retranslating, Panel):
    """Title, place, badges, the way into the document, and a note."""

    def __init__(self, actions: Actions) -> None:
        super().__init__("window")
        self._row: dict[str, Any] | None = None
        self.title, self.where = Elided(look="title"), Elided(look="second")
        self.size_badge, self.questions_badge = Badge(), Badge()
        self.edited_badge, self.large_badge, self.waits_badge = Badge(), Badge(), Badge()
        self.place = Button(kind="link", icon="documents", on_click=lambda: actions.run("chunks.place"))
        self.note = label(look="second", wrap=True)
        self.note.hide()
        self.body.setContentsMargins(20, 14, 20, 10)
        self.body.setSpacing(6)
        self.body.addWidget(self.title)
        self.body.addWidget(self.where)
        flow = Flow(gap=6)
        badges = (self.size_badge, self.questions_badge, self.large_badge, self.edited_badge, self.waits_badge)
        for part in (*badges, self.place):
            flow.addWidget(part)
        self.body.addLayout(flow)
        self.body.addWidget(self.note)
        self.retranslate()

    def set_chunk(self, row: dict[str, Any] | None) -> None:
        """Show what a chunk is, as `detail.read` returns it."""
        self._row = row
        self.retranslate()

    def set_note(self, words: str) -> None:
        """Say what is shown below; empty hides the line."""
        self.note.setText(words)
        self.note.setVisible(bool(words))

    def retranslate(self) -> None:
        """Set all visible strings again."""
        self.place.setText(self.tr("Show in the document"))
        self.large_badge.set(self.tr("over the maximum"), "warn")
        self.edited_badge.set(self.tr("edited"), "accent")
        self.waits_badge.set(self.tr("cleaned text to decide on"), "warn")
        row = self._row
        if row is None:
            self.title.set(self.tr("No chunk chosen"))
            self.where.set(self.tr("Choose one in the list."))
        else:
            self.title.set(row["headings"][-1] if row["headings"] else row["document"])
            self.where.set("  ·  ".join((row["document"], place_words(row))))
            size, asked = row["size"], row["questions"]
            self.size_badge.set(self.tr("%n character(s)", "", size))
            self.questions_badge.set(self.tr("%n question(s)", "", asked), "good" if asked else "neutral")
        for part in (self.size_badge, self.questions_badge, self.place):
            part.setVisible(row is not None)
        self.large_badge.setVisible(bool(row and row["oversize"]))
        self.edited_badge.setVisible(bool(row and row["original"] is not None))
        self.waits_badge.setVisible(bool(row and row["proposal"] is not None))
