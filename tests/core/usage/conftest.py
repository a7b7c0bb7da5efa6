"""A workspace with calls that are easy to add up by hand."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, insert

from core.llm.latency import latency_class
from core.projects import service as projects
from core.store.schema import Call
from core.store.schema.columns import table
from core.workspace import Workspace

Add = Callable[..., int]


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace(tmp_path / "data") as opened:
        yield opened


@pytest.fixture
def zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Set the time zone of this process, as the system would."""

    def set_zone(name: str) -> None:
        monkeypatch.setenv("TZ", name)
        time.tzset()

    before = os.environ.get("TZ")
    yield set_zone
    if before is None:
        monkeypatch.delenv("TZ", raising=False)
    else:
        monkeypatch.setenv("TZ", before)
    time.tzset()


def at(text: str) -> int:
    """Return the moment of a local time such as "2026-05-01 23:59"."""
    return round(time.mktime(time.strptime(text, "%Y-%m-%d %H:%M")) * 1000)


@pytest.fixture
def add(workspace: Workspace) -> Add:
    """Add a call; returns its id."""

    def added(when: str | int = "2026-05-10 12:00", times: int = 1, **values: Any) -> int:
        moment = at(when) if isinstance(when, str) else when
        row = {
            "stage": "answers",
            "provider": "openai",
            "model": "small",
            "prompt_tokens": 100,
            "completion_tokens": 20,
            "cost": 0.5,
            "currency": "USD",
            "latency_ms": 1000,
            "created_at": moment,
            **values,
        }
        full = Call(**row, bucket=latency_class(row["latency_ms"])).model_dump(exclude={"id"})

        def write(connection: Connection) -> int:
            for _ in range(times):
                found = connection.execute(insert(table(Call)).values(**full))
            return int(found.inserted_primary_key[0])  # type: ignore[index]

        return workspace.write(write)

    return added


@pytest.fixture
def project(workspace: Workspace) -> int:
    return workspace.write(lambda c: projects.create(c, "心血管指南"))
