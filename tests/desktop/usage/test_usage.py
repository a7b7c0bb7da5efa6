"""The pane Usage on a real database: figures, bars, shares, calls with their log, forecast, alarms, export."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot
from sqlalchemy import Connection, insert

from core.clock import now
from core.llm.latency import latency_class
from core.store.schema import Call, CallText
from core.store.schema.columns import table
from core.usage import alarms, human
from core.usage.alarms import Alarm
from core.workspace import Workspace
from desktop.preferences import Preferences
from desktop.session import Session
from desktop.start import Program
from desktop.theme import Theme
from desktop.translate import Languages
from desktop.usage import watching
from desktop.usage.alarms import AlarmSheet
from desktop.usage.pane import UsagePane
from desktop.usage.scope import DaysSheet
from desktop.widgets.buttons import IconButton
from desktop.widgets.dialog import FormDialog
from desktop.window import MainWindow
from tests.desktop.opened import comes, filled, focus, opened, press

Key = Qt.Key
DAY = 86_400_000


def put(session: Session, times: int = 1, back: int = 0, **values: object) -> int:
    """Add calls; return the id of the last."""
    row = {"stage": "answers", "provider": "deepseek", "model": "chat", "prompt_tokens": 1000, "completion_tokens": 200,
           "cost": 0.5, "currency": "CNY", "latency_ms": 2000, "bucket": latency_class(2000),
           "created_at": now() - back * DAY, **values}  # fmt: skip
    full = Call(**row).model_dump(exclude={"id"})

    def write(connection: Connection) -> int:
        for _ in range(times):
            found = connection.execute(insert(table(Call)).values(**full))
        return int(found.inserted_primary_key[0])  # type: ignore[index]

    return session.workspace.write(write)


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, languages: Languages, session: Session, tmp_path: Path) -> MainWindow:
    return opened(qtbot, session, languages, tmp_path)


def shown(window: MainWindow, qtbot: QtBot) -> UsagePane:
    window.open("usage")
    pane = window.pane("usage")
    assert isinstance(pane, UsagePane)
    comes(qtbot, lambda: pane.overview.figures is not None)
    return pane


@pytest.fixture
def pane(window: MainWindow, session: Session, qtbot: QtBot) -> UsagePane:
    built = filled(session)  # holds one call without a price, of today
    put(session, 8, project_id=built.project)
    put(session, 2, back=2, model="small", provider="openai", currency="USD", cost=0.25, stage="judge")
    put(session, 1, state="failed", error="timeout", prompt_tokens=0, completion_tokens=0, cost=0.0)
    put(session, 1, back=45, cost=90.0)
    return shown(window, qtbot)


def settled(pane: UsagePane, qtbot: QtBot, calls: int) -> None:
    comes(qtbot, lambda: pane.overview.figures is not None and pane.overview.figures.totals.calls == calls)


def test_without_a_call_the_next_step_is_named(window: MainWindow, qtbot: QtBot) -> None:
    pane = shown(window, qtbot)
    comes(qtbot, lambda: pane.stack.currentIndex() == 2)
    assert "No model has been called yet" in pane.empty.accessibleName()
    assert not window.actions_table.action("item.export").isEnabled()


def test_the_figures(pane: UsagePane, qtbot: QtBot) -> None:
    settled(pane, qtbot, 12)
    tiles = {name: tile.accessibleName() for name, tile in pane.overview.tiles.tiles.items()}
    assert tiles["tokens"] == "Tokens: 12.8 k, 10.7 k in · 2,090 out"
    assert tiles["calls"] == "Calls: 12, 11 answered"
    assert tiles["cost"].startswith("Cost, at least: 4.00 CNY + 0.500 USD, 1 ")
    assert tiles["failures"] == "Failure rate: 8.3 %, 1 failed"
    assert tiles["latency"].startswith("Median latency: 2.0 s")
    pane.scope.set(span="all")
    settled(pane, qtbot, 13)
    assert pane.overview.tiles.tiles["cost"].figure.full() == "94.00 CNY + 0.500 USD"


@pytest.mark.parametrize("width", [1000, 1280, 1920])
def test_no_figure_is_cut(pane: UsagePane, session: Session, theme: Theme, qtbot: QtBot, width: int) -> None:
    put(session, 2000, model="gpt", cost=1.25, currency="USD", prompt_tokens=120_000)
    theme.use(factor=1.25)
    pane.window_.resize(width, 800)
    pane.window_.rail.fold(False)
    pane.reload()
    tiles = pane.overview.tiles
    comes(qtbot, lambda: "USD" in tiles.tiles["cost"].figure.full() and tiles.width() < width - 200)
    for tile in tiles.tiles.values():
        assert tile.figure.text() == tile.figure.full() != ""
        assert tile.note.text() == tile.note.full() != ""
        assert tile.geometry().right() <= tiles.width()


def test_arrow_keys_go_over_the_bars_and_tell(pane: UsagePane, qtbot: QtBot) -> None:
    settled(pane, qtbot, 12)
    bars = pane.overview.bars
    focus(qtbot, bars)
    press(qtbot, bars, Key.Key_Left)
    assert "10,390 tokens" in pane.overview.readout.full()
    assert bars.accessibleDescription() == pane.overview.readout.full()
    assert "deepseek/chat 9,600 ·" in bars.accessibleDescription()
    press(qtbot, bars, Key.Key_Left)
    assert "0 tokens" in pane.overview.readout.full()
    press(qtbot, bars, Key.Key_Left)
    assert "2,400 tokens" in pane.overview.readout.full()
    press(qtbot, bars, Key.Key_Return)
    comes(qtbot, lambda: pane.views.choice() == "calls" and pane.list.model.rowCount() == 2)
    assert pane.scope.scope.span == "own"


def test_measures_and_parts(pane: UsagePane, qtbot: QtBot) -> None:
    settled(pane, qtbot, 12)
    overview = pane.overview
    overview.dimensions._buttons["stage"].click()
    comes(qtbot, lambda: overview.figures is not None and overview.figures.series.keys == ["answers", "judge"])
    assert "Answers: 10.4 k" in overview.shares.accessibleDescription()
    overview.measures._buttons["cost"].click()
    comes(qtbot, lambda: overview.figures is not None and overview.figures.series.currency == "CNY")
    overview.measures._buttons["cost"].click()
    comes(qtbot, lambda: overview.figures is not None and overview.figures.series.currency == "USD")
    assert overview.figures is not None
    assert overview.figures.series.keys == ["judge"]
    assert "missing from the bars" in overview.readout.full()


def test_a_share_narrows_everything(pane: UsagePane, qtbot: QtBot) -> None:
    settled(pane, qtbot, 12)
    shares = pane.overview.shares
    focus(qtbot, shares)
    press(qtbot, shares, Key.Key_Down)
    press(qtbot, shares, Key.Key_Down)
    assert shares.accessibleDescription().startswith("openai/small: 2,400")
    press(qtbot, shares, Key.Key_Return)
    settled(pane, qtbot, 2)
    assert pane.scope.chips["model"].text() == "Model: openai/small"
    pane.scope.set(model=None, state="failed")
    settled(pane, qtbot, 1)


def test_the_calls_with_search_order_and_log(pane: UsagePane, session: Session, qtbot: QtBot) -> None:
    one = put(session, key="question:77", cost=7.0)
    text = {"messages": [{"role": "system", "content": "Be exact."}, {"role": "user", "content": "期限？"}],
            "reply": "七日。", "reasoning": "Article 5.", "created_at": 1}  # fmt: skip
    session.workspace.write(lambda c: c.execute(insert(table(CallText)).values(call_id=one, **text)))
    window = pane.window_
    window.actions_table.run("usage.calls")
    window.actions_table.run("item.refresh")
    comes(qtbot, lambda: pane.list.model.rowCount() == 13)
    comes(qtbot, lambda: pane.list.table.current_id() > 0)
    pane.list.table.sort_asked.emit("cost", False)
    comes(qtbot, lambda: pane.list.model.rowCount() == 13 and pane.list.model.ids[0] == one)
    pane.list.table.go_to(one)
    assert pane.detail.said() == [
        ("System", "Be exact."),
        ("Sent", "期限？"),
        ("Thinking", "Article 5."),
        ("Reply", "七日。"),
    ]
    assert pane.detail.note.text() == ""
    pane.list.search.setText("question:77")
    comes(qtbot, lambda: list(pane.list.model.ids) == [one])
    pane.list.search.setText("nothing like it")
    comes(qtbot, lambda: pane.list.model.rowCount() == 0 and pane.list.none.isVisible())
    assert pane.detail.title.text() == "No call is chosen"
    pane._show_all()
    comes(qtbot, lambda: pane.list.model.rowCount() == 14)
    pane.list.table.go_to_row(13)
    assert "not kept" in pane.detail.note.text()


def test_many_calls_come_a_page_first(pane: UsagePane, session: Session, qtbot: QtBot) -> None:
    put(session, 450)
    pane.show_view("calls")
    pane.reload()
    comes(qtbot, lambda: pane.list.model.rowCount() == 462)
    assert "of 462 calls" in pane.list.foot._text.text()


def test_forecast_and_people(pane: UsagePane, session: Session, qtbot: QtBot) -> None:
    card = pane.overview.forecast
    comes(qtbot, lambda: "So far" in card.lines[0].note.text())
    assert card.lines[0].figure.text().startswith("at least ")
    hand = pane.overview.human
    comes(qtbot, lambda: hand.lines[0].figure.text() == "36.00 USD")
    pane.window_.actions_table.run("usage.price")
    comes(qtbot, lambda: pane.window_.findChild(FormDialog))
    dialog = pane.window_.findChild(FormDialog)
    dialog.form.set_value({"way": "row", "per_row": 3.0, "currency": "CNY"})
    dialog.accept()
    comes(qtbot, lambda: hand.lines[0].figure.text() == "54.00 CNY")
    assert session.read(human.price).way == "row"


def test_alarms_are_set_dropped_and_told_once(pane: UsagePane, session: Session, qtbot: QtBot) -> None:
    pane.window_.actions_table.run("usage.alarms")
    sheet = pane.window_.findChild(AlarmSheet)
    assert isinstance(sheet, AlarmSheet)
    sheet.form.set_value({"period": "month", "measure": "tokens", "limit": 5000.0})
    sheet.accept()
    comes(qtbot, lambda: len(sheet._lines) == 1)
    sheet.form.set_value({"period": "day", "measure": "money", "limit": 9999.0, "currency": "CNY"})
    sheet.accept()
    comes(qtbot, lambda: len(sheet._lines) == 2)
    sheet.accept()
    comes(
        qtbot,
        lambda: sheet.note.text() == "There is such an alarm already. Give another limit, or drop that one first.",
    )
    sheet.form.widget("limit").setValue(9998.0)
    assert not sheet.note.text()
    assert len(session.read(alarms.listed)) == 2
    for _ in range(2):
        watching.look(pane.window_)
    comes(qtbot, lambda: "Alarm: 12,790 tokens used this month" in pane.window_.messages.text())
    assert session.read(alarms.crossed) == []
    sheet.accept()
    sheet.accept()
    comes(qtbot, lambda: len(sheet._lines) == 3 and sheet.note.text())
    sheet._lines[0].findChild(IconButton).click()
    comes(qtbot, lambda: len(sheet._lines) == 2)
    assert not sheet.note.text(), "it may be so no longer"
    sheet._lines[1].findChild(IconButton).click()
    comes(qtbot, lambda: len(sheet._lines) == 1)
    assert [one.measure for one in session.read(alarms.listed)] == ["money"]
    sheet.reject()


def test_the_program_looks_at_alarms_while_jobs_run(
    qtbot: QtBot, theme: Theme, languages: Languages, tmp_path: Path
) -> None:
    window = MainWindow(None, preferences=Preferences(str(tmp_path / "window.ini")), languages=languages)
    qtbot.addWidget(window)
    program = Program(window, Workspace(tmp_path / "data"))
    put(program.session, 5)
    program.session.workspace.write(lambda c: alarms.add(c, Alarm(measure="tokens", limit=5000)))
    program.session.hub.progressed.emit([])
    comes(qtbot, lambda: "Alarm: 6,000 tokens used this month" in window.messages.text())
    window.close()


def test_another_window_does_not_tell_again(pane: UsagePane, session: Session, qtbot: QtBot) -> None:
    session.workspace.write(lambda c: alarms.add(c, Alarm(measure="tokens", limit=10)))
    assert len(session.workspace.write(alarms.tell)) == 1
    watching.look(pane.window_)
    qtbot.wait(100)
    assert pane.window_.messages.text() == ""


def test_calls_are_exported(pane: UsagePane, tmp_path: Path, qtbot: QtBot) -> None:
    settled(pane, qtbot, 12)
    pane.scope.set(state="failed")
    settled(pane, qtbot, 1)
    pane.window_.actions_table.run("item.export")
    dialog = pane.window_.findChild(QFileDialog)
    dialog.reject()
    pane._export.write(tmp_path / "调用.csv", pane._filter())
    comes(qtbot, lambda: "调用.csv" in pane.window_.messages.text())
    with (tmp_path / "调用.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row["error"] for row in csv.DictReader(file)] == ["timeout"]


def test_own_days(pane: UsagePane, qtbot: QtBot) -> None:
    settled(pane, qtbot, 12)
    pane.scope.spans._buttons["own"].click()
    sheet = pane.window_.findChild(DaysSheet)
    assert isinstance(sheet, DaysSheet)
    assert pane.scope.spans.choice() == "30d", "until days are given the old span holds"
    sheet.first.setDate(sheet.first.date().addDays(-30))
    sheet.accept()
    settled(pane, qtbot, 13)
    assert pane.scope.spans.choice() == "own"


def test_other_language_and_theme(pane: UsagePane, theme: Theme, languages: Languages, qtbot: QtBot) -> None:
    settled(pane, qtbot, 12)
    theme.use("dark")
    languages.use("zh_CN")
    pane.show_view("calls")
    comes(qtbot, lambda: pane.list.model.rowCount() == 12)
    pane.show_view("overview")
    assert not pane.grab().isNull()


def test_the_keyboard_follows_the_sheet_of_alarms_and_is_seen_in_the_chart(
    pane: UsagePane, session: Session, qtbot: QtBot
) -> None:
    bars = pane.overview.bars
    focus(qtbot, pane.alarms)
    elsewhere = bars.grab().toImage()
    focus(qtbot, bars)
    assert bars.grab().toImage() != elsewhere
    session.workspace.write(lambda c: alarms.add(c, Alarm(measure="tokens", limit=5000)))
    pane.ask_alarms()
    sheet = pane.window_.findChild(AlarmSheet)
    assert isinstance(sheet, AlarmSheet)
    seen: list[bool] = []
    show = sheet._show
    sheet._session.query(
        lambda c: ([(one, 0.0) for one in alarms.listed(c)], {}),
        lambda found: (show(found), seen.append(sheet._lines[0].isVisible())),
        sheet,
        "alarms",
    )
    comes(qtbot, lambda: seen)
    assert seen == [True], "in the turn in which it is made: Tab must not pass it by"
    focus(qtbot, sheet.primary)
    press(qtbot, sheet.primary, Key.Key_Tab)
    assert sheet._lines[0].findChild(IconButton).hasFocus()
    press(qtbot, sheet, Key.Key_Tab)
    assert sheet.form.widget("period").hasFocus()
    sheet.reject()
