"""Recognition of scans, with the real models: both languages, order, mixed pages, pictures, going on after a stop."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest

from core.documents.methods import missing, ocr
from core.documents.methods.recognising import confidence, recognised
from core.documents.methods.scanned import body_height, laid_out
from core.documents.reading import PasswordNeeded, ReadOptions
from core.errors import LorewrightError
from tests.core.documents.methods.conftest import Converting
from tests.helpers.pdfs import pdf, text
from tests.helpers.scans import as_file, page_pictures, scan

CHINESE = [
    text(72, 760, "第二章 合同的订立", 18),
    text(72, 720, "当事人订立合同，可以采用书面形式、口头形式或者其他", 12),
    text(72, 702, "形式。书面形式是合同书、信件、电报等形式。", 12),
    text(72, 660, "当事人可以参照各类合同的示范文本订立合同。", 12),
]
ENGLISH = [
    text(72, 760, "Chapter 3 Delivery", 20),
    text(72, 720, "The seller delivers the goods to the address that the", 12),
    text(72, 702, "buyer has named. The risk passes with delivery.", 12),
]


def test_the_package_is_there() -> None:
    assert missing("ocr") is None


async def test_scans_in_both_languages_and_a_page_with_text_become_one_document(
    converting: Converting, tmp_path: Path
) -> None:
    path = tmp_path / "a.pdf"
    exact = [text(72, 700, "A line of text that needs nobody to recognise it: |1{}", 11)]
    path.write_bytes(scan(pdf([CHINESE, exact, ENGLISH, []]), keep=[1], dpi=100))
    converted, calls = await converting(path, "ocr", dpi=110)
    assert "# 第二章合同的订立" in converted.markdown.replace("章 合", "章合")
    assert "口头形式或者其他形式。书面形式是合同书、信件、电报等形式。" in converted.markdown
    assert "nobody to recognise it: |1{}" in converted.markdown
    assert "# Chapter 3 Delivery" in converted.markdown
    assert "to the address that the buyer has named. The risk passes with delivery." in converted.markdown
    assert [spot.page for spot in converted.locators] == [1, 2, 3]
    assert converted.markdown[converted.locators[2].start :].startswith("# Chapter 3")
    assert (converted.pages, calls) == (4, [])
    (empty,) = converted.remarks
    assert "found no text" in empty["what"]
    assert empty["params"]["pages"] == ["4"]
    assert converting.seen[0] == (1, 4)
    assert converting.seen[-1] == (4, 4)


@pytest.mark.parametrize("turns", [1, 2, 3])
async def test_pages_on_their_side_and_upside_down_are_turned(
    converting: Converting, tmp_path: Path, turns: int
) -> None:
    more = [text(72, 680 - 20 * n, f"Further sentence number {n} of this contract.", 12) for n in range(4)]
    path = tmp_path / "a.png"
    picture = page_pictures(pdf([ENGLISH + more]), dpi=100)[0].crop((0, 0, 827, 500))
    path.write_bytes(as_file(picture.rotate(90 * turns, expand=True), "PNG"))
    page = await converting.context.pools.run_reporting(recognised, str(path), 0, 100, "")
    assert page["width"] > page["height"]
    words = sorted(page["words"], key=lambda word: -word[2])
    assert words[0][0] == "Chapter 3 Delivery"
    assert words[-1][0] == "Further sentence number 3 of this contract."
    assert confidence(page["words"]) > 0.85


@pytest.mark.usefixtures("own_pools")
async def test_pictures_are_pages_and_finished_pages_are_not_recognised_again(
    converting: Converting, tmp_path: Path
) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(as_file(page_pictures(pdf([CHINESE]), dpi=100)[0], "JPEG"))
    first, _ = await converting(path, "ocr")
    assert "当事人可以参照各类合同的示范文本订立合同。" in first.markdown
    assert first.pages == 1
    converting.seen.clear()
    again, _ = await converting(path, "ocr")
    assert again == first
    assert converting.seen == [(1, 1)]
    converting.context.job_id = 2
    converting.seen.clear()
    begun = asyncio.Event()
    converting.hear = lambda _done, _total: begun.set()
    running = asyncio.create_task(converting(path, "ocr"))
    await begun.wait()
    assert converting.seen == [(0, 1)]
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asyncio.wait_for(running, 1)


def test_pages_that_are_hard_to_read_are_named() -> None:
    sure, unsure = [("Clear", 0, 0, 9, 9, 0.99)], [("Ths is hrd", 0, 0, 9, 9, 0.6)]
    (weak,) = ocr.remarks({1: {"words": sure}, 2: {"words": unsure}, 3: {"words": unsure}, 7: {"words": unsure}})
    assert weak["params"]["pages"] == ["3–4", "8"]


async def test_broken_and_locked_files_are_refused_by_the_user_s_name(converting: Converting, tmp_path: Path) -> None:
    for name in ("a.pdf", "a.png"):
        (tmp_path / name).write_bytes(b"%PDF-1.4 nothing")
        with pytest.raises(LorewrightError, match="扫描件") as caught:
            await converting(tmp_path / name, "ocr", label="扫描件")
        assert "damaged" in str(caught.value)
    (tmp_path / "b.pdf").write_bytes(pdf([ENGLISH], password="secret"))
    with pytest.raises(PasswordNeeded, match="扫描件"):
        await converting(tmp_path / "b.pdf", "ocr", label="扫描件")
    converted, _ = await converting(tmp_path / "b.pdf", "ocr", options=ReadOptions(password="secret"))
    assert "The risk passes" in converted.markdown


def test_columns_are_read_one_after_the_other() -> None:
    words = [(f"left {n} of the running text", 50.0, 700.0 - 15 * n, 280.0, 711.0 - 15 * n, 0.99) for n in range(8)]
    words += [(f"right {n} of the running text", 310.0, 699.0 - 15 * n, 540.0, 710.0 - 15 * n, 0.99) for n in range(8)]
    words.append(("A title across both columns of the page", 50.0, 760.0, 540.0, 784.0, 0.99))
    page = {"width": 595.0, "height": 842.0, "words": words}
    lines = [line.text for line in laid_out(0, page, body_height([page])).lines]
    assert lines[0] == "A title across both columns of the page"
    assert lines[1:] == [f"{side} {n} of the running text" for side in ("left", "right") for n in range(8)]


def test_rows_with_cells_become_a_table() -> None:
    rows = [("名称", "数量", "单价"), ("阀门", "12", "3.50"), ("水泵", "4", "99.00"), ("管道", "7", "1.25")]
    (line,) = laid_out(0, _table_page(rows, 700.0, 0.0), 12.0).lines
    assert line.text.startswith("| 名称 | 数量 | 单价 |\n| --- | --- | --- |\n| 阀门 | 12 | 3.50 |")


@pytest.mark.parametrize(
    ("head", "rows"),
    [
        (("名称", "数量", "单价"), [("阀门", "12", "3.50"), ("水泵", "4", "99.00"), ("管道", "7", "1.25")]),
        (("Item", "Count", "Price"), [("valve", "12", "3.50"), ("pump", "4", "99.00"), ("pipe", "7", "1.25")]),
    ],
)
def test_a_table_goes_on_over_the_page(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    pages = {number: _table_page([head, *rows], 740.0 if number else 150.0, 20.0 * number) for number in range(2)}
    pages[0]["words"].append(
        ("The annex lists what the seller delivers to the buyer.", 72.0, 740.0, 380.0, 752.0, 0.99)
    )
    converted = ocr.assembled("a.tiff", "a", pages, None, "", lambda _done, _total: None)
    table = converted.markdown[converted.markdown.index("|") :].splitlines()
    assert [table[0].split()[1], len(table)] == [head[0], 2 + 2 * len(rows)]
    assert [line.split()[1] for line in table[2:]] == [row[0] for row in rows] * 2


def _table_page(rows: list[tuple[str, ...]], top: float, wider: float) -> dict[str, Any]:
    words = [
        (cell, 72.0 + 150 * place, top - 20 * number, 100.0 + 150 * place + wider, top + 12 - 20 * number, 0.99)
        for number, row in enumerate(rows)
        for place, cell in enumerate(row)
    ]
    return {"width": 595.0, "height": 842.0, "words": words}
