"""A provider as a form: there and back, with what is secret kept apart."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from core.llm.credentials import Credentials, fetch, with_login, without_login
from core.llm.providers import providers
from core.models import providers as changing
from core.models import service
from core.models.options import KEPT, ProviderOptions, fields_of, options_of
from core.secrets import Secrets
from core.workspace import Workspace


@pytest.mark.parametrize("entry", providers().values(), ids=lambda entry: entry.id)
def test_form_there_and_back_changes_nothing(workspace: Workspace, entry: Any) -> None:
    fields, secrets = fields_of(options_of(entry))
    assert not secrets
    if entry.kind == "openai":
        workspace.write(lambda c: changing.change(c, entry.id, fields))
        with workspace.read() as connection:
            assert service.entry(connection, entry.id) == entry
            assert connection.execute(service.PROVIDER.select()).mappings().one()["entry"] == {}


def test_secrets_of_a_provider_never_reach_its_entry(workspace: Workspace, secrets: Secrets) -> None:
    options = ProviderOptions(
        title="Lab",
        base_url="http://127.0.0.1:1/v1",
        headers=["Authorization: Bearer MARKED-1", "X-Lab: MARKED-2"],
        plain_headers=["X-Team: law"],
        proxy="http://me:MARKED-3@proxy:8080",
    )
    fields, apart = fields_of(options)
    assert fields["headers"] == {"X-Team": "law"}
    assert fields["proxy"] == "http://proxy:8080"
    assert apart == {"header:Authorization": "Bearer MARKED-1", "header:X-Lab": "MARKED-2", "proxy": "me:MARKED-3"}
    key, _changes = workspace.write(lambda c: changing.add(c, fields))
    assert changing.keep(secrets, key, apart) == "keyring"
    with workspace.read() as connection:
        entry = service.entry(connection, key)
        model = service.resolved(connection, (key, "m"))
    assert "MARKED" not in entry.model_dump_json() + model.model_dump_json() + repr(entry) + repr(secrets)
    found = fetch(secrets, model)
    assert found.headers == {"Authorization": "Bearer MARKED-1", "X-Lab": "MARKED-2"}
    assert found.proxy == "http://me:MARKED-3@proxy:8080"
    assert {"MARKED-1", "MARKED-2", "MARKED-3"} <= set(found.all)
    assert "MARKED" not in repr(found)
    again = options_of(entry)
    assert again.headers == [f"Authorization: {KEPT}", f"X-Lab: {KEPT}"]
    assert again.plain_headers == ["X-Team: law"]
    assert again.proxy == f"http://{KEPT}@proxy:8080"
    assert fields_of(again) == (fields, {}), "what shows as dots is left where it is"
    changing.forget(secrets, entry)
    assert fetch(secrets, model) == Credentials()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("base_url", "ftp://a"),
        ("base_url", "http://me:word@a/v1"),
        ("base_url", "http://a/v1?api_key=x"),
        ("endpoints", ["nowhere"]),
        ("list_path", "/models?key=abc"),
        ("plain_headers", ["X-Api-Key: x"]),
        ("plain_headers", ["X-Lab: sk-abcdefghijkl"]),
        ("plain_headers", ["no colon"]),
        ("extra_body", '{"account": {"list": ["Bearer abcdef"]}}'),
        ("thinking_off", '{"api_key": "x"}'),
        ("headers", ["no colon"]),
        ("headers", ["X-Empty:"]),
        ("extra_body", "[1]"),
        ("extra_body", "{"),
        ("extra_body", '{"api_key": "x"}'),
        ("thinking_on", "yes"),
        ("connect", 0),
        ("requests_per_minute", 0),
        ("title", ""),
    ],
)
def test_what_does_not_fit_is_said_at_its_field(field: str, value: Any) -> None:
    with pytest.raises(ValidationError) as caught:
        ProviderOptions(**{"title": "x", "base_url": "http://a/v1", field: value})
    assert [problem["loc"][0] for problem in caught.value.errors()] == [field]


def test_fields_are_read_as_people_write_them() -> None:
    written = {"refuses": "top_k， stream_options,", "extra_body": '{"seed": 1, "max_tokens": 3}', "formats": "none"}
    fields, _apart = fields_of(ProviderOptions(title="x", base_url="http://a/v1/", **written))
    assert fields["refuses"] == ["top_k", "stream_options"]
    assert fields["extra_body"] == {"seed": 1, "max_tokens": 3}
    assert fields["formats"] == []
    assert fields["base_url"] == "http://a/v1"


def test_login_of_a_proxy() -> None:
    assert without_login("http://proxy:1") == ("http://proxy:1", "")
    assert without_login("http://a:b@proxy:1") == ("http://proxy:1", "a:b")
    assert with_login("http://proxy:1", "a:b") == "http://a:b@proxy:1"
