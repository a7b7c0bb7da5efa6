"""Chunks without a window: split, listed, edited, cleaned, exported; what is said, and what is refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from core.cli.editing import unescaped
from core.jobs import history
from core.workspace import Workspace
from tests.core.chunks.dumping import CHUNK
from tests.core.cli.conftest import Cli, Ran, asking
from tests.helpers.behaviour import Behaviour
from tests.helpers.building import Built, build
from tests.helpers.server import Server

NOISY = "离心泵靠叶轮输送液体[3]。\n\n- 12 -\n\nThe seal is worn after 2,000 h [4, 5].\n"
CLEAN = "离心泵靠叶轮输送液体。\n\nThe seal is worn after 2,000 h.\n"


@pytest.fixture
def built(home: Path) -> Built:
    with Workspace() as workspace:
        made = build(workspace, documents=2, chunks=3, questions=1)
        noisy = CHUNK.update().where(CHUNK.c.id == made.chunks[0]).values(text=NOISY)
        workspace.write(lambda c: c.execute(noisy))
    return made


def texts() -> dict[int, str]:
    with Workspace() as workspace, workspace.read() as connection:
        return {row.id: row.text for row in connection.execute(select(CHUNK.c.id, CHUNK.c.text).order_by(CHUNK.c.id))}


def lines(ran: Ran) -> list[dict[str, Any]]:
    assert ran.code == 0, ran.err
    return [json.loads(line) for line in ran.out.splitlines()]


def test_make_previews_then_splits_and_is_undone(cli: Cli, built: Built) -> None:
    before = texts()
    settings = ("--set", "minimum=400", "--set", "maximum=700")
    (first, _second) = lines(cli("chunks", "make", "--all", "--preview", "--json", *settings))
    assert first["document"] == "manual-0000.md"
    assert first["count"] < 3
    assert first["hanging"]["questions"] == 3
    assert "would go, with 3 questions" in cli("chunks", "make", "manual-0000.md", "--preview", *settings).out
    assert texts() == before, "a preview saves nothing"
    ran = cli("chunks", "make", "--all", "--json", *settings)
    assert (ran.code, ran.made["documents"], ran.made["failed"]) == (0, 2, 0)
    assert ran.made["chunks"] == len(texts()) == 2 * first["count"]
    assert cli("documents", "undo").code == 0
    assert texts() == before
    assert cli("chunks", "make", "--only-without", "--json").made["documents"] == 0


def test_make_says_what_does_not_fit(cli: Cli, built: Built) -> None:
    ran = cli("chunks", "make", "--all", "--set", "maximun=9")
    assert ran.code == 2
    assert "maximun" in ran.err
    assert "minimum, maximum" in ran.err
    assert cli("chunks", "make", "--all", "--strategy", "magic").code == 2
    assert "Which documents are meant?" in cli("chunks", "make").err
    assert cli("chunks", "make", "--all", "--project", "nobody").code == 2


def test_list_filters_counts_and_orders(cli: Cli, built: Built) -> None:
    assert [row["id"] for row in lines(cli("chunks", "list", "--json"))] == built.chunks
    found = lines(cli("chunks", "list", "--json", "--document", "manual-0001*", "--sort=-size", "--with"))
    assert {row["document"] for row in found} == {"manual-0001.md"}
    assert found[0]["size"] >= found[-1]["size"]
    assert [row["id"] for row in lines(cli("chunks", "list", "--json", "--search", "离心泵"))] == built.chunks[:1]
    assert cli("chunks", "list", "--count", "--json").made["all"] == 6
    assert "6 all, 6 asked" in cli("chunks", "list", "--count").out
    said = cli("chunks", "list").out.splitlines()
    assert len(said) == 6
    assert "manual-0000.md · 1" in said[0]
    assert "No chunk" in cli("chunks", "list", "--smallest", "99999").out
    assert cli("chunks", "list", "--sort", "colour").code == 2
    assert cli("chunks", "list", "--document", "nothing.pdf").code == 2


def test_edits_of_one_and_of_many(cli: Cli, built: Built, tmp_path: Path) -> None:
    one, two, three = built.chunks[:3]
    text = tmp_path / "new.txt"
    text.write_text("新的文字。\n", encoding="utf-8")
    assert cli("chunks", "edit", one, "--text-file", text).code == 0
    assert texts()[one] == "新的文字。\n"
    ran = cli("chunks", "edit", "--all", "--prepend", "{document}, {section}\\n", "--json")
    assert (ran.code, ran.made["updated"]) == (0, 6)
    assert texts()[two].startswith("manual-0000.md, Section 2\n## Section 2")
    assert cli("chunks", "edit", "--edited", "--restore", "--json").made["updated"] == 6
    assert texts()[one] == NOISY
    assert cli("chunks", "edit", two, "--merge", three, "--json").made["removed"] == 1
    ran = cli("chunks", "edit", two, "--split-at", 30, "--split-at", "60", "--json")
    assert ran.made["added"] == 2
    assert cli("chunks", "edit", "--document", "manual-0001.md", "--delete", "--json").made["removed"] == 3
    assert len(texts()) == 4
    assert cli("documents", "undo").code == 0
    assert len(texts()) == 7
    assert "Undo: lorewright documents undo" in cli("chunks", "edit", one, "--append", "x").out


def test_edits_that_are_refused(cli: Cli, built: Built, tmp_path: Path) -> None:
    one = built.chunks[0]
    assert "Which chunks are meant?" in cli("chunks", "edit", "--delete").err
    assert "no chunk 999" in cli("chunks", "edit", 999, "--delete").err
    assert "one chunk at a time" in cli("chunks", "edit", "--all", "--split-at", 3).err
    assert "cannot be read" in cli("chunks", "edit", one, "--text-file", tmp_path / "none.txt").err
    assert cli("chunks", "edit", one, "--merge", built.chunks[2]).code == 2
    assert cli("chunks", "edit", one).code == 2
    assert cli("chunks", "edit", one, "--delete", "--restore").code == 2
    with Workspace() as workspace:
        job = workspace.write(lambda c: history.create(c, built.project, "questions", {}))
        workspace.write(lambda c: history.claim(c, job))
    assert cli("chunks", "edit", one, "--delete").code == 2
    assert len(texts()) == 6


def test_cleaning_by_rules(cli: Cli, built: Built) -> None:
    one = built.chunks[0]
    said = cli("chunks", "clean", "--all", "--preview").out
    assert "- - 12 -" in said
    assert "1 of 6 chunks would change: 2 references, 1 page_numbers" in said
    (found,) = lines(cli("chunks", "clean", one, "--preview", "--json", "--rules", "page-numbers"))
    assert found["counts"] == {"page_numbers": 1}
    ran = cli("chunks", "clean", "--all", "--json")
    assert (ran.made["cleaned"], ran.made["changed"]) == (6, 1)
    assert texts()[one] == NOISY
    assert [row["id"] for row in lines(cli("chunks", "list", "--waiting", "--json"))] == [one]
    assert cli("chunks", "clean", "--reject-waiting", "--json").made["rejected"] == 1
    cli("chunks", "clean", one)
    assert "1 accepted. Undo:" in cli("chunks", "clean", "--accept-waiting").out
    assert texts()[one] == CLEAN
    cli("documents", "undo")
    assert cli("chunks", "clean", "--all", "--accept", "--again", "--json").made["changed"] == 1
    assert texts()[one] == CLEAN
    assert "no rule “smells”" in cli("chunks", "clean", "--all", "--rules", "smells").err


def test_cleaning_by_a_model(cli: Cli, built: Built, loopback: Server) -> None:
    one = built.chunks[0]
    loopback.behaviour = Behaviour(answer=CLEAN)
    ran = cli("chunks", "clean", one, "--accept", "--json", *asking(loopback))
    assert (ran.code, ran.made["changed"]) == (0, 1)
    assert texts()[one] == CLEAN
    loopback.behaviour = Behaviour(answer="Sure, I would be happy to help.")
    ran = cli("chunks", "clean", built.chunks[1], "--json", *asking(loopback))
    assert (ran.code, ran.made["failed"]) == (1, 1)
    assert "The model left out too much of the chunk." in ran.err


def test_export(cli: Cli, built: Built, tmp_path: Path) -> None:
    out = tmp_path / "chunks.jsonl"
    ran = cli("chunks", "export", "--out", out, "--document", "manual-0001.md", "--json")
    assert ran.made == {"chunks": 3, "output": str(out)}
    rows = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert [row["id"] for row in rows] == built.chunks[3:]
    assert cli("chunks", "export", "--out", tmp_path / "a.txt").code == 2
    assert cli("chunks", "export", "--out", out, "--search", "no such words").code == 1


def test_every_verb_explains_itself(cli: Cli) -> None:
    for verb in ("make", "list", "edit", "clean", "export"):
        ran = cli("chunks", verb, "--help")
        assert ran.code == 0
        assert f"lorewright chunks {verb}" in ran.out
        assert "--json" in ran.out


def test_typed_escapes() -> None:
    assert unescaped("a\\nb\\tc\\\\n\\x 第\\") == "a\nb\tc\\n\\x 第\\"
