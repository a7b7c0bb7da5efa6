"""Questions must be grammatical and stand alone, in both languages."""

from __future__ import annotations

import pytest

from core.llm import extractive


def asked(text: str, language: str, headings: tuple[str, ...] = ()) -> list[str]:
    return [one.question for one in extractive.candidates(text, headings, language)]


ENGLISH = [
    ("A glacier is a persistent body of dense ice that moves under its own weight.", "What is a glacier?"),
    ("Glaciers are a reservoir of fresh water that feeds many large rivers.", "What are glaciers?"),
    ("Informed consent refers to the agreement of a patient who knows the risks.",
     "What does informed consent refer to?"),
    ("HTTP stands for Hypertext Transfer Protocol in this field.", "What does HTTP stand for?"),
    ("A torque wrench is used to tighten bolts to a specified torque.", "What is a torque wrench used for?"),
    ("Torque wrenches are used to tighten bolts to a specified torque.", "What are torque wrenches used for?"),
    ("Anticoagulants are contraindicated in children because they may cause a severe bleeding.",
     "Why are anticoagulants contraindicated in children?"),
    ("Before discharging a patient, the attending physician must document the current medication.",
     "What must the attending physician do before discharging a patient?"),
    ("If the pressure exceeds 5 bar, the safety valve operator SHALL open the bypass.",
     "What must the safety valve operator do if the pressure exceeds 5 bar?"),
    ("Samples must be transported to the laboratory by using sealed containers.",
     "How must samples be transported to the laboratory?"),
    ("Temporary access codes SHALL NOT be reused.", "May temporary access codes be reused?"),
    ("Unlike copper cables, optical fibres do not conduct electricity and resist interference.",
     "How do optical fibres differ from copper cables?"),
    ("The difference between arteries and veins is the direction in which they carry blood.",
     "What is the difference between arteries and veins?"),
    ("To reset the alarm panel, press the red button for five seconds.", "How do you reset the alarm panel?"),
    ("Medical records are stored in a fireproof archive of the hospital.", "Where are medical records stored?"),
    ("The maximum dose of paracetamol is 4 g per day for adults.", "What is the maximum dose of paracetamol?"),
    ("Mechanical looms were invented by Edmund Cartwright.", "Who invented mechanical looms?"),
]  # fmt: skip

CHINESE = [
    ("留置权是指债权人依法留置债务人动产并就其优先受偿的权利。", "什么是留置权？"),
    ("所谓医疗事故，是指医务人员过失造成患者人身损害的事件。", "什么是医疗事故？"),
    ("（三）匿名化，是指个人信息经过处理无法识别特定自然人的过程。", "什么是匿名化？"),
    ("轴承是一种支撑机械旋转体的零件。", "什么是轴承？"),
    ("采购合同应当遵循公平、诚信原则。", "采购合同应当遵循哪些原则？"),
    ("未经患者书面同意，医院不得公开患者的病历资料。", "未经患者书面同意，医院是否可以公开患者的病历资料？"),
    ("只有在取得资格证书后，医师方可独立开具处方。", "在什么情况下，医师方可独立开具处方？"),
    ("检测报告应当至少保存五年。", "检测报告应当至少保存多久？"),
    ("县级卫生部门负责组织本区域的疫苗接种工作。", "哪个部门负责组织本区域的疫苗接种工作？"),
    ("消费者对商品的质量享有知情权、选择权。", "消费者对商品的质量享有哪些权利？"),
    ("经营者销售不合格商品的，由市场监督部门责令改正，并处一万元以下罚款。",
     "经营者销售不合格商品的，将受到什么处罚？"),
    ("扭力扳手用于按规定的力矩拧紧螺栓。", "扭力扳手有什么用途？"),
    ("变压器由铁芯、绕组和油箱组成。", "变压器由哪些部分组成？"),
    ("动脉和静脉的区别在于血液流动的方向不同。", "动脉和静脉有什么区别？"),
    ("要重置报警面板，请按住红色按钮五秒钟。", "如何重置报警面板？"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "question"), ENGLISH)
def test_english_sentence_becomes_its_question(sentence: str, question: str) -> None:
    assert question in asked(f"Some opening words about the matter.\n\n{sentence}\n", "en")


