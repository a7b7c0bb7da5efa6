"""The scanner for texts that only look translated finds each kind, and leaves right calls alone."""

from __future__ import annotations

import pytest

from i18n import traps


@pytest.mark.parametrize(
    "line",
    [
        '_ = QCoreApplication.translate',
        "text = self.tr",
        """f"{lost} {self.tr('Gone.')}" """,
        "mode, text = current(), self.tr",
        'QCoreApplication.translate(CONTEXT, "Open")',
        'self.tr(f"{n} files")',
        'self.tr("a " + name)',
        'self.tr("{0} files".format(n))',
        'self.tr(text)',
        'tr("Open")',
        'other.tr("Open")',
        'self.window.tr("Open")',
        'QCoreApplication.translate("Errors", f"{n}")',
        'QT_TRANSLATE_NOOP("Errors", "a" + b)',
        'QT_TRANSLATE_NOOP("Errors", text)',
        'QT_TR_NOOP("Open")',
        "from core.errors import QT_TRANSLATE_NOOP as mark",
    ],
)  # fmt: skip
def test_trap_is_found(line: str) -> None:
    (found,) = traps.find(f"pass\n{line}\n")
    assert found.startswith("2: ")


@pytest.mark.parametrize(
    "line",
    [
        'self.tr("{0} files").format(n)',
        'self.tr("%n file(s)", "", n)',
        'self.tr("one " "text")',
        'QCoreApplication.translate("Errors", error.what)',
        'QCoreApplication.translate("Errors", "Open")',
        'QT_TRANSLATE_NOOP("Errors", "a" "b")',
        "text.translate(table)",
        "def QT_TRANSLATE_NOOP(context, text): return text",
        "from core.errors import QT_TRANSLATE_NOOP",
    ],
)
def test_right_call_is_left_alone(line: str) -> None:
    assert traps.find(line) == []
