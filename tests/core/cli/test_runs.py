"""Runs from the command line: estimate, caps, the log of each item, the program at the end, priority."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from core.cli import runterms
from core.jobs import history
from core.workspace import Workspace
from tests.core.cli.conftest import CHINESE, ENGLISH, Cli, asking
from tests.helpers.server import Server

ECHO = "import sys; print('/'.join(sys.argv[1:]))"


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """A folder with a Chinese and an English document."""
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "规程.md").write_text(CHINESE, encoding="utf-8")
    (folder / "pump.md").write_text(ENGLISH * 20, encoding="utf-8")
    return folder


def test_a_run_with_a_cap_a_log_and_an_end(cli: Cli, papers: Path, tmp_path: Path, loopback: Server) -> None:
    out = tmp_path / "qa.jsonl"
    hook = ("--hook", sys.executable, "--", "-c", ECHO, "{state}", "{output}", "{project}")
    base = ("make", papers, "--project", "papers", "--out", out, *asking(loopback))
    ran = cli(*base, "--cap-tokens", 10_000, "--json", *hook)
    assert (ran.code, "Interrupted" in ran.err) == (1, False)
    assert "cap of 10,000 tokens for this run" in ran.err
    assert "--cap-tokens …" in ran.err
    assert "No question came of" not in ran.err, "they were not asked yet"
    stats = loopback.stats()
    assert 0 < stats["prompt_tokens"] + stats["completion_tokens"] <= 10_000
    paused = next(row for row in map(json.loads, cli("jobs", "list", "--json").out.splitlines()))
    assert paused["state"] == "paused"
    ran = cli("jobs", "resume", paused["id"], "--cap-tokens", 1_000_000)
    assert ran.code == 0
    assert f"done/{out}/papers" in ran.err
    newest = json.loads(cli("jobs", "list", "--json").out.splitlines()[0])
    shown = cli("jobs", "show", newest["id"], "--json").made
    assert (shown["ending"]["state"], shown["cap"]) == ("ok", {"tokens": 1_000_000})
    asked = next(
        row for row in map(json.loads, cli("jobs", "list", "--json").out.splitlines()) if row["kind"] == "questions"
    )
    items = [json.loads(line) for line in cli("jobs", "log", asked["id"], "--json").out.splitlines()]
    assert len(items) == asked["done"]
    assert all(item["calls"][0]["reply"] and item["calls"][0]["logged"] for item in items)
    text = cli("jobs", "log", asked["id"], "--item", items[0]["key"]).out
    assert "[user]" in text
    assert "[reply]" in text
    assert cli("jobs", "log", asked["id"], "--failed").out.startswith("No item")
    assert cli("jobs", "log", asked["id"], "--search", items[0]["key"]).out.count("\n") == 1


def test_estimates_name_what_is_unknown(cli: Cli, papers: Path, loopback: Server) -> None:
    assert cli("documents", "add", papers, "--project", "papers").code == 0
    found = cli("estimate", "questions", "--project", "papers", "--json", *asking(loopback)).made
    assert found["calls"] == found["items"] > 0
    assert found["prompt_tokens"] > 100 * found["calls"]
    assert found["seconds"] is None
    assert "time unknown" in cli("estimate", "clean", "--project", "papers", *asking(loopback)).out
    assert "nothing to pay" in cli("estimate", "tree", "--project", "papers", "--model", "built-in").out
    unpriced = cli("estimate", "questions", "--project", "papers", "--model", "x", "--base-url", "https://a.invalid/v1")
    assert "cost unknown" in unpriced.out


def test_reading_by_a_vision_model_is_estimated_and_capped(cli: Cli, tmp_path: Path, loopback: Server) -> None:
    from PIL import Image

    page = tmp_path / "scans" / "page.png"
    page.parent.mkdir()
    Image.new("RGB", (1240, 1754), "white").save(page)
    (page.parent / "notes.md").write_text(ENGLISH, encoding="utf-8")
    assert cli("documents", "add", page.parent / "notes.md", "--project", "p").code == 0
    told = ("--project", "p", *asking(loopback))
    low = cli("estimate", "vision", page.parent, "--set", "dpi=72", "--json", *told).made
    high = cli("estimate", "vision", page.parent, "--set", "dpi=144", "--json", *told).made
    assert (low["items"], low["calls"], low["stage"]) == (1, 1, "vision"), "a Markdown file is no picture"
    assert low["prompt_tokens"] < high["prompt_tokens"]
    assert cli("estimate", "vision", "--json", *told).made["calls"] == 0, "what is there is no picture either"
    assert "vision alone" in cli("estimate", "questions", page, *told).err
    ran = cli("estimate", "mineru", page.parent, "--project", "p")
    assert (ran.code, ran.out) == (0, "1 page · price of the service unknown\n")
    found = cli("estimate", "mineru-local", page.parent, "--project", "p", "--json").made
    assert (found["items"], found["cost"], found["silent"]) == (1, 0.0, 0)
    assert "no setting" in cli("estimate", "vision", page, "--set", "dots=9", *told).err

    before = loopback.stats()["requests"]
    reading = ("documents", "add", page, "--method", "vision", *told)
    ran = cli(*reading, "--cap-tokens", 100, "--json")
    assert (ran.code, loopback.stats()["requests"]) == (1, before)
    assert "cap of 100 tokens for this run" in ran.err
    assert cli("documents", "list", "--project", "p", "--json").out.count("\n") == 1
    ran = cli(*reading, "--project-cap-tokens", 100)
    assert ran.code == 1
    assert "--project-cap-tokens …" in ran.err


def test_the_cap_of_a_project_is_kept(cli: Cli, papers: Path, tmp_path: Path, loopback: Server) -> None:
    base = ("make", papers, "--project", "papers", "--out", tmp_path / "a.jsonl", *asking(loopback))
    ran = cli(*base, "--project-cap-tokens", 10_000)
    assert ran.code == 1
    assert "for this project" in ran.err
    assert "--project-cap-tokens …" in ran.err
    assert cli(*base).code == 1
    job = json.loads(cli("jobs", "list", "--json").out.splitlines()[0])["id"]
    assert cli("jobs", "resume", job, "--project-cap-tokens", 900000).code == 0


def test_priority_is_set(cli: Cli, papers: Path, tmp_path: Path) -> None:
    assert cli("make", papers, "--out", tmp_path / "a.jsonl", "--project", "p", "--priority", 3).code == 0
    assert cli("jobs", "priority", 1, "--", -2).code == 0
    with Workspace() as workspace, workspace.read() as connection:
        assert history.get(connection, 1)["priority"] == -2
        assert history.get(connection, 2)["priority"] == 3
    for number in (101, -101):
        assert "between -100 and 100" in cli("jobs", "priority", 1, "--", number).err
        assert "between -100 and 100" in cli("make", papers, f"--priority={number}").err


def test_caps_of_a_job_are_set_shown_and_taken_away(cli: Cli, papers: Path, tmp_path: Path) -> None:
    assert cli("make", papers, "--out", tmp_path / "a.jsonl", "--project", "p").code == 0
    ran = cli("jobs", "cap", 1, "--cap-cost", "2.5", "--project-cap-tokens", "90000")
    assert (ran.code, ran.out) == (0, "job 1: cost 2.5 (in the currency of the prices); its project: tokens 90,000\n")
    found = cli("jobs", "cap", 1, "--cap-tokens", 100).out
    assert found.startswith("job 1: cost 2.5 (in the currency of the prices), tokens 100;")
    assert cli("jobs", "cap", 1, "--cap-cost", "8cny").out.startswith("job 1: cost 8 CNY, tokens 100;")
    assert cli("jobs", "cap", 1, "--project-cap-cost", "9 USD").out.endswith("its project: cost 9 USD, tokens 90,000\n")
    # Raised without a currency, a cap keeps the one it has.
    assert cli("jobs", "cap", 1, "--project-cap-cost", 12).out.endswith("its project: cost 12 USD, tokens 90,000\n")
    assert cli("jobs", "cap", 1, "--none").out == "job 1: no cap; its project: cost 12 USD, tokens 90,000\n"
    assert cli("jobs", "cap", 99).code != 0


def test_the_words_after_the_dashes_are_arguments() -> None:
    found = runterms.joined(["make", "a.md", "--hook", "say", "--out", "x", "--", "-n", "{done} 条"])
    assert found == ["make", "a.md", '--hook=["say", "-n", "{done} 条"]', "--out", "x"]
    assert runterms.joined(["jobs", "priority", "1", "--", "-2"]) == ["jobs", "priority", "1", "--", "-2"]


def test_a_program_that_is_not_there_is_refused_before_the_run(cli: Cli, papers: Path, tmp_path: Path) -> None:
    words = tmp_path / "notes.txt"
    words.write_text("no program", encoding="utf-8")
    for program, said in (
        ("/nope/prog", "There is no such program; install it first, or give its whole path."),
        (words, "no program that"),
    ):
        ran = cli("make", papers, "--out", tmp_path / "a.json", "--hook", program)
        assert ran.code == 2
        assert f"“{program}” cannot be run at the end." in ran.err
        assert said in ran.err
        assert "Import" not in ran.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--temperature", "9"), "“9.0” does not fit temperature. It takes a number from 0 to 2."),
        (("--temperature", "nan"), "It takes a number from 0 to 2."),
        (("--temperature", "warm"), "warm is no number"),
        (("--concurrency", "9999"), "It takes a whole number from 1 to 2,000."),
        (("--priority", "high"), "high is no whole number"),
        (("--cap-cost", "much"), "much is no number"),
        (("--cap-cost", "5 yuan"), "YUAN is no currency: write three letters, such as 5CNY"),
        (("--cap-tokens", "1.5"), "1.5 is no whole number"),
    ],
)
def test_numbers_that_do_not_fit_are_refused_at_the_start(
    cli: Cli, papers: Path, tmp_path: Path, words: tuple[str, ...], said: str
) -> None:
    ran = cli("make", papers, "--out", tmp_path / "a.json", *words)
    assert (ran.code, said in ran.err) == (2, True), ran.err
