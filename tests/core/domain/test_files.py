"""Trees as files: what is written can be read again, and what people write by hand is understood."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from core.domain import files
from core.domain.tree import Branch
from core.errors import LorewrightError

TREE = [
    Branch(
        label="Safety", children=[Branch(label="Inspection", children=[Branch(label="Yearly")]), Branch(label="责任")]
    ),
    Branch(label="期限"),
]


@pytest.mark.parametrize("name", ["tree.json", "tree.md", "tree.txt"])
def test_what_is_written_can_be_read_again(tmp_path: Path, name: str) -> None:
    files.write(tmp_path / name, TREE)
    assert files.read(tmp_path / name) == TREE


def test_json_has_labels_and_children(tmp_path: Path) -> None:
    files.write(tmp_path / "tree.json", TREE)
    assert json.loads((tmp_path / "tree.json").read_text(encoding="utf-8"))[1] == {"label": "期限", "children": []}


@pytest.mark.parametrize(
    "text",
    [
        "- A\n  - B\n    - C\n- D\n",
        "A\n\tB\n\t\tC\nD\n",
        "1. A\n   1. B\n      * C\n2) D",
        "# A\n## B\n### C\n# D\n",
        "# A\n- B\n  - C\n# D\n",
        "\ufeff* A\r\n    * B\r\n        * C\r\n\r\n* D\r\n",
    ],
)
def test_lists_written_by_hand(text: str) -> None:
    below = Branch(label="B", children=[Branch(label="C")])
    assert files.from_list(text.lstrip("\ufeff")) == [Branch(label="A", children=[below]), Branch(label="D")]


@pytest.mark.parametrize(
    "value",
    [
        [{"label": "甲", "children": [{"label": "乙"}]}],
        [{"name": "甲", "child": ["乙"]}],
        {"甲": ["乙"]},
        {"甲": {"乙": {}}},
        {"title": "甲", "nodes": [{"title": "乙", "nodes": []}]},
    ],
)
def test_json_of_other_shapes(tmp_path: Path, value: object) -> None:
    (tmp_path / "t.json").write_text(json.dumps(value), encoding="utf-8")
    assert files.read(tmp_path / "t.json") == [Branch(label="甲", children=[Branch(label="乙")])]


def test_numbers_in_labels_stay(tmp_path: Path) -> None:
    assert files.from_list("- 第一章 总则\n- 6.1 Binding") == [Branch(label="第一章 总则"), Branch(label="6.1 Binding")]


def test_a_chinese_file_in_another_encoding(tmp_path: Path) -> None:
    text = "- 个人信息保护\n  - 告知同意\n  - 敏感个人信息\n- 法律责任\n"
    (tmp_path / "t.md").write_bytes(text.encode("gb18030"))
    assert [branch.label for branch in files.read(tmp_path / "t.md")] == ["个人信息保护", "法律责任"]


@pytest.mark.parametrize("content", ["", "\n\n", "[]", "[1, 2]", "{"])
def test_a_file_without_tags_says_so(tmp_path: Path, content: str) -> None:
    (tmp_path / "t.json").write_text(content, encoding="utf-8")
    with pytest.raises(LorewrightError, match=r"t\.json"):
        files.read(tmp_path / "t.json")


def test_a_missing_file_and_a_folder_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(LorewrightError, match="cannot be read"):
        files.read(tmp_path / "none.md")
    with pytest.raises(LorewrightError, match="cannot be written"):
        files.write(tmp_path / "none" / "t.md", TREE)
