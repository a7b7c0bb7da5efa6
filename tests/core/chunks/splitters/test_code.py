"""Program code: whole functions and classes, in every language."""

from __future__ import annotations

import pytest

from core.chunks.splitters.code import CodeSettings, split
from core.chunks.splitters.languages import LANGUAGES, NAMES, by_file, by_mark, by_text
from core.chunks.splitting import Splitting
from core.chunks.splitting import split as split_by
from tests.core.chunks.splitters.sources import MARKED, SOURCES, beginnings


def _pieces(text: str, **values: object) -> list[str]:
    return [text[piece.start : piece.end] for piece in split(text, CodeSettings.model_validate(values))]


def test_there_are_at_least_fifteen_languages_and_a_program_in_each() -> None:
    assert len(NAMES) >= 15
    assert set(SOURCES) == set(NAMES)
    labels = CodeSettings.model_fields["language"].json_schema_extra["labels"]
    assert list(labels) == ["auto", *NAMES]


@pytest.mark.parametrize("language", NAMES)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_functions_and_classes_are_whole_with_their_comments(language: str, newline: str) -> None:
    source = SOURCES[language].replace("\n", newline)
    parts = [len(part.replace("\n", newline)) for part in MARKED[language].split("§")]
    found = split(source, CodeSettings(language=language, minimum=10, maximum=max(100, *parts)))
    expected = [place + source[:place].count("\r") for place in beginnings(language)]
    expected = [sum(parts[: index + 1]) for index in range(len(expected))]
    assert [piece.start for piece in found] == [0, *expected]
    assert not any(piece.oversize for piece in found)


@pytest.mark.parametrize("language", [name for name in NAMES if name != "tsx"])
def test_the_language_is_recognised_from_the_text(language: str) -> None:
    assert by_text(SOURCES[language]) == language


def test_prose_is_no_program() -> None:
    assert by_text("The buyer shall pay within thirty days.\n\n甲方应当在收到发票后三十日内付款。\n" * 20) == ""
    assert by_text("") == ""


def test_the_language_is_recognised_from_names_and_fences() -> None:
    assert [by_file(name) for name in ("a.py", "B.RS", "订单.kt", "notes.md", "none")] == [
        "python",
        "rust",
        "kotlin",
        "",
        "",
    ]
    assert [by_mark(info) for info in ("py", "c++ {.numbered}", "{.ts}", "C#", "TSX", "mermaid", "")] == [
        "python",
        "cpp",
        "typescript",
        "csharp",
        "tsx",
        "",
        "",
    ]
    endings = [ending for language in LANGUAGES for ending in language.endings]
    assert len(endings) == len(set(endings))


def test_the_name_of_the_file_decides() -> None:
    text = "x = 1\n\n\ndef f():\n    return 1\n" * 20
    named = split_by(text, Splitting(strategy="code", settings={"maximum": 100, "minimum": 0}), "a.py")
    assert all(text[piece.start :].startswith(("x = 1", "def f")) for piece in named)
    assert CodeSettings(language="c") == Splitting(strategy="code", settings={"language": "c"}).chosen("a.py")


def test_a_large_class_is_cut_between_its_methods() -> None:
    methods = "".join(
        f"    # {n}\n    @cached\n    def get_{n}(self):\n        return self.values[{n}]\n\n" for n in range(9)
    )
    text = "class Large:\n" + methods + "\n\ndef after():\n    pass\n"
    found = _pieces(text, language="python", minimum=0, maximum=150)
    assert found[0].startswith("class Large:\n    # 0\n")
    assert all(piece.startswith("    # ") for piece in found[1:-1])
    assert found[-1] == "def after():\n    pass\n"


def test_a_large_function_is_cut_between_statements_and_keeps_its_head() -> None:
    text = "def long(x):\n" + "".join(
        f"    if x > {n}:\n        x = call({n},\n                 x)\n" for n in range(30)
    )
    found = _pieces(text, language="python", minimum=0, maximum=200)
    assert found[0].startswith("def long(x):\n    if x > 0:\n")
    assert all(piece.startswith("    if x > ") for piece in found[1:])


def test_one_long_line_is_cut_between_statements() -> None:
    found = _pieces("function f(){return 1};var a=f();" * 40, language="javascript", minimum=50, maximum=120)
    assert all(piece.startswith(("function", "var")) for piece in found)


def test_long_code_blocks_in_markdown_are_cut_and_prose_is_not() -> None:
    block = "```python\n" + "def f(x):\n    return x + 1\n\n" * 10 + "```\n"
    text = "# Guide\n\nBefore it.\n\n" + block + "\n## More\n\n" + "Words, 说明文字。" * 5 + "\n"
    found = split(text, CodeSettings(minimum=50, maximum=130))
    parts = [text[piece.start : piece.end] for piece in found]
    assert parts[0].startswith("# Guide\n\nBefore it.")
    assert all(part.startswith("def f(x):") for part in parts[2:-1])
    assert found[-1].headings == ("Guide", "More")
    assert not any(piece.oversize for piece in found)


def test_a_comment_is_no_heading() -> None:
    assert all(piece.headings == () for piece in split(SOURCES["python"], CodeSettings()))
    assert split("# Terms\n\nThe buyer pays.\n", CodeSettings())[0].headings == ("Terms",)
