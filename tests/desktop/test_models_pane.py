"""The pane Models: providers, their keys, lists and checks, settings of models, and which model does what."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.llm.credentials import place
from core.models import known, providers, service, stages
from core.models.listing import Listed, store
from core.models.options import ProviderOptions
from core.projects import service as projects
from desktop.models.adding import NewProvider
from desktop.models.modelsheet import ModelSheet, NameSheet
from desktop.models.pane import ModelsPane
from desktop.models.setup import SetUp
from desktop.session import Session
from desktop.theme import Theme
from desktop.translate import Languages
from desktop.window import MainWindow
from tests.desktop.opened import focus, opened
from tests.helpers.behaviour import Behaviour
from tests.helpers.server import Server

KEY = "MARKED-key-77aa88"


def _until(qtbot: QtBot, there: Callable[[], bool]) -> None:
    """Wait for it, on a busy machine too."""
    qtbot.waitUntil(there, timeout=30_000)


@pytest.fixture
def pane(working: MainWindow, session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> ModelsPane:
    for entry in session.read(service.entries).values():
        for name in entry.key_env:
            monkeypatch.delenv(name, raising=False)
    shown = ModelsPane(working)
    working.actions_table.set_pane("models")
    session.changed.connect(shown.take)
    qtbot.addWidget(shown)
    shown.resize(1280, 800)
    shown.show()
    _until(qtbot, lambda: bool(shown.list.model.ids) and "openai" in shown.list._places)
    return shown


@pytest.fixture
def project(session: Session) -> int:
    made: int = session.workspace.write(lambda c: projects.create(c, "p"))
    session.open_project(made)
    return made


def _order(pane: ModelsPane) -> list[str]:
    return [pane.list._order[id] for id in pane.list.model.ids]


def _with_models(pane: ModelsPane, session: Session, qtbot: QtBot, provider: str = "vllm") -> None:
    listed = [Listed("a", None, 100), Listed("b"), Listed("c")]
    session.edit(lambda c: store(c, provider, listed))
    pane.open(provider)
    _until(qtbot, lambda: len(pane.offers.model.ids) == 3 and pane.provider() == provider)


def test_providers_that_can_be_used_come_first(pane: ModelsPane, session: Session, qtbot: QtBot) -> None:
    session.secrets.hold("xai", KEY)
    pane.list.look_for_keys()
    local = ["ollama", "lmstudio", "vllm"]
    _until(qtbot, lambda: _order(pane).index("xai") < _order(pane).index("openai"))
    assert all(_order(pane).index(id) < _order(pane).index("openai") for id in local)
    pane.list.search.setText("硅")
    _until(qtbot, lambda: not _order(pane))
    pane.list.search.setText("silicon")
    _until(qtbot, lambda: _order(pane) == ["siliconflow"])


def test_own_provider_is_added_asked_and_checked(
    pane: ModelsPane, session: Session, loopback: Server, qtbot: QtBot
) -> None:
    loopback.behaviour = Behaviour(key=KEY)
    pane.works.add(NewProvider(title="Lab", base_url=loopback.url, key=KEY))
    _until(qtbot, lambda: pane.provider() == "lab" and len(pane.offers.model.ids) == 2)
    assert session.secrets.get("lab") == KEY
    pane._run("models.check_all")
    _until(qtbot, lambda: pane.list.row("lab").good == 2)  # type: ignore[union-attr]
    assert not pane.offers.failure.isVisible()
    loopback.behaviour = Behaviour(key="another")
    pane._run("models.check")
    _until(qtbot, lambda: pane.offers.failure.isVisible())
    assert "Check the key" in pane.offers.failure.text()
    assert KEY not in json.dumps([row.checked for row in session.read(lambda c: known.listed(c))])


def test_refused_list_says_why(
    pane: ModelsPane, session: Session, working: MainWindow, loopback: Server, qtbot: QtBot
) -> None:
    loopback.behaviour = Behaviour(key="another")
    pane.works.add(NewProvider(title="Lab", base_url=loopback.url))
    _until(qtbot, lambda: pane.provider() == "lab" and "key" in working.messages.text())
    assert pane.refresh_button.isEnabled()
    assert pane.offers.stack.currentIndex() == 1


def test_settings_keep_only_what_was_changed(pane: ModelsPane, session: Session, qtbot: QtBot) -> None:
    _with_models(pane, session, qtbot)
    pane._run("models.settings")
    sheet = next(one for one in QApplication.topLevelWidgets() if isinstance(one, ModelSheet))
    sheet.form.widget("temperature").setText("0")  # type: ignore[attr-defined]
    sheet.accept()
    _until(qtbot, lambda: session.read(lambda c: known.get(c, "vllm", "a")).settings == {"temperature": 0.0})
    assert session.read(lambda c: service.resolved(c, "vllm/a")).temperature == 0


def test_model_by_name_removed_and_put_back(pane: ModelsPane, session: Session, qtbot: QtBot) -> None:
    pane.open("spark")
    _until(qtbot, lambda: pane.provider() == "spark")
    pane._run("models.add")
    sheet = next(one for one in QApplication.topLevelWidgets() if isinstance(one, NameSheet))
    sheet.name.setText("4.0Ultra")
    sheet.accept()
    _until(qtbot, lambda: len(pane.offers.model.ids) == 1)
    pane._run("edit.delete")
    _until(qtbot, lambda: not session.read(lambda c: known.listed(c, "spark")))
    _until(qtbot, lambda: pane.offers.stack.currentIndex() == 1)


def test_set_up_puts_keys_into_the_keyring(pane: ModelsPane, session: Session, qtbot: QtBot) -> None:
    pane.open("vllm")
    _until(qtbot, lambda: pane.provider() == "vllm")
    value = pane.setup.form.value()
    assert value is not None
    headers = {"headers": [f"X-Lab: {KEY}"], "plain_headers": ["X-Team: law"]}
    options = ProviderOptions(**{**value.model_dump(), **headers})
    pane.setup.save.emit(options)
    _until(qtbot, lambda: session.read(lambda c: service.entry(c, "vllm")).headers == {"X-Team": "law"})
    assert session.secrets.get(place("vllm", "header:X-Lab")) == KEY
    pane.setup.key.emit(KEY)
    _until(qtbot, lambda: pane.list._places.get("vllm") == "keyring")
    assert not pane.setup.forget.isHidden()
    pane.setup.key.emit("")
    _until(qtbot, lambda: pane.list._places.get("vllm") is None)
    assert KEY.encode() not in b"".join(path.read_bytes() for path in session.workspace.folder.rglob("*sqlite3*"))


def test_hidden_and_removed_providers(pane: ModelsPane, session: Session, qtbot: QtBot) -> None:
    pane.works.hide("groq")
    _until(qtbot, lambda: "groq" not in _order(pane))
    fields = {"title": "Lab", "base_url": "http://127.0.0.1:9/v1"}
    session.edit(lambda c: providers.add(c, fields))
    _until(qtbot, lambda: pane.list.row("lab") is not None)
    row = pane.list.row("lab")
    assert row is not None
    pane.works.reset(row)
    _until(qtbot, lambda: pane.list.row("lab") is None)


def test_a_model_whose_provider_was_removed_is_marked(
    pane: ModelsPane, session: Session, project: int, qtbot: QtBot
) -> None:
    lab, _changes = session.workspace.write(
        lambda c: providers.add(c, {"title": "L", "base_url": "http://127.0.0.1:9/v1"})
    )
    specs = ("vllm/a", f"{lab}/small")
    session.workspace.write(lambda c: stages.choose(c, project, "answers", specs))
    pane.open("stages")
    page = pane.stages
    page.stages.go_to_row(3)
    page.reload()
    _until(qtbot, lambda: page.models() == list(specs))
    assert [words for _turn, words in page._order_rows([0, 1]).values()] == list(specs)
    session.workspace.write(lambda c: providers.remove(c, lab))
    page.reload()
    _until(qtbot, lambda: page._gone == {specs[1]})
    assert [words for _turn, words in page._order_rows([0, 1]).values()] == [specs[0], f"{specs[1]} · provider removed"]


def test_a_reading_older_than_a_choice_takes_nothing_back(
    pane: ModelsPane, session: Session, project: int, qtbot: QtBot
) -> None:
    _with_models(pane, session, qtbot)
    pane.open("stages")
    page = pane.stages
    page.stages.go_to_row(3)
    # The writer has something else to do, and what is there is read in the meantime.
    free = Event()
    session.workspace.writer.submit(lambda _connection: free.wait(10))
    page.choose("vllm/a")
    page.reload()
    read = []
    session.query(lambda _connection: True, read.append, page, "later")
    _until(qtbot, lambda: read == [True])
    qtbot.wait(50)
    page.choose("vllm/b")
    free.set()
    _until(qtbot, lambda: session.read(lambda c: stages.specs_of(c, project, "answers")) == ["vllm/a", "vllm/b"])
    _until(qtbot, lambda: page._saving == 0)
    assert page.models() == ["vllm/a", "vllm/b"]


def test_order_of_a_stage_by_keys(pane: ModelsPane, session: Session, project: int, qtbot: QtBot) -> None:
    _with_models(pane, session, qtbot)
    pane.open("stages")
    page = pane.stages
    page.stages.go_to_row(3)
    assert page.stage() == "answers"
    _until(qtbot, lambda: "vllm/c" in page._names)  # what the models are called is read beside the window's work
    for spec in ("vllm/a", "vllm/b", "vllm/c"):
        page.choose(spec)
    page.order.go_to_row(2)
    assert pane.window_.actions_table.run("models.up")
    assert page.models() == ["vllm/a", "vllm/c", "vllm/b"]
    assert page.order.current_id() == 1
    assert pane.window_.actions_table.run("edit.delete")
    _until(qtbot, lambda: session.read(lambda c: stages.specs_of(c, project, "answers")) == ["vllm/a", "vllm/b"])
    chosen = session.read(lambda c: stages.chosen(c, project, "answers"))
    assert [one.spec for one in chosen.fallbacks] == ["vllm/b"]
    page.stages.go_to_row(1)
    assert "c · vLLM" in pane.window_.messages.text()
    pane.window_.messages._action.click()
    assert page.models() == ["vllm/a", "vllm/c", "vllm/b"], "in its stage, where it was"
    _until(qtbot, lambda: len(session.read(lambda c: stages.specs_of(c, project, "answers"))) == 3)


def test_model_for_the_project(pane: ModelsPane, session: Session, project: int, qtbot: QtBot) -> None:
    _with_models(pane, session, qtbot)
    pane._run("models.use")
    _until(qtbot, lambda: session.read(lambda c: projects.model(c, project)).spec == "vllm/a")


def test_what_comes_of_asking_is_shown_from_the_set_up_too(
    pane: ModelsPane, session: Session, working: MainWindow, loopback: Server, qtbot: QtBot
) -> None:
    loopback.behaviour = Behaviour(key=KEY)
    pane.works.add(NewProvider(title="Lab", base_url=loopback.url, key="wrong"))
    _until(qtbot, lambda: pane.provider() == "lab" and "key" in working.messages.text())
    pane.ask_key()
    pane.works.keep_key("lab", KEY)
    _until(qtbot, lambda: session.secrets.get("lab") == KEY)
    pane.refresh_button.click()
    _until(qtbot, lambda: len(pane.offers.model.ids) == 2)
    assert (pane.inner.currentIndex(), pane.sections.choice()) == (0, "offers")
    _until(qtbot, lambda: "2 models" in working.messages.text())
    pane.ask_key()
    pane.check_button.click()
    _until(qtbot, lambda: pane.list.row("lab").good == 2)  # type: ignore[union-attr]
    assert pane.inner.currentIndex() == 0


def test_the_keyboard_stays_on_the_button_while_a_list_is_asked_for(
    pane: ModelsPane, working: MainWindow, loopback: Server, qtbot: QtBot
) -> None:
    pane.works.add(NewProvider(title="Lab", base_url=loopback.url))
    _until(qtbot, lambda: "2 models" in working.messages.text())
    working.activateWindow()
    qtbot.waitUntil(working.isActiveWindow)
    pane.refresh_button.setFocus()
    loopback.behaviour = Behaviour(latency=0.5)
    pane.refresh_button.click()
    assert pane.refresh_button.text() == "Asking…"
    pane.refresh_button.click()
    _until(qtbot, lambda: pane.refresh_button.text() == "Ask for the list")
    assert pane.refresh_button.hasFocus()


def test_the_set_up_is_built_when_it_is_shown_and_the_keyboard_comes_to_it(
    qtbot: QtBot, session: Session, theme: Theme, languages: Languages, tmp_path: Path
) -> None:
    window = opened(qtbot, session, languages, tmp_path)
    window.open("models")
    pane = window.pane("models")
    assert isinstance(pane, ModelsPane)
    _until(qtbot, lambda: pane.list.row("vllm") is not None)
    pane.open("vllm")
    assert not pane.findChildren(SetUp)
    focus(qtbot, pane.sections._buttons["offers"])
    pane.sections._buttons["setup"].click()
    assert pane.setup.form.value() is not None, "it knows the provider that is shown"
    focus(qtbot, pane.sections._buttons["setup"])
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    assert pane.setup.typed.hasFocus()
    pane.open("ollama")
    _until(qtbot, lambda: pane.provider() == "ollama")
    value = pane.setup.form.value()
    assert value is not None
    assert "11434" in value.base_url


def test_a_refusal_that_was_put_right_goes_in_any_language(
    pane: ModelsPane, session: Session, working: MainWindow, loopback: Server, languages: Languages, qtbot: QtBot
) -> None:
    loopback.behaviour = Behaviour(key=KEY)
    pane.works.add(NewProvider(title="Lab", base_url=loopback.url, key="wrong"))
    _until(qtbot, lambda: "refused the key" in working.messages.text())
    languages.use("zh_CN")
    _until(qtbot, lambda: "拒绝" in working.messages.text())
    loopback.behaviour = Behaviour()
    pane.works.refresh("lab")
    _until(qtbot, lambda: "2" in working.messages.text())
    assert "拒绝" not in working.messages.text()
