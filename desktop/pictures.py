"""Pictures of the window for review: every pane, both themes, both languages, several sizes.

python -m desktop.pictures OUT
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from desktop.preferences import Preferences
from desktop.theme import Mode, current
from desktop.translate import Languages
from desktop.window import MainWindow

SIZES = ((1280, 800), (1920, 1080))
THEMES: tuple[Mode, ...] = ("light", "dark")
LANGUAGES = ("en", "zh_CN")


def shoot(
    window: QWidget,
    name: str,
    out: Path,
    sizes: Sequence[tuple[int, int]] = SIZES,
    themes: Sequence[Mode] = THEMES,
    languages: Sequence[str] = LANGUAGES,
    translators: Languages | None = None,
) -> list[Path]:
    """Save `OUT/name-WIDTHxHEIGHT-theme-language.png` for every combination and return the files.

    Without `translators`, which switch the language, the shown window is taken as it is, once per size and theme.
    """
    out.mkdir(parents=True, exist_ok=True)
    made: list[Path] = []
    for language in languages if translators is not None else ("",):
        if translators is not None:
            translators.use(language)
        for theme in themes:
            current().use(theme)
            for width, height in sizes:
                window.resize(width, height)
                settle()
                file = out / "-".join(part for part in (name, f"{width}x{height}", theme, language[:2]) if part)
                made.append(file.with_name(file.name + ".png"))
                window.grab().save(str(made[-1]))
    return made


def settle(rounds: int = 6) -> None:
    """Let layouts, repaints and zero timers run."""
    for _round in range(rounds):
        QApplication.sendPostedEvents()
        QApplication.processEvents()


def main(out: Path) -> int:
    """Take pictures of every pane of the table as it opens on an empty data folder."""
    from desktop.app import create
    from desktop.panes import PANES

    with tempfile.TemporaryDirectory() as folder:
        os.environ.setdefault("LOREWRIGHT_HOME", folder)
        preferences = Preferences(str(Path(folder) / "window.ini"))
        _application, languages = create(sys.argv[:1], preferences)
        window = MainWindow(preferences=preferences, languages=languages)
        window.show()
        for spec in PANES:
            window.open(spec.id)
            shoot(window, spec.id, out, translators=languages)
        if not PANES:
            shoot(window, "frame", out, translators=languages)
        window.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1] if len(sys.argv) > 1 else "pictures")))
