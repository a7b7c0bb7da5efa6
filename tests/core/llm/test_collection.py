"""The collection of bad replies: data is taken from each that holds some, and from no other."""

from __future__ import annotations

import pytest

from tests.core.llm.collection import Case, cases, expected, outcome, table

EVERY = cases()


@pytest.mark.parametrize("case", EVERY, ids=lambda case: f"{case.kind}-{case.name}-{case.language}")
def test_every_reply_comes_to_what_it_should(case: Case) -> None:
    assert outcome(case) == expected(case)


def test_the_collection_is_large_and_in_both_languages() -> None:
    chinese = [case for case in EVERY if case.language == "zh"]
    assert len(EVERY) >= 100
    assert 0.45 <= len(chinese) / len(EVERY) <= 0.55
    assert len({(case.kind, case.name, case.language) for case in EVERY}) == len(EVERY)
    for case in chinese:
        assert any("\u4e00" <= char <= "\u9fff" for char in case.text) or case.schema in ("levels", "text")


def test_the_table_counts_them_all() -> None:
    last = next(line for line in table().splitlines() if line.startswith("all")).split()
    assert int(last[1]) == len(EVERY)
    assert last[-2] == "0"
