"""The domain tree from a model, from outlines, from the built-in engine."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.core.jobs.working import Works, model
from tests.helpers.behaviour import Behaviour
from tests.helpers.server import Server

TEXT = "# 第一章 总则\n\n文字。\n\n## 1.1 Scope\n\nText.\n\n# 第二章 责任\n\n文字。\n"


@pytest.fixture
def works(tmp_path: Path) -> Iterator[Works]:
    (tmp_path / "a.md").write_text(TEXT, encoding="utf-8")
    with Works(tmp_path / "data") as made:
        yield made


@pytest.fixture
def filled(works: Works, tmp_path: Path) -> Works:
    works.run("import", paths=[str(tmp_path / "a.md")])
    return works


def labels(works: Works) -> list[str]:
    return [row[0] for row in works.rows("SELECT label FROM tag ORDER BY id")]


def test_outline_becomes_the_tree_once(filled: Works, loopback: Server) -> None:
    job = filled.run("tree", model=model(loopback), source="outline")
    assert job["rows"] == 3
    assert labels(filled) == ["总则", "Scope", "责任"]
    assert filled.run("tree", model=model(loopback))["total"] == 0, "there is a tree already"
    assert loopback.bodies == []


def test_a_new_tree_replaces_the_old_one_only_when_there_is_one(filled: Works, loopback: Server) -> None:
    filled.run("tree")
    old = labels(filled)
    for reply in ("[]", '[{"label": "  "}]', "nothing useful"):
        loopback.behaviour = Behaviour(answer=reply)
        job = filled.run("tree", model=model(loopback), replace=True)
        assert job["state"] == "failed", reply
        (failure,) = filled.failures(job)
        assert failure["error"]["what"]
        assert labels(filled) == old, "a failed attempt costs nothing"
    loopback.behaviour = Behaviour(answer=json.dumps([{"label": "新", "children": [{"label": "New"}]}]))
    assert filled.run("tree", model=model(loopback), replace=True)["state"] == "done"
    assert labels(filled) == ["新", "New"]


def test_a_project_without_documents_is_told(works: Works) -> None:
    (failure,) = works.failures(works.run("tree"))
    assert failure["error"]["what"] == "There is no document to build a tree from."


TURNS = {"zh": '{"label": "责任", "children": []}, ', "en": '{"label": "Duty", "children": ['}


@pytest.mark.parametrize("turn", TURNS.values(), ids=TURNS)
def test_a_model_that_never_ends_gives_its_tags_once_and_the_job_says_so(
    filled: Works, loopback: Server, turn: str
) -> None:
    loopback.behaviour = Behaviour(answer='[{"label": "总则", "children": []}, ' + turn * 2000, between=0.0005)
    job = filled.run("tree", model=model(loopback))
    assert job["state"] == "done"
    assert labels(filled) in (["总则"], ["总则", "责任"], ["总则", "Duty"])
    assert len(loopback.bodies) == 1
    schema = loopback.bodies[0]["response_format"]["json_schema"]["schema"]
    assert schema["properties"]["items"]["maxItems"] == 10, "as many as the prompt suggests, or as there are headings"
    (remark,) = [row[0] for row in filled.rows("SELECT error FROM job_item WHERE job_id = ?", job["id"])]
    assert "repeated the same entries" in str(remark)


def test_every_heading_of_a_book_can_become_a_tag(works: Works, tmp_path: Path, loopback: Server) -> None:
    headings = [f"第{n}章 责任 {n * n}" for n in range(1, 201)]
    book = tmp_path / "book.md"
    book.write_text("".join(f"# {one}\n\n文字。\n\n" for one in headings), encoding="utf-8")
    works.run("import", paths=[str(book)])
    tree = [{"label": one.split(" ", 1)[1], "children": []} for one in headings]
    loopback.behaviour = Behaviour(answer=json.dumps(tree, ensure_ascii=False, indent=4))
    job = works.run("tree", model=model(loopback))
    assert (job["state"], len(labels(works))) == ("done", 200)


EXAMPLES = {
    "zh": ("# 责任\n\n承运人应当在七日内作出答复。\n", ["养蜂", "蜂箱检查", "采蜜"], "责任"),
    "en": ("# Liability\n\nThe carrier answers within a week.\n", ["Beekeeping", "Hive inspection"], "Liability"),
}


@pytest.mark.parametrize(("text", "copied", "meant"), EXAMPLES.values(), ids=EXAMPLES)
def test_topics_of_the_example_are_no_tags(
    works: Works, tmp_path: Path, loopback: Server, text: str, copied: list[str], meant: str
) -> None:
    (tmp_path / "b.md").write_text(text, encoding="utf-8")
    works.run("import", paths=[str(tmp_path / "b.md")])
    inner = [{"label": label, "children": []} for label in copied]
    tree = [{"label": copied[0], "children": inner}, {"label": meant, "children": inner}]
    loopback.behaviour = Behaviour(answer=json.dumps(tree, ensure_ascii=False))
    assert works.run("tree", model=model(loopback))["state"] == "done"
    assert labels(works) == [meant]
