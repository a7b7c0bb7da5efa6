"""Questions that are the prompt's own: what is said of a chunk of which nothing else came."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.core.jobs.working import Works, model
from tests.helpers.behaviour import Behaviour
from tests.helpers.building import build
from tests.helpers.server import Server


@pytest.mark.parametrize(
    ("language", "question", "tag"),
    [("zh", "蜂蜡在多高的温度下熔化？", "蜂蜡"), ("en", "At what temperature does beeswax melt?", "Beeswax")],
)
def test_the_example_given_back_is_named_as_that(
    tmp_path: Path, loopback: Server, language: str, question: str, tag: str
) -> None:
    with Works(tmp_path / "data") as works:
        works.project = build(works.workspace, documents=1, chunks=1, questions=0).project
        works.workspace.write(lambda c: c.exec_driver_sql("UPDATE chunk SET language = ?", (language,)))
        said = [{"question": question, "tag": tag}] * 3
        loopback.behaviour = Behaviour(answer=json.dumps(said, ensure_ascii=False))
        (failure,) = works.failures(works.run("questions", model=model(loopback)))
        assert failure["error"]["what"] == "The model repeated its instructions instead of asking about this chunk."
        assert json.loads(failure["raw"]) == said, "the reply alone, without what the service put around it"
