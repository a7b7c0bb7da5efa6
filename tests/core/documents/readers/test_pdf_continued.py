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


CALLED = {
    "en": ("The goods", " are paid for within thirty days after the day on which they came", WORDS["en"][2]),
    "zh": ("甲方应当在收到发票", "后三十日内付款，逾期按照合同的约定支付违约金，并且承担费用", WORDS["zh"][2]),
}  # fmt: skip


def _width(words: str) -> float:
    """Return about how wide the words are set in type of eleven points."""
    return sum(11 if ord(char) > 255 else 5.6 for char in words)


def _calling(words: tuple[str, str, str], mark: str = "1", size: float = 7, up: float = 2.5) -> list[str]:
    """Return a page with a mark raised in its first line, and a note at its foot."""
    begun, rest, note = words
    at = 60 + _width(begun)
    page = [text(60, 760, begun), text(at, 760 + up, mark, size), text(at + 4, 760, rest)]
    page += [text(60, 745 - 15 * row, (begun + rest).replace("1", "")) for row in range(8)]
    return [*page, text(60, 90, note, 8)]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_raised_mark_calls_its_note(tmp_path: Path, language: str) -> None:
    words = CALLED[language]
    markdown = _read(tmp_path, _calling(words), _calling(words))
    begun, rest, note = words
    assert markdown.startswith(f"{begun}[^1]{rest}")
    assert f"\n\n[^1]: {note[2:]}\n\n" in markdown
    assert markdown.endswith(f"\n\n[^2]: {note[2:]}")
    assert f"{begun}[^2]{rest}" in markdown, "each page counts from one; the document counts on"
    assert markdown.count("[^1]") == markdown.count("[^2]") == 2


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_brackets_of_a_raised_mark_go_with_it(tmp_path: Path, language: str) -> None:
    begun, rest, note = CALLED[language]
    markdown = _read(tmp_path, _calling((begun, rest, f"[1] {note[2:]}"), "[1]"))
    assert markdown.startswith(f"{begun}[^1]{rest}")
    assert markdown.endswith(f"\n\n[^1]: {note[2:]}")


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(
    ("size", "up"), [(11, 0), (7, 0)], ids=["a plain number", "a small number on the line, as of a formula"]
)
def test_what_is_not_raised_calls_no_note(tmp_path: Path, language: str, size: float, up: float) -> None:
    markdown = _read(tmp_path, _calling(CALLED[language], "1", size, up))
    assert "[^" not in markdown
    assert markdown.endswith("\n\n" + CALLED[language][2])


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_mark_that_is_raised_twice_is_left_alone(tmp_path: Path, language: str) -> None:
    words = CALLED[language]
    at = 60 + _width(words[0])
    again = [text(60, 600, words[0]), text(at, 604, "1", 7), text(at + 4, 600, words[1])]
    assert "[^" not in _read(tmp_path, [*_calling(words)[:-1], *again, _calling(words)[-1]])


@pytest.mark.parametrize("language", ["en", "zh"])
def test_part_of_a_raised_number_calls_no_note(tmp_path: Path, language: str) -> None:
    assert "[^" not in _read(tmp_path, _calling(CALLED[language], "12"))


@pytest.mark.parametrize("titles", [("Duties of the seller", "Payment"), ("甲方的义务", "付款与违约责任")])
def test_lines_of_contents_stay_lines(tmp_path: Path, titles: tuple[str, str]) -> None:
    led = [f"{number} {titles[number % 2]} {'. ' * 30}{page}" for number, page in enumerate((4, 5, 12, "xiv"), 1)]
    page: list[str] = []
    for row, line in enumerate(led):
        page += [text(72, 700 - 14 * row, line.partition(" .")[0]), text(220, 700 - 14 * row, line[-35:], 11, "F1")]
    markdown = _read(tmp_path, page)
    assert [line[0] for line in markdown.split("\n") if line] == ["1", "2", "3", "4"]