@pytest.mark.parametrize(("sentence", "question"), CHINESE)
def test_chinese_sentence_becomes_its_question(sentence: str, question: str) -> None:
    assert question in asked(f"前言文字。\n\n{sentence}\n", "zh")


@pytest.mark.parametrize(
    "sentence",
    [
        "It is a method that separates liquids by their boiling points.",
        "This is a method that separates liquids by their boiling points.",
        "However, these are the reasons that most engineers give for it.",
        "The following is a list of the parts that the machine consists of.",
        "They must be cleaned before they are used again in the ward.",
        "As described above, the process is a sequence of three distillations.",
        "Another reason is the cost of the second distillation in large plants.",
    ],
)
def test_english_pronouns_and_pointers_are_no_subjects(sentence: str) -> None:
    assert asked(sentence, "en") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "该方法是一种按沸点分离液体的方法。",
        "它是一种按沸点分离液体的方法。",
        "其是指按沸点分离液体的过程。",
        "上述行为是指未经许可公开他人资料的行为。",
        "这是由于铁芯的损耗造成的结果。",
        "前款规定的部门应当依法公布联系方式和地址。",
    ],
)
def test_chinese_pronouns_and_pointers_are_no_subjects(sentence: str) -> None:
    assert asked(sentence, "zh") == []


def test_the_name_of_the_statute_replaces_this_law() -> None:
    text = "第二条 违反本法规定采集血液的，由卫生部门处五万元以下罚款。"
    assert asked(text, "zh", ("中华人民共和国献血法", "第一章 总则")) == [
        "违反《献血法》规定采集血液的，将受到什么处罚？"
    ]
    assert asked(text, "zh") == []


def test_a_list_belongs_to_the_answer_of_its_lead() -> None:
    text = "第五条 有下列情形之一的，医疗机构应当停止采血：\n\n（一）设备损坏；\n\n（二）人员不足。\n\n第六条 另一条。"
    found = extractive.candidates(text, (), "zh")
    assert [one.question for one in found] == ["在哪些情形下，医疗机构应当停止采血？"]
    assert extractive.quote(text, found[0].spans).endswith("（二）人员不足。")


def test_headings_that_ask_are_asked() -> None:
    text = (
        "## 3.2 How to calibrate the sensor\n\nConnect the sensor to the bridge and wait until the reading is stable.\n"
    )
    assert asked(text, "en") == ["How do you calibrate the sensor?"]
    text = "## 第三节 如何校准传感器\n\n将传感器接入电桥，等待读数稳定，然后在软件里记录零点并保存设置，再读一次。\n"
    assert asked(text, "zh") == ["如何校准传感器？"]


@pytest.mark.parametrize(
    "text",
    [
        "Whenever a leak is found in the boiler, new gaskets are fitted so that the leak cannot come back.",
        "The test kit also includes a gauge for measuring the pressure in the vessel.",
        "The sealed container contains no additives since it is filled under vacuum.",
    ],
)
def test_half_sentences_and_rests_of_lists_are_not_asked_about(text: str) -> None:
    assert not [one for one in asked(text, "en") if one.startswith(("Where is", "What does"))]


def test_a_line_of_a_poem_is_no_condition() -> None:
    assert asked("若非群玉山头见，会向瑶台月下逢。", "zh") == []
    assert asked("若压力超过规定的数值，安全阀会自动开启泄压。", "zh") == ["如果压力超过规定的数值，会发生什么？"]


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("A relief valve is a device that opens\n\xa0\xa0\xa0 by itself under pressure.",
         "A relief valve is a device that opens by itself under pressure."),
        ("安全阀是指在压力超过规定值时\n\xa0\xa0\xa0 自动开启的装置。", "安全阀是指在压力超过规定值时自动开启的装置。"),
        ("安全阀是指在压力超过规定值时\n\u3000\u3000自动开启的装置。", "安全阀是指在压力超过规定值时自动开启的装置。"),
    ],
)  # fmt: skip
def test_lines_that_were_wrapped_with_any_blanks_are_joined_in_answers(text: str, answer: str) -> None:
    language = "zh" if "安" in text else "en"
    first = extractive.candidates(text, (), language)[0]
    found = extractive.answer(first.question, text, (), language)
    assert found is not None
    assert found.text == answer
    assert text[slice(*found.spans[0])].endswith(answer[-4:])
