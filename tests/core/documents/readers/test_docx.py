"""DOCX: headings at their level, nested lists, tables, code, notes of pictures."""

from __future__ import annotations

import zipfile
from pathlib import Path

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from core.documents.outline import outline
from core.documents.readers import read
from core.errors import LorewrightError


def test_body_in_order_with_everything(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("手册", 0)
    document.add_heading("第一章 概述", 1)
    paragraph = document.add_paragraph("普通 ")
    paragraph.add_run("粗体").bold = True
    paragraph.add_run(" and ")
    paragraph.add_run("italic").italic = True
    document.add_paragraph("one", style="List Bullet")
    document.add_paragraph("two", style="List Bullet")
    document.add_paragraph("first", style="List Number")
    document.add_heading("Deeper", 3)
    table = document.add_table(3, 3)
    for row, cells in enumerate(table.rows):
        for column, cell in enumerate(cells.cells):
            cell.text = f"{row}|{column}"
    table.cell(1, 0).merge(table.cell(2, 0)).text = "tall"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "wide"
    document.add_paragraph("# no heading")
    path = tmp_path / "a.docx"
    document.save(str(path))
    markdown = read(path).markdown
    assert [(h.level, h.title) for h in outline(markdown)] == [(1, "手册"), (1, "第一章 概述"), (3, "Deeper")]
    assert "普通 **粗体** and *italic*" in markdown
    assert "- one\n- two\n1. first" in markdown
    assert "| 0\\|0 | wide |  |\n| --- | --- | --- |\n| tall | 1\\|1 | 1\\|2 |\n|  | 2\\|1 | 2\\|2 |" in markdown
    assert "\\# no heading" in markdown


def test_localised_names_and_outline_levels_are_headings(tmp_path: Path) -> None:
    document = docx.Document()
    document.styles.add_style("标题 2", WD_STYLE_TYPE.PARAGRAPH)
    mine = document.styles.add_style("条款", WD_STYLE_TYPE.PARAGRAPH)
    level = OxmlElement("w:outlineLvl")
    level.set(qn("w:val"), "2")
    mine.element.get_or_add_pPr().append(level)
    document.styles.add_style("Source Code", WD_STYLE_TYPE.PARAGRAPH)
    document.add_paragraph("范围", style="标题 2")
    document.add_paragraph("第一款", style="条款")
    document.add_paragraph("x = 1", style="Source Code")
    document.add_paragraph("# y", style="Source Code")
    document.add_paragraph("end")
    path = tmp_path / "a.docx"
    document.save(str(path))
    markdown = read(path).markdown
    assert [(h.level, h.title) for h in outline(markdown)] == [(2, "范围"), (3, "第一款")]
    assert "```\nx = 1\n# y\n```\n\nend" in markdown


def test_an_empty_and_a_false_docx_say_why(tmp_path: Path) -> None:
    empty = tmp_path / "empty.docx"
    docx.Document().save(str(empty))
    with pytest.raises(LorewrightError, match="no text"):
        read(empty)
    false = tmp_path / "false.docx"
    with zipfile.ZipFile(false, "w") as archive:
        archive.writestr("a.txt", "text")
    with pytest.raises(LorewrightError, match="archive of files"):
        read(false)
    broken = tmp_path / "broken.docx"
    with zipfile.ZipFile(broken, "w") as archive:
        archive.writestr("word/document.xml", "<w:document")
    with pytest.raises(LorewrightError, match="damaged"):
        read(broken)


def test_a_document_that_breaks_the_rules_inside_is_a_plain_error(tmp_path: Path) -> None:
    whole, odd = tmp_path / "whole.docx", tmp_path / "odd.docx"
    document = docx.Document()
    document.add_table(1, 2).cell(0, 0).merge(document.tables[0].cell(0, 1)).text = "text"
    document.save(str(whole))
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(odd, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            target.writestr(name, data.replace(b'gridSpan w:val="2"', b'gridSpan w:val="two"'))
    with pytest.raises(LorewrightError, match="damaged inside"):
        read(odd)


@pytest.mark.parametrize(("before", "behind"), [("The angle ", " is small."), ("角 ", " 很小。")])
def test_characters_of_a_symbol_font_are_read(tmp_path: Path, before: str, behind: str) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph(before)
    paragraph.add_run("\uf061").font.name = "Symbol"
    paragraph.add_run(behind)
    document.add_paragraph("\uf061 of no font")
    path = tmp_path / "a.docx"
    document.save(str(path))
    assert read(path).markdown == f"{before}α{behind}\n\n\uf061 of no font"


@pytest.mark.parametrize("words", [("one", "two", "three"), ("一", "二", "三")])
def test_typed_bullets_make_a_list(tmp_path: Path, words: tuple[str, str, str]) -> None:
    one, two, three = words
    document = docx.Document()
    document.add_paragraph(f"•\t{one}")
    document.add_paragraph(f"•     {two}\n• {three}")
    document.add_paragraph(f"• {one}\n{two}")
    document.add_paragraph(f"•{three}")
    path = tmp_path / "a.docx"
    document.save(str(path))
    assert read(path).markdown == f"- {one}\n- {two}\n- {three}\n\n• {one}\n{two}\n\n•{three}"
