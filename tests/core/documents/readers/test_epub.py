"""EPUB: tidy ones and careless ones."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from core.documents import epubs
from core.documents.outline import outline
from core.documents.readers import read
from core.documents.reading import ReadOptions
from core.errors import LorewrightError
from tests.core.documents.makers import make_epub, make_opf

PAGE = "<html xmlns='http://www.w3.org/1999/xhtml'><head><title>t</title></head><body>{}</body></html>"
ONE = PAGE.format(
    "<nav><a href='x'>menu</a></nav><script>evil()</script><h1>第一章</h1>"
    "<p>正文 <b>粗体</b>，见<a href='b.xhtml'>后文</a>。</p>"
    "<h2>Code</h2><pre><code class='language-python'>x = 1\n# no\n</code></pre><ul><li>a<ul><li>b</li></ul></li></ul>"
    "<div class='tip'><h3>Tip</h3><p>Rest.</p></div>"
    "<table><tr><th>k</th><th>v</th></tr><tr><td>1</td><td>2</td></tr></table>"
)
TWO = PAGE.format("<p>A chapter without a heading. <img src='p.png' alt='A fox'/></p>")


def test_reads_a_book(tmp_path: Path) -> None:
    nav = '<item id="nav" properties="nav" href="nav.xhtml" media-type="application/xhtml+xml"/>'
    links = PAGE.format("<nav><ol><li><a href='b.xhtml#s'>The Second</a></li></ol></nav>")
    pages = {"OEBPS/a.xhtml": ONE, "OEBPS/b.xhtml": TWO, "OEBPS/nav.xhtml": links}
    opf = make_opf([("a", "a.xhtml"), ("b", "b.xhtml")], "狐狸", nav)
    converted = read(make_epub(tmp_path / "a.epub", pages, opf))
    assert converted.title == "狐狸"
    assert [(h.level, h.title) for h in outline(converted.markdown)] == [(1, "第一章"), (2, "Code"), (1, "The Second")]
    assert "正文 **粗体**，见后文。" in converted.markdown
    assert "```python\nx = 1\n# no\n```" in converted.markdown
    assert "| k | v |\n| --- | --- |\n| 1 | 2 |" in converted.markdown
    assert "[A fox]" in converted.markdown
    assert "evil" not in converted.markdown
    assert "menu" not in converted.markdown
    assert [locator.section for locator in converted.locators] == ["第一章", "Code", "The Second"]


def test_careless_books_are_read(tmp_path: Path) -> None:
    items = [("a", "Text/a%20b.xhtml#top"), ("gone", "gone.xhtml"), ("out", "../../../etc/passwd")]
    path = make_epub(tmp_path / "a.epub", {"OEBPS/Text/A b.xhtml": ONE}, make_opf(items), folder="wrapped/")
    converted = read(path)
    assert "第一章" in converted.markdown
    assert converted.remarks[0]["params"]["count"] == 2


def test_a_book_without_a_package_file_is_read_page_by_page(tmp_path: Path) -> None:
    path = tmp_path / "a.epub"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("META-INF/container.xml", "<broken")
        archive.writestr("1.html", "<h1>One</h1><p>text</p>")
        archive.writestr("2.html", "<h1>Two</h1><p>text" + "<div>" * 3000 + "deep")
    assert next(h.title for h in outline(read(path).markdown)) == "One"


def test_locked_and_exploding_books_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rights = (
        '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><EncryptedData>'
        '<EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/></EncryptedData></encryption>'
    )
    opf = make_opf([("a", "a.xhtml")])
    locked = make_epub(tmp_path / "l.epub", {"OEBPS/a.xhtml": ONE, "META-INF/encryption.xml": rights}, opf)
    with pytest.raises(LorewrightError, match="protected"):
        read(locked)
    monkeypatch.setattr(epubs, "_LARGEST_PART", 10_000)
    bomb = make_epub(tmp_path / "b.epub", {"OEBPS/a.xhtml": "x" * 20_000}, opf)
    with pytest.raises(LorewrightError, match="far more than a document"):
        read(bomb)


def test_notes_of_another_file_and_pictures_of_the_book(tmp_path: Path) -> None:
    one = PAGE.format(
        "<h1>第一章</h1><p>正文<a href='../notes.xhtml#n1' id='r1'><sup>1</sup></a>。<img src='../img/p.png' alt='图'/>"
        "<img src='../../../etc/passwd' alt='out'/></p><h2>Next</h2><p>Text.</p>"
    )
    notes = PAGE.format("<h1>Notes</h1><ol><li id='n1'><p>注释在此。<a href='text/a.xhtml#r1'>↩</a></p></li></ol>")
    opf = make_opf([("a", "text/a.xhtml"), ("n", "notes.xhtml")])
    path = make_epub(tmp_path / "a.epub", {"OEBPS/text/a.xhtml": one, "OEBPS/notes.xhtml": notes}, opf)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("OEBPS/img/p.png", b"\x89PNG\r\n\x1a\n picture")
    converted = read(path, None, ReadOptions(pictures=tmp_path / "kept"))
    assert "# 第一章\n\n正文[^1]。![图](pictures/" in converted.markdown
    assert "[out]\n\n[^1]: 注释在此。\n\n## Next\n\nText." in converted.markdown
    assert "Notes" not in converted.markdown
    assert [one.read_bytes()[-7:] for one in (tmp_path / "kept").iterdir()] == [b"picture"]
    assert converted.remarks[0]["params"]["count"] == 1


def test_headings_stand_as_deep_as_in_the_table_of_contents(tmp_path: Path) -> None:
    nav = '<item id="nav" properties="nav" href="nav.xhtml" media-type="application/xhtml+xml"/>'
    links = PAGE.format(
        "<nav><ol><li><a href='p.xhtml'>Part I</a><ol><li><a href='c.xhtml'>The First</a></li></ol></li></ol></nav>"
    )
    part, chapter = PAGE.format("<h1>Part I</h1>"), PAGE.format("<h1>1. The First</h1><p>x</p><h2>Within</h2><p>y</p>")
    opf = make_opf([("p", "p.xhtml"), ("c", "c.xhtml")], more=nav)
    pages = {"OEBPS/p.xhtml": part, "OEBPS/c.xhtml": chapter, "OEBPS/nav.xhtml": links}
    headings = outline(read(make_epub(tmp_path / "a.epub", pages, opf)).markdown)
    assert [(h.level, h.title) for h in headings] == [(1, "Part I"), (2, "1. The First"), (3, "Within")]
