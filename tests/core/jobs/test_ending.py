"""What an error means for the job it ends."""

from __future__ import annotations

from core.jobs.ending import held_back


def test_a_chain_that_leads_back_comes_to_an_end() -> None:
    first, second = ValueError("first"), KeyError("second")
    first.__context__, second.__context__ = second, first
    assert held_back(first) is None
