"""Interface language: install and switch translators live, and the mixin that makes widgets follow."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QLibraryInfo, QLocale, QObject, QTranslator, Signal

from core.errors import QT_TRANSLATE_NOOP
from core.paths import translations

log = logging.getLogger("desktop.translate")

#: code -> the language's own name, which is never translated
LANGUAGES: Final[dict[str, str]] = {"en": "English", "zh_CN": "简体中文"}

#: what the Chinese of Qt itself lacks, in its own words
LACKING: Final = (QT_TRANSLATE_NOOP("QFileDialog", "&Look in:"), QT_TRANSLATE_NOOP("QFileDialog", "Files of &type:"))

#: marks between two parts of a text -> how Chinese writes them
MARKS: Final[dict[str, str]] = {": ": "：", ", ": "，", "; ": "；", ". ": "。"}


class Languages(QObject):
    """The translators of the running program.

    Signals:
        changed: after a switch, with the new language code.
    """

    changed = Signal(str)

    def __init__(self, application: QCoreApplication) -> None:
        super().__init__(application)
        self._application = application
        self._installed: list[QTranslator] = []
        self._loaded: dict[str, list[QTranslator]] = {}
        self.code = "en"

    def use(self, code: str) -> None:
        """Switch to `code` (see LANGUAGES) or, for "system", to what the system speaks; widgets retranslate at once."""
        self.code = code if code in LANGUAGES else system_language()
        QLocale.setDefault(QLocale(self.code))
        for translator in self._installed:
            self._application.removeTranslator(translator)
        self._installed = self._of(self.code)
        for translator in self._installed:
            self._application.installTranslator(translator)
        self.changed.emit(self.code)

    def _of(self, code: str) -> list[QTranslator]:
        """Return the translators of a language, which are kept: Qt's bindings have died of one that was deleted."""
        if code not in self._loaded:
            self._loaded[code] = [
                self._load("qtbase", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
                self._load("lorewright", str(translations())),
            ]
        return self._loaded[code]

    def _load(self, stem: str, folder: str) -> QTranslator:
        translator = QTranslator(self)
        if not translator.load(f"{stem}_{self.code}", folder):
            # English needs no qtbase file, and a fresh checkout has no compiled files yet.
            log.debug("found no %s translation for %s", stem, self.code)
        return translator


class Retranslating:
    """Put before a QWidget class: `retranslate` is called whenever the language changes.

    Set every visible string in `retranslate`, and call it once at the end of `__init__`.
    """

    def retranslate(self) -> None:
        """Set all visible strings again."""
        raise NotImplementedError(type(self).__name__)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)  # type: ignore[misc]  # the QWidget this is mixed into


def system_language() -> str:
    """Return the language code nearest to the system's."""
    return "zh_CN" if QLocale.system().language() == QLocale.Language.Chinese else "en"


def number(value: int) -> str:
    """Return a whole number with thousands separators, the same in both languages."""
    return f"{value:,}"


def sentences(*parts: str) -> str:
    """Join sentences as their language does: Chinese puts no space after a full-width stop or before a bracket."""
    joined = ""
    for part in filter(None, parts):
        close = joined.endswith(("。", "！", "？", "；", "：")) or part.startswith("（")
        joined += part if close or not joined else f" {part}"
    return joined


def between(mark: str, *parts: str) -> str:
    """Join what is not empty with a mark of MARKS, as the language of the interface writes it: "Tag: Heart failure"."""
    return (MARKS[mark] if speaks_chinese() else mark).join(filter(None, parts))


def listed(words: Iterable[str]) -> str:
    """Join words of one kind: "red, green", "红、绿"."""
    return ("、" if speaks_chinese() else ", ").join(words)


def aside(words: str, more: str) -> str:
    """Put more words into brackets behind others."""
    return f"{words}（{more}）" if speaks_chinese() else f"{words} ({more})"


def speaks_chinese() -> bool:
    """Whether the interface is Chinese."""
    return QLocale().language() == QLocale.Language.Chinese
