"""Jobs in words."""

from __future__ import annotations

import pytest

from core.jobs.kinds import KINDS
from desktop.jobwords import TITLES, at_work, detail

RUNNING = {"state": "running", "note": {"what": "{name}: page {done} of {total}", "params": {}}}


def test_the_titles_are_those_of_the_jobs() -> None:
    assert {kind: job.title for kind, job in KINDS.items()} == TITLES


def test_the_page_that_is_read_comes_first() -> None:
    job = {**RUNNING, "rate": 2.0, "seconds_left": 60.0}
    job["note"]["params"] = {"name": "manual.pdf", "done": 37, "total": 1500}
    assert detail(job).startswith("manual.pdf: page 37 of 1,500 · 120 a minute")


@pytest.mark.parametrize("job", [{"state": "done", "note": RUNNING["note"]}, {"state": "running"}])
def test_nothing_is_said_of_a_job_that_is_over_or_silent(job: dict[str, object]) -> None:
    assert at_work(job) == ""
