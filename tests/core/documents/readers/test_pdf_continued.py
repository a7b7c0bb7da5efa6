"""PDF over the end of a page: notes at the foot after the sentence they part, tables joined, in both languages."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from core.documents.readers import read
from tests.helpers.pdfs import grid, pdf, text

WORDS = {
    "en": ("The seller delivers the goods to the buyer within the time agreed", "in this contract and pays for it.",
           "1 Goods are what the annex lists.", "2 Days without a Sunday count."),
    "zh": ("甲方应当在收到发票后三十日内付款，逾期按照合同的约定支付违约金，并且承担", "由此产生的全部费用。",
           "1 发票是指增值税专用发票。", "2 工作日不包括星期日。"),
}  # fmt: skip


def _read(tmp_path: Path, *pages: Sequence[str]) -> str:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf(pages))
    return read(path).markdown


def _table(rows: Sequence[Sequence[str]], top: float) -> list[str]:
    steps = [top - 20 * number for number in range(len(rows) + 1)]
    cells = [
        text(76 + 128 * place, y - 14, cell)
        for row, y in zip(rows, steps, strict=False)
        for place, cell in enumerate(row)
    ]
    return [*grid([72, 200, 330], steps), *cells]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_note_at_the_foot_does_not_part_the_sentence_over_it(tmp_path: Path, language: str) -> None:
    full, rest, *notes = WORDS[language]
    first = [text(60, 760 - 15 * row, full) for row in range(10)]
    first += [text(60, 90 - 12 * row, note, 8) for row, note in enumerate(notes)]
    second = [text(60, 760, rest), *[text(60, 700 - 15 * row, full) for row in range(5)]]
    markdown = _read(tmp_path, first, second)
    running, *others = markdown.split("\n\n")
    assert running.endswith(full + (" " if language == "en" else "") + rest)
    assert others[:2] == notes
    assert others[2].startswith(full)


def test_a_number_that_does_not_follow_goes_on_the_note(tmp_path: Path) -> None:
    full = WORDS["en"][0]
    page = [text(60, 760 - 15 * row, full) for row in range(10)]
    page += [text(60, 90, "1 The index of prices is the one of", 8), text(60, 80, "12 months before the day.", 8)]
    markdown = _read(tmp_path, page)
    assert markdown.endswith("\n\n1 The index of prices is the one of 12 months before the day.")


@pytest.mark.parametrize(
    ("head", "cells"),
    [(("Item", "Price"), ("valve", "12", "hose", "7")), (("名称", "价格"), ("阀门", "12", "软管", "7"))],
)
def test_a_table_goes_on_over_the_page(tmp_path: Path, head: tuple[str, str], cells: tuple[str, ...]) -> None:
    intro = [text(72, 760 - 15 * row, WORDS["en"][0]) for row in range(10)]
    pages = [
        [*intro, *_table([head, cells[:2]], 200)],
        [*_table([head, cells[2:]], 780), text(72, 600, "After the table.")],
    ]
    table = f"| {' | '.join(head)} |\n| --- | --- |\n| {' | '.join(cells[:2])} |\n| {' | '.join(cells[2:])} |"
    assert _read(tmp_path, *pages).endswith(f"\n\n{table}\n\nAfter the table.")
    again = [pages[0], [*_table([cells[2:], cells[:2]], 780), text(72, 600, "After the table.")]]
    whole = f"{table}\n| {' | '.join(cells[:2])} |"
    assert _read(tmp_path, *again).endswith(f"\n\n{whole}\n\nAfter the table.")


def test_tables_of_other_columns_stay_apart(tmp_path: Path) -> None:
    intro = [text(72, 760 - 15 * row, WORDS["en"][0]) for row in range(10)]
    moved = _table([("a name", "a price"), ("a hose", "seven")], 780)
    moved = [f"q 1 0 0 1 100 0 cm {piece} Q" for piece in moved]
    first = [*intro, *_table([("Item", "Price"), ("valve", "12")], 200)]
    assert _read(tmp_path, first, moved).count("| --- | --- |") == 2
