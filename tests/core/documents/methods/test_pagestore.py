"""The pages of documents that are read at once: none of them removes those of another that is under way."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from core.documents.methods.pagestore import Pages
from core.projects import service as projects
from core.workspace import Workspace

AT_ONCE, JOBS = 8, 20


@pytest.fixture
def scans(tmp_path: Path) -> list[Path]:
    made = [tmp_path / f"页 {number}.png" for number in range(AT_ONCE)]
    for number, path in enumerate(made):
        path.write_bytes(bytes([number]) * 100)
    return made


def test_documents_that_begin_at_once_keep_their_pages(tmp_path: Path, scans: list[Path]) -> None:
    with Workspace(tmp_path / "data") as workspace, ThreadPoolExecutor(AT_ONCE) as threads:
        project = workspace.write(lambda c: projects.create(c, "p"))
        for job in range(1, JOBS):

            def read(path: Path, job: int = job) -> dict[int, str]:
                pages = Pages.open(workspace, project, job, path, {"method": "vision"})
                there = pages.all()
                pages.put(0, path.name)
                pages.ended()
                return there

            assert list(threads.map(read, scans)) == [{}] * AT_ONCE, "those of the job before are gone"
            kept = [Pages.open(workspace, project, job, path, {"method": "vision"}).all() for path in scans]
            assert kept == [{0: path.name} for path in scans], "those of this job are there"
