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
