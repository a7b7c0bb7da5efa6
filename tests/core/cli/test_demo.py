"""`lorewright demo`, which the first of the two commands runs where there is no display."""

from __future__ import annotations

import json
from pathlib import Path

from tests.core.cli.conftest import Cli


def test_the_bundled_documents_become_a_dataset_twice(cli: Cli, tmp_path: Path) -> None:
    out = tmp_path / "sample.jsonl"
    first = cli("demo", "--out", str(out))
    assert first.code == 0, first.err
    assert "2 documents" in first.out
    rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert len(rows) > 20
    assert all(row["instruction"] and row["output"] for row in rows)
    again = cli("demo", "--out", str(out))
    assert again.code == 0, again.err
    assert len(out.read_text(encoding="utf-8").splitlines()) == len(rows)
