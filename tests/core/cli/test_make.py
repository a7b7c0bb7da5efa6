"""The main job without a window: what is counted, written, sent, refused."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from core.cli.make import result, summary
from core.cli.words import counted
from core.exchange.reading import load
from core.jobs import history, recording
from core.llm.calls import CallRecord
from core.projects import caps
from core.workspace import Workspace
from tests.core.cli.conftest import CHINESE, ENGLISH, Cli, asking
from tests.helpers.behaviour import Behaviour
from tests.helpers.pdfs import pdf
from tests.helpers.server import Server

KEYS = [
    "documents", "chunks", "tags", "questions", "samples", "failed", "calls", "prompt_tokens", "completion_tokens",
    "cost", "costs", "unpriced", "kept", "left_out", "seconds", "output",
]  # fmt: skip
PAID = [(1.0, "USD"), (5.0, "CNY"), (2.0, "USD"), (None, "USD")]
SECRET = "sk-loopback-7f3a9c"


def test_built_in_engine_on_every_format(cli: Cli, documents: Path, tmp_path: Path) -> None:
    out = tmp_path / "set.jsonl"
    ran = cli("make", documents, "--out", out, "--source", "--json")
    assert ran.code == 0, ran.err
    made = ran.made
    assert list(made) == KEYS
    assert made["documents"] == 5
    assert made["samples"] == made["questions"] >= 5
    assert made["tags"] > 5
    assert [made[key] for key in ("failed", "calls", "prompt_tokens", "completion_tokens", "cost")] == [0] * 5
    assert made["output"] == str(out)
    rows = load(out)
    assert len(rows) == made["samples"]
    assert {row["metadata"]["source"]["document"] for row in rows} == {
        path.name for path in documents.rglob("*") if path.is_file()
    }
    assert "Generate answers" in ran.err
    again = cli("make", documents, "--out", out, "--source", "--json")
    assert [again.made[key] for key in KEYS[:5]] == [made[key] for key in KEYS[:5]]
    assert load(out) == rows


def test_words_instead_of_json(cli: Cli, paper: Path, tmp_path: Path) -> None:
    ran = cli("make", paper, "--out", tmp_path / "a.json")
    assert ran.code == 0
    assert ran.out.startswith("1 document, ")
    assert f"Dataset: {tmp_path / 'a.json'}" in ran.out
    assert "Import documents" not in ran.out


def test_a_document_that_yields_nothing_is_named_with_the_reason(cli: Cli, tmp_path: Path, loopback: Server) -> None:
    rain = tmp_path / "rain.md"
    rain.write_text("# Rain\n\nIt rained. We went home. Nobody spoke.\n", encoding="utf-8")
    ran = cli("make", rain, "--out", tmp_path / "a.json")
    assert "No question came of 1 document: rain.md." in ran.err
    assert "a model asks of running text too" in ran.err
    twin = tmp_path / "twin.txt"
    twin.write_text("Rain\n\nIt rained. We went home. Nobody spoke.\n", encoding="utf-8")
    ran = cli("make", rain, twin, "--project", "b", "--out", tmp_path / "b.json", *asking(loopback))
    assert "No question came of 1 document" in ran.err
    assert "asked of another document" in ran.err
    assert "built-in" not in ran.err


def test_files_of_other_kinds_in_a_folder_are_counted_at_the_end(cli: Cli, paper: Path, tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "pump.md").write_bytes(paper.read_bytes())
    for name in ("照片.jpg", "b.JPG", "c.zip", "NOTICE"):
        (docs / name).write_bytes(b"x")
    ran = cli("make", docs, "--out", tmp_path / "a.json", "--json")
    assert ran.code == 0, ran.err
    assert "Left out: 4 files of other kinds (2 .jpg, " in ran.err
    assert "1 without an ending" in ran.err
    assert json.loads(ran.out)["left_out"] == {".jpg": 2, ".zip": 1, "": 1}
    ran = cli("documents", "add", docs, "--project", "b", "--json")
    assert "Left out: 4 files" in ran.err
    assert json.loads(ran.out)["left_out"] == {".jpg": 2, ".zip": 1, "": 1}


@pytest.mark.parametrize(("shape", "ending"), [("alpaca", "json"), ("sharegpt", "jsonl"), ("openai", "jsonl")])
def test_what_a_model_said_is_exported_in_every_shape(
    cli: Cli, paper: Path, tmp_path: Path, loopback: Server, shape: str, ending: str
) -> None:
    loopback.behaviour = Behaviour(rates={"think_field": 1.0})
    out = tmp_path / f"set.{ending}"
    ran = cli("make", paper, "--out", out, "--format", shape, "--json", *asking(loopback))
    assert ran.code == 0, ran.err
    rows = load(out)
    assert len(rows) == ran.made["samples"] > 0
    field = {"alpaca": "instruction", "sharegpt": "conversations", "openai": "messages"}[shape]
    assert all(field in row for row in rows)
    assert all("First I read the text." in json.dumps(row) for row in rows), "the reasoning is kept"


def test_tokens_are_the_servers_and_an_unknown_price_is_null(
    cli: Cli, paper: Path, tmp_path: Path, loopback: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran = cli("make", paper, "--out", tmp_path / "a.jsonl", "--json", *asking(loopback))
    stats = loopback.stats()
    assert ran.made["calls"] == stats["requests"]
    assert ran.made["prompt_tokens"] == stats["prompt_tokens"]
    assert ran.made["completion_tokens"] == stats["completion_tokens"]
    assert ran.made["cost"] == 0.0, "nothing is paid on this machine"
    monkeypatch.setattr("core.llm.messages._LOCAL_HOSTS", set())
    monkeypatch.setattr("core.llm.messages.is_local", lambda _url: False)
    ran = cli("make", paper, "--out", tmp_path / "a.jsonl", "--json", "--project", "away", *asking(loopback))
    assert (ran.made["cost"], ran.made["costs"]) == (None, {})
    assert ran.made["unpriced"] == ran.made["calls"] > 0


def test_money_of_two_currencies_is_told_apart_and_keeps_no_cap(
    cli: Cli, paper: Path, tmp_path: Path, loopback: Server
) -> None:
    assert cli("models", "add", "lab/small", "--base-url", loopback.url).code == 0
    prices = ["price_in=1000", "price_out=1000"]
    assert cli("models", "set", "lab/small", *prices, "currency=USD").code == 0
    assert cli("models", "set", "lab/large", *prices, "currency=CNY").code == 0
    out = ("--out", tmp_path / "a.jsonl", "--project", "two")
    ran = cli("make", paper, *out, "--model", "lab/small")
    assert ran.code == 0, ran.err
    assert " USD\n" in ran.out
    for stage in ("tree", "questions"):
        assert cli("models", "set", "--project", "two", "--stage", stage, "lab/small").code == 0
    assert cli("models", "set", "--project", "two", "--stage", "answers", "lab/large").code == 0
    asked = loopback.stats()["requests"]
    ran = cli("make", paper, *out, "--cap-cost", "5")
    assert ran.code != 0
    assert "The models have prices in CNY, USD" in ran.err
    for stage in ("tree", "questions"):
        assert cli("models", "set", "--project", "two", "--stage", stage, "lab/large").code == 0
    ran = cli("make", paper, *out, "--project-cap-cost", "500")
    assert "what was paid in USD, and the models have prices in CNY" in ran.err
    assert loopback.stats()["requests"] == asked, "said before anything is asked"
    with Workspace() as workspace, workspace.read() as connection:
        assert caps.cap(connection, 1) == {}, "what was refused does not stay"
    with Workspace() as workspace:
        first = workspace.write(lambda c: history.create(c, 1, "answers", {}))
        calls = [CallRecord("answers", "p", "m", 10, 1, cost, 5, currency=name) for cost, name in PAID]
        whose = recording.Whose(1, first)
        workspace.write(lambda c: recording.write_calls(c, whose, [("k", call, True) for call in calls]))
        with workspace.read() as connection:
            made = result(connection, 1, first)
    assert (made["cost"], made["costs"], made["unpriced"]) == (None, {"USD": 3.0, "CNY": 5.0}, 1)
    assert "cost at least 5.00 CNY + 3.00 USD" in summary({**made, "output": None})


def test_text_temperature_and_key_reach_the_server_as_they_are(
    cli: Cli, tmp_path: Path, loopback: Server, monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    text = CHINESE + "\n模板写作 {{ name }} 与 {{#if x}}，费用 $$E=mc^2$$，变量 ${HOME} 和 %(x)s，反斜杠 \\\\alpha。\n"
    (tmp_path / "规程.md").write_text(text, encoding="utf-8")
    monkeypatch.setenv("MY_KEY", SECRET)
    loopback.behaviour = Behaviour(key=SECRET)
    options = ("--temperature", "0", "--api-key-env", "MY_KEY")
    ran = cli("make", tmp_path / "规程.md", "--out", tmp_path / "a.jsonl", *asking(loopback), *options)
    assert ran.code == 0, ran.err
    assert {header["authorization"] for header in loopback.headers} == {f"Bearer {SECRET}"}
    assert {json.dumps(body["temperature"]) in ("0", "0.0") for body in loopback.bodies} == {True}
    sent = [body["messages"][-1]["content"] for body in loopback.bodies]
    assert (
        sum("{{ name }} 与 {{#if x}}，费用 $$E=mc^2$$，变量 ${HOME} 和 %(x)s，反斜杠 \\\\alpha" in one for one in sent)
        > 1
    )
    kept = [path for path in home.rglob("*") if path.is_file()]
    assert kept
    assert [path for path in kept if SECRET.encode() in path.read_bytes()] == []
    assert SECRET not in ran.err + ran.out


def test_a_wrong_key_is_said_once_and_not_shown(
    cli: Cli, paper: Path, tmp_path: Path, loopback: Server, monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    monkeypatch.setenv("MY_KEY", SECRET)
    loopback.behaviour = Behaviour(key="another")
    ran = cli("make", paper, "--out", tmp_path / "a.jsonl", "--json", *asking(loopback), "--api-key-env", "MY_KEY")
    assert ran.code == 1
    assert (ran.made["failed"], ran.made["questions"]) == (0, 0)
    assert ran.err.count("refused the key") == 1
    assert ran.made["output"] is None
    assert SECRET not in ran.err + ran.out
    assert [path for path in home.rglob("*") if path.is_file() and SECRET.encode() in path.read_bytes()] == []


def test_a_broken_file_fails_alone(cli: Cli, documents: Path, tmp_path: Path) -> None:
    (documents / "broken.pdf").write_bytes(b"%PDF-1.4\nnothing else")
    (documents / "empty.docx").write_bytes(b"")
    (documents / "notes.xyz").write_text("not read when only its folder is named")
    ran = cli("make", documents, "--out", tmp_path / "a.jsonl", "--json")
    assert ran.code == 1
    assert ran.made["documents"] == 5
    assert ran.made["failed"] == 2
    assert ran.made["output"] == str(tmp_path / "a.jsonl")
    assert f"  {documents / 'broken.pdf'}: " in ran.err
    assert f"  {documents / 'empty.docx'}: " in ran.err
    assert "notes.xyz" not in ran.err
    assert f"- {documents / 'empty.docx'}: “empty.docx” is empty." in cli("jobs", "show", "1").out


def test_of_a_sealed_file_the_way_to_hand_over_its_password_is_said(cli: Cli, tmp_path: Path) -> None:
    sealed = tmp_path / "sealed.pdf"
    sealed.write_bytes(pdf([["BT /F1 12 Tf 60 700 Td (A relief valve opens at 10 bar.) Tj ET"]], password="secret"))
    ran = cli("make", sealed, "--out", tmp_path / "a.jsonl")
    assert ran.code == 1
    assert "lorewright documents add FILE --password-env PASSWORD" in ran.err
    assert "--password-env PASSWORD" in cli("jobs", "show", "1").out


def test_nothing_but_broken_files_ends_there(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "broken.pdf").write_bytes(b"no pdf")
    (tmp_path / "notes.xyz").write_text("text")
    ran = cli("make", tmp_path / "broken.pdf", tmp_path / "notes.xyz", "--out", tmp_path / "a.jsonl", "--json")
    assert ran.code == 1
    assert (ran.made["documents"], ran.made["failed"], ran.made["output"]) == (0, 2, None)
    assert "“notes.xyz” is of a kind that cannot be read yet." in ran.err
    assert "tree" not in ran.err, "what could not even begin is not reported as a failure of its own"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("absent.md", "--out", "a.jsonl"), "absent.md does not exist"),
        (("pump.md", "--out", "a.csv"), "Let it end in one of these: .json, .jsonl"),
        (("pump.md", "--out", "absent/a.json"), "does not exist"),
        (("pump.md", "--out", "a.json", "--model", "nobody/small"), "provider nobody is not known"),
        (("pump.md", "--out", "a.json", "--model", "small"), "does not name a model"),
        (("pump.md", "--out", "a.json", "--model", "small", "--base-url", "127.0.0.1:1"), "is not the address"),
        (("pump.md", "--out", "a.json", "--api-key-env", "NO_SUCH"), "NO_SUCH is not set"),
        (("pump.md", "--out", "a.json", "--concurrency", "0"), "must be 1 or more"),
        (("pump.md", "--out", "a.json", "--concurrency", "-3"), "must be 1 or more"),
        (("pump.md", "--out", "a.json", "--format", "xml"), "invalid choice"),
        (("pump.md",), "--out"),
        (("empty", "--out", "a.json"), "There is no document in"),
    ],
)
def test_wrong_use_is_explained_and_makes_nothing(
    cli: Cli,
    paper: Path,
    tmp_path: Path,
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: tuple[str, ...],
    said: str,
) -> None:
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path)
    ran = cli("make", *words)
    assert ran.code == 2
    assert said in ran.err
    assert ran.out == ""
    assert not home.exists()


def test_a_data_folder_that_cannot_be_used(
    cli: Cli, paper: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOREWRIGHT_HOME", str(paper))
    ran = cli("make", paper, "--out", tmp_path / "a.json")
    assert ran.code == 1
    assert "cannot be made" in ran.err
    monkeypatch.setenv("LOREWRIGHT_HOME", str(tmp_path / "data"))
    monkeypatch.setattr("os.access", lambda path, _mode: Path(path) != tmp_path / "data")  # root may write anywhere
    (tmp_path / "data").mkdir()
    ran = cli("make", paper, "--out", tmp_path / "a.json")
    assert ran.code == 1
    assert "may not be changed by this user" in ran.err


def test_help_names_every_option(cli: Cli) -> None:
    ran = cli("make", "--help")
    assert ran.code == 0
    for option in (
        "--out",
        "--project",
        "--model",
        "--base-url",
        "--api-key-env",
        "--format",
        "--language",
        "--concurrency",
        "--json",
    ):
        assert option in ran.out


def test_a_key_that_is_missing_is_said_before_anything_is_read(
    cli: Cli, paper: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DEEPSEEK_API_KEY", raising=False)
    said = "There is no key for DeepSeek. Enter it in the window under Models › DeepSeek › Key"
    ran = cli("make", paper, "--out", tmp_path / "a.json", "--model", "deepseek/m")
    assert (ran.code, said in ran.err, "Import" in ran.err) == (1, True, False)
    ran = cli("models", "check", "deepseek/m")
    assert (ran.code, said in ran.out) == (1, True)


def test_what_another_model_made_stays_and_is_told(cli: Cli, paper: Path, tmp_path: Path, loopback: Server) -> None:
    command = ("make", paper, "--project", "p", "--out", tmp_path / "a.json", "--json")
    first = cli(*command)
    count = first.made["questions"]
    assert first.made["kept"] == {"questions": {}, "samples": {}}
    assert "Kept" not in cli(*command).err, "the same again has nothing to say"
    ran = cli(*command, *asking(loopback))
    assert ran.made["kept"] == {"questions": {"built-in/built-in": count}, "samples": {"built-in/built-in": count}}
    kept = f"{counted(count, 'question')} and {counted(count, 'sample')} that the built-in engine made."
    assert f"Kept as they are: {kept}" in ran.err
    assert "name a new project: --project NAME" in ran.err
    new = cli("make", paper, "--project", "q", "--out", tmp_path / "a.json", "--json", *asking(loopback))
    assert "Kept" not in new.err
    again = cli("make", paper, "--project", "q", "--out", tmp_path / "a.json", "--json", *asking(loopback))
    assert "Kept" not in again.err, "it was this model that made them"


@pytest.mark.parametrize("text", [ENGLISH, CHINESE])
def test_a_document_that_says_what_another_says_is_silent_for_that(cli: Cli, tmp_path: Path, text: str) -> None:
    for name, more in (("a.md", ""), ("b.md", "\n")):
        (tmp_path / name).write_text(text + more, encoding="utf-8")
    rain = tmp_path / "rain.md"
    rain.write_text("# Rain\n\nIt rained. We went home. Nobody spoke.\n", encoding="utf-8")
    ran = cli("make", tmp_path / "a.md", tmp_path / "b.md", rain, "--out", tmp_path / "o.json")
    # Which of the two was read first, and so asked, is left to chance.
    assert re.search(r"No question came of 1 document: [ab]\.md\.\n  They say what another document says", ran.err)
    assert "No question came of 1 document: rain.md.\n  The built-in engine asks only where" in ran.err
