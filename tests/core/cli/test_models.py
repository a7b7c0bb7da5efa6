"""`lorewright models`: providers, keys, lists, checks and settings without a window."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

from core.cli.main import main
from core.models import habits, service, stages
from core.projects import service as projects
from core.workspace import Workspace
from tests.helpers.behaviour import Behaviour
from tests.helpers.server import Server


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder of this test's own."""
    monkeypatch.setenv("LOREWRIGHT_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def _json(capsys: pytest.CaptureFixture[str], *words: str) -> Any:
    capsys.readouterr()
    assert main(["models", *words, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_own_provider_from_adding_to_removing(
    loopback: Server, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    loopback.behaviour = Behaviour(key="MARKED-KEY")
    monkeypatch.setenv("THE_KEY", "MARKED-KEY")
    assert (
        main(["models", "add", "lab", "--base-url", loopback.url, "--title", "实验室", "--api-key-env", "THE_KEY"]) == 0
    )
    assert main(["models", "refresh", "lab"]) == 0
    assert "2 models" in capsys.readouterr().out
    loopback.behaviour = Behaviour(key="MARKED-KEY", models=("small",))
    assert main(["models", "refresh", "lab"]) == 0
    assert "1 model\n" in capsys.readouterr().out
    loopback.behaviour = Behaviour(key="MARKED-KEY")
    assert main(["models", "refresh", "lab"]) == 0
    assert main(["models", "set", "lab/small", "temperature=0", "thinking=false", "price_in=1.5", "price_out=3"]) == 0
    (found,) = _json(capsys, "list", "lab")
    assert (found["title"], found["key"], found["base_url"]) == ("实验室", "keyring", loopback.url)
    small = next(model for model in found["models"] if model["name"] == "small")
    assert (small["temperature"], small["thinking"], small["price_in"]) == (0, False, 1.5)
    checked = _json(capsys, "check", "lab")
    assert [(one["model"], one["ok"]) for one in checked] == [("lab/large", True), ("lab/small", True)]
    assert loopback.bodies[-1]["temperature"] == 0
    assert main(["models", "list"]) == 0
    shown = capsys.readouterr().out
    assert "lab/small" in shown
    assert "MARKED" not in shown
    assert main(["models", "remove", "lab/small"]) == 0
    assert [model["name"] for model in _json(capsys, "list", "lab")[0]["models"]] == ["large"]
    assert main(["models", "remove", "lab"]) == 0
    assert main(["models", "list", "lab"]) == 2


def test_check_that_fails_says_what_to_do(loopback: Server, capsys: pytest.CaptureFixture[str]) -> None:
    loopback.behaviour = Behaviour(key="another")
    assert main(["models", "add", "lab", "--base-url", loopback.url]) == 0
    assert main(["models", "check", "lab/small"]) == 1
    shown = capsys.readouterr().out
    assert "Check the key" in shown
    assert "it said: {" in shown


def test_what_is_set_and_what_a_model_refused_can_be_read_and_taken_back(
    loopback: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    loopback.behaviour = Behaviour(refuse=("top_k",))
    assert main(["models", "add", "lab", "--base-url", loopback.url]) == 0
    assert main(["models", "set", "lab", 'timeouts={"total": 60}', 'headers={"X-Team": "blue"}']) == 0
    assert main(["models", "set", "lab/small", "top_k=40", "max_tokens=99"]) == 0
    assert main(["chat", "hi", "--model", "lab/small"]) == 0
    (found,) = _json(capsys, "list", "lab")
    assert (found["timeouts"]["total"], found["headers"]) == (60, ["X-Team"])
    small = found["models"][0]
    assert (small["top_k"], small["max_tokens"], small["refused"]) == (40, 99, ["top_k"])
    assert main(["models", "list", "lab"]) == 0
    shown = capsys.readouterr().out
    assert "top_k=40 max_tokens=99" in shown
    assert "left out, since it refused or ignored it: top_k" in shown
    assert '"total": 60.0' in shown
    loopback.behaviour = Behaviour()
    assert main(["models", "set", "lab/small", "refused=3"]) == 2
    assert main(["models", "set", "lab/small", "refused=null"]) == 0
    assert main(["chat", "hi", "--model", "lab/small"]) == 0
    assert loopback.bodies[-1]["top_k"] == 40


def test_a_schema_that_a_model_ignored_is_named_and_can_be_sent_again(
    loopback: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["models", "add", "lab", "--base-url", loopback.url]) == 0
    with Workspace() as workspace:
        habits.Habits(workspace).learn("lab", "small", {"format": 1, "spelled": True})
    (found,) = _json(capsys, "list", "lab")
    small = next(model for model in found["models"] if model["name"] == "small")
    assert (small["refused"], small["form_written_out"]) == (["json_schema"], True)
    assert main(["models", "list", "lab"]) == 0
    shown = capsys.readouterr().out
    assert "left out, since it refused or ignored it: json_schema" in shown
    assert "the form of replies is written out in each request" in shown
    assert main(["models", "set", "lab/small", "refused=null"]) == 0
    (found,) = _json(capsys, "list", "lab")
    small = next(model for model in found["models"] if model["name"] == "small")
    assert (small["refused"], small["form_written_out"]) == ([], False)


def test_key_comes_from_the_input_and_never_as_an_argument(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("MARKED-KEY\n"))
    assert main(["models", "add", "openai", "--api-key-stdin"]) == 0
    assert _json(capsys, "list", "openai")[0]["key"] == "keyring"
    for words in (['headers={"X-Api-Key": "k"}'], ["proxy=http://me:word@p:1"]):
        assert main(["models", "set", "openai", *words]) == 2
        assert "not taken as arguments" in capsys.readouterr().err
    assert main(["models", "add", "openai", "--api-key", "k"]) == 2


def test_fields_of_a_provider_and_models_of_a_stage(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["models", "set", "deepseek", "parallel=3", 'timeouts={"connect": 2}']) == 0
    with Workspace() as workspace:
        workspace.write(lambda c: projects.create(c, "law"))
    assert main(["models", "set", "--stage", "answers", "openai/gpt-5-mini", "deepseek/deepseek-flash"]) == 0
    with Workspace() as workspace, workspace.read() as connection:
        assert service.entry(connection, "deepseek").timeouts.connect == 2
        model = stages.chosen(connection, 1, "answers")
    assert (model.spec, model.fallbacks[0].parallel) == ("openai/gpt-5-mini", 3)


@pytest.mark.parametrize(
    "words",
    [
        ["add", "nobody"],
        ["set", "nobody/m", "temperature=0"],
        ["set", "openai/m", "temperature=9"],
        ["set", "openai/m", "colour=red"],
        ["set", "openai", "parallel=0"],
        ["set"],
        ["set", "openai"],
        ["set", "openai/m"],
        ["check"],
        ["remove", "openai/never-seen"],
        ["refresh", "nobody"],
        ["add", "openai", "--api-key-env", "NOT_SET_ANYWHERE"],
    ],
)
def test_wrong_use_is_said_and_exits_with_two(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["models", *words]) == 2
    assert capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("temperature=9", "It takes a number from 0 to 2."),
        ("top_p=0", "It takes a number above 0, up to 1."),
        ("parallel=0", "It takes a whole number from 1 to 2,000."),
        ("max_tokens=0", "It takes a whole number from 1 to 1,000,000,000."),
        ("temperature=warm", "It takes a number from 0 to 2."),
        ("vision=perhaps", "It takes one of these: true, false."),
        ("colour=red", "There are: vision, temperature"),
        ("refused=yes", "It takes null: then all is sent again."),
    ],
)
def test_a_setting_that_does_not_fit_is_told_with_its_range(
    words: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["models", "set", "openai/m", words]) == 2
    said = capsys.readouterr().err
    assert words.partition("=")[0] in said
    assert told in said


def test_a_day_that_is_given_with_a_price_stays_though_it_is_the_former_one(capsys: pytest.CaptureFixture[str]) -> None:
    def day(*words: str) -> str:
        assert main(["models", "set", "vllm/m", *words]) == 0
        return str(_json(capsys, "list", "vllm")[0]["models"][0]["price_date"])

    assert main(["models", "add", "vllm/m"]) == 0
    assert day("price_in=1", "price_out=2", "price_date=2026-01-31") == "2026-01-31"
    assert day("price_in=3", "price_date=2026-01-31") == "2026-01-31"
    assert day("price_in=4") == habits.today()


def test_hidden_and_back(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["models", "remove", "groq", "--hide"]) == 0
    assert "groq" not in [one["id"] for one in _json(capsys, "list")]
    assert "groq" in [one["id"] for one in _json(capsys, "list", "--all")]
    assert main(["models", "remove", "groq"]) == 0
    assert "groq" in [one["id"] for one in _json(capsys, "list")]


def test_make_takes_what_the_project_has_chosen(
    home: Path, loopback: Server, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document = tmp_path / "a.md"
    document.write_text("# Terms\n\nA priming valve is a device that removes air from the casing.\n", encoding="utf-8")
    assert main(["models", "add", "lab/small", "--base-url", loopback.url]) == 0
    assert main(["models", "add", "lab/large"]) == 0
    with Workspace() as workspace:
        workspace.write(lambda c: projects.create(c, "law"))
    assert main(["models", "set", "--stage", "questions", "lab/small"]) == 0
    assert main(["models", "set", "--stage", "answers", "lab/large", "lab/small"]) == 0
    words = [str(document), "--project", "law", "--out", str(tmp_path / "out.json"), "--json"]
    capsys.readouterr()
    assert main(["make", *words]) == 0
    assert json.loads(capsys.readouterr().out)["samples"] > 0
    assert {body["model"] for body in loopback.bodies} == {"small", "large"}


@pytest.mark.parametrize(
    "words",
    [
        ["models", "add", "lab", "--base-url", "http://user:MARKED@127.0.0.1:9/v1"],
        ["models", "add", "openai", "--base-url", "https://gateway.example/v1?api_key=MARKED"],
        ["models", "set", "openai", 'endpoints=["http://user:MARKED@127.0.0.1:9/v1"]'],
        ["models", "set", "openai", 'list_headers={"X-Api-Key": "MARKED"}'],
        ["models", "set", "openai", 'extra_body={"metadata": {"api_key": "MARKED"}}'],
        ["estimate", "--model", "openai-compatible/m", "--base-url", "http://user:MARKED@127.0.0.1:9/v1"],
    ],
)
def test_no_argument_may_hold_a_key(home: Path, words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    main(["models", "list"])
    assert main(words) == 2
    said = capsys.readouterr()
    assert "MARKED" not in said.out + said.err
    assert not [path for path in home.rglob("*") if path.is_file() and b"MARKED" in path.read_bytes()]


def test_a_number_of_tokens_is_no_key() -> None:
    assert main(["models", "set", "openai", 'extra_body={"max_output_tokens": 5, "chat": {"tokens": 3}}']) == 0


@pytest.mark.parametrize("address", ["http://[::1", "http://", "http:///v1", "http://host:99999/v1", "ftp://host/v1"])
def test_an_address_that_is_none_is_refused(address: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["models", "add", "lab", "--base-url", address]) == 2
    assert "http://127.0.0.1:8000/v1" in capsys.readouterr().err


def test_a_list_that_does_not_come_or_is_empty_leads_to_adding_a_model_by_name(
    loopback: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["models", "add", "lab", "--base-url", f"{loopback.url}/nowhere"]) == 0
    assert main(["models", "refresh", "lab"]) == 1
    said = capsys.readouterr().err
    assert f"There is no list of models at {loopback.url}/nowhere." in said
    assert "“lorewright models add lab/NAME”" in said
    assert main(["models", "add", "lab", "--base-url", loopback.url]) == 0
    loopback.behaviour = Behaviour(models=())
    assert main(["models", "refresh", "lab"]) == 0
    assert "0 models; name what it runs: lorewright models add lab/NAME\n" in capsys.readouterr().out
    assert main(["models", "add", "lab/small"]) == 0
    assert main(["models", "check", "lab/small"]) == 0
