"""Labels, the domain tree, key phrases and tags."""

from __future__ import annotations

import pytest

from core.llm import extractive
from core.llm.extractive import Node


@pytest.mark.parametrize(
    ("heading", "label"),
    [
        ("1.2 Scope", "Scope"),
        ("1.2.3. Scope of Supply:", "Scope of Supply"),
        ("Chapter 4: Valves", "Valves"),
        ("Appendix B. Forms", "Forms"),
        ("第三章 合同的效力", "合同的效力"),
        ("第一节　一般规定", "一般规定"),
        ("三、检测方法：", "检测方法"),
        ("（二）适用范围", "适用范围"),
        ("**Safety** valves", "Safety valves"),
        ("[Relief valves](valves.md)", "Relief valves"),
        ("3D printing", "3D printing"),
        ("Why SQLite?", "Why SQLite?"),
    ],
)
def test_clean_label(heading: str, label: str) -> None:
    assert extractive.clean_label(heading) == label


def test_tree_merges_cuts_and_drops_boilerplate() -> None:
    outlines = [
        (
            "Pump manual",
            [(1, "Pump manual"), (2, "1 Safety"), (3, "1.1 Valves"), (4, "1.1.1 Springs"), (2, "References")],
        ),
        ("Pump manual", [(1, "Pump manual"), (2, "2. Safety"), (3, "Pipes"), (2, "Table of Contents"), (3, "Lost")]),
    ]
    assert extractive.tree(outlines, "en") == [
        Node("Pump manual", [Node("Safety", [Node("Valves"), Node("Pipes")])]),
    ]


def test_tree_of_one_document_starts_below_its_title() -> None:
    outline = [
        (1, "中华人民共和国献血法"),
        (2, "第一章 总则"),
        (3, "第一节 目的"),
        (2, "第二章 采血"),
        (2, "目录"),
        (2, "附 录"),
    ]
    assert extractive.tree([("献血法", outline)], "zh") == [Node("总则", [Node("目的")]), Node("采血")]
    assert extractive.tree([("献血法", outline)], "zh", 1) == [Node("总则"), Node("采血")]
    assert extractive.tree([], "zh") == []
    assert extractive.tree([("献血法", [])], "zh") == []


def test_documents_keep_apart_under_their_titles() -> None:
    outlines = [("Pumps", [(1, "Safety"), (1, "Repair")]), ("Valves", [(1, "Safety"), (1, "Storage")])]
    assert extractive.tree(outlines, "en") == [
        Node("Pumps", [Node("Safety"), Node("Repair")]),
        Node("Valves", [Node("Safety"), Node("Storage")]),
    ]


def test_key_phrases() -> None:
    english = (
        "The relief valve opens. A relief valve is set by hand. Check the relief valve and the inlet pipe. "
        "The inlet pipe is cold."
    )
    assert extractive.key_phrases(english, "en", 2) == ["relief valve", "inlet pipe"]
    chinese = (
        "安全阀会自动开启。检查安全阀是否漏气。更换安全阀需要停机。"
        "进水管不能堵塞。清洗进水管以后再启动。如果进水管破裂就停机。"
    )
    assert set(extractive.key_phrases(chinese, "zh", 2)) == {"安全阀", "进水管"}
