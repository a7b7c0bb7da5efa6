"""Revising a tree after documents came or went: by a model, by the built-in engine, in both languages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from core.domain import estimating, leaving, service, writing
from core.domain.revising import RevisionOptions
from core.domain.tree import Branch
from core.jobs import history
from core.store import undo
from tests.core.jobs.working import Works, model
from tests.helpers.behaviour import Behaviour
from tests.helpers.server import Server

FIRST = {"en": "# Pumps\n\nText.\n\n## Seals\n\nText.\n", "zh": "# 水泵\n\n文字。\n\n## 密封\n\n文字。\n"}
NEXT = {
    "en": "# Pumps\n\nText.\n\n## Lubrication\n\nText.\n\n# Compressors\n\nText.\n",
    "zh": "# 水泵\n\n文字。\n\n## 润滑\n\n文字。\n\n# 压缩机\n\n文字。\n",
}
WORDS = {"en": ("Pumps", "Seals", "Lubrication", "Compressors"), "zh": ("水泵", "密封", "润滑", "压缩机")}


@pytest.fixture
def works(tmp_path: Path) -> Iterator[Works]:
    with Works(tmp_path / "data") as made:
        yield made


def bring(works: Works, folder: Path, name: str, text: str) -> int:
    """Import one document and return its id."""
    (folder / name).write_text(text, encoding="utf-8")
    works.run("import", paths=[str(folder / name)])
    return int(works.rows("SELECT max(id) FROM document")[0][0])


def labels(works: Works) -> dict[str, str | None]:
    """Return {label: label of the tag above}."""
    query = "SELECT tag.label, above.label FROM tag LEFT JOIN tag AS above ON above.id = tag.parent_id"
    return {row[0]: row[1] for row in works.rows(query)}


def number(works: Works, label: str) -> int:
    return int(works.rows("SELECT id FROM tag WHERE label = ?", label)[0][0])


def said(works: Works, job: Any) -> list[Any]:
    with works.workspace.read() as connection:
        return list(history.remarks(connection, job["id"]))


def plant(works: Works, *branches: Branch, by_hand: bool = False) -> None:
    works.workspace.write(lambda c: service.add_tree(c, works.project, list(branches), by_hand=by_hand))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_built_in_engine_adds_what_is_missing_and_removes_what_nothing_feeds(
    works: Works, tmp_path: Path, language: str
) -> None:
    pumps, seals, lubrication, compressors = WORDS[language]
    bring(works, tmp_path, "a.md", FIRST[language])
    plant(works, Branch(label=pumps, children=[Branch(label=seals)]))
    second = bring(works, tmp_path, "b.md", NEXT[language])
    job = works.run("revise", documents=[second])
    assert (job["state"], job["rows"]) == ("done", 2 if compressors in labels(works) else 0)
    assert labels(works)[lubrication] == pumps
    assert labels(works)[seals] == pumps
    assert compressors in labels(works)
    with works.workspace.read() as connection:
        left = leaving.leaving(connection, works.project, [second])
    assert sorted(left.loose) == sorted(number(works, one) for one in (lubrication, compressors))
    assert compressors in left.headings
    works.workspace.write(lambda c: undo.remove(c, table_of("document"), [second], works.project, "documents"))
    works.run("revise", headings=left.headings, loose=left.loose)
    assert labels(works) == {pumps: None, seals: pumps}


def table_of(name: str) -> Any:
    from core.store.schema import metadata

    return metadata.tables[name]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_model_is_shown_tree_and_headings_and_what_is_tagged_follows(
    works: Works, tmp_path: Path, loopback: Server, language: str
) -> None:
    pumps, seals, lubrication, compressors = WORDS[language]
    first = bring(works, tmp_path, "a.md", FIRST[language])
    plant(works, Branch(label=pumps, children=[Branch(label=seals), Branch(label="Gaskets")]))
    one, other = number(works, seals), number(works, "Gaskets")
    chunk = works.rows("SELECT id FROM chunk ORDER BY id")[0][0]
    works.workspace.write(
        lambda c: c.exec_driver_sql(
            "INSERT INTO question (project_id, chunk_id, tag_id, text, fingerprint, language, origin, model, prompt, "
            "created_at) VALUES (?, ?, ?, 'Q?', 'f', 'en', 'model', '', '', 0)",
            (works.project, chunk, other),
        )
    )
    before = labels(works)
    changes = [
        {"change": "add", "topic": -1, "label": compressors, "to": 0},
        {"change": "add", "topic": -2, "label": lubrication, "to": -1},
        {"change": "merge", "topic": other, "label": "", "to": one},
    ]
    loopback.behaviour = Behaviour(answer=json.dumps(changes, ensure_ascii=False))
    job = works.run("revise", model=model(loopback), documents=[first])
    assert (job["state"], job["rows"], said(works, job)) == ("done", 3, [])
    assert labels(works) == {pumps: None, seals: pumps, compressors: None, lubrication: compressors}
    assert works.rows("SELECT tag_id FROM question")[0][0] == one
    shown = loopback.bodies[0]["messages"][-1]["content"]
    assert f"  {one} {seals}" in shown
    assert f"  {other} Gaskets (1)" in shown
    assert f"- {pumps}" in shown
    with works.workspace.read() as connection:
        newest = undo.latest(connection, works.project)
    assert newest is not None
    assert newest[1:] == (writing.LABEL, 3)
    works.workspace.write(lambda c: undo.restore(c, newest[0]))
    assert labels(works) == before
    assert works.rows("SELECT tag_id FROM question")[0][0] == other


def test_an_estimate_is_of_one_call_or_of_none(works: Works, tmp_path: Path, loopback: Server) -> None:
    first = bring(works, tmp_path, "a.md", FIRST["zh"])
    plant(works, Branch(label="水泵"))
    for options, calls in ((RevisionOptions(documents=[first]), 0), (with_model(loopback, first), 1)):
        with works.workspace.read() as connection:
            found = estimating.revision(connection, works.project, options)
        assert (found.items, found.calls, found.prompt_tokens > 300) == (1, calls, bool(calls))


def with_model(loopback: Server, document: int) -> RevisionOptions:
    return RevisionOptions.model_validate({"model": model(loopback), "documents": [document]})


def test_nonsense_is_passed_over_with_a_remark(works: Works, tmp_path: Path, loopback: Server) -> None:
    first = bring(works, tmp_path, "a.md", FIRST["en"])
    plant(works, Branch(label="Pumps", children=[Branch(label="Seals")]))
    plant(works, Branch(label="Mine"), by_hand=True)
    pumps, seals, mine = (number(works, label) for label in ("Pumps", "Seals", "Mine"))
    before = labels(works)
    changes = [
        {"change": "move", "topic": pumps, "to": seals},
        {"change": "merge", "topic": pumps, "to": seals},
        {"change": "remove", "topic": 4711},
        {"change": "add", "topic": -1, "label": "seal", "to": pumps},
        {"change": "add", "topic": -1, "label": "  ", "to": 0},
        {"change": "rename", "topic": mine, "label": "Yours"},
        {"change": "remove", "topic": mine},
        {"change": "burn", "topic": seals},
    ]
    loopback.behaviour = Behaviour(answer=json.dumps(changes))
    job = works.run("revise", model=model(loopback), documents=[first])
    assert (job["state"], job["rows"]) == ("done", 0)
    assert labels(works) == before
    (remark,) = said(works, job)
    params = remark["error"]["params"]
    assert {name: params[name] for name in ("passed", "unknown", "by_hand", "impossible", "nonsense")} == {
        "passed": 8,
        "unknown": 1,
        "by_hand": 2,
        "impossible": 4,
        "nonsense": 1,
    }
    with works.workspace.read() as connection:
        assert undo.latest(connection, works.project) is None


def test_there_is_nothing_to_do_without_a_tree_or_without_news(works: Works, tmp_path: Path) -> None:
    first = bring(works, tmp_path, "a.md", FIRST["en"])
    assert works.run("revise", documents=[first])["total"] == 0
    plant(works, Branch(label="Pumps"))
    assert works.run("revise")["total"] == 0


def test_of_ten_thousand_tags_the_nearest_are_shown(works: Works, tmp_path: Path, loopback: Server) -> None:
    first = bring(works, tmp_path, "a.md", FIRST["en"])
    branches = [
        Branch(label=f"Area {n}", children=[Branch(label=f"Subject {n} of {m}") for m in range(99)]) for n in range(100)
    ]
    branches[70].children[40] = Branch(label="Seals", children=[Branch(label="Rotary seals")])
    plant(works, *branches)
    loopback.behaviour = Behaviour(answer="[]")
    job = works.run("revise", model=model(loopback), documents=[first])
    shown = loopback.bodies[0]["messages"][-1]["content"]
    assert "Area 70\n" in shown
    assert "Rotary seals" in shown
    assert len(shown) < 18_000
    (remark,) = said(works, job)
    params = remark["error"]["params"]
    assert params["total"] == 10_001
    assert 100 < params["shown"] < 1000
    assert f"{10_001 - params['shown']} further topics are not shown" in shown
