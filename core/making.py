"""The main job: from documents to an exported dataset, as a chain of jobs.

The window, the command line and the demo share it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from sqlalchemy import Connection, select, update

from core.jobs import history, log, states
from core.llm.messages import Model
from core.paths import resources
from core.store.schema import Job
from core.store.schema.columns import table

JOB = table(Job)
Step = dict[str, Any]


@dataclass(frozen=True)
class Stage:
    """One job of a chain as it stands; `reasons` are its commonest failures, as (error, how many items)."""

    job_id: int
    kind: str
    state: str
    total: int
    done: int
    failed: int
    rows: int
    error: dict[str, Any]
    reasons: tuple[tuple[dict[str, Any], int], ...] = ()

    @property
    def ended(self) -> bool:
        """Whether it neither runs nor waits to run."""
        return self.state not in states.ACTIVE


#: the stages of the chain that call a model
CALLING = ("tree", "questions", "answers")


def steps(
    paths: Sequence[Path],
    model: Model,
    *,
    language: str = "auto",
    tree: Literal["model", "outline"] = "model",
    export: Step | None = None,
    models: Mapping[str, Model] | None = None,
) -> list[Step]:
    """Return the chain import → tree → questions → answers (→ export); each step does only what is missing.

    `models` holds those that stages have in place of `model`, by the name of the stage.
    """
    chosen = {stage: (models or {}).get(stage, model).model_dump(mode="json") for stage in CALLING}
    found: list[Step] = []
    if paths:
        options = {"paths": [str(path.resolve()) for path in paths], "language": language}
        found.append({"kind": "import", "options": options})
    found.append({"kind": "tree", "options": {"model": chosen["tree"], "source": tree}})
    found.append({"kind": "questions", "options": {"model": chosen["questions"]}})
    found.append({"kind": "answers", "options": {"model": chosen["answers"]}})
    if export is not None:
        found.append({"kind": "export", "options": export})
    return found


def samples() -> list[Path]:
    """Return the documents that come with the program, one Chinese and one English."""
    folder = resources() / "samples"
    endings = (".md", ".txt", ".pdf", ".docx", ".epub")
    return sorted(path for path in folder.iterdir() if path.suffix in endings and path.stem != "README")


def begin(connection: Connection, project_id: int, chain: list[Step], terms: Step | None = None) -> int:
    """Queue a chain under terms that hold for all of it and return the id of its first job.

    What an earlier chain left unfinished is closed: every step plans only what is missing, so the new chain goes on
    exactly where that one stopped.

    Raises:
        InvalidUse: a job of this project runs, or another process is about to run one.
    """
    history.refuse_running(connection, project_id)
    kinds = {step["kind"] for step in chain}
    open_states = (states.QUEUED, states.PAUSED, states.INTERRUPTED)
    where = (JOB.c.project_id == project_id, JOB.c.kind.in_(kinds), JOB.c.state.in_(open_states))
    connection.execute(update(JOB).where(*where).values(state=states.CANCELLED, then=[]))
    head, *rest = chain
    return history.create(connection, project_id, head["kind"], head["options"], rest, None, terms)


def made_since(connection: Connection, project_id: int, first_job: int) -> list[int]:
    """Return the ids of the jobs of a project from `first_job` on."""
    query = select(JOB.c.id).where(JOB.c.project_id == project_id, JOB.c.id >= first_job).order_by(JOB.c.id)
    return list(connection.execute(query).scalars())


def stages(connection: Connection, project_id: int, first_job: int) -> list[Stage]:
    """Return the jobs of a project from `first_job` on, with what failed and why."""
    query = select(JOB).where(JOB.c.project_id == project_id, JOB.c.id >= first_job).order_by(JOB.c.id)
    rows = connection.execute(query).mappings().all()
    names = ("kind", "state", "total", "done", "failed", "rows", "error")
    return [
        Stage(
            job_id=row["id"],
            reasons=log.commonest(connection, row["id"]) if row["failed"] else (),
            **{name: row[name] for name in names},
        )
        for row in rows
    ]
