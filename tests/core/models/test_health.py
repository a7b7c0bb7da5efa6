"""Checks of models: what they took, what failed and what to do, kept with the model."""

from __future__ import annotations

from pathlib import Path

import psutil
import pytest
from sqlalchemy import select

from core.errors import InvalidUse, LorewrightError
from core.llm.checking import Checked, longest
from core.llm.credentials import Credentials
from core.llm.gguf.settings import GgufSettings
from core.llm.messages import Model, Timeouts
from core.llm.providers import providers
from core.models import health, keys, known, listing, service
from core.models import providers as changing
from core.secrets import Secrets
from core.store.schema import Call
from core.store.schema.columns import table
from core.workspace import Workspace
from tests.helpers.behaviour import Behaviour
from tests.helpers.server import Server
from tests.helpers.tinymodel import tiny_model


def _model(server: Server, name: str = "small") -> Model:
    return Model(provider="openai-compatible", name=name, base_url=server.url)


async def test_a_provider_of_the_users_own_is_called_by_its_name(
    workspace: Workspace, secrets: Secrets, loopback: Server
) -> None:
    loopback.behaviour = Behaviour(key="another")
    fields = {"title": "Law Lab", "base_url": loopback.url}
    key, _changes = workspace.write(lambda c: changing.add(c, fields))
    with workspace.read() as connection:
        model, entry = service.resolved(connection, f"{key}/small"), service.entry(connection, key)
    failed = await health.check_one(model, secrets)
    assert "for Law Lab." in str(failed)
    assert service.bare(model).title == "", "a project keeps only which model it is"
    with pytest.raises(LorewrightError, match="for Law Lab"):
        await listing.fetch(entry, Credentials())
    with workspace.read() as connection:
        assert service.resolved(connection, "openai/m").title == ""


async def test_answer_and_refusal_are_kept(workspace: Workspace, secrets: Secrets, loopback: Server) -> None:
    model = _model(loopback)
    result = await health.check_one(model, secrets)
    assert isinstance(result, Checked)
    workspace.write(lambda c: health.record(c, model, result))
    with workspace.read() as connection:
        row = known.get(connection, model.provider, model.name)
    assert row is not None
    assert (row.checked["ok"], row.checked["latency_ms"]) == (True, result.latency_ms)
    loopback.behaviour = Behaviour(key="another")
    failed = await health.check_one(model, secrets)
    assert isinstance(failed, LorewrightError)
    workspace.write(lambda c: health.record(c, model, failed))
    with workspace.read() as connection:
        row = known.get(connection, model.provider, model.name)
    assert row is not None
    assert not row.checked["ok"]
    error = LorewrightError.from_dict(row.checked["error"])
    assert "key" in str(error)
    assert error.todo


@pytest.mark.parametrize("timeouts", [Timeouts(total=0.2), Timeouts(first=0.2), Timeouts(read=0.2)])
async def test_a_check_waits_as_long_as_the_user_has_calls_wait(
    loopback: Server, secrets: Secrets, timeouts: Timeouts
) -> None:
    loopback.behaviour = Behaviour(latency=600)
    result = await health.check_one(_model(loopback).model_copy(update={"timeouts": timeouts}), secrets)
    assert isinstance(result, LorewrightError)
    assert result.params["kind"] == "timeout"
    patient = _model(loopback).model_copy(update={"timeouts": Timeouts(first=900, read=2)})
    assert longest(patient) == 900


async def test_a_check_leaves_room_for_thinking(loopback: Server, secrets: Secrets) -> None:
    for thinking in (None, True):
        await health.check_one(_model(loopback).model_copy(update={"thinking": thinking}), secrets)
    assert [body["max_tokens"] for body in loopback.bodies] == [16, 1280]


async def test_checks_stand_in_the_usage_the_refused_too(
    workspace: Workspace, secrets: Secrets, loopback: Server
) -> None:
    models = [_model(loopback, f"m{number}").model_copy(update={"price_in": 1.0, "price_out": 1.0}) for number in "ab"]
    told = health.counting(workspace)
    await health.check_all(models, secrets, lambda _model, _result: None, told)
    loopback.behaviour = Behaviour(script=["500"])
    await health.check_one(models[0], secrets, told)
    workspace.write(lambda _connection: None)  # the writer works in order: what was handed to it before is there
    with workspace.read() as connection:
        rows = connection.execute(select(table(Call))).mappings().all()
    assert [(row["stage"], row["project_id"], row["state"]) for row in rows] == [
        ("check", None, "ok"),
        ("check", None, "ok"),
        ("check", None, "failed"),
    ]
    served = loopback.stats()
    assert sum(row["prompt_tokens"] for row in rows) == served["prompt_tokens"] > 0
    assert sum(row["completion_tokens"] for row in rows) == served["completion_tokens"] > 0
    assert all(row["cost"] > 0 for row in rows[:2])
    assert rows[2]["cost"] == 0, "a refused call costs nothing"


async def test_all_are_checked_and_each_is_reported(loopback: Server, secrets: Secrets) -> None:
    seen: list[str] = []
    models = [_model(loopback, f"m{number}") for number in range(6)]
    found = await health.check_all(models, secrets, lambda model, _result: seen.append(model.name))
    assert [model.name for model, _result in found] == [f"m{number}" for number in range(6)]
    assert sorted(seen) == sorted(model.name for model in models)
    assert loopback.stats()["peak"] == 1, "a local service is asked for one model after another"


def test_keys_of_the_environment_are_offered_and_taken(secrets: Secrets, monkeypatch: pytest.MonkeyPatch) -> None:
    for entry in providers().values():
        for name in entry.key_env:
            monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GOOGLE_API_KEY", " MARKED ")
    assert keys.offered(providers().values()) == {"gemini": "GOOGLE_API_KEY"}
    assert keys.take(secrets, "gemini", "GOOGLE_API_KEY") == "keyring"
    assert secrets.get("gemini") == "MARKED"
    assert keys.places(secrets, [providers()["gemini"], providers()["xai"], providers()["built-in"]]) == {
        "gemini": "keyring",
        "xai": None,
    }
    with pytest.raises(InvalidUse, match="XAI_API_KEY"):
        keys.take(secrets, "xai", "XAI_API_KEY")


async def test_a_model_file_is_loaded_for_the_check_alone(tmp_path: Path) -> None:
    path = tiny_model(tmp_path / "m.gguf")
    settings = GgufSettings(path=str(path), context=256)
    model = Model(provider="gguf", name="m", base_url="", local=True, gguf=settings)
    before = set(psutil.Process().children())
    ((_model, result),) = await health.check_all([model], Secrets(), lambda _model, _result: None)
    assert isinstance(result, Checked)
    assert result.loading_ms
    assert health.plain(result)["loading_ms"] == result.loading_ms
    assert set(psutil.Process().children()) == before
