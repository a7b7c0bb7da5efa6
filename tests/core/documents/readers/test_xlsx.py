"""XLSX: sheets, formats, merged cells, several tables, formulas, hidden sheets, drawings, long sheets."""

from __future__ import annotations

import datetime
import io
import tracemalloc
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.drawing.image import Image as Drawing
from PIL import Image

from core.documents.readers.xlsx import XlsxReader
from core.documents.reading import ReadOptions
from core.errors import LorewrightError


def _save(book: Any, folder: Path, name: str = "a.xlsx") -> Path:
    path = folder / name
    book.save(str(path))
    return path


def _book(*rows: list[Any], title: str = "Sheet") -> Any:
    book = openpyxl.Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    return book


def test_titles_merged_cells_formats_and_notes(tmp_path: Path) -> None:
    book = _book(
        ["2023 年收入"], ["姓名", "日期", "金额", "比例"], ["张三", datetime.date(2023, 5, 1), 1234.5, 0.125],
        ["李四", 45048.54513888889, -99, 1], ["注：未经审计"], title="收入表",
    )  # fmt: skip
    sheet = book.active
    sheet.merge_cells("A1:D1")
    for row in (3, 4):
        sheet.cell(row, 2).number_format = 'yyyy"年"m"月"d"日"'
        sheet.cell(row, 3).number_format = '"¥"#,##0.00;[Red]-"¥"#,##0.00'
        sheet.cell(row, 4).number_format = "0.0%"
    converted = XlsxReader().read(_save(book, tmp_path))
    assert converted.markdown == (
        "# 收入表\n\n2023 年收入\n\n| 姓名 | 日期 | 金额 | 比例 |\n| --- | --- | --- | --- |\n"
        "| 张三 | 2023年5月1日 | ¥1,234.50 | 12.5% |\n| 李四 | 2023年5月2日 | -¥99.00 | 100.0% |\n\n注：未经审计"
    )
    assert [one.section for one in converted.locators] == ["收入表"]
    assert not converted.remarks


def test_tables_below_and_beside_each_other(tmp_path: Path) -> None:
    book = _book(["a", "b", None, "c", "d"], [1, 2, None, 3, 4], [None] * 5, ["e", "f"], ["x", 5])
    assert XlsxReader().read(_save(book, tmp_path)).markdown == (
        "# Sheet\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n\n| c | d |\n| --- | --- |\n| 3 | 4 |\n\n"
        "| e | f |\n| --- | --- |\n| x | 5 |"
    )


def test_values_after_a_gap_keep_the_header_above(tmp_path: Path) -> None:
    book = _book(["name", "sum"], ["a", 1], [None, None], ["b", 2])
    assert XlsxReader().read(_save(book, tmp_path)).markdown.count("| name | sum |\n| --- | --- |") == 2


def test_headers_of_two_rows_are_repeated_whole(tmp_path: Path) -> None:
    book = _book(["地区", "2023", None], [None, "上半年", "下半年"], *[[f"省{n}", n, n * 2] for n in range(60)])
    book.active.merge_cells("A1:A2")
    book.active.merge_cells("B1:C1")
    parts = XlsxReader().read(_save(book, tmp_path)).markdown.split("\n\n")[1:]
    assert len(parts) == 2
    assert all(part.startswith("| 地区 | 2023 |  |\n| --- | --- | --- |\n|  | 上半年 | 下半年 |\n") for part in parts)


def test_a_cell_merged_over_an_empty_row_keeps_its_table_together(tmp_path: Path) -> None:
    book = _book(["k", "v"], ["tall", 1], [None, None], [None, 2])
    book.active.merge_cells("A2:A4")
    assert XlsxReader().read(_save(book, tmp_path)).markdown == (
        "# Sheet\n\n| k | v |\n| --- | --- |\n| tall | 1 |\n|  | 2 |"
    )


def test_formulas_hidden_sheets_and_other_values(tmp_path: Path) -> None:
    book = _book(["x", "y"], [True, "=SUM(1,2)"], ["#N/A", "line\nbreak"])
    hidden = book.create_sheet("隐藏")
    hidden["B2"] = "秘密"
    hidden.sheet_state = "hidden"
    book.create_sheet("Empty")
    converted = XlsxReader().read(_save(book, tmp_path))
    assert converted.markdown == (
        "# Sheet\n\n| x | y |\n| --- | --- |\n| TRUE | =SUM(1,2) |\n| #N/A | line<br>break |\n\n# 隐藏\n\n秘密"
    )
    assert [remark["params"] for remark in converted.remarks] == [{"names": ["隐藏"]}, {"count": 1}]
    assert [(one.section, converted.markdown[one.start : one.start + 3]) for one in converted.locators] == [
        ("Sheet", "# S"), ("隐藏", "# 隐"),
    ]  # fmt: skip


