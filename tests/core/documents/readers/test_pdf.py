"""PDF: headings from bookmarks and from type size, running lines removed, paragraphs joined, pages located."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.documents.outline import outline
from core.documents.readers import read, reader_for
from core.documents.readers.pdf import PdfReader
from core.errors import LorewrightError
from tests.core.documents.makers import make_pdf

BODY = "The quick brown fox jumps over the lazy dog and keeps running through all of the"


def _page(number: int, title: str) -> list[tuple[float, float, str]]:
    return [
        (9, 800, "Handbook of Foxes"),
        (18, 740, title),
        (11, 710, BODY),
        (11, 696, "night until it comes to a stop at the edge of the large and very old for-"),
        (11, 682, "est near town."),
        (11, 650, BODY),
        (11, 636, f"land again, says paragraph {number}."),
        (9, 40, f"{number}"),
    ]


PAGES = [_page(number, f"Chapter {number}: On Foxes") for number in range(1, 6)]


def test_headings_from_the_size_of_the_type(tmp_path: Path) -> None:
    converted = read(make_pdf(tmp_path / "a.pdf", PAGES))
    assert [h.title for h in outline(converted.markdown)] == [f"Chapter {n}: On Foxes" for n in range(1, 6)]
    assert converted.pages == 5


def test_bookmarks_win_and_take_the_line_of_the_text(tmp_path: Path) -> None:
    marks = [("On Foxes", 0), ("Nowhere in the text", 2), ("Chapter 4: On Foxes", 3)]
    converted = read(make_pdf(tmp_path / "a.pdf", PAGES, marks))
    titles = [h.title for h in outline(converted.markdown)]
    assert titles[0].endswith("On Foxes")
    assert "Nowhere in the text" in titles
    assert len(titles) == 3


def test_running_lines_go_and_words_are_mended(tmp_path: Path) -> None:
    markdown = read(make_pdf(tmp_path / "a.pdf", PAGES)).markdown
    assert "Handbook" not in markdown
    assert "very old forest near town." in markdown
    assert "all of the night until" in markdown
    assert not any(line.strip().isdigit() for line in markdown.split("\n"))


def test_locators_name_the_pages(tmp_path: Path) -> None:
    converted = read(make_pdf(tmp_path / "a.pdf", PAGES))
    assert [locator.page for locator in converted.locators] == [1, 2, 3, 4, 5]
    assert converted.locators[0].start == 0
    assert converted.locators[-1].end == len(converted.markdown)
    for locator in converted.locators:
        assert f"paragraph {locator.page}." in converted.markdown[locator.start : locator.end]


def test_a_pdf_under_another_name_is_read_as_one(tmp_path: Path) -> None:
    assert isinstance(reader_for(make_pdf(tmp_path / "a.txt", PAGES)), PdfReader)


def test_progress_is_told_and_may_stop_the_reading(tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    read(make_pdf(tmp_path / "a.pdf", PAGES), lambda done, total: seen.append((done, total)))
    assert seen == [(n, 5) for n in range(1, 6)]


def test_a_scan_and_a_damaged_file_say_why(tmp_path: Path) -> None:
    with pytest.raises(LorewrightError, match="scan"):
        read(make_pdf(tmp_path / "scan.pdf", [[], []]))
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.4\nnothing more")
    with pytest.raises(LorewrightError, match="damaged"):
        read(broken)
