"""What is done in the window before a picture of a run's limits, the jobs, a provider's set-up or a conversation."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final, cast

from poses import provider
from scenes import ANSWER, REFUSING, THOUGHT, unreachable

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from core.changes import ChangeSet
    from desktop.window import MainWindow

#: a pose: name, pane, and what is done there, as in `forms.Form`
Row = tuple[str, str, tuple[str | Callable[["MainWindow"], object], ...]]
MODEL: Final = "deepseek/deepseek-chat"
#: the error of an item whose reply was not as asked, as it is stored
BROKEN: Final[dict[str, Any]] = {"what": "The reply is not readable.", "todo": "", "params": {}}


def unfolded(hook: str = "") -> Callable[[MainWindow], object]:
    """Unfold the limits of the run in the form in front, with a program to run at its end."""

    def do(_window: MainWindow) -> None:
        from PySide6.QtWidgets import QApplication

        from desktop.jobs.terms import TermsForm

        sheet = QApplication.activeModalWidget()
        for terms in sheet.findChildren(TermsForm) if sheet is not None else ():
            terms.unfold()
            if hook:
                cast("Any", terms.form.widget("hook")).setPlainText(hook)

    return do


def accepted(_window: MainWindow) -> None:
    """Press the main button of the form in front."""
    from PySide6.QtWidgets import QApplication

    from desktop.widgets.dialog import Sheet

    sheet = QApplication.activeModalWidget()
    if isinstance(sheet, Sheet):
        sheet.primary.click()


def jobs(window: MainWindow) -> None:
    """Let there be a job that a cap stopped and one with failures, whose calls were written down."""
    project = window.context.project_id
    window.context.edit(lambda c: _jobs(c, project))


def working(window: MainWindow) -> None:
    """Let the tray hear of two jobs under way and of one that a cap stopped, as from the engine."""
    from core.jobs.progress import Progress
    from core.llm.gateway.budget import Cap

    project = window.context.project_id
    counts: dict[str, Any] = {"prompt_tokens": 812_400, "completion_tokens": 96_310}
    answers = Progress(901, project, "answers", "running", 9_860, 6_120, 2, rate=0.68, **counts)
    reading = Progress(902, project, "import", "running", 120, 37, rate=1.9)
    capped = Progress(903, project, "questions", "paused", 58, 23, prompt_tokens=60_112, completion_tokens=7_004)
    error = Cap("run", "cost", 2.5).reached().as_dict()
    window.context.hub.progressed.emit([answers.as_dict(), reading.as_dict(), capped.as_dict() | {"error": error}])


def _jobs(connection: Connection, project: int) -> ChangeSet:
    from core.changes import ChangeSet
    from core.clock import now
    from core.jobs import history, recording
    from core.jobs.terms import Terms
    from core.llm.calls import CallRecord
    from core.llm.failures import failure
    from core.llm.gateway.budget import Cap

    if any(row["state"] == "partial" for row in history.listing(connection, project)):
        return ChangeSet()
    failed = history.create(connection, project, "answers", {})
    reason = failure("timeout", unreachable()).as_dict()
    for key, question, error, raw in (
        ("question:1", "When is a relief valve tested?", reason, '{"answer": "Every'),
        ("question:2", "安全阀应当多久校验一次？", BROKEN, '{"answer": "安全阀每年校验一次，由有资格的单位进行。' * 20),
    ):
        item = {"job_id": failed, "key": key, "label": question, "state": "failed", "created_at": now()}
        connection.execute(history.ITEM.insert().values(**item, error=error, raw=raw))
        said = ({"role": "system", "content": "You answer from the text."}, {"role": "user", "content": question})
        call = CallRecord(
            "answers", "openai", "gpt-5-mini", 412, None, None, 180_000, "failed", "timeout", messages=said, reply=raw
        )
        recording.write_calls(connection, recording.Whose(project, failed), [(key, call, True)])
    ended = {"state": "partial", "total": 37, "done": 35, "failed": 2, "finished_at": now()}
    connection.execute(history.JOB.update().where(history.JOB.c.id == failed).values(**ended))
    capped = history.create(connection, project, "questions", {}, None, None, Terms(cost=2.5, priority=3).columns())
    stopped = {"state": "paused", "error": Cap("run", "cost", 2.5).reached().as_dict(), "total": 58, "done": 23}
    connection.execute(history.JOB.update().where(history.JOB.c.id == capped).values(**stopped))
    return ChangeSet().update("job", [failed, capped])


def job(place: int) -> Callable[[MainWindow], object]:
    """Put the cursor on a job, 0 for the newest."""
    return lambda window: window.pane("jobs").table.go_to_row(place)


def chosen(window: MainWindow) -> None:
    """Let a stage have models of its own, one of them of a provider that was removed."""
    from core.models import providers, stages

    def choose(connection: Connection) -> None:
        lab, _changes = providers.add(connection, {"title": "Lab", "base_url": REFUSING})
        wanted = ["openai/gpt-5-mini", f"{lab}/qwen3-32b", MODEL]
        stages.choose(connection, window.context.project_id, "answers", wanted)
        providers.remove(connection, lab)

    window.context.workspace.write(choose)
    page = window.pane("models").stages
    page.stages.go_to_row(3)
    page.reload()


def part(name: str) -> Callable[[MainWindow], object]:
    """Show a part of a provider: its models, or its set-up."""

    def do(window: MainWindow) -> None:
        pane = window.pane("models")
        pane.sections.choose(name)
        pane.sections.chosen.emit(name)

    return do


def headers(window: MainWindow) -> None:
    """Unfold all fields of a provider, give it headers, and go to them."""
    from PySide6.QtWidgets import QScrollArea

    setup = window.pane("models").setup
    if setup.form.widget("headers").isHidden():
        setup.more.click()
    cast("Any", setup.form.widget("headers")).setPlainText("X-Api-Key: •••")
    plain = setup.form.widget("plain_headers")
    cast("Any", plain).setPlainText("X-Title: Lorewright\nX-Access-Key: 8f3a90c1b7d24e6fa1")
    for area in setup.findChildren(QScrollArea):
        area.ensureWidgetVisible(plain, 0, 200)


def twice(window: MainWindow) -> None:
    """Open a conversation with one model in two columns and another beside them."""
    from core.chat import service as chats
    from core.chat.seats import free
    from core.chat.turns import Answer, Setup, Tuning, Turn
    from core.clock import now

    other = free(MODEL, [MODEL])
    figures: dict[str, Any] = {"prompt_tokens": 31, "completion_tokens": 96, "first_ms": 412, "speed": 44.6}
    figures["latency_ms"] = 5210
    models = [MODEL, other, "openai/gpt-5-mini"]
    answers = [
        Answer(model=one, text=text, thinking=THOUGHT, state=state, finish="stop", cost=cost, currency="CNY", **figures)
        for one, text, state, cost in (
            (models[0], ANSWER, "ok", 0.000173),
            (models[1], ANSWER[:120], "stopped", 0.00008),
            (models[2], ANSWER, "ok", None),
        )
    ]
    turn = Turn(text="What does a check valve do?", at=now(), answers=answers)
    setup = Setup(models=models, own={other: Tuning(temperature=0.0)})
    pane = window.pane("playground")
    workspace = window.context.workspace
    with workspace.read() as connection:
        there = next((one.id for one in chats.listed(connection, turn.text) if one.title == turn.text), 0)
    pane.open(there or workspace.write(lambda c: chats.save(c, chats.Conversation(0, turn.text, setup, [turn])))[0])


def tuned(window: MainWindow) -> None:
    """Ask for the settings of the second column."""
    pane = window.pane("playground")
    pane.verbs.tune(pane.columns.columns[1].seat)


def copied(window: MainWindow) -> None:
    """Copy what the first model said."""
    window.pane("playground").columns.columns[0].copy.click()


def asked(window: MainWindow) -> None:
    """Ask models of which one has no key."""
    window.pane("playground").send("Which pump is meant?", [])


ROWS: Final[tuple[Row, ...]] = (
    ("run-limits", "documents", ("item.generate", unfolded())),
    ("run-hook", "documents", ("item.generate", unfolded("/opt/no-such-program\n{output}"))),
    ("run-limits-tree", "domain", ("item.generate", unfolded())),
    ("run-without-key", "documents", ("item.generate", accepted)),
    ("playground-twice", "playground", (twice,)),
    ("playground-tune", "playground", (twice, tuned)),
    ("playground-copied", "playground", (twice, copied)),
    ("playground-deleted", "playground", (twice, "edit.delete")),
    ("playground-without-key", "playground", (twice, asked)),
    ("provider-setup", "models", (provider("openai"), part("setup"))),
    ("provider-headers", "models", (provider("openai"), part("setup"), headers)),
    ("stage-models", "models", (provider("stages"), chosen)),
    ("jobs-capped", "jobs", (jobs, job(0))),
    ("jobs-failed", "jobs", (jobs, job(1))),
    ("jobs-cap", "jobs", (jobs, job(0), "jobs.cap")),
    ("job-log-failed", "jobs", (jobs, job(1), "jobs.log")),
    ("tray-jobs", "documents", (working, "jobs.show")),
)
