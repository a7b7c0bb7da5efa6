"""The model of a project: chosen, set, tested, saved; the key kept where it belongs; what the header says of it."""

from __future__ import annotations

from collections.abc import Iterator

import keyring
import pytest
import shiboken6
from keyring.backends.null import Keyring as NoKeyring
from pytestqt.qtbot import QtBot
from sqlalchemy import Connection

from core.changes import ChangeSet
from core.llm.checking import Checked, check
from core.llm.failures import ModelError
from core.llm.messages import Model
from core.llm.providers import key_variables
from core.models import known, providers, service, stages
from core.projects import service as projects
from core.secrets import Secrets
from desktop import generating
from desktop.heading import Heading
from desktop.models.dialog import ModelDialog, choose_model
from desktop.session import Session
from desktop.window import MainWindow
from tests.helpers.behaviour import Behaviour
from tests.helpers.building import build
from tests.helpers.server import Server


@pytest.fixture
def heading(working: MainWindow, session: Session, loopback: Server, monkeypatch: pytest.MonkeyPatch) -> Heading:
    monkeypatch.setenv("OLLAMA_HOST", f"127.0.0.1:{loopback.port}")
    build(session.workspace, 1, 1, 1, "检修")
    session.open_project(1)
    return Heading(working)


@pytest.fixture
def dialog(heading: Heading, working: MainWindow, qtbot: QtBot) -> Iterator[ModelDialog]:
    opened = choose_model(working)
    assert opened is not None
    qtbot.waitUntil(lambda: opened.chooser.ollama.models is not None)
    yield opened
    if shiboken6.isValid(opened):
        opened.close()


def saved(session: Session) -> Model:
    model: Model = session.read(lambda c: projects.model(c, 1))
    return model


def use_service(dialog: ModelDialog, server: Server, name: str = "large") -> None:
    fields = dialog.chooser.provider
    dialog.chooser.by_provider.button.setChecked(True)
    fields.provider.setCurrentIndex(fields.provider.findData("openai-compatible"))
    fields.address.setText(server.url)
    fields.name.setEditText(name)


def test_ollama_is_found_with_sizes_and_answers(
    dialog: ModelDialog, working: MainWindow, session: Session, qtbot: QtBot
) -> None:
    box = dialog.chooser.ollama.list
    assert [box.itemText(n) for n in range(box.count())] == ["tiny:latest   400.0 MB", "qwen3:8b   5.2 GB"]
    dialog.chooser.by_ollama.button.setChecked(True)
    dialog.run_test()
    qtbot.waitUntil(lambda: isinstance(dialog._result, Checked), timeout=30_000)
    assert "Answered in" in dialog.verdict.text()
    dialog.accept()
    qtbot.waitUntil(lambda: saved(session).provider == "ollama")
    assert saved(session).name == "qwen3:8b"
    qtbot.waitUntil(lambda: working.header.model.word() == "qwen3:8b · Ollama")
    assert working.header.model._role == "good"


def test_a_refused_key_says_so(dialog: ModelDialog, loopback: Server, working: MainWindow, qtbot: QtBot) -> None:
    use_service(dialog, loopback)
    loopback.behaviour = Behaviour(key="the-right-one")
    dialog.chooser.provider.key.setText("wrong")
    dialog.run_test()
    qtbot.waitUntil(lambda: isinstance(dialog._result, ModelError), timeout=30_000)
    assert "refused the key" in dialog.verdict.text()
    dialog.chooser.provider.key.setText("the-right-one")
    dialog.run_test()
    qtbot.waitUntil(lambda: isinstance(dialog._result, Checked), timeout=30_000)


def test_models_of_a_provider_are_listed(dialog: ModelDialog, loopback: Server, qtbot: QtBot) -> None:
    use_service(dialog, loopback, "")
    fields = dialog.chooser.provider
    assert dialog.model() is None
    fields.list_names()
    qtbot.waitUntil(lambda: fields.name.count() == 2, timeout=30_000)
    assert fields.name.currentText() == "large"
    assert dialog.model() is not None


