"""Markdown and plain text: encodings, headings by convention, nothing misread."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

import pytest

from core.documents.outline import outline
from core.documents.readers import read
from core.documents.readers.text import to_markdown
from core.documents.reading import ReadOptions
from core.errors import LorewrightError

PNG = b"\x89PNG\r\n\x1a\n" + bytes(60)
CHINESE = (
    "第一章 总则\n\n为了保护民事主体的合法权益，调整民事关系，维护社会和经济秩序，制定本法。\n这里是正文的第二行。\n"
    * 3
)
TRADITIONAL = "這是一個用繁體中文寫成的文件，說明我們如何處理不同的編碼。請仔細閱讀以下的內容，並且回答問題。\n" * 3


@pytest.mark.parametrize(
    ("text", "codec", "encoding"),
    [
        (CHINESE, "utf-8", "utf-8"),
        (CHINESE, "utf-8-sig", "utf-8"),
        (CHINESE, "utf-16", "utf-16-le"),
        ("Plain words in wide letters. " * 9, "utf-16-be", "utf-16-be"),
        (CHINESE, "gb18030", "gb18030"),
        (CHINESE + "𠮷", "gb18030", "gb18030"),
        (TRADITIONAL, "big5", "big5hkscs"),
        (CHINESE, "utf-16-be", "utf-16-be"),
        (CHINESE, "utf-32", "utf-32-le"),
        ("Plain words in the widest letters. " * 9, "utf-32-be", "utf-32-be"),
        ("これは日本語の文書です。漢字とカタカナも含まれています。\n" * 3, "cp932", "cp932"),
        ("이 문서는 한국어로 작성되었습니다. 올바르게 감지하는지 확인합니다.\n" * 3, "cp949", "cp949"),
        ("plain line\n" * 60_000 + CHINESE * 9, "gb18030", "gb18030"),
        ("Où est le café? Élève, garçon, naïve: déjà vu à Noël. " * 20, "latin-1", "cp1252"),
    ],
)
def test_finds_the_encoding(tmp_path: Path, text: str, codec: str, encoding: str) -> None:
    path = tmp_path / "doc.md"
    path.write_bytes(text.encode(codec))
    converted = read(path)
    assert converted.markdown == text
    assert converted.encoding == encoding
    assert converted.remarks == ()


def test_a_named_encoding_is_believed_and_shown(tmp_path: Path) -> None:
    path = tmp_path / "doc.txt"
    path.write_bytes("Zażółć gęślą jaźń".encode("iso-8859-2"))
    converted = read(path, None, ReadOptions(encoding="ISO-8859-2"))
    assert (converted.markdown, converted.encoding) == ("Zażółć gęślą jaźń", "iso8859-2")
    for encoding in ("klingon", "hex", "rot13"):
        with pytest.raises(LorewrightError, match=f"no text encoding called {encoding}"):
            read(path, None, ReadOptions(encoding=encoding))


def test_a_text_too_large_for_a_project_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.write(b"words and words\n")
        file.truncate(129 << 20)
    with pytest.raises(LorewrightError, match="has 129 MB; files of this kind are read up to 128 MB"):
        read(path)


def test_a_few_damaged_bytes_are_a_remark_not_a_failure(tmp_path: Path) -> None:
    path = tmp_path / "doc.txt"
    path.write_bytes((CHINESE * 20).encode() + b"\xff\xfe end")
    converted = read(path)
    assert converted.encoding == "utf-8"
    assert converted.remarks[0]["params"]["count"] == 2


def test_markdown_keeps_everything_but_line_breaks(tmp_path: Path) -> None:
    path = tmp_path / "doc.md"
    path.write_bytes(b"\xef\xbb\xbf# A\r\n\r\ntext  \r```\r\n# x\r\n```\r\n## B")
    converted = read(path)
    assert converted.markdown == "# A\n\ntext  \n```\n# x\n```\n## B"
    assert [(locator.section, converted.markdown[locator.start]) for locator in converted.locators] == [
        ("A", "#"),
        ("B", "#"),
    ]
    assert converted.title == "A"


def test_pictures_of_markdown_are_kept_from_beside_it(tmp_path: Path) -> None:
    folder, kept = tmp_path / "notes", tmp_path / "kept"
    (folder / "img").mkdir(parents=True)
    (folder / "img" / "图 (1).png").write_bytes(PNG)
    inside = base64.b64encode(PNG + b"inside").decode()
    untouched = (
        "`![c](img/x.png)`", "```\n![f](img/图%20(1).png)\n```", "![r](https://example.org/x.png)", "![n](none.png)",
        "![o](../notes.png)",
    )  # fmt: skip
    taken = ("![a](img/图%20(1).png)", '![b](<img/图 (1).png> "Title")', f"![d](data:image/png;base64,{inside})",
             '<img width="9" src="img/图 (1).png">')  # fmt: skip
    path = folder / "doc.md"
    path.write_text("# A\n\n" + "\n\n".join((*untouched, *taken)) + "\n\n## B\n", encoding="utf-8")
    (tmp_path / "notes.png").write_bytes(PNG)
    copy = tmp_path / "copy.md"
    copy.write_bytes(path.read_bytes())
    converted = read(copy, None, ReadOptions(pictures=kept, origin=path))
    parts = converted.markdown.split("\n\n")
    assert parts[1:6] == list(untouched)
    name = f"pictures/{hashlib.sha256(PNG).hexdigest()[:32]}.png"
    assert (parts[6], parts[7], parts[9]) == (f"![a]({name})", f'![b]({name} "Title")', f'<img width="9" src="{name}">')
    assert "base64" not in converted.markdown
    assert sorted(one.read_bytes() for one in kept.iterdir()) == sorted([PNG, PNG + b"inside"])
    assert converted.remarks[0]["params"]["count"] == 2
    assert [converted.markdown[one.start :].split("\n")[0] for one in converted.locators] == ["# A", "## B"]
    assert "pictures/" not in read(path).markdown


@pytest.mark.parametrize(
    ("text", "headings"),
    [
        (
            "第一编 总则\n\n第一章 基本规定\n\n第一条 为了保护。\n\n第二节 监护\n",
            [(1, "第一编 总则"), (2, "第一章 基本规定"), (3, "第二节 监护")],
        ),
        ("Chapter 4\n\nText.\n\n4.1. Scope of it\n\nMore.\n", [(1, "Chapter 4"), (2, "4.1. Scope of it")]),
        ("1. Scope\n\nText.\n\n1.1 General\n\nText.\n", [(1, "1. Scope"), (2, "1.1 General")]),
        ("1. first thing\n\n2. second thing\n", []),
        ("1.1 one\n1.2 two\n1.3 three\n", []),
        ("Title\n=====\n\nPart\n----\ntext\n", [(1, "Title"), (2, "Part")]),
        ("NAME\n\nls - list\n\nTHE OPTIONS\n\nmany\n", [(1, "NAME"), (1, "THE OPTIONS")]),
        ("一、适用范围\n\n正文在此。\n\n二、定义\n\n正文。\n", [(1, "一、适用范围"), (1, "二、定义")]),
        ("在第三章的规定中，有例外。\n\n第三章的规定适用于此。\n", []),
        ("3.1 In this clause the parties agree.\n\n", []),
        ("# not a heading\n\ntext\n***\n```\n", []),
        (
            "1.1. What is the difference between this system and all others?\nWhy should I choose it?\n\nText.\n",
            [(2, "1.1. What is the difference between this system and all others? Why should I choose it?")],
        ),
    ],
)
def test_headings_of_plain_text(text: str, headings: list[tuple[int, str]]) -> None:
    assert [(heading.level, heading.title) for heading in outline(to_markdown(text))] == headings


def test_terminal_escapes_are_removed() -> None:
    assert to_markdown("\x1b[32m《感遇》\x1b[m\nB\x08Bold\x1b]0;t\x07") == "《感遇》\nBold"


@pytest.mark.parametrize(
    ("name", "data", "word"),
    [
        ("a.md", b"\x00\x01\x02\x03" * 99, "not a text file"),
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\n---\n", "no text"),
        ("a.md", b"\x89PNG\r\n\x1a\n" + b"x" * 99, "PNG"),
        ("a.txt", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 99, "old Word"),
        ("a.xyz", b"text", "cannot be read yet"),
        ("a.docx", b"just text", "no DOCX"),
        ("a.pdf", b"just text", "no PDF"),
        ("a.epub", b"PK\x03\x04 cut off", "EPUB"),
    ],
)
def test_what_cannot_be_read_says_why(tmp_path: Path, name: str, data: bytes, word: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(LorewrightError, match=word):
        read(path)


def test_a_missing_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(LorewrightError, match="could not be opened"):
        read(tmp_path / "none.md")
