"""Questions that would not stand alone, or would be answered by half, are not asked; their sound neighbours are."""

from __future__ import annotations

import pytest

from core.llm import extractive


def asked(text: str, language: str) -> list[str]:
    return [one.question for one in extractive.candidates(text, (), language)]


def test_a_thing_of_the_paragraph_before_is_not_asked_about_without_its_case() -> None:
    case = "If the boiler has one valve only, the operator MAY order a second valve of another kind."
    text = "Before fitting the new valve, boiler operators SHALL close the main feed of the boiler."
    question = "What must boiler operators do before fitting the new valve?"
    assert question not in asked(f"{case}\n\n{text}\n", "en")
    assert question in asked(f"Operators may order valves of another kind. {text}\n", "en")


@pytest.mark.parametrize("rest", ["those that were lost or stolen in the ward", "all those which you may want at once"])
def test_a_list_that_only_says_which_of_them_is_no_list(rest: str) -> None:
    assert asked(f"Optional packages include {rest}.", "en") == []
    assert asked("Optional packages include games, viewers and dictionaries.", "en") == [
        "What do optional packages include?"
    ]


@pytest.mark.parametrize("party", ["接收方", "对方", "受让方"])
def test_a_party_is_not_asked_about_without_its_matter(party: str) -> None:
    assert asked(f"{party}变更原先的使用目的的，应当依照规定重新取得病人同意。", "zh") == []
    assert asked("接收方便面订单的，应当在两日内确认数量和价格。", "zh") == ["接收方便面订单的，应当怎么做？"]
    assert asked("医院变更原先的使用目的的，应当依照规定重新取得病人同意。", "zh") != []


@pytest.mark.parametrize("mark", ["（二）", "- ", "3. ", "② "])
@pytest.mark.parametrize(
    "sentence",
    ["匿名化，是指信息经过处理无法识别特定自然人的过程。", "A glacier is a persistent body of dense ice that moves."],
)
def test_a_quotation_leaves_out_the_mark_of_its_item(mark: str, sentence: str) -> None:
    source = f"One line.\n\n{mark}{sentence}\n"
    first = extractive.candidates(source, (), "zh" if "是" in sentence else "en")[0]
    assert extractive.quote(source, first.spans).strip() == sentence


def test_a_quotation_keeps_the_number_of_its_article() -> None:
    text = "第三条 匿名化，是指信息经过处理无法识别特定自然人的过程。"
    assert extractive.quote(text, extractive.candidates(text, (), "zh")[0].spans) == text


def test_the_items_of_a_quoted_list_keep_their_marks() -> None:
    text = "有下列情形之一的，医疗机构应当停止采血：\n\n（一）设备损坏；\n\n（二）人员不足。\n"
    found = extractive.candidates(text, (), "zh")[0]
    assert extractive.quote(text, found.spans).endswith("（一）设备损坏；\n\n（二）人员不足。")


def test_how_asks_for_one_thing_to_do() -> None:
    assert asked("如果要用于脚本或者需要使用高级用法，则仍然建议使用旧的命令。", "zh") == []
    assert asked("如果要检索旧的病历，则应当使用病案号或者姓名。", "zh") == ["如何检索旧的病历？"]
    assert asked("To open the archive or need its index again, press the green key twice.", "en") == []
    assert asked("To open the archive, press the green key twice.", "en") == ["How do you open the archive?"]


def test_an_answer_as_in_another_section_is_none() -> None:
    assert asked("To set up the printer, edit the table of drivers, just as for Section 9.1.1.", "en") == []
    assert asked("要设置打印机，请编辑驱动程序表，做法与第 9.1.1 节一样。", "zh") == []
    assert asked("要设置打印机，请编辑驱动程序表，然后重新启动。", "zh") == ["如何设置打印机？"]


@pytest.mark.parametrize(
    ("heading", "text", "language", "stands"),
    [
        ("Where is a player for films?", "The system ships two free film players: one large, one small.", "en", False),
        ("Where is a player for films?", "Players for films are in the section “video” of the archive.", "en", True),
        ("电影播放器在哪里？", "系统提供两个自由的电影播放器：一个较大，一个较小，都很快。", "zh", False),
        ("电影播放器在哪里？", "电影播放器位于档案库的视频分类之中，有两个，一个较大，一个较小。", "zh", True),
        ("How many valves does a boiler have?", "A boiler has its valves fitted by the maker of it.", "en", False),
        ("How many valves does a boiler have?", "A boiler has two valves, fitted by the maker.", "en", True),
        ("锅炉有多少个阀门？", "锅炉的阀门由制造商安装，用户不得自行更换或者拆卸阀门。", "zh", False),
        ("锅炉呢？", "锅炉由制造商安装，用户不得自行更换或者拆卸锅炉的阀门。", "zh", False),
    ],
)
def test_a_heading_that_asks_where_or_how_many_is_told_so(heading: str, text: str, language: str, stands: bool) -> None:
    assert (heading in asked(f"## {heading}\n\n{text}\n", language)) is stands


def test_what_is_divided_is_divided_into_kinds() -> None:
    assert asked("吊影分为千里雁，辞根散作九秋蓬。", "zh") == []
    assert asked("锅炉阀门分为进水阀和出水阀。", "zh") == ["锅炉阀门分为哪几类？"]


def test_a_sign_without_a_word_is_no_subject() -> None:
    assert asked("× Sn is a subset of the Cartesian product of indexing sets of a model.", "en") == []
