"""What holds for every text the Markdown splitter is given."""

from __future__ import annotations

import re
from itertools import pairwise, zip_longest

from hypothesis import given, settings
from hypothesis import strategies as st

from core.chunks.splitters.blocks import scan
from core.chunks.splitters.markdown import MarkdownSettings, split

_WORDS = st.sampled_from(
    [
        "alpha",
        "Beta",
        "of",
        "数据",
        "模型。",
        "训练，",
        "end.",
        "Dr. Who",
        "x=1;",
        "“引用。”",
        "e.g. this",
        "\u3000",
        "🙂",
    ]
)
_SENTENCE = st.lists(_WORDS, min_size=1, max_size=25).map(" ".join)
_PROSE = st.lists(_SENTENCE, min_size=1, max_size=12).map("\n".join)
_HEADING = st.tuples(st.integers(1, 6), st.sampled_from(["Title", "概述", "A & B #", "`code`", ""])).map(
    lambda pair: "#" * pair[0] + " " + pair[1]
)
_SETEXT = st.sampled_from(["Top\n===", "概论\n-----"])
_FENCE = st.tuples(st.sampled_from(["```", "````", "~~~"]), st.integers(0, 30)).map(
    lambda pair: (
        f"{pair[0]}py\n"
        + "# no heading\n\n```inner\n"[: 14 if pair[0] == "```" else None]
        + "x = 1\n" * pair[1]
        + pair[0]
    )
)
_TABLE = st.integers(0, 40).map(lambda rows: "| a | 名 |\n|---|:-:|\n" + "| 1 | 二 |\n" * rows)
_HTML_TABLE = st.integers(0, 20).map(lambda rows: "<table>\n" + "<tr><td># 1</td></tr>\n\n" * rows + "</table>")
_FORMULA = st.integers(0, 20).map(lambda rows: "$$\n" + "a + b \\\\\n" * rows + "$$")
_LIST = st.lists(st.tuples(st.sampled_from(["- ", "1. ", "  * "]), _SENTENCE), min_size=1, max_size=20).map(
    lambda items: "\n".join(marker + body for marker, body in items)
)
_ODD = st.sampled_from(
    [
        "```\nopen",
        "$$ open",
        "\\[",
        "<table>",
        "---",
        "* * *",
        "    # code\n\tcode",
        "> quote\n> more",
        "|",
        "- ",
        "#",
        "\ufeff",
        " " * 300,
        "\n" * 250,
        "长" * 900,
        "a" * 900,
        "字。" * 400,
        "- ```\n  x\n  ```\n- y",
        "---\nkey: value\n---",
    ]
)
_BLOCK = st.one_of(_PROSE, _HEADING, _HEADING, _SETEXT, _FENCE, _TABLE, _HTML_TABLE, _FORMULA, _LIST, _ODD)
_GAP = st.sampled_from(["\n\n", "\n", "\n\n\n \t\n", "\r\n\r\n", "\n\n"])
_DOCUMENT = st.lists(st.tuples(_BLOCK, _GAP), max_size=25).map(
    lambda parts: "".join(block + gap for block, gap in parts)
)
_NOISE = st.text(st.sampled_from("#`~$|-*+>=:.1) \t\r\n\\[]<table>/啊。a"), max_size=400)
_TEXT = st.one_of(_DOCUMENT, _DOCUMENT.map(lambda text: text.replace("\n", "\r\n")), _NOISE, st.text(max_size=300))
_SETTINGS = st.tuples(st.integers(0, 600), st.integers(100, 700)).map(
    lambda pair: MarkdownSettings(minimum=min(pair), maximum=pair[1])
)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(_TEXT)
def test_blocks_follow_each_other_without_a_gap(text: str) -> None:
    blocks = scan(text)
    if text.strip("\ufeff").strip():
        assert "".join(text[block.start : block.end] for block in blocks) == text
    assert all(text[block.start : block.end].strip() for block in blocks)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(_TEXT, _SETTINGS)
def test_nothing_is_lost_and_no_piece_is_empty(text: str, options: MarkdownSettings) -> None:
    pieces = split(text, options)
    assert "".join(text[piece.start : piece.end] for piece in pieces) == text
    assert all(one.end == two.start for one, two in pairwise(pieces))
    if text.strip():
        assert all(text[piece.start : piece.end].strip() for piece in pieces)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(_TEXT, _SETTINGS)
def test_only_one_unbreakable_block_is_over_the_maximum(text: str, options: MarkdownSettings) -> None:
    for piece in split(text, options):
        assert piece.oversize == (piece.end - piece.start > options.maximum)
        if piece.oversize:
            part = text[piece.start : piece.end]
            kinds = [block.kind for block in scan(part) if not block.level and block.kind != "front"]
            whole = [kind for kind in kinds if kind in ("table", "code", "formula", "list")]
            # Otherwise a run of white space too long to leave room for anything else.
            assert (len(whole) == 1 == len(kinds)) or re.search(r"\s{20,}", part), part


@settings(max_examples=200, deadline=None, derandomize=True)
@given(_TEXT, _SETTINGS)
def test_a_heading_is_whole_and_stays_with_its_text(text: str, options: MarkdownSettings) -> None:
    blocks = scan(text)
    starts = {piece.start for piece in split(text, options)}
    for block, following in zip_longest(blocks, blocks[1:]):
        if block.level and block.end - block.start < options.maximum:
            assert not any(block.start < start < block.end for start in starts)
            if following and not following.level and following.kind != "front":
                assert following.start not in starts, text[block.start : following.end]


@settings(max_examples=150, deadline=None, derandomize=True)
@given(_DOCUMENT, _SETTINGS)
def test_the_path_ends_with_the_pieces_own_first_heading(text: str, options: MarkdownSettings) -> None:
    levels = {block.start: block.level for block in scan(text)}
    for piece in split(text, options):
        if levels.get(piece.start):
            assert 1 <= len(piece.headings) <= levels[piece.start]


@settings(max_examples=150, deadline=None, derandomize=True)
@given(_DOCUMENT, _SETTINGS)
def test_whole_blocks_are_never_cut(text: str, options: MarkdownSettings) -> None:
    starts = {piece.start for piece in split(text, options)}
    for block in scan(text):
        if block.kind in ("table", "code", "formula") or (
            block.kind == "list" and block.end - block.start <= options.maximum
        ):
            assert not any(block.start < start < block.end for start in starts)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(_TEXT, _SETTINGS)
def test_no_small_piece_is_left_that_fits_its_neighbour(text: str, options: MarkdownSettings) -> None:
    for one, two in pairwise(split(text, options)):
        small = min(one.end - one.start, two.end - two.start) < options.minimum
        assert not (small and two.end - one.start <= options.maximum)
