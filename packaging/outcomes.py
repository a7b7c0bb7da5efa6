"""What is done in the window before a picture of an outcome: checks, trials, differences, answers, what was refused."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from endings import ENDINGS
from poses import provider, section
from prompting import PROMPTS
from runs import Row, job, jobs, twice
from scenes import unreachable

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from core.changes import ChangeSet
    from desktop.window import MainWindow

CHECKED: Final = ("gpt-4o-mini", "gpt-5-mini")
#: a share of the usual text size
LARGE: Final = 1.5


def checked(window: MainWindow) -> None:
    """Let a model have answered its check and another have failed it."""
    from core.llm.checking import Checked
    from core.llm.failures import failure
    from core.llm.messages import Model
    from core.models import health

    def write(connection: Connection) -> ChangeSet:
        good, bad = (Model(provider="openai", name=name, base_url="https://api.openai.com/v1") for name in CHECKED)
        health.record(connection, good, Checked(840, "OK"))
        return health.record(connection, bad, failure("quota", bad, status=402))

    window.context.edit(write)


def refused(window: MainWindow) -> None:
    """Put the cursor on the model that failed its check."""
    window.pane("models").offers.table.go_to_row(1)


def row(place: int) -> Callable[[MainWindow], object]:
    """Put the cursor on a row of the sheet in front."""

    def do(_window: MainWindow) -> None:
        from PySide6.QtWidgets import QApplication

        from desktop.widgets.table import BigTable

        sheet = QApplication.activeModalWidget()
        for table in sheet.findChildren(BigTable) if sheet is not None else ():
            table.go_to_row(place)

    return do


def sought(window: MainWindow) -> None:
    """Search the settings for what is not there."""
    window.pane("settings").search.setText("zzz")


def contested(window: MainWindow) -> None:
    """Ask for a key that another action has."""
    window.pane("settings").ask_key("edit.find").take("Ctrl+K")


def defaults(window: MainWindow) -> None:
    """Ask whether a section is to be reset."""
    window.pane("settings").ask_defaults()


def all_states(window: MainWindow) -> None:
    """Let the three models of the conversation have failed, been stopped, and be thinking, which is unfolded."""
    from core.llm.failures import failure

    pane: Any = window.pane("playground")
    failed, _stopped, thinking = pane.talking.chat.turns[-1].answers
    failed.state, failed.text, failed.error = "failed", "", failure("timeout", unreachable()).as_dict()
    thinking.state, thinking.text = "writing", ""
    pane.columns.follow()
    pane.columns.refill()
    pane.columns.columns[2].view.unfold(0)


def attached(window: MainWindow) -> None:
    """Attach two pictures to the next question."""
    from PySide6.QtGui import QColor, QImage

    images = []
    for colour in ("#2A9D8F", "#B8447A"):
        image = QImage(320, 240, QImage.Format.Format_RGB32)
        image.fill(QColor(colour))
        images.append(image)
    composer: Any = window.pane("playground").composer
    composer.take(images)
    composer.text.setPlainText("Which of the two valves is open? 哪一个阀门是打开的？")


def palette(text: str) -> Callable[[MainWindow], object]:
    """Open the palette and type into it."""

    def do(window: MainWindow) -> None:
        window.palette_.open()
        window.palette_.field.setText(text)

    return do


def large(_window: MainWindow) -> None:
    """Let all text be larger."""
    from desktop.theme import current

    current().use(factor=LARGE)


def spent(**parts: Any) -> Callable[[MainWindow], object]:
    """Show the usage of another scope."""
    return lambda window: window.pane("usage").scope.set(**parts)


def picked(window: MainWindow) -> None:
    """Open the list of models to filter the usage by."""
    window.pane("usage").scope.pick("model")


OUTCOMES: Final[tuple[Row, ...]] = (
    ("provider-checked", "models", (provider("openai"), checked, refused)),
    *PROMPTS,
    *ENDINGS,
    ("settings-nothing", "settings", (sought,)),
    ("settings-reset", "settings", (section("runs"), defaults)),
    ("settings-contested", "settings", (section("keys"), contested)),
    ("playground-states", "playground", (twice, all_states, attached)),
    ("palette-all", "documents", (palette(""),)),
    ("palette-nothing", "documents", (palette("zzz"),)),
    ("job-log-reply", "jobs", (jobs, job(1), "jobs.log", row(1))),
    ("usage-large", "usage", (large,)),
    ("usage-models", "usage", (picked,)),
    ("usage-day", "usage", (spent(span="24h"),)),
    ("usage-none", "usage", (spent(span="24h", model="none/none"),)),
    ("usage-failed", "usage", (spent(span="30d", model=None, state="failed"),)),
)
