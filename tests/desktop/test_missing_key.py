"""The message that a provider has no key, or refused it, leads to where it is entered."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import Connection

from core.chat.turns import Turn
from core.clock import now
from core.errors import LorewrightError
from core.jobs import history
from core.llm.failures import failure
from core.llm.gateway.lasting import halted
from core.llm.keyless import lacking
from core.llm.messages import Model
from desktop.datasets.pane import DatasetsPane
from desktop.jobs.pane import JobsPane
from desktop.models.keyentered import stopped
from desktop.models.missingkey import enter_key
from desktop.models.pane import ModelsPane
from desktop.playground import rows
from desktop.playground.pane import PlaygroundPane
from desktop.session import Session
from desktop.theme import Theme
from desktop.translate import Languages
from tests.desktop.opened import comes, filled, focus, opened

MODEL = Model(provider="deepseek", name="deepseek-chat", base_url="https://api.deepseek.com/v1")


def refused(model: Model) -> LorewrightError:
    """Return why a run stops that the provider refuses the key of."""
    return halted(failure("key", model, status=401))


@pytest.mark.parametrize("error", [lacking, refused])
def test_the_button_opens_the_key_of_the_provider(
    qtbot: QtBot,
    theme: Theme,
    languages: Languages,
    session: Session,
    tmp_path: Path,
    error: Callable[[Model], LorewrightError],
) -> None:
    filled(session)
    window = opened(qtbot, session, languages, tmp_path)
    window.fail(failure("quota", MODEL))
    assert not window.messages._action.text(), "no key helps against that"
    window.messages.dismiss()
    window.fail(error(MODEL).as_dict())
    assert window.messages._action.text() == "Enter the key…"
    window.messages._action.click()
    pane = window.pane("models")
    assert isinstance(pane, ModelsPane)
    comes(qtbot, lambda: pane.provider() == "deepseek")
    assert pane.inner.currentWidget() is pane.setup
    comes(qtbot, lambda: window.focusWidget() is pane.setup.typed)


def test_who_goes_on_elsewhere_meanwhile_keeps_the_keyboard(
    qtbot: QtBot, theme: Theme, languages: Languages, session: Session, tmp_path: Path
) -> None:
    filled(session)
    window = opened(qtbot, session, languages, tmp_path)
    window.open("projects")
    search = window.pane("projects").search
    enter_key(window, "deepseek")
    pane = window.pane("models")
    assert isinstance(pane, ModelsPane)
    assert not pane.provider(), "it is read beside the window's work"
    window.open("projects")
    focus(qtbot, search)
    comes(qtbot, lambda: pane.provider() == "deepseek")
    assert search.hasFocus()


def test_the_message_follows_a_change_of_language(
    qtbot: QtBot, session: Session, theme: Theme, languages: Languages, tmp_path: Path
) -> None:
    window = opened(qtbot, session, languages, tmp_path)
    window.say("One was deleted.")
    window.fail(lacking(MODEL).as_dict())
    window.fail(failure("key", MODEL))
    languages.use("zh_CN")
    comes(qtbot, lambda: "密钥" in window.messages.text())
    assert window.messages._action.text() != "Enter the key…"
    window.messages.dismiss()
    assert "密钥" in window.messages.text(), "what waits follows too"
    window.messages.dismiss()


@pytest.mark.parametrize("error", [lacking, refused])
def test_a_job_that_stopped_for_it_leads_there_too(
    qtbot: QtBot,
    theme: Theme,
    languages: Languages,
    session: Session,
    tmp_path: Path,
    error: Callable[[Model], LorewrightError],
) -> None:
    built = filled(session)

    state = "paused" if error is refused else "failed"

    def fail(connection: Connection) -> int:
        job = history.create(connection, built.project, "answers", {})
        values = {"state": state, "error": error(MODEL).as_dict(), "finished_at": now()}
        connection.execute(history.JOB.update().where(history.JOB.c.id == job).values(**values))
        return job

    job = session.workspace.write(fail)
    window = opened(qtbot, session, languages, tmp_path)
    window.open("datasets")
    shown = window.pane("datasets")
    assert isinstance(shown, DatasetsPane)
    comes(qtbot, shown.banner.key.isVisible)
    assert shown.banner.retry.text() == ("Resume" if error is refused else "Retry")
    shown.banner.key.click()
    assert window.shown_pane() == "models"
    window.open("jobs", job)
    jobs = window.pane("jobs")
    assert isinstance(jobs, JobsPane)
    button = jobs.detail.buttons["key"]
    comes(qtbot, button.isVisible)
    button.click()
    assert window.shown_pane() == "models"


def test_an_answer_that_failed_for_it_leads_there_too(
    qtbot: QtBot, theme: Theme, languages: Languages, session: Session, tmp_path: Path
) -> None:
    window = opened(qtbot, session, languages, tmp_path)
    window.open("playground")
    shown = window.pane("playground")
    assert isinstance(shown, PlaygroundPane)
    shown.talking._use(shown.talking.chat.setup.model_copy(update={"models": [MODEL.spec]}))
    turn = Turn(text="?")
    answer = turn.begin(MODEL.spec)
    answer.state, answer.error = "failed", lacking(MODEL).as_dict()
    shown.talking.chat.turns.append(turn)
    shown.columns.follow()
    shown.columns.refill()
    view = shown.columns.columns[0].view
    comes(qtbot, lambda: any(view.row(n).tone == "bad key" for n in range(len(view.blocks))))
    view.follow(rows.KEY, 0)
    assert window.shown_pane() == "models"


def test_the_key_leads_back_to_the_job_that_stopped_for_it(
    qtbot: QtBot, theme: Theme, languages: Languages, session: Session, tmp_path: Path
) -> None:
    built = filled(session)

    def stop(connection: Connection) -> list[int]:
        options = {"model": MODEL.model_dump(mode="json")}
        jobs = [history.create(connection, built.project, kind, options) for kind in ("questions", "answers", "clean")]
        for job, error in zip(jobs, (lacking(MODEL), refused(MODEL), failure("quota", MODEL)), strict=True):
            history.finish(connection, job, "paused", error.as_dict())
        return jobs

    jobs = session.workspace.write(stop)
    assert session.read(lambda c: stopped(c, "deepseek")) == (jobs[1], "answers")
    assert session.read(lambda c: stopped(c, "openai")) is None
    window = opened(qtbot, session, languages, tmp_path)
    window.open("models", "deepseek")
    pane = window.pane("models")
    assert isinstance(pane, ModelsPane)
    comes(qtbot, lambda: pane.provider() == "deepseek")
    pane.works.keep_key("deepseek", "a-key")
    comes(qtbot, lambda: "Generate answers" in window.messages.text())
    assert window.messages._action.text() == "Go on"
    window.messages._action.click()
    sent = session.hub._supervisor._waiting  # until there is an engine
    comes(qtbot, lambda: [(one["do"], one["job"]) for one in sent] == [("start", jobs[1])])
