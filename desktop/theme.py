"""The look as data: colour roles for light and dark, font sizes, and the object that applies them live.

Widgets never name a colour. They ask `current().role("muted")` while painting, or carry a `look`/`tone` property that
the generated stylesheet (`desktop.style`) knows.
"""

from __future__ import annotations

from typing import Final, Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

Mode = Literal["light", "dark", "system"]

#: role -> (light, dark)
ROLES: Final[dict[str, tuple[str, str]]] = {
    "window": ("#F6F7F9", "#14161B"),
    "surface": ("#FFFFFF", "#1B1E25"),
    "sunken": ("#F0F2F5", "#171A20"),
    "hover": ("#F0F2F5", "#232730"),
    "border": ("#E2E5EA", "#2B303B"),
    "strong": ("#CBD0D9", "#3D4453"),
    "text": ("#1A1E26", "#E6E9EF"),
    "muted": ("#5F6879", "#A0A9B8"),
    # Counts and hints: lighter than "muted", and still 4.5 : 1 on every ground that text stands on.
    "faint": ("#646D7F", "#8D97A8"),
    "disabled": ("#8A93A3", "#747E8F"),
    "accent": ("#3557D6", "#8AA3FF"),
    "accent_hover": ("#2947BC", "#A3B7FF"),
    "on_accent": ("#FFFFFF", "#10131A"),
    "accent_tint": ("#EAEFFD", "#262E4A"),
    "mark": ("#FFF1BF", "#4A3F14"),
    "good": ("#17734A", "#5CC796"),
    "good_tint": ("#E3F4EB", "#173226"),
    "warn": ("#8C5E00", "#E0B057"),
    "warn_tint": ("#FBF0D9", "#352A12"),
    "bad": ("#B83232", "#F08A8A"),
    "bad_tint": ("#FBE6E6", "#3A1E1E"),
    "veil": ("#400F1420", "#80000000"),
    "shadow": ("#300F1420", "#90000000"),
    # Parts of a chart, told apart by brightness too; the rest is "faint".
    "series_1": ("#3557D6", "#8AA3FF"),
    "series_2": ("#2A9D8F", "#5BC8B8"),
    "series_3": ("#BF8517", "#E8BE6A"),
    "series_4": ("#B8447A", "#E88FB0"),
    "series_5": ("#7C5CC4", "#B49AF0"),
    "series_6": ("#3F97CE", "#7CC4EE"),
    # A page of a PDF below its picture: paper is white in the dark too.
    "paper": ("#FFFFFF", "#FFFFFF"),
}

#: font sizes in pixels before the user's factor
SIZES: Final[dict[str, int]] = {"body": 13, "second": 12, "header": 15, "title": 18}

#: families that hold Chinese, in order of preference after the system's own font
CJK: Final[tuple[str, ...]] = (
    "Microsoft YaHei UI", "Microsoft YaHei", "PingFang SC",
    "Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Micro Hei",
)  # fmt: skip
#: asked for on systems whose default is only a stand-in
PLAIN: Final[tuple[str, ...]] = ("Inter", "Noto Sans", "Cantarell", "Ubuntu", "Open Sans")
STAND_INS: Final = frozenset({"", "Sans Serif", "Sans", "DejaVu Sans", "Bitstream Vera Sans"})