def test_cached_results_strings_inline_and_the_date_base(tmp_path: Path) -> None:
    book = _book([1, 2, 3])
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    plain, path = _save(book, tmp_path, "plain.xlsx"), tmp_path / "a.xlsx"
    row = (
        b'<row r="1"><c t="inlineStr"><is><r><t>In</t></r><r><t>line</t></r><rPh sb="0" eb="1"><t>no</t></rPh></is></c>'
        b'<c t="str"><f>A1</f><v>text_x000D__x4E2D_</v></c><c s="1"><f>1</f><v>1</v></c>'
        b'<c t="d"><v>2024-02-29T00:00:00</v></c></row>'
    )
    with zipfile.ZipFile(plain) as source, zipfile.ZipFile(path, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "xl/worksheets/sheet1.xml":
                data = data[: data.index(b"<row")] + row + data[data.index(b"</sheetData>") :]
            if name == "xl/styles.xml":
                data = data.replace(b"</cellXfs>", b'<xf numFmtId="14"/></cellXfs>')
            target.writestr(name, data)
    assert "| Inline | text<br>中 | 1904-01-02 | 2024-02-29 |" in XlsxReader().read(path).markdown.replace(
        "\n", "<br>", 0
    )


def test_pictures_on_a_sheet(tmp_path: Path) -> None:
    image = io.BytesIO()
    Image.new("RGB", (4, 4), "green").save(image, "PNG")
    book = _book(["a"])
    book.active.add_image(Drawing(image), "C3")
    converted = XlsxReader().read(_save(book, tmp_path), None, ReadOptions(pictures=tmp_path / "pictures"))
    kept = [one.name for one in (tmp_path / "pictures").iterdir()]
    assert converted.markdown == f"# Sheet\n\na\n\n![](pictures/{kept[0]})"


def test_a_long_sheet_needs_little_memory_and_tells_progress(tmp_path: Path) -> None:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("数据")
    sheet.append(["编号", "姓名", "金额"])
    for number in range(4_000):
        sheet.append([number, f"客户{number % 97}", number / 4])
    path = _save(book, tmp_path)
    told: list[int] = []
    tracemalloc.start()
    converted = XlsxReader().read(path, lambda done, total: told.append(done))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert converted.markdown.count("客户") == 4_000
    # The text itself, its parts, and one batch of rows: not the sheet as a tree.
    assert peak < 4_000_000
    assert told == sorted(told)
    assert len(set(told)) > 2
    assert told[-1] == 100


def test_one_text_named_a_million_times_is_refused(tmp_path: Path) -> None:
    plain, path = _save(_book(["x" * 30_000]), tmp_path, "plain.xlsx"), tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(plain) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "xl/worksheets/sheet1.xml":
                row = (
                    data[data.index(b"<row") : data.index(b"</sheetData>")]
                    .replace(b' r="1"', b"")
                    .replace(b' r="A1"', b"")
                )
                data = data.replace(data[data.index(b"<row") : data.index(b"</sheetData>")], row * 5_000)
            target.writestr(name, data)
    with pytest.raises(LorewrightError, match="unpacks to far more"):
        XlsxReader().read(path)


def test_entities_are_never_followed(tmp_path: Path) -> None:
    plain, path = _save(_book(["a", "b"]), tmp_path, "plain.xlsx"), tmp_path / "a.xlsx"
    secret = tmp_path / "secret.txt"
    secret.write_text("SECRET")
    with zipfile.ZipFile(plain) as source, zipfile.ZipFile(path, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "xl/sharedStrings.xml":
                head = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'.encode()
                data = data[: data.index(b"<sst")] + head + data[data.index(b"<sst") :].replace(b">b<", b">b&e;<")
            target.writestr(name, data)
    assert "SECRET" not in XlsxReader().read(path).markdown


def test_damaged_and_empty_ones_say_why(tmp_path: Path) -> None:
    with pytest.raises(LorewrightError, match="no text"):
        XlsxReader().read(_save(_book(), tmp_path))
    path = tmp_path / "b.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook")
    with pytest.raises(LorewrightError, match="not an XLSX"):
        XlsxReader().read(path)
