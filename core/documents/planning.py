"""Which files an import is about, fixed when it first runs: what vanishes later fails by name, and is not missed."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson
from sqlalchemy import Select, select

from core.clock import now
from core.documents.keeping import PART, orphans
from core.jobs import states
from core.store.schema import Job
from core.store.schema.columns import table
from core.workspace import Workspace

JOB = table(Job)
#: the jobs that keep copies and pictures
KEEPERS = ("import", "convert")
MARK = "tidied"
DAY = 86_400.0  # seconds; looking through every text and every undo takes a while


def planned(workspace: Workspace, project_id: int, job_id: int, find: Callable[[], list[str]]) -> list[str]:
    """Return the files of a job: those it began with, or what `find` returns, which is kept for the next run."""
    path = _folder(workspace, project_id) / f"{job_id}.json"
    if path.exists():
        return list(orjson.loads(path.read_bytes()))
    found = find()
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_suffix(PART)
    partial.write_bytes(orjson.dumps(found))
    partial.replace(path)
    return found


def tidy(workspace: Workspace, project_id: int, job_id: int) -> None:
    """Remove the lists of imports that are done and, once a day, copies and pictures nothing refers to any more.

    Nothing goes while another job reads documents: what such a job keeps is referred to only once its rows are written.
    """
    started, folder = now(), _folder(workspace, project_id)
    with workspace.read() as connection:
        others = select(JOB.c.id, JOB.c.state).where(JOB.c.project_id == project_id, JOB.c.kind.in_(KEEPERS))
        rows = connection.execute(others.where(JOB.c.id != job_id)).all()
    waiting = {str(row.id) for row in rows if row.state != states.DONE} | {str(job_id)}
    for path in folder.glob("*.json"):
        if path.stem not in waiting:
            path.unlink(missing_ok=True)
    mark = folder / MARK
    if any(row.state == states.RUNNING for row in rows) or (mark.exists() and time.time() - mark.stat().st_mtime < DAY):
        return
    with workspace.read() as connection:
        gone = orphans(connection, project_id, workspace.sources(project_id), workspace.pictures(project_id))
    if gone:
        # Claiming a job is a write as well: none can begin, and none was running, while these are unlinked.
        workspace.write(lambda c: _unlink(gone) if not c.execute(_begun(project_id, job_id, started)).first() else None)
    folder.mkdir(parents=True, exist_ok=True)
    mark.touch()


def _begun(project_id: int, job_id: int, since: int) -> Select[Any]:
    query = select(JOB.c.id).where(JOB.c.project_id == project_id, JOB.c.kind.in_(KEEPERS), JOB.c.id != job_id)
    return query.where((JOB.c.state == states.RUNNING) | (JOB.c.finished_at >= since))


def _unlink(paths: list[Path]) -> None:
    for path in paths:
        path.unlink(missing_ok=True)


def _folder(workspace: Workspace, project_id: int) -> Path:
    return workspace.sources(project_id).parent / "imports"
