"""Settings: defaults, changes, what does not fit, export and import, and reading before the database is open."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from core.errors import InvalidUse
from core.settings import store
from core.settings.sections import KEYS, SECTIONS, Interface, Runs, section
from core.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace(tmp_path) as opened:
        yield opened


def load(workspace: Workspace, kind: Any) -> Any:
    with workspace.read() as connection:
        return store.load(connection, kind)


def test_what_nobody_set_has_its_default_and_takes_no_row(workspace: Workspace) -> None:
    assert load(workspace, Runs) == Runs()
    workspace.write(lambda c: store.save(c, "runs", "log_days", 90))
    workspace.write(lambda c: store.save(c, "runs", "log", "false"))
    assert (load(workspace, Runs).log_days, load(workspace, Runs).log) == (90, False)
    workspace.write(lambda c: store.save(c, "runs", "log_days", 30))
    with workspace.read() as connection:
        assert store.changed(connection) == {"runs": {"log": False}}
    workspace.write(lambda c: store.reset(c, "runs"))
    assert load(workspace, Runs) == Runs()


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("runs.log_days", 0, "It takes a whole number from 1 to 3,650."),
        ("runs.log_days", "soon", "It takes a whole number from 1 to 3,650."),
        ("runs.colour", "red", "runs.log_days"),
        ("kitchen.sink", 1, "interface, runs"),
        ("interface.mode", "pink", "dark"),
    ],
)
def test_what_does_not_fit_is_refused_with_the_reason(workspace: Workspace, name: str, value: Any, said: str) -> None:
    id, _, field = name.partition(".")
    with pytest.raises(InvalidUse, match=said):
        workspace.write(lambda c: store.save(c, id, field, value))
    with workspace.read() as connection:
        assert store.changed(connection) == {}


def test_a_stored_value_that_no_longer_fits_counts_as_absent(workspace: Workspace) -> None:
    for name, value in (("log_days", -5), ("gone", 1), ("kept_megabytes", 7)):
        workspace.write(lambda c, n=name, v=value: store.write(c, "runs", n, v))
    found = load(workspace, Runs)
    assert (found.log_days, found.kept_megabytes) == (30, 7)


def test_an_export_is_taken_over_and_what_does_not_fit_is_named(workspace: Workspace, tmp_path: Path) -> None:
    workspace.write(lambda c: store.save(c, "interface", "language", "zh_CN"))
    workspace.write(lambda c: store.write(c, KEYS, "item.new", "Ctrl+B"))
    with workspace.read() as connection:
        values = store.changed(connection)
    with Workspace(tmp_path / "other") as other:
        assert other.write(lambda c: store.take(c, values)) == (2, [])
        assert load(other, Interface).language == "zh_CN"
        bad = {"runs": {"log_days": "x", "log": False}, "later": {"a": 1}, "keys": {"item.new": 3}}
        assert other.write(lambda c: store.take(c, bad)) == (1, ["runs.log_days", "later.a", "keys.item.new"])
        with other.read() as connection:
            assert store.raw(connection, KEYS) == {"item.new": "Ctrl+B"}
        with pytest.raises(InvalidUse, match="holds no settings"):
            other.write(lambda c: store.take(c, ["a"]))


def test_settings_can_be_read_before_the_database_is_opened(workspace: Workspace, tmp_path: Path) -> None:
    workspace.write(lambda c: store.save(c, "interface", "mode", "dark"))
    assert store.early(workspace.path, Interface).mode == "dark"
    assert store.early(tmp_path / "missing.sqlite3", Interface) == Interface()
    assert not (tmp_path / "missing.sqlite3").exists()
    broken = tmp_path / "数据 100%.sqlite3"
    broken.write_bytes(b"no database")
    assert store.early(broken, Interface) == Interface()


def test_every_field_can_be_shown_to_a_person() -> None:
    for kind in SECTIONS:
        assert section(kind.id) is kind
        assert kind.heading
        assert all(info.title and not info.is_required() for info in kind.model_fields.values())


def test_a_damaged_row_takes_nothing_else_along(workspace: Workspace) -> None:
    """Every run reads its settings: it must not end over a row that somebody's editor cut off."""
    workspace.write(lambda c: store.save(c, "runs", "log_days", 90))
    workspace.write(
        lambda c: c.exec_driver_sql(
            "INSERT INTO setting (section, name, value, updated_at) VALUES ('runs', 'log', '{', 0)"
        )
    )
    with workspace.read() as connection:
        assert store.load(connection, Runs) == Runs(log_days=90)
        assert store.changed(connection) == {"runs": {"log_days": 90}}
    assert store.early(workspace.path, Runs).log_days == 90


def test_a_program_that_cannot_be_started_is_refused_when_it_is_named(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "notes.txt").write_text("no program", encoding="utf-8")
    own = tmp_path / "own.sh"
    own.write_text("#!/bin/sh\n", encoding="utf-8")
    own.chmod(0o755)
    for text, said in (
        ("nothing-of-this-name\n{output}", "There is no such program"),
        (str(tmp_path), "This is a folder"),
        ("notes.txt", "no program that may be run"),
        ("./own.sh", "Give its whole path"),
    ):
        with pytest.raises(InvalidUse, match="cannot be run at the end") as refused:
            workspace.write(lambda c, t=text: store.save(c, "runs", "hook", t))
        assert said in refused.value.todo
    for text in ("", "sh\n-c\ntrue", f"  {own}  \n{{output}}"):
        workspace.write(lambda c, t=text: store.save(c, "runs", "hook", t))
    workspace.write(lambda c: store.save(c, "runs", "hook", str(own)))
    own.unlink()
    assert load(workspace, Runs).hook == str(own), "the job says that it could not be started, instead of nothing"
