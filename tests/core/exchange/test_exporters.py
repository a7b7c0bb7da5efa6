"""Every format against its golden file, in Chinese and English."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.errors import InvalidUse
from core.exchange.exporters import EXPORTERS, exporter
from core.exchange.files import write
from core.exchange.options import ExportOptions
from core.exchange.reading import load
from core.exchange.row import ExportRow

GOLDEN = Path(__file__).parent / "golden"
ROWS = (
    ExportRow(
        "质保期是多久？",
        "两年，自验收之日起。",
        "第四条写明“两年”。",
        None,
        (),
        "zh",
        "质保",
        {"document": "合同.md", "start": 3, "end": 9},
    ),
    ExportRow(
        "How long is the warranty?",
        'Two years, from "acceptance".\nSee {{clause}} 4.',
        None,
        "You are a lawyer.",
        (),
        "en",
        None,
        None,
    ),
    ExportRow(
        "还有呢？",
        "没有了。",
        "已看完全文。",
        None,
        (
            {"role": "system", "content": "你是律师。"},
            {"role": "user", "content": "有哪些义务？"},
            {"role": "assistant", "content": "付款。"},
            {"role": "user", "content": "还有呢？"},
            {"role": "assistant", "content": "没有了。"},
        ),
        "zh",
        "义务",
        None,
    ),
)
CASES = {
    "plain": ExportOptions(reasoning=False),
    "full": ExportOptions(reasoning=True, system="请简短回答。", source=True),
}


@pytest.mark.parametrize("ending", ["json", "jsonl"])
@pytest.mark.parametrize("case", sorted(CASES))
@pytest.mark.parametrize("name", ["alpaca", "sharegpt", "openai"])
def test_file_is_the_golden_one_and_loads_again(name: str, case: str, ending: str, tmp_path: Path) -> None:
    records = [exporter(name).record(row, CASES[case]) for row in ROWS]
    path = tmp_path / f"{name}.{ending}"
    assert write(iter(records), path) == len(ROWS)
    assert path.read_bytes() == (GOLDEN / f"{name}-{case}.{ending}").read_bytes()
    assert load(path) == records


def test_reasoning_stands_before_the_answer_only_when_wanted() -> None:
    make = exporter("alpaca").record
    assert make(ROWS[0], ExportOptions())["output"] == "<think>\n第四条写明“两年”。\n</think>\n\n两年，自验收之日起。"
    assert make(ROWS[0], ExportOptions(reasoning=False))["output"] == "两年，自验收之日起。"
    assert "<think>" not in make(ROWS[1], ExportOptions())["output"]


def test_system_prompt_of_the_row_goes_before_the_one_for_all() -> None:
    options = ExportOptions(system="For all.")
    make = exporter("alpaca").record
    assert [make(row, options)["system"] for row in ROWS] == ["For all.", "You are a lawyer.", "你是律师。"]
    assert "system" not in make(ROWS[0], ExportOptions())


def test_rows_are_not_changed_by_exporting_them() -> None:
    before = [dict(turn) for turn in ROWS[2].messages]
    for each in EXPORTERS:
        each.record(ROWS[2], ExportOptions())
    assert list(ROWS[2].messages) == before


def test_unknown_format_is_refused_by_name() -> None:
    with pytest.raises(InvalidUse, match="called parquet"):
        exporter("parquet")
