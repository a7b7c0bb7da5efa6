"""Switching the language while the window is open: no pane, list, menu or tooltip keeps a word of the other one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import chain
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import Connection, insert, update

from core.chat import service as chats
from core.chat.service import Conversation
from core.chat.turns import Answer, Setup, Tuning, Turn
from core.clock import now
from core.errors import InvalidUse
from core.jobs import history
from core.jobs.terms import Terms
from core.llm.gateway.budget import Cap
from core.models import known, providers
from core.prompts import catalogue, overrides
from core.store.schema import Call, Document
from core.store.schema.columns import table
from core.usage import alarms
from core.usage.alarms import Alarm
from desktop.panes import PANES
from desktop.session import Session
from desktop.theme import Theme
from desktop.translate import Languages
from desktop.window import MainWindow
from tests.desktop.opened import filled, opened
from tests.desktop.visible import texts

#: a refusal whose words are translated, for what can fail
REFUSED = InvalidUse("This file is no picture that models can read.", "PNG, JPEG, WebP and GIF can be used.")


def fill(session: Session) -> None:
    """Fill a project with something for every pane, of every state."""
    built = filled(session, documents=4)

    def write(connection: Connection) -> None:
        document = table(Document)
        for state, place in (("failed", 0), ("remarks", 1)):
            values = {"state": state, "remarks": [REFUSED.as_dict()]}
            connection.execute(update(document).where(document.c.id == built.documents[place]).values(**values))
        capped = history.create(connection, built.project, "questions", {}, None, None, Terms(tokens=900).columns())
        error = Cap("run", "tokens", 900).reached().as_dict()
        job = history.JOB.update().where(history.JOB.c.id == capped)
        connection.execute(job.values(state="paused", error=error, total=9, done=2))
        for state in ("done", "failed", "cancelled", "queued"):
            made = history.create(connection, built.project, "import", {}, None, None, Terms().columns())
            job = history.JOB.update().where(history.JOB.c.id == made)
            connection.execute(job.values(state=state, total=3, done=3))
        call = {"stage": "answers", "provider": "deepseek", "model": "chat", "prompt_tokens": 9, "cost": 0.5,
                "currency": "CNY", "latency_ms": 900, "created_at": now(), "project_id": built.project}  # fmt: skip
        for state in ("ok", "failed", "cancelled"):
            connection.execute(insert(table(Call)).values(**Call(**call, state=state).model_dump(exclude={"id"})))
        alarms.add(connection, Alarm(measure="tokens", limit=5000))
        providers.add(connection, {"title": "Bench", "base_url": "http://127.0.0.1:9/v1"}, "bench")
        known.add(connection, "bench", "small")
        default = catalogue.load("questions", "en")
        overrides.save(connection, built.project, "questions", "en", default.system + " x", default.user)
        error = REFUSED.as_dict()
        answers = [Answer(model="bench/small", text="Yes", thinking="Hm", state="ok", latency_ms=1200, prompt_tokens=3),
                   Answer(model="bench/small\t2", state="failed", error=error)]  # fmt: skip
        seats = ["bench/small", "bench/small\t2"]
        setup = Setup(models=seats).tuned(seats[1], Tuning(temperature=1, max_tokens=5, thinking=True))
        chats.save(connection, Conversation(0, "Pump", setup, [Turn(text="?", answers=answers)]), built.project)

    session.workspace.write(write)


Told = dict[str, set[tuple[str, str]]]


def told(window: MainWindow, qtbot: QtBot) -> Told:
    """Return what every pane and the frame show, pane by pane, each while it is in front."""
    found: Told = {}
    for spec in PANES:
        window.open(spec.id)
        former: set[tuple[str, str]] = set()
        for _ in range(40):
            qtbot.wait(60)
            present = plain(texts(window.pane(spec.id)))
            if present == former:
                break
            former = present
        found[spec.id] = former
    window.header.menu.aboutToShow.emit()
    qtbot.wait(1)  # what is to be deleted goes
    found["frame"] = plain(chain(*(texts(part) for part in (window.rail, window.header, window.messages))))
    commands = [command for provide in window.palette_.providers for command in provide()]
    found["palette"] = plain(("command", f"{command.text} | {command.group}") for command in commands)
    return found


def plain(found: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
    """Return texts without their figures: some follow the clock."""
    return {(where, re.sub(r"\d[\d.,:]*", "0", text)) for where, text in found}


def strange(found: Told, expected: Told) -> str:
    """Return what is shown that should not be, a line for each pane."""
    lines = ((pane, sorted(texts_ - expected[pane])) for pane, texts_ in found.items())
    return "\n".join(f"{pane}: {more}" for pane, more in lines if more)


def marked(found: Told) -> str:
    """Return the Chinese texts whose parts are joined with the marks of English prose, a line for each pane."""
    wrong = re.compile(r"(?=.*[\u4e00-\u9fff]).*([,:;] |[\u4e00-\u9fff] ?[,:;(]|[,:;)] ?[\u4e00-\u9fff])")
    lines = ((pane, sorted(text for _where, text in texts_ if wrong.search(text))) for pane, texts_ in found.items())
    return "\n".join(f"{pane}: {more}" for pane, more in lines if more)


@pytest.mark.slow
def test_a_window_that_was_switched_reads_as_one_opened_in_that_language(
    qtbot: QtBot, theme: Theme, languages: Languages, session: Session, tmp_path: Path
) -> None:
    fill(session)
    window = opened(qtbot, session, languages, tmp_path)
    told(window, qtbot)  # panes settle when they are seen for the first time
    english = told(window, qtbot)
    languages.use("zh_CN")
    switched = told(window, qtbot)
    languages.use("en")
    back = told(window, qtbot)
    window.close()
    languages.use("zh_CN")
    fresh = opened(qtbot, session, languages, tmp_path / "fresh")
    told(fresh, qtbot)
    chinese = told(fresh, qtbot)
    assert all(chinese.values())
    assert not marked(chinese)
    left = "\n".join(filter(None, (strange(switched, chinese), strange(back, english))))
    if left:
        pytest.fail(f"These are of the other language:\n{left}", pytrace=False)