def test_settings_and_key_are_saved(dialog: ModelDialog, loopback: Server, session: Session, qtbot: QtBot) -> None:
    use_service(dialog, loopback)
    dialog.chooser.provider.key.setText(" sk-1 ")
    dialog.form.set_value({"temperature": 0, "parallel": 3, "price_in": 0.15, "price_out": None})
    dialog.accept()
    qtbot.waitUntil(lambda: saved(session).name == "large")
    model = session.read(lambda c: stages.default(c, 1))
    assert (model.temperature, model.parallel, model.price_in, model.price_out) == (0.0, 3, 0.15, None)
    assert session.secrets.where("openai-compatible") == "keyring"
    assert session.secrets.get("openai-compatible") == "sk-1"


def test_without_a_keyring_the_key_stays_in_memory_and_the_user_is_told(
    dialog: ModelDialog, loopback: Server, working: MainWindow, session: Session, qtbot: QtBot
) -> None:
    keyring.set_keyring(NoKeyring())
    use_service(dialog, loopback)
    dialog.chooser.provider.key.setText("sk-2")
    dialog.accept()
    qtbot.waitUntil(lambda: saved(session).name == "large")
    assert "keyring is missing or locked" in working.messages.text()
    assert session.secrets.memory() == {"openai-compatible": "sk-2"}


def test_what_is_missing_is_named(dialog: ModelDialog, qtbot: QtBot) -> None:
    dialog.chooser.by_provider.button.setChecked(True)
    assert not dialog.primary.isEnabled()
    qtbot.waitUntil(lambda: "key" in dialog.note.text())
    dialog.chooser.provider.key.setText("sk")
    assert "model" in dialog.note.text()
    dialog.chooser.by_engine.button.setChecked(True)
    assert dialog.primary.isEnabled()
    assert dialog.note.text() == ""


def test_a_missing_key_warns_in_the_header(
    heading: Heading, working: MainWindow, session: Session, qtbot: QtBot
) -> None:
    model = Model(provider="openai", name="gpt", base_url="https://api.openai.com/v1")
    session.edit(lambda c: projects.set_model(c, 1, model))
    qtbot.waitUntil(lambda: working.header.model.word() == "gpt · OpenAI")
    qtbot.waitUntil(lambda: working.header.model._role == "warn")


def test_menus_of_the_header(heading: Heading, working: MainWindow, session: Session) -> None:
    build(session.workspace, 0, 0, 0, "Pumps")
    texts = [row.text for row in heading.project_rows()]
    assert texts[:3] == ["Pumps", "检修", ""]
    assert [row.text for row in heading.project_rows() if row.checked] == ["检修"]
    assert working.header.project_name() == "检修"
    heading.project_rows()[0].on_click()  # type: ignore[misc]
    assert (session.project_id, working.header.project_name()) == (2, "Pumps")
    assert "检修" in {command.text for command in heading._commands()}
    session.open_project(0)
    assert working.header.project_name() == ""
    assert choose_model(working) is None


async def test_check_takes_one_tiny_call(loopback: Server) -> None:
    secrets = Secrets(key_variables())
    model = Model(provider="openai-compatible", name="small", base_url=loopback.url)
    found = await check(model, secrets)
    assert found.latency_ms >= 0
    assert loopback.bodies[0]["max_tokens"] == 16
    loopback.behaviour = Behaviour(script=["500", "500"])
    with pytest.raises(ModelError) as raised:
        await check(model, secrets)
    assert raised.value.kind == "server"
    assert loopback.stats()["requests"] == 2


def test_the_header_names_a_provider_of_ones_own_as_its_user_does(
    heading: Heading, working: MainWindow, session: Session, qtbot: QtBot
) -> None:
    def add(connection: Connection) -> ChangeSet:
        own, changes = providers.add(connection, {"title": "实验室", "base_url": "http://127.0.0.1:9/v1"})
        changes.merge(known.add(connection, own, "qwen"))
        bare = service.bare(service.resolved(connection, f"{own}/qwen"))
        return changes.merge(projects.set_model(connection, 1, bare))

    session.edit(add)
    qtbot.waitUntil(lambda: working.header.model.word() == "qwen · 实验室")
    session.edit(lambda c: providers.change(c, saved(session).provider, {"title": "实验室二"}))
    qtbot.waitUntil(lambda: working.header.model.word() == "qwen · 实验室二")
    assert generating.model_words(session.read(lambda c: stages.default(c, 1))) == "qwen · 实验室二"