class Theme(QObject):
    """Colours and fonts of the running program.

    Signals:
        changed: after the palette, the stylesheet and all icons follow the new mode or font size.
    """

    changed = Signal()

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self._mode: Mode = "system"
        self._dark = False
        self._factor = 1.0
        self._colours: dict[str, QColor] = {}
        self._families = families()
        application.styleHints().colorSchemeChanged.connect(self._on_scheme)

    @property
    def mode(self) -> Mode:
        """What the user chose: light, dark, or to follow the system."""
        return self._mode

    @property
    def dark(self) -> bool:
        """Whether the colours in use are the dark ones."""
        return self._dark

    @property
    def factor(self) -> float:
        """The user's font factor, 0.8 to 1.6."""
        return self._factor

    def role(self, name: str) -> QColor:
        """Return the colour of a role; raises KeyError for an unknown role."""
        colour = self._colours.get(name)
        if colour is None:
            colour = self._colours[name] = QColor(ROLES[name][self._dark])
        return colour

    def px(self, size: str) -> int:
        """Return the pixels of a named font size; Chinese is never smaller than 12."""
        return max(12, round(SIZES[size] * self._factor))

    def scaled(self, pixels: int) -> int:
        """Return a measure that must grow with the text (row heights, control heights)."""
        return max(pixels, round(pixels * self._factor))

    def font(self, size: str = "body", bold: bool = False) -> QFont:
        """Return the interface font in a named size."""
        font = QFont(self._families)
        font.setPixelSize(self.px(size))
        if bold:
            font.setWeight(QFont.Weight.DemiBold)
        return font

    def use(self, mode: Mode | None = None, factor: float | None = None) -> None:
        """Switch mode or font factor; everything visible follows at once."""
        if factor is not None:
            self._factor = min(1.6, max(0.8, factor))
        if mode is not None:
            self._mode = mode
            hints = self._application.styleHints()
            if mode == "system":
                hints.unsetColorScheme()
            else:
                hints.setColorScheme(Qt.ColorScheme.Dark if mode == "dark" else Qt.ColorScheme.Light)
        self._apply()

    def _on_scheme(self) -> None:
        if self._mode == "system":
            self._apply()

    def _apply(self) -> None:
        from desktop import icons
        from desktop.style import stylesheet

        scheme = self._application.styleHints().colorScheme()
        # The offscreen platform ignores the request, so the choice itself counts before what the system reports.
        self._dark = self._mode == "dark" or (self._mode == "system" and scheme == Qt.ColorScheme.Dark)
        self._colours.clear()
        icons.forget()
        # Qt takes five times as long to exchange a sheet as to take one away and put another in its place.
        self._application.setStyleSheet("")
        self._application.setFont(self.font())
        self._application.setPalette(self._palette())
        self._application.setStyleSheet(stylesheet(self))
        icons.retint()
        self.changed.emit()

    def _palette(self) -> QPalette:
        kind = QPalette.ColorRole
        palette = QPalette()
        for target, name in (
            (kind.Window, "window"), (kind.Base, "surface"), (kind.AlternateBase, "sunken"), (kind.Button, "surface"),
            (kind.WindowText, "text"), (kind.Text, "text"), (kind.ButtonText, "text"), (kind.BrightText, "bad"),
            (kind.ToolTipBase, "surface"), (kind.ToolTipText, "text"), (kind.PlaceholderText, "faint"),
            (kind.Highlight, "accent"), (kind.HighlightedText, "on_accent"), (kind.Accent, "accent"),
            (kind.Link, "accent"), (kind.LinkVisited, "accent"), (kind.Light, "surface"), (kind.Midlight, "border"),
            (kind.Mid, "strong"), (kind.Dark, "strong"), (kind.Shadow, "border"),
        ):  # fmt: skip
            palette.setColor(target, self.role(name))
        for target in (kind.WindowText, kind.Text, kind.ButtonText, kind.HighlightedText):
            palette.setColor(QPalette.ColorGroup.Disabled, target, self.role("disabled"))
        palette.setColor(QPalette.ColorGroup.Disabled, kind.Highlight, self.role("sunken"))
        return palette


def families() -> list[str]:
    """Return the font families: the system's own, then one that holds Chinese."""
    own = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).families()
    present = set(QFontDatabase.families())
    first = [name for name in own if name not in STAND_INS]
    if not first:
        first = [name for name in PLAIN if name in present][:1]
    chinese = [name for name in CJK if name in present]
    # On a bare Linux the Chinese family's Latin letters are better than the stand-in's.
    return [*first, *chinese, *own] if chinese or first else own


def current() -> Theme:
    """Return the theme of the running application, made on first use; raises RuntimeError without a QApplication."""
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        raise RuntimeError("The theme needs a QApplication.")
    found = application.findChild(Theme, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return found if found is not None else Theme(application)
