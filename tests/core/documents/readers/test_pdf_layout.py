"""PDF: columns one after the other, tables as tables, code in fences, pictures at their place, in both languages."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from core.documents.readers import read
from core.documents.reading import ReadOptions
from tests.helpers.pdfs import grid, pdf, picture, rule, text

ENGLISH = "The seller delivers the goods to"
CHINESE = "甲方应当在收到发票后三十日内付款"


def _read(tmp_path: Path, *pages: Sequence[str], rotate: int = 0) -> str:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf(pages, rotate))
    return read(path).markdown


@pytest.mark.parametrize(("words", "size"), [(ENGLISH, 11), (CHINESE, 11)])
def test_two_columns_written_row_by_row_are_read_one_after_the_other(tmp_path: Path, words: str, size: int) -> None:
    rows = []
    for row in range(12):
        rows += [
            text(60, 700 - 14 * row, f"{words} {row:02}L", size),
            text(320, 700 - 14 * row, f"{words} {row:02}R", size),
        ]
    markdown = _read(tmp_path, rows)
    places = [markdown.index(f"{row:02}{side}") for side in "LR" for row in range(12)]
    assert places == sorted(places)


def test_a_title_across_columns_stands_before_both_and_a_note_after(tmp_path: Path) -> None:
    rows = [text(60, 740, "A title that reaches across both of the columns of this page", 16)]
    for row in range(10):
        rows += [text(60, 700 - 14 * row, f"{ENGLISH} {row}L"), text(320, 700 - 14 * row, f"{ENGLISH} {row}R")]
    rows.append(text(60, 500, "1 A note at the foot that is long enough to reach across both columns of the page.", 9))
    markdown = _read(tmp_path, rows)
    order = [markdown.index(part) for part in ("A title", "0L", "9L", "0R", "9R", "1 A note")]
    assert order == sorted(order)


def test_three_columns(tmp_path: Path) -> None:
    rows = []
    for row in range(12):
        rows += [
            text(x, 700 - 14 * row, f"Words of column {name} {row}") for name, x in (("A", 50), ("B", 230), ("C", 410))
        ]
    markdown = _read(tmp_path, rows)
    assert markdown.index("A 11") < markdown.index("B 0") < markdown.index("B 11") < markdown.index("C 0")


@pytest.mark.parametrize("cells", [["Item", "Price", "valve", "12"], ["名称", "价格", "阀门", "十二"]])
def test_a_ruled_table(tmp_path: Path, cells: list[str]) -> None:
    drawn = [
        text(72, 740, "Before the table."),
        *grid([72, 200, 330], [700, 680, 660]),
        text(72, 620, "After the table."),
    ]
    for number, cell in enumerate(cells):
        drawn.append(text(76 + 128 * (number % 2), 686 - 20 * (number // 2), cell))
    markdown = _read(tmp_path, drawn)
    table = f"| {cells[0]} | {cells[1]} |\n| --- | --- |\n| {cells[2]} | {cells[3]} |"
    assert markdown.split("\n\n") == ["Before the table.", table, "After the table."]


def test_merged_cells_hold_their_text_once(tmp_path: Path) -> None:
    drawn = [
        rule(72, 700, 372, 700), rule(72, 680, 372, 680), rule(172, 660, 372, 660), rule(72, 640, 372, 640),
        rule(72, 640, 72, 700), rule(172, 640, 172, 680), rule(272, 640, 272, 680), rule(372, 640, 372, 700),
        text(76, 686, "合同 Contract"), text(76, 656, "甲方"), text(176, 666, "A1"), text(276, 666, "B1"),
        text(176, 646, "A2"), text(276, 646, "B|2"),
    ]  # fmt: skip
    markdown = _read(tmp_path, drawn)
    assert markdown == "| 合同 Contract |  |  |\n| --- | --- | --- |\n| 甲方 | A1 | B1 |\n|  | A2 | B\\|2 |"


@pytest.mark.parametrize("names", [["Apples", "Pears", "Plums", "Figs"], ["苹果", "梨子", "李子", "无花果"]])
def test_aligned_columns_without_upright_lines_are_a_table(tmp_path: Path, names: list[str]) -> None:
    drawn = [text(72, 740, "What was sold in the year, in thousands of tonnes, by kind and by quarter of the year:")]
    for row, name in enumerate(names):
        drawn += [
            text(72, 700 - 16 * row, name),
            *[text(200 + 80 * n, 700 - 16 * row, f"{row}{n}.5") for n in range(3)],
        ]
    markdown = _read(tmp_path, drawn)
    assert f"| {names[0]} | 00.5 | 01.5 | 02.5 |\n| --- | --- | --- | --- |\n| {names[1]} | 10.5 |" in markdown
    assert markdown.count(names[3]) == 1


def test_a_list_of_contents_and_a_page_of_prose_are_no_tables(tmp_path: Path) -> None:
    contents = []
    for row in range(8):
        contents.append(text(72, 700 - 16 * row, f"Chapter {row} on things" + " ." * 30))
        contents.append(text(480, 700 - 16 * row, f"{row + 3}"))
    frame = [
        *grid([60, 540], [750, 400]),
        *[text(72, 700 - 14 * row, f"{ENGLISH} the buyer, {row}.") for row in range(9)],
    ]
    assert "| --- |" not in _read(tmp_path, contents, frame)


def test_code_is_fenced_with_its_indents(tmp_path: Path) -> None:
    prose = [text(72, 760 - 14 * row, f"{ENGLISH} the buyer, {row}.") for row in range(8)]
    code = ["def pay(sum):", "    if sum > 0:", "        return #", "    return None"]
    drawn = [text(72 + 6.6 * (len(line) - len(line.lstrip())), 620 - 13 * row, line.strip(), 11, "F2")
             for row, line in enumerate(code)]  # fmt: skip
    assert "```\ndef pay(sum):\n    if sum > 0:\n        return #\n    return None\n```" in _read(
        tmp_path, prose + drawn
    )


def test_turned_pages_are_read_as_they_are_seen(tmp_path: Path) -> None:
    drawn = [f"q 0 1 -1 0 595 0 cm {piece} Q" for piece in (
        *grid([72, 200, 330], [500, 480, 460]), text(76, 486, "Item"), text(204, 486, "Price"),
        text(76, 466, "valve"), text(204, 466, "12"), text(76, 400, "The end."),
    )]  # fmt: skip
    assert _read(tmp_path, drawn, rotate=90) == "| Item | Price |\n| --- | --- |\n| valve | 12 |\n\nThe end."


def test_pictures_are_kept_at_their_place_and_icons_are_not(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    drawn = [
        text(72, 740, "Before the picture, a sentence."), picture(72, 500, 200, 200), picture(400, 736, 12, 12, "I2"),
        text(72, 460, "After the picture, a sentence."),
    ]  # fmt: skip
    path.write_bytes(pdf([drawn]))
    markdown = read(path, None, ReadOptions(pictures=tmp_path / "kept")).markdown
    before, shown, after = markdown.split("\n\n")
    (kept,) = (tmp_path / "kept").iterdir()
    assert (before, after) == ("Before the picture, a sentence.", "After the picture, a sentence.")
    assert shown == f"![](pictures/{kept.name})"
    assert kept.read_bytes().startswith(b"\x89PNG")
    assert "pictures/" not in read(path).markdown


def test_a_picture_on_every_page_is_a_letterhead(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf([[picture(72, 740, 80, 60), text(72, 600, f"Sentence {n} of them.")] for n in range(6)]))
    assert "pictures/" not in read(path, None, ReadOptions(pictures=tmp_path / "kept")).markdown


def test_remarks_in_chinese_stay_in_their_code(tmp_path: Path) -> None:
    prose = [text(72, 760 - 14 * row, f"{CHINESE}{row}。") for row in range(8)]
    code = [
        text(72, 620, "# "), text(84, 620, "先读取合同"), text(72, 607, "read(contract)", 11, "F2"),
        text(72, 594, "sign(contract)  //", 11, "F2"), text(204, 594, "双方签字"), text(72, 581, "pay(sum)", 11, "F2"),
    ]  # fmt: skip
    after = [text(72, 540, "上面的 # 号之后是说明。")]
    markdown = _read(tmp_path, prose + code + after)
    fenced = markdown.split("```")[1]
    assert [line.split()[0] for line in fenced.strip().splitlines()] == [
        "#",
        "read(contract)",
        "sign(contract)",
        "pay(sum)",
    ]
    assert "双方签字" in fenced
    assert markdown.endswith("上面的 # 号之后是说明。")


HEADS = [("Region", "2023", "2024", ("Plan", "Done")), ("地区", "收入", "支出", ("计划", "实际"))]


def _cells(names: Sequence[str], top: float, step: float) -> list[str]:
    return [
        text(80 + (100 + 60 * (place - 1) if place else 0), top - step * row, cell)
        for row, name in enumerate(names)
        for place, cell in enumerate([name, "12", "3.5", "40", "75"])
    ]


@pytest.mark.parametrize(("stub", "first", "second", "below"), HEADS)
def test_a_ruled_head_of_two_rows_becomes_one(
    tmp_path: Path, stub: str, first: str, second: str, below: tuple[str, str]
) -> None:
    page = [rule(72, 700, 412, 700), rule(172, 680, 412, 680), *[rule(72, y, 412, y) for y in (660, 640, 620)]]
    page += [rule(x, 620, x, 700) for x in (72, 172, 292, 412)] + [rule(x, 620, x, 680) for x in (232, 352)]
    page += [text(80, 676, stub), text(215, 686, first), text(333, 686, second)]
    page += [text(180 + 60 * place, 666, name) for place, name in enumerate(below * 2)]
    markdown = _read(tmp_path, [*page, *_cells(["A1", "B2"], 646, 20)])
    assert markdown == (
        f"| {stub} | {first} / {below[0]} | {first} / {below[1]} | {second} / {below[0]} | {second} / {below[1]} |\n"
        "| --- | --- | --- | --- | --- |\n| A1 | 12 | 3.5 | 40 | 75 |\n| B2 | 12 | 3.5 | 40 | 75 |"
    )


@pytest.mark.parametrize(("stub", "first", "second", "below"), HEADS)
def test_a_head_of_two_rows_without_upright_lines_becomes_one(
    tmp_path: Path, stub: str, first: str, second: str, below: tuple[str, str]
) -> None:
    page = [text(213, 700, first), text(333, 700, second), text(80, 684, stub)]
    page += [text(180 + 60 * place, 684, name) for place, name in enumerate(below * 2)]
    markdown = _read(tmp_path, [*page, *_cells(["A1", "B2", "C3", "D4"], 668, 16)])
    assert markdown.startswith(
        f"| {stub} | {first} / {below[0]} | {first} / {below[1]} | {second} / {below[0]} | {second} / {below[1]} |\n"
        "| --- | --- | --- | --- | --- |\n| A1 | 12 | 3.5 | 40 | 75 |\n"
    )


def test_a_row_of_values_below_a_merged_head_is_no_head(tmp_path: Path) -> None:
    page = [rule(72, y, 292, y) for y in (700, 680, 660, 640)]
    page += [rule(x, 640, x, 700) for x in (72, 172, 292)] + [rule(232, 640, 232, 680)]
    page += [text(80, 686, "Item"), text(200, 686, "Sizes")]
    page += [text(x, y, cell) for y, row in ((666, ("hose", "12", "7")), (646, ("pipe", "4", "9")))
             for x, cell in zip((80, 180, 240), row, strict=True)]  # fmt: skip
    assert _read(tmp_path, page) == "| Item | Sizes |  |\n| --- | --- | --- |\n| hose | 12 | 7 |\n| pipe | 4 | 9 |"
