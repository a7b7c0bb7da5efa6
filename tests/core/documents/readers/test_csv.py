"""CSV and TSV: encodings, delimiters, quoting, tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.documents.readers.csv import CsvReader
from core.documents.reading import ReadOptions
from core.errors import LorewrightError


def _read(folder: Path, text: str, name: str = "a.csv", encoding: str = "utf-8") -> str:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return CsvReader().read(path).markdown


TABLE = "| 姓名 | 金额 |\n| --- | --- |\n| 张三 | 1,5 |"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('姓名,金额\n张三,"1,5"\n', "a.csv"), ("姓名;金额\n张三;1,5\n", "a.csv"), ("姓名\t金额\n张三\t1,5\n", "a.tsv"),
        ("姓名|金额\n张三|1,5\n", "a.csv"), ("sep=#\n姓名#金额\n张三#1,5\n", "a.csv"),
        ('\ufeff"姓名","金额"\r\n"张三","1,5"\r\n', "a.csv"), ('姓名, 金额\n张三, "1,5"\n', "a.csv"),
    ],
)  # fmt: skip
def test_delimiters_and_quotes_are_found(tmp_path: Path, text: str, name: str) -> None:
    assert _read(tmp_path, text, name) == TABLE


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "big5"])
def test_encodings_are_found(tmp_path: Path, encoding: str) -> None:
    text = "姓名,地址,備註\n" + "王大明,台北市中正區,他說今天的會議已經取消\n" * 6
    path = tmp_path / "a.csv"
    path.write_bytes(text.encode(encoding))
    converted = CsvReader().read(path)
    assert converted.markdown.count("| 王大明 | 台北市中正區 | 他說今天的會議已經取消 |") == 6
    assert converted.encoding


def test_a_named_encoding_is_believed(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("Größe;Höhe\n1;2\n".encode("cp1252"))
    assert "Größe" in CsvReader().read(path, None, ReadOptions(encoding="cp1252")).markdown


def test_quoted_line_breaks_and_doubled_quotes(tmp_path: Path) -> None:
    text = 'q,a\n"What is ""consideration""?","A promise,\nor an act."\n"甲,乙","第一行\n第二行|竖线"\n'
    assert _read(tmp_path, text) == (
        '| q | a |\n| --- | --- |\n| What is "consideration"? | A promise,<br>or an act. |\n'
        "| 甲,乙 | 第一行<br>第二行\\|竖线 |"
    )


def test_a_quotation_mark_never_closed_does_not_swallow_the_file(tmp_path: Path) -> None:
    text = "a,b\n" + '"open,1\n' + "row,2\n" * 900
    markdown = _read(tmp_path, text)
    assert markdown.count("| row | 2 |") == 900
    assert '| "open | 1 |' in markdown


def test_commas_in_prose_do_not_win_over_the_delimiter(tmp_path: Path) -> None:
    text = "title;text\n" + "One;a, b, and c\nTwo;just, this\nThree;none\n" * 5
    assert "| One | a, b, and c |" in _read(tmp_path, text)


def test_long_tables_come_in_parts_with_their_header(tmp_path: Path) -> None:
    text = "编号,内容\n" + "".join(f"{n},内容{n}\n" for n in range(400))
    parts = _read(tmp_path, text).split("\n\n")
    assert all(part.startswith("| 编号 | 内容 |\n| --- | --- |\n") and len(part) <= 1_700 for part in parts)
    rows = [line for part in parts for line in part.split("\n")[2:]]
    assert rows == [f"| {n} | 内容{n} |" for n in range(400)]


def test_rows_of_numbers_have_no_header(tmp_path: Path) -> None:
    assert _read(tmp_path, "1,2\n3,4\n") == "|  |  |\n| --- | --- |\n| 1 | 2 |\n| 3 | 4 |"


def test_an_empty_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(LorewrightError, match="no text"):
        _read(tmp_path, ",,,\n,,\n")
