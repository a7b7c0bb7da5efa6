"""A run that waits for a model file says so instead of standing still."""

from __future__ import annotations

import asyncio
from pathlib import Path

from core.errors import fill
from core.jobs import history
from core.jobs.hosting import Host
from core.jobs.progress import Progress
from core.llm.gguf.settings import GgufSettings
from core.llm.messages import Model
from tests.core.jobs.working import Works
from tests.helpers.building import build
from tests.helpers.tinymodel import tiny_model


def test_a_run_says_that_it_waits_for_a_model_file(tmp_path: Path) -> None:
    path = tiny_model(tmp_path / "水泵.gguf")
    settings = GgufSettings(path=str(path), context=2048)
    model = Model(provider="gguf", name="m", base_url="", max_tokens=8, parallel=2, gguf=settings)
    told: list[str] = []

    def report(progress: Progress, _changes: object) -> None:
        note = progress.note
        told.append(fill(note["what"], note["params"]) if note else "")

    async def run(job: int) -> None:
        host = Host(works.workspace, report)
        await host.run_chain(job)
        await host.stop()

    with Works(tmp_path / "data") as works:
        built = build(works.workspace, documents=1, chunks=2, questions=0)
        options = {"model": model.model_dump(mode="json")}
        asyncio.run(run(works.workspace.write(lambda c: history.create(c, built.project, "questions", options))))
    assert "Loading 水泵…" in told
    assert told[-1] == ""
