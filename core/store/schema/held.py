"""What a process holds of the cap of a project, so that several can keep it together."""

from __future__ import annotations

from sqlmodel import Field, SQLModel

from core.store.schema.columns import parent


class Held(SQLModel, table=True):
    """What the calls that one process has under way, or not yet written down, may use at most.

    `holder` names the process and its hold (`core.jobs.holding`), `unit` is cost or tokens; `used` is what of `amount`
    is used already and only waits to be written down, as far as the process has said. The row goes with the last run
    of the project there; one of a process that died counts no more.
    """

    __tablename__ = "held"

    holder: str = Field(primary_key=True)
    unit: str = Field(primary_key=True)
    project_id: int = parent("project.id", index=True)
    amount: float = 0.0
    used: float = 0.0
