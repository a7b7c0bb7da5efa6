"""DOCX: clause numbers, nested lists, tracked changes, notes, formulas, pictures, text boxes, guessed headings."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Inches
from PIL import Image

from core.documents.outline import outline
from core.documents.readers.docx import DocxReader
from core.documents.reading import ReadOptions

_MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
_CLAUSES = (
    ("chineseCounting", "第%1章", None),
    ("chineseCounting", "第%2条", 0),
    ("chineseCounting", "（%3）", None),
)


def _save(document: Any, folder: Path, name: str = "a.docx") -> Path:
    path = folder / name
    document.save(str(path))
    return path


def _numbering(document: Any, levels: tuple[tuple[str, str, int | None], ...], number: int = 77) -> None:
    """Define the list `number` by format, pattern and restart of each level."""
    inner = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        + (f'<w:lvlRestart w:val="{restart}"/>' if restart is not None else "")
        + f'<w:lvlText w:val="{text}"/><w:pPr><w:ind w:left="{420 * (depth + 1)}"/></w:pPr></w:lvl>'
        for depth, (form, text, restart) in enumerate(levels)
    )
    root = document.part.numbering_part.element
    root.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">{inner}</w:abstractNum>'))
    root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'))


def _numbered(document: Any, text: str, depth: int, number: int = 77, style: str | None = None) -> Any:
    paragraph = document.add_paragraph(text, style=style)
    paragraph._p.get_or_add_pPr().append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')
    )
    return paragraph


def _append(document: Any, inner: str) -> None:
    document.add_paragraph()._p.append(parse_xml(inner))


def test_chinese_clause_numbers_are_written_as_word_counts_them(tmp_path: Path) -> None:
    document = docx.Document()
    _numbering(document, _CLAUSES)
    for text, depth, style in (
        ("总则", 0, "Heading 1"), ("为规范租赁行为，制定本合同。", 1, None), ("甲方权利；", 2, None),
        ("乙方权利。", 2, None),
        ("租金", 0, "Heading 1"), ("租金按月支付。", 1, None), ("逾期责任。", 2, None),
    ):  # fmt: skip
        _numbered(document, text, depth, style=style)
    markdown = DocxReader().read(_save(document, tmp_path)).markdown
    assert markdown == (
        "# 第一章 总则\n\n第一条 为规范租赁行为，制定本合同。\n\n（一）甲方权利；\n\n（二）乙方权利。\n\n"
        # Articles run on through the chapters, their paragraphs begin anew.
        "# 第二章 租金\n\n第二条 租金按月支付。\n\n（一）逾期责任。"
    )


def test_english_clause_numbers_and_legal_levels(tmp_path: Path) -> None:
    document = docx.Document()
    _numbering(
        document, (("upperRoman", "Article %1", None), ("decimal", "%1.%2", None), ("lowerLetter", "(%3)", None))
    )
    root = document.part.numbering_part.element
    root[0][1].insert(2, parse_xml(f"<w:isLgl {nsdecls('w')}/>"))
    for text, depth in (("Term", 0), ("It begins today.", 1), ("in London;", 2), ("Fees", 0), ("They are due.", 1)):
        _numbered(document, text, depth)
    markdown = DocxReader().read(_save(document, tmp_path)).markdown
    assert markdown == (
        "Article I Term\n\n1.1 It begins today.\n\n- (a) in London;\n\nArticle II Fees\n\n2.1 They are due."
    )


def test_lists_nest_by_level_and_by_indent_and_keep_counting(tmp_path: Path) -> None:
    document = docx.Document()
    _numbering(document, (("decimal", "%1.", None), ("lowerLetter", "%2)", None)))
    _numbering(document, (("none", "", None), ("bullet", "•", None)), 78)
    _numbered(document, "one", 0)
    _numbered(document, "deeper", 1)
    _numbered(document, "bullet below", 1, 78).paragraph_format.left_indent = Inches(1)
    _numbered(document, "two", 0)
    document.add_paragraph("Between.")
    _numbered(document, "three", 0)
    _numbered(document, "alone and deep", 1)
    markdown = DocxReader().read(_save(document, tmp_path)).markdown
    assert markdown == (
        "1. one\n    - a) deeper\n        - bullet below\n2. two\n\nBetween.\n\n3. three\n    - a) alone and deep"
    )


def test_a_start_of_its_own_restarts_a_list(tmp_path: Path) -> None:
    document = docx.Document()
    _numbering(document, (("decimal", "%1.", None),))
    document.part.numbering_part.element.append(
        parse_xml(
            f'<w:num {nsdecls("w")} w:numId="79"><w:abstractNumId w:val="77"/>'
            '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
        )
    )
    for number, text in ((77, "a"), (77, "b"), (79, "e"), (79, "f")):
        _numbered(document, text, 0, number)
    assert DocxReader().read(_save(document, tmp_path)).markdown == "1. a\n2. b\n5. e\n6. f"


def test_insertions_stay_deletions_go_and_a_remark_says_so(tmp_path: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("租期为")
    for tag, text in (("del", "<w:delText>一年</w:delText>"), ("ins", "<w:t>两年</w:t>")):
        paragraph._p.append(parse_xml(f'<w:{tag} {nsdecls("w")} w:id="1"><w:r>{text}</w:r></w:{tag}>'))
    table = document.add_table(2, 2)
    table.cell(0, 0).text, table.cell(0, 1).text, table.cell(1, 0).text = "kept", "too", "gone"
    table.rows[1]._tr.get_or_add_trPr().append(parse_xml(f'<w:del {nsdecls("w")} w:id="2"/>'))
    converted = DocxReader().read(_save(document, tmp_path))
    assert converted.markdown == "租期为两年\n\n| kept | too |\n| --- | --- |"
    assert [remark["what"] for remark in converted.remarks] == [
        "The document has tracked changes: insertions were kept, deletions left out."
    ]


def test_formulas_inline_and_alone(tmp_path: Path) -> None:
    document = docx.Document()
    run = "<m:r><m:t>{}</m:t></m:r>"
    fraction = f"<m:f><m:num>{run.format('α')}</m:num><m:den>{run.format('2')}</m:den></m:f>"
    document.add_paragraph("其中 ")._p.append(parse_xml(f'<m:oMath xmlns:m="{_MATH}">{fraction}</m:oMath>'))
    _append(document, f'<m:oMathPara xmlns:m="{_MATH}"><m:oMath>{run.format("x≤1")}</m:oMath></m:oMathPara>')
    markdown = DocxReader().read(_save(document, tmp_path)).markdown
    assert markdown == "其中 $\\frac{\\alpha}{2}$\n\n$$x\\leq 1$$"


def test_tables_inside_tables_and_line_breaks_in_merged_cells(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(2, 3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "first\nsecond"
    table.cell(0, 2).text = "项目"
    table.cell(1, 0).text = "a|b"
    inner = table.cell(1, 2).add_table(2, 2)
    for place, text in enumerate(("甲", "1", "乙", "2")):
        inner.cell(place // 2, place % 2).text = text
    markdown = DocxReader().read(_save(document, tmp_path)).markdown
    assert markdown == ("| first<br>second |  | 项目 |\n| --- | --- | --- |\n| a\\|b |  | 甲 / 1<br>乙 / 2 |")


def test_a_frame_of_one_column_gives_its_blocks(tmp_path: Path) -> None:
    document = docx.Document()
    cell = document.add_table(1, 1).cell(0, 0)
    cell.text = "Framed"
    cell.add_paragraph("Inside", style="Heading 2")
    cell.add_table(1, 2).cell(0, 1).text = "x"
    markdown = DocxReader().read(_save(document, tmp_path)).markdown
    assert markdown == "Framed\n\n## Inside\n\n|  | x |\n| --- | --- |"


def test_pictures_stand_at_their_place_and_drawings_of_old_kinds_are_remarked(tmp_path: Path) -> None:
    image = io.BytesIO()
    Image.new("RGB", (4, 4), "red").save(image, "PNG")
    document = docx.Document()
    paragraph = document.add_paragraph("前 ")
    picture = paragraph.add_run().add_picture(image)
    picture._inline.docPr.set("descr", "流程图")
    path = _save(document, tmp_path)
    converted = DocxReader().read(path, None, ReadOptions(pictures=tmp_path / "pictures"))
    kept = [one.name for one in (tmp_path / "pictures").iterdir()]
    assert converted.markdown == f"前 ![流程图](pictures/{kept[0]})"
    assert len(kept) == 1
    assert not converted.remarks
    assert DocxReader().read(path).markdown == "前 [流程图]"
    part = next(rel.target_part for rel in document.part.rels.values() if rel.reltype.endswith("/image"))
    part._blob = b"\x01\x00\x00\x00" + bytes(60)
    converted = DocxReader().read(_save(document, tmp_path), None, ReadOptions(pictures=tmp_path / "pictures"))
    assert converted.markdown == "前 [流程图]"
    assert converted.remarks[0]["params"] == {"count": 1}


def test_text_boxes_controls_links_notes_and_marks(tmp_path: Path) -> None:
    document = docx.Document()
    w = nsdecls("w")
    wrapped = (
        f'<w:r {w} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:AlternateContent>'
        "<mc:Choice><w:drawing><w:txbxContent><w:p><w:r><w:t>框内文字</w:t></w:r></w:p></w:txbxContent></w:drawing></mc:Choice>"
        "<mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>框内文字</w:t></w:r></w:p></w:txbxContent></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    document.add_paragraph("Before")._p.append(parse_xml(wrapped))
    body = document.element.body
    body.insert(
        len(body) - 1,
        parse_xml(f"<w:sdt {w}><w:sdtContent><w:p><w:r><w:t>控件</w:t></w:r></w:p></w:sdtContent></w:sdt>"),
    )
    paragraph = document.add_paragraph("10")
    raised = paragraph.add_run("3")
    raised.font.superscript = True
    paragraph.add_run(" H")
    lowered = paragraph.add_run("2")
    lowered.font.subscript = True
    paragraph.add_run("O ")
    struck = paragraph.add_run("struck")
    struck.font.strike = True
    identity = document.part.relate_to("https://example.org/", docx.opc.constants.RELATIONSHIP_TYPE.HYPERLINK, True)
    link = f'<w:hyperlink {nsdecls("w", "r")} r:id="{identity}"><w:r><w:t>site</w:t></w:r></w:hyperlink>'
    paragraph._p.append(parse_xml(link))
    paragraph._p.append(parse_xml(f'<w:r {w}><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>'))
    markdown = DocxReader().read(_save(document, tmp_path)).markdown
    assert markdown == "Before\n\n框内文字\n\n控件\n\n10³ H₂O ~~struck~~[site](https://example.org/)☑"


def test_headings_without_styles_are_found_by_words_numbers_and_weight(tmp_path: Path) -> None:
    document = docx.Document()
    title = document.add_paragraph()
    title.add_run("房屋租赁合同").bold = True
    title.alignment = 1
    document.add_paragraph("第一章 总则")
    document.add_paragraph("第一条 本合同由双方自愿签订。")
    bold = document.add_paragraph()
    bold.add_run("一、租金").bold = True
    document.add_paragraph("租金每月一千元。")
    document.add_paragraph("第二章 违约责任")
    headings = outline(DocxReader().read(_save(document, tmp_path)).markdown)
    assert [(one.level, one.title) for one in headings] == [
        (1, "房屋租赁合同"), (2, "第一章 总则"), (3, "一、租金"), (2, "第二章 违约责任"),
    ]  # fmt: skip
    document.add_paragraph("Styled", style="Heading 1")
    headings = outline(DocxReader().read(_save(document, tmp_path)).markdown)
    assert [one.title for one in headings] == ["Styled"]


def test_footnotes_are_defined_in_the_section_that_cites_them(tmp_path: Path) -> None:
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    document = docx.Document()
    w = nsdecls("w")
    notes = (
        f'<w:footnotes {w}><w:footnote w:id="7"><w:p><w:r><w:t>参见</w:t></w:r></w:p>'
        "<w:p><w:r><w:t>第五条</w:t></w:r></w:p></w:footnote></w:footnotes>"
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part = Part(PackURI("/word/footnotes.xml"), kind, notes.encode(), document.part.package)
    document.part.relate_to(part, "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes")
    document.add_paragraph("正文")._p.append(parse_xml(f'<w:r {w}><w:footnoteReference w:id="7"/></w:r>'))
    assert DocxReader().read(_save(document, tmp_path)).markdown == "正文[^1]\n\n[^1]: 参见 第五条"
    document.add_heading("第二章", 1)
    document.add_paragraph("后文。")
    markdown = DocxReader().read(_save(document, tmp_path)).markdown
    assert markdown == "正文[^1]\n\n[^1]: 参见 第五条\n\n# 第二章\n\n后文。"
