"""What is done before a picture of a model's peculiarities: keys, prices, what it refused, its file, its answers."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from outcomes import attached
from poses import provider
from runs import MODEL, Row, job, twice
from specimens import model_file

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from core.changes import ChangeSet
    from desktop.window import MainWindow

LOCAL: Final = "vllm"
NAMED: Final = "qwen3-32b-instruct-awq"
FILE: Final = "小模型.gguf"


def model_row(place: int) -> Callable[[MainWindow], object]:
    """Put the cursor on a model of the provider that is shown."""
    return lambda window: window.pane("models").offers.table.go_to_row(place)


def keyless(window: MainWindow) -> None:
    """Let the newest jobs have stopped because a key was refused and because there is none."""
    from core.changes import ChangeSet
    from core.jobs import history
    from core.llm.failures import failure
    from core.llm.gateway.lasting import halted
    from core.llm.keyless import lacking
    from core.llm.messages import Model

    project = window.context.project_id
    model = Model(provider="deepseek", name="deepseek-chat", base_url="https://api.deepseek.com/v1")

    def write(connection: Connection) -> ChangeSet:
        made: list[int] = []
        if any(row["state"] == "paused" for row in history.listing(connection, project)):
            return ChangeSet()
        for kind, error, done in (
            ("questions", lacking(model), 0),
            ("answers", halted(failure("key", model, status=401)), 23),
        ):
            made.append(history.create(connection, project, kind, {}))
            stopped = {"state": "paused", "error": error.as_dict(), "total": 58, "done": done}
            connection.execute(history.JOB.update().where(history.JOB.c.id == made[-1]).values(**stopped))
        return ChangeSet().update("job", made)

    window.context.edit(write)


def stopped(window: MainWindow) -> None:
    """Let the list of samples look at its newest job again."""
    window.pane("datasets").banner.reload()


def priced(window: MainWindow) -> None:
    """Type another price into the settings of a model in front."""
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication, QScrollArea

    sheet: Any = QApplication.activeModalWidget()
    for name, typed in (("price_in", "3"), ("price_out", "15")):
        field = sheet.form.widget(name)
        field.selectAll()
        QTest.keyClicks(field, typed)
    for area in sheet.findChildren(QScrollArea):
        area.ensureWidgetVisible(sheet.form.widget("price_date"), 0, 60)


def learnt(window: MainWindow) -> None:
    """Let a model have refused parameters and ignored the form of replies."""
    from core.models import habits, known

    def write(connection: Connection) -> ChangeSet:
        changes = known.add(connection, LOCAL, NAMED)
        told = {"format": 1, "spelled": True, "dropped": ["top_k", "temperature"]}
        return changes.merge(habits.store(connection, LOCAL, NAMED, told))

    window.context.edit(write)


def check_refused(window: MainWindow) -> None:
    """Let the check of a model have failed with an answer of the service."""
    from core.llm.failures import failure
    from core.llm.messages import Model
    from core.models import health

    model = Model(provider="openai", name="gpt-4o-mini", base_url="https://api.openai.com/v1")
    said = '{"error": {"message": "Unsupported value: temperature does not support 0.2 with this model."}}'
    error = failure("refused", model, status=400, reply=said)
    window.context.edit(lambda c: health.record(c, model, error))


def list_refused(window: MainWindow) -> None:
    """Let a provider have refused to list its models."""
    from core.llm.failures import failure
    from core.llm.messages import Model

    model = Model(provider="openai", name="", base_url="https://api.openai.com/v1")
    window.fail(failure("key", model, status=401))


def model_files(window: MainWindow) -> None:
    """Add a model file, and show what it needs."""
    from core.models import files

    path = Path(os.environ["LOREWRIGHT_HOME"]) / FILE
    if not path.exists():
        path = model_file(path.parent)
    window.context.edit(lambda c: files.add(c, path))
    window.pane("models").open(files.PROVIDER)


def large_file(window: MainWindow) -> None:
    """Let the file be run with more context than there is memory for."""
    from core.models import files

    path = Path(os.environ["LOREWRIGHT_HOME"]) / FILE
    window.context.edit(lambda c: files.add(c, path, context=400_000_000))


def in_order(window: MainWindow) -> None:
    """Let a stage have a model and two to go on with."""
    from core.models import stages

    wanted = ["openai/gpt-5-mini", MODEL, "openai/gpt-4o-mini"]
    window.context.workspace.write(lambda c: stages.choose(c, window.context.project_id, "questions", wanted))
    page = window.pane("models").stages
    page.stages.go_to_row(2)
    page.reload()


def pair(window: MainWindow) -> None:
    """Open the conversation of two models of which the second failed, with the thinking of the first unfolded."""
    window.pane("playground").open(1)


def unfolded(window: MainWindow) -> None:
    """Unfold the thinking of the first column."""
    window.pane("playground").columns.columns[0].view.unfold()


def typing(window: MainWindow) -> None:
    """Let a message come while one types into the largest field of the pane."""
    from PySide6.QtWidgets import QPlainTextEdit

    from core.llm.keyless import lacking
    from core.llm.messages import Model

    fields = [one for one in window.pane(window.shown_pane()).findChildren(QPlainTextEdit) if one.isVisible()]
    max(fields, key=lambda one: one.width() * one.height()).setFocus()
    window.fail(lacking(Model(provider="openai", name="gpt-5-mini", base_url="https://api.openai.com/v1")))


SPECIALS: Final[tuple[Row, ...]] = (
    ("job-key-refused", "jobs", (keyless, job(0))),
    ("job-key-missing", "jobs", (keyless, job(1))),
    ("banner-key", "datasets", (keyless, stopped)),
    ("model-price", "models", (provider("openai"), model_row(1), "models.settings", priced)),
    ("model-learnt", "models", (learnt, provider(LOCAL), model_row(0), "models.settings")),
    ("check-refused", "models", (check_refused, provider("openai"), model_row(0))),
    ("list-refused", "models", (provider("openai"), list_refused)),
    ("model-file", "models", (model_files, model_row(0))),
    ("model-file-large", "models", (model_files, model_row(0), large_file)),
    ("stage-order", "models", (provider("stages"), in_order)),
    ("playground-pair", "playground", (pair, unfolded)),
    ("playground-message", "playground", (twice, typing)),
    ("prompt-message", "prompts", (typing,)),
    ("playground-unfolded", "playground", (twice, unfolded, attached)),
)
