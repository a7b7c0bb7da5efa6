"""PDF files that are locked, damaged or scanned, and what stays of a line that a page or a column divides."""

from __future__ import annotations

import contextlib
import pickle
from pathlib import Path

import pytest

from core.documents.readers import read
from core.documents.reading import PasswordNeeded, ReadOptions, ScanFound
from core.errors import LorewrightError
from tests.helpers.pdfs import pdf, picture, text


def test_a_locked_file_asks_for_its_password_and_opens_with_it(tmp_path: Path) -> None:
    path = tmp_path / "locked.pdf"
    path.write_bytes(pdf([[text(72, 700, "The price is secret until the auction.")]], password="Rosebud 7"))
    with pytest.raises(PasswordNeeded, match="protected with a password"):
        read(path)
    with pytest.raises(PasswordNeeded, match="does not open"):
        read(path, None, ReadOptions(password="rosebud 7"))
    assert read(path, None, ReadOptions(password="Rosebud 7")).markdown == "The price is secret until the auction."


def test_what_a_caller_tells_apart_survives_the_way_between_processes() -> None:
    for kind in (PasswordNeeded, ScanFound):
        again = pickle.loads(pickle.dumps(kind("“{name}” is …", "", name="a.pdf")))  # noqa: S301 - our own bytes
        assert type(again) is kind
        assert again.params == {"name": "a.pdf"}


def test_a_scan_is_told_from_a_file_with_some_pages_of_text(tmp_path: Path) -> None:
    scan = [picture(0, 0, 595, 842)]
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf([scan, scan, scan]))
    with pytest.raises(ScanFound) as found:
        read(path)
    assert found.value.params["pages"] == 3
    path.write_bytes(pdf([scan, [text(72, 700, "One page has text on it, 有文字。")], scan]))
    converted = read(path)
    (remark,) = converted.remarks
    assert (remark["params"]["count"], remark["params"]["total"]) == (2, 3)
    assert converted.pages == 3
    assert [locator.page for locator in converted.locators] == [2]


@pytest.mark.parametrize("share", [0.05, 0.5, 0.9])
def test_a_truncated_file_is_refused_or_read_never_worse(tmp_path: Path, share: float) -> None:
    whole = pdf([[text(72, 700, "A sentence to be found again.")]])
    path = tmp_path / "a.pdf"
    path.write_bytes(whole[: int(share * len(whole))])
    with contextlib.suppress(LorewrightError):
        assert "sentence" in read(path).markdown


def test_words_divided_at_the_end_of_a_page_are_mended(tmp_path: Path) -> None:
    filler = [
        text(72, 700 - 14 * row, "The parties agree to everything that is written in this contract") for row in range(3)
    ]
    first = [*filler, text(72, 658, "and what is not written in it does not bind them, except for pay-")]
    second = [text(72, 700, "ment of the price, which follows from the law of the land itself."), *filler[1:]]
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf([first, second]))
    converted = read(path)
    assert "except for payment of the price" in converted.markdown
    assert [locator.page for locator in converted.locators] == [1, 2]
    assert converted.markdown[converted.locators[1].start :].startswith("ment of")


def test_chinese_lines_are_joined_without_spaces(tmp_path: Path) -> None:
    lines = [
        "甲方应当在收到发票后三十日内付款，逾期按日计收",
        "违约金；乙方使用ABC型设备时，应当遵守《操作规",
        "程》，并接受检查。",
    ]
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf([[text(72, 700 - 16 * row, line, 12) for row, line in enumerate(lines)]]))
    assert read(path).markdown == "".join(lines)


def test_running_lines_in_chinese_go(tmp_path: Path) -> None:
    pages = [
        [
            text(220, 800, "设备采购合同", 9),
            text(72, 700, f"第{n}条所说的事情各不相同。"),
            text(280, 40, f"第 {n} 页", 9),
        ]
        for n in range(1, 7)
    ]
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf(pages))
    markdown = read(path).markdown
    assert "设备采购合同" not in markdown
    assert "页" not in markdown
    assert markdown.count("所说的事情") == 6


def test_running_lines_that_name_the_chapter_go_and_titles_stay(tmp_path: Path) -> None:
    pages = []
    for n in range(1, 13):
        head = text(72, 800, f"第{'一二三四'[n // 4]}章 第 {n} 节所说的事", 9)
        title = text(72, 740, f"第{'一二三四'[n // 4]}章 总则之{'一二三四'[n % 4]}", 18)
        pages.append([head, title, text(72, 700, f"这里所说的是第 {n} 件事情，与别处不同。")])
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf(pages))
    markdown = read(path).markdown
    assert "节所说的事" not in markdown
    assert markdown.count("# 第") == 12
    assert markdown.count("件事情") == 12
