"""PPTX: titles and levels, bullets, tables, charts, diagrams, notes, groups, reading order, pictures."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pptx
import pytest
from lxml import etree
from PIL import Image
from pptx.chart.data import CategoryChartData, XyChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.util import Inches

from core.documents.readers.pptx import PptxReader
from core.documents.reading import ReadOptions
from core.errors import LorewrightError

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_D = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_P = "http://schemas.openxmlformats.org/presentationml/2006/main"


def _save(deck: Any, folder: Path, name: str = "a.pptx") -> Path:
    path = folder / name
    deck.save(str(path))
    return path


def _slide(deck: Any, layout: int, title: str = "") -> Any:
    slide = deck.slides.add_slide(deck.slide_layouts[layout])
    if title:
        slide.shapes.title.text = title
    return slide


def _box(slide: Any, left: float, top: float, text: str, width: float = 2, height: float = 0.5) -> Any:
    box = slide.shapes.add_textbox(Inches(left), Inches(top), Inches(width), Inches(height))
    box.text_frame.text = text
    return box


def test_titles_sections_bullets_and_notes(tmp_path: Path) -> None:
    deck = pptx.Presentation()
    _slide(deck, 0, "合同法培训").placeholders[1].text = "2024 年"
    _slide(deck, 2, "第一部分")
    slide = _slide(deck, 1, "要约与承诺")
    frame = slide.placeholders[1].text_frame
    frame.text = "要约"
    for text, level in (("内容具体确定", 1), ("承诺", 0)):
        paragraph = frame.add_paragraph()
        paragraph.text, paragraph.level = text, level
    slide.notes_slide.notes_text_frame.text = "讲稿一\nsecond line"
    told: list[tuple[int, int]] = []
    converted = PptxReader().read(_save(deck, tmp_path), lambda done, total: told.append((done, total)))
    assert converted.markdown == (
        "# 合同法培训\n\n2024 年\n\n## 第一部分\n\n### 要约与承诺\n\n"
        "- 要约\n    - 内容具体确定\n- 承诺\n\n> 讲稿一\n>\n> second line"
    )
    assert told == [(1, 3), (2, 3), (3, 3)]
    assert converted.pages == 3
    assert converted.title == "合同法培训"
    assert [(one.page, one.section) for one in converted.locators] == [
        (1, "合同法培训"), (2, "第一部分"), (3, "要约与承诺"),
    ]  # fmt: skip
    assert converted.markdown[converted.locators[2].start :].startswith("### 要约与承诺")


def test_a_deck_without_a_cover_and_named_sections(tmp_path: Path) -> None:
    deck = pptx.Presentation()
    slides = [_slide(deck, 5, title) for title in ("One", "Two", "Three")]
    members = "".join(f'<p14:sldId id="{slide.slide_id}"/>' for slide in slides[1:])
    deck.element.append(
        etree.fromstring(
            f'<p:extLst xmlns:p="{_P}"><p:ext uri="x"><p14:sectionLst xmlns:p14="http://schemas.microsoft.com/office/'
            f'powerpoint/2010/main"><p14:section name="Law">{members}</p14:section></p14:sectionLst></p:ext></p:extLst>'
        )
    )
    markdown = PptxReader().read(_save(deck, tmp_path)).markdown
    assert markdown == "## One\n\n# Law\n\n## Two\n\n## Three"


def test_tables_with_merged_cells_and_charts(tmp_path: Path) -> None:
    deck = pptx.Presentation()
    slide = _slide(deck, 5, "Numbers")
    table = slide.shapes.add_table(2, 3, Inches(1), Inches(1), Inches(4), Inches(1)).table
    table.cell(0, 0).merge(table.cell(0, 1))
    for place, text in (((0, 0), "合并"), ((0, 2), "c"), ((1, 0), "1\n2"), ((1, 2), "x|y")):
        table.cell(*place).text = text
    data = CategoryChartData(number_format="0.0%")
    data.categories = ["Q1", "Q2"]
    data.add_series("收入", (0.5, 1))
    data.add_series("Cost", (0.25, None))
    slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, Inches(1), Inches(3), Inches(3), Inches(1.5), data)
    points = XyChartData()
    series = points.add_series("p")
    series.add_data_point(1, 2)
    slide.shapes.add_chart(XL_CHART_TYPE.XY_SCATTER, Inches(1), Inches(5), Inches(3), Inches(1.5), points)
    markdown = PptxReader().read(_save(deck, tmp_path)).markdown
    assert markdown == (
        "# Numbers\n\n| 合并 |  | c |\n| --- | --- | --- |\n| 1<br>2 |  | x\\|y |\n\n"
        "|  | 收入 | Cost |\n| --- | --- | --- |\n| Q1 | 50.0% | 25.0% |\n| Q2 | 100.0% |  |\n\n"
        "| p X | p Y |\n| --- | --- |\n| 1 | 2 |"
    )


def test_reading_order_columns_groups_and_untitled_slides(tmp_path: Path) -> None:
    deck = pptx.Presentation()
    slide = _slide(deck, 6)
    _box(slide, 5, 3, "right two.")
    _box(slide, 5, 2, "right one.")
    group = slide.shapes.add_group_shape()
    for top, text in ((3, "left two."), (2, "left one.")):
        group.shapes.add_textbox(Inches(1), Inches(top), Inches(2), Inches(0.5)).text_frame.text = text
    _box(slide, 1, 0.3, "A heading nobody marked", 7)
    markdown = PptxReader().read(_save(deck, tmp_path)).markdown
    assert markdown == "# A heading nobody marked\n\nleft one.\n\nleft two.\n\nright one.\n\nright two."


def test_numbered_paragraphs_links_and_emphasis(tmp_path: Path) -> None:
    deck = pptx.Presentation()
    box = _box(_slide(deck, 5, "T"), 1, 2, "first", 4, 2)
    box.text_frame.add_paragraph().text = "second"
    for paragraph in box.text_frame.paragraphs:
        paragraph._p.get_or_add_pPr().append(etree.fromstring(f'<a:buAutoNum xmlns:a="{_A}" type="arabicPeriod"/>'))
    last = box.text_frame.add_paragraph()
    last.add_run().text = "see "
    link = last.add_run()
    link.text = "site"
    link.hyperlink.address = "https://example.org/"
    bold = last.add_run()
    bold.text, bold.font.bold = " now", True
    markdown = PptxReader().read(_save(deck, tmp_path)).markdown
    assert markdown == "# T\n\n1. first\n2. second\n\nsee [site](https://example.org/) **now**"


def test_the_words_of_a_diagram_are_a_nested_list(tmp_path: Path) -> None:
    deck = pptx.Presentation()
    slide = _slide(deck, 5, "D")
    point = '<dgm:pt modelId="{}"{}><dgm:t><a:bodyPr/><a:p><a:r><a:t>{}</a:t></a:r></a:p></dgm:t></dgm:pt>'
    link = '<dgm:cxn modelId="9" srcId="{}" destId="{}" srcOrd="{}"/>'
    data = (
        f'<dgm:dataModel xmlns:dgm="{_D}" xmlns:a="{_A}"><dgm:ptLst>'
        + point.format(1, ' type="doc"', "") + point.format(2, "", "起诉") + point.format(3, "", "证据")
        + point.format(4, "", "Appeal") + "</dgm:ptLst><dgm:cxnLst>" + link.format(1, 4, 1) + link.format(1, 2, 0)
        + link.format(2, 3, 0) + "</dgm:cxnLst></dgm:dataModel>"
    )  # fmt: skip
    part = Part(PackURI("/ppt/diagrams/data1.xml"), "application/xml", slide.part.package, data.encode())
    identity = slide.part.relate_to(
        part, "http://schemas.openxmlformats.org/officeDocument/2006/relationships/diagramData"
    )
    frame = (
        f'<p:graphicFrame xmlns:p="{_P}" xmlns:a="{_A}"><p:nvGraphicFramePr><p:cNvPr id="9" name="D"/>'
        '<p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr><p:xfrm><a:off x="0" y="0"/><a:ext cx="9" cy="9"/>'
        "</p:xfrm>"
        f'<a:graphic><a:graphicData uri="{_D}"><dgm:relIds xmlns:dgm="{_D}" xmlns:r="{_R}" r:dm="{identity}"/>'
        "</a:graphicData></a:graphic></p:graphicFrame>"
    )
    slide.shapes._spTree.append(etree.fromstring(frame))
    assert PptxReader().read(_save(deck, tmp_path)).markdown == "# D\n\n- 起诉\n    - 证据\n- Appeal"


def test_pictures_are_kept_and_hidden_slides_remarked(tmp_path: Path) -> None:
    image = io.BytesIO()
    Image.new("RGB", (4, 4), "blue").save(image, "PNG")
    deck = pptx.Presentation()
    slide = _slide(deck, 5, "P")
    picture = slide.shapes.add_picture(image, Inches(1), Inches(2))
    picture._element.nvPicPr.cNvPr.set("descr", "法院")
    slide.element.set("show", "0")
    converted = PptxReader().read(_save(deck, tmp_path), None, ReadOptions(pictures=tmp_path / "pictures"))
    kept = [one.name for one in (tmp_path / "pictures").iterdir()]
    assert converted.markdown == f"# P\n\n![法院](pictures/{kept[0]})"
    assert converted.remarks[0]["params"] == {"count": 1}


def test_what_newer_programs_wrap_for_older_ones_is_read(tmp_path: Path) -> None:
    deck = pptx.Presentation()
    slide = _slide(deck, 5, "F")
    box = _box(slide, 1, 2, "x = ")
    math = "http://schemas.openxmlformats.org/officeDocument/2006/math"
    box.text_frame.paragraphs[0]._p.append(
        etree.fromstring(
            f'<a14:m xmlns:a14="http://schemas.microsoft.com/office/drawing/2010/main"><m:oMath xmlns:m="{math}">'
            "<m:sSup><m:e><m:r><m:t>y</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath></a14:m>"
        )
    )
    compatible = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    outer = etree.SubElement(slide.shapes._spTree, f"{{{compatible}}}AlternateContent")
    etree.SubElement(outer, f"{{{compatible}}}Choice", Requires="a14").append(box._element)
    etree.SubElement(outer, f"{{{compatible}}}Fallback")
    assert PptxReader().read(_save(deck, tmp_path)).markdown == "# F\n\nx = $y^{2}$"


def test_damaged_and_empty_ones_say_why(tmp_path: Path) -> None:
    with pytest.raises(LorewrightError, match="no text"):
        PptxReader().read(_save(pptx.Presentation(), tmp_path))
    broken = tmp_path / "b.pptx"
    broken.write_bytes(_save(pptx.Presentation(), tmp_path).read_bytes()[:9_000])
    with pytest.raises(LorewrightError, match="damaged"):
        PptxReader().read(broken)


@pytest.mark.parametrize(
    ("typed", "items"),
    [
        (["1. read it", "2) sign it", "10. pay it"], ["1. read it", "2. sign it", "10. pay it"]),
        (["1、阅读", "（2）签字", "③ 付款"], ["1. 阅读", "2. 签字", "3. 付款"]),
    ],
)
def test_numbers_somebody_typed_make_a_list(tmp_path: Path, typed: list[str], items: list[str]) -> None:
    deck = pptx.Presentation()
    box = _box(_slide(deck, 5, "T"), 1, 2, typed[0], 4, 2)
    for words in [*typed[1:], "1.5 times the price"]:
        box.text_frame.add_paragraph().text = words
    markdown = PptxReader().read(_save(deck, tmp_path)).markdown
    assert markdown == "# T\n\n" + "\n".join(items) + "\n\n1.5 times the price"


def test_a_numbered_list_begins_where_the_slide_says(tmp_path: Path) -> None:
    deck = pptx.Presentation()
    box = _box(_slide(deck, 5, "T"), 1, 2, "fifth", 4, 2)
    box.text_frame.add_paragraph().text = "第六"
    for paragraph in box.text_frame.paragraphs:
        number = f'<a:buAutoNum xmlns:a="{_A}" type="arabicPeriod" startAt="5"/>'
        paragraph._p.get_or_add_pPr().append(etree.fromstring(number))
    assert PptxReader().read(_save(deck, tmp_path)).markdown == "# T\n\n5. fifth\n6. 第六"
