"""The rows of a conversation, laid out in columns of any width."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication

from core.chat.turns import Answer
from desktop.playground import rows, words
from desktop.theme import Theme
from desktop.translate import Languages


@pytest.mark.parametrize("code", ["en", "zh_CN"])
def test_the_word_that_copies_is_in_the_first_line_at_any_width(
    qapp: QApplication, theme: Theme, languages: Languages, code: str
) -> None:
    languages.use(code)
    figures = {"prompt_tokens": 31, "completion_tokens": 96, "first_ms": 412, "speed": 44.6, "latency_ms": 5210}
    for state in ("ok", "stopped"):
        row = rows.end(0, Answer(model="a/b", text="It closes.", state=state, **figures))
        for width in range(160, 700, 20):
            document = rows.laid(row, width).document
            layout = document.documentLayout()
            assert layout.documentSize().height() > 0, "it is laid out"
            first = document.firstBlock().layout().lineAt(0)
            assert document.toPlainText().startswith(words.copy())
            assert first.textLength() >= len(words.copy())
            assert layout.anchorAt(QPointF(2, first.height() / 2)) == rows.COPY
