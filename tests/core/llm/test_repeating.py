"""Replies that never end: found while they come and in what came, in both languages; long honest ones are let be."""

from __future__ import annotations

import json
import re

import pytest

from core.llm.messages import Model, Request
from core.llm.repeating import OVERLONG, REPEATS, Listening, loop, once
from core.llm.streaming import Piece

SIBLINGS = '{"items":[{"label": "Beef", "children": []}, ' + '{"label": "Beer", "children": []}, ' * 60
NESTED = '{"items":[' + '{"label": "警漏","children":[' * 60
SENTENCES = "留置权人有权收取留置财产的孳息。" * 40
PASSAGE = " ".join(f"Section {n} names the duties of the carrier in case {n}." for n in range(25)) + "\n"


@pytest.mark.parametrize("said", [SIBLINGS, NESTED, SENTENCES, PASSAGE * 4, "\n\t \t" * 1500])
def test_what_comes_again_and_again_is_a_loop(said: str) -> None:
    for cut in range(0, 40, 7):
        found = loop(said[: len(said) - cut])
        assert found is not None
        assert found.period <= len(PASSAGE)


def test_only_the_end_counts() -> None:
    assert loop(SIBLINGS + "]} That is all there is to say about it.") is None


def test_one_turn_of_it_is_left() -> None:
    assert once(SIBLINGS).count("Beer") == 1
    assert once(NESTED).count("警漏") == 1
    assert once(PASSAGE) == PASSAGE


def numbered(count: int) -> str:
    return json.dumps([{"number": n, "level": 1 + n % 3} for n in range(1, count + 1)])


def tree(count: int) -> str:
    return json.dumps(
        [{"label": f"第{n}章 责任", "children": [{"label": f"Duty {n}", "children": []}]} for n in range(count)],
        ensure_ascii=False,
        indent=2,
    )


TABLE = "| A | B |\n|---|---|\n" + "".join(f"| {n} | 0 |\n" for n in range(200))


@pytest.mark.parametrize("said", [numbered(400), tree(300), TABLE, "-" * 2000, "| | | |\n" * 60, "哈" * 60])
def test_honest_replies_are_let_be(said: str) -> None:
    listening = Listening(len(said))
    for place in range(0, len(said), 97):
        assert listening.hears(Piece(said[place : place + 97])) == ""
    assert [place for place in range(0, len(said), 1009) if loop(said[:place])] == []
    assert loop(said) is None


def heard(listening: Listening, *pieces: Piece) -> tuple[str, int]:
    """Return why a reply was ended, and after how many pieces."""
    for number, piece in enumerate(pieces, start=1):
        if ended := listening.hears(piece):
            return ended, number
    return "", len(pieces)


def test_it_is_heard_soon() -> None:
    pieces = [Piece(SIBLINGS[place : place + 5]) for place in range(0, len(SIBLINGS), 5)]
    ended, number = heard(Listening(), *pieces)
    assert ended == REPEATS
    assert number * 5 < 1700


ZH = "{n}. 从原文中说来，为什么选择这个发行版？为了自由和可靠的系统，它是一个高质量的发行版。\n\n"
EN = "2.{n}. The source says why the system was chosen: it is free and reliable, as the source says.\n\n"


@pytest.mark.parametrize("turn", [ZH, EN], ids=["zh", "en"])
def test_prose_that_only_counts_up_is_ended_and_data_is_not(turn: str) -> None:
    said = "".join(turn.format(n=n) for n in range(1, 60))
    pieces = [Piece(part) for part in re.findall(r"(?s).{1,7}", said)]
    assert heard(Listening(prose=True), *pieces)[0] == REPEATS
    assert heard(Listening(), *pieces)[0] == ""
    for honest in (said[: len(turn) * 12], TABLE):
        assert heard(Listening(prose=True), *(Piece(part) for part in re.findall(r"(?s).{1,7}", honest)))[0] == ""


@pytest.mark.parametrize(
    "turn",
    [
        "    result[{n}] = compute(values[{n}], weights[{n}])\n",
        "INSERT INTO users (id, name, active) VALUES ({n}, 'user{n}', true);\n",
        "- {n}:30 Bus leaves from Central Station, platform 4\n",
        "| {n} | 第一会议室，配有投影仪 | 可供出租 | {n} 元 |\n",
        "第{n}题的标题位于第{n}页，看起来是这一章下面的一节，因此级别为 2。\n",
    ],
    ids=["code", "data base", "timetable", "table", "thoughts"],
)
def test_lists_that_only_count_up_may_be_honest(turn: str) -> None:
    said = "".join(turn.format(n=n) for n in range(1, 49))
    pieces = [Piece(said[place : place + 7]) for place in range(0, len(said), 7)]
    assert heard(Listening(prose=True), *pieces)[0] == ""
    assert heard(Listening(), *(Piece(reasoning=piece.text) for piece in pieces))[0] == ""


def test_thoughts_that_go_round_are_heard_too() -> None:
    assert heard(Listening(), *[Piece(reasoning="Wait, let me think again. ")] * 200)[0] == REPEATS


def test_what_goes_far_beyond_what_was_asked_is_ended_and_thoughts_do_not_count() -> None:
    words = [Piece(f"words {n} and {n * 7} ") for n in range(400)]
    assert heard(Listening(2000), *words)[0] == OVERLONG
    assert heard(Listening(2000), Piece("<think>"), *words, Piece("</think>[1]"))[0] == ""
    assert heard(Listening(2000), *(Piece(reasoning=piece.text) for piece in words))[0] == ""
    assert heard(Listening(), *words)[0] == ""


ROWS = "| 第一会议室 | 可供出租 | Room with a projector and a board |\n"
PLACES = "".join(f"- 第 {n} 号储物柜已经分配给本单位的正式职工 使用，钥匙由本人保管。\n" for n in range(1, 80))


@pytest.mark.parametrize("source", [ROWS * 40, PLACES, "*\n" * 1900], ids=["rows", "numbered", "marks"])
def test_what_repeats_itself_in_the_source_may_be_given_back_and_not_without_end(source: str) -> None:
    model = Model(provider="gguf", name="tiny", base_url="")
    # A running header stood between its parts, and blanks are put right.
    half = len(source) // 2
    given = f"Clean this text.\n<text>\n{source[:half]}\n\nAnnual report, page 3\n\n{source[half:]}</text>"
    request = Request(({"role": "user", "content": given},), model, "clean")
    said = source.replace(" 使用", "使用")
    pieces = [Piece(said[place : place + 7]) for place in range(0, len(said), 7)]
    assert heard(Listening.to(request), *pieces)[0] == ""
    assert heard(Listening.to(request), *pieces * 3)[0] == REPEATS
    assert heard(Listening(prose=True), *pieces * 3)[0] == REPEATS
