"""Questions about one Chinese sentence: definitions, parts, purposes, reasons, conditions, steps and comparisons."""

from __future__ import annotations

import re
from collections.abc import Iterator

from core import language as languages
from core.llm.extractive.asked import Asked, Rule, Sentence
from core.llm.extractive.chinese_grammar import DANGLING, NOT_NOUN_START, noun

_PROPERTY = (
    "作用|功能|目的|优点|缺点|优势|劣势|特点|特性|特征|区别|差别|默认值|任务|职责|原则|含义|意思|用途"
    "|好处|坏处|原因|前提|条件|目标|核心|本质|步骤|范围|期限|宗旨|缩写|全称|结构|格式"
)
_OPPOSED = "([^，、和与同跟。]{2,14})(?:和|与|同|跟)([^，、和与同跟。]{2,14}?)"


_KINDS = re.compile("[、和与及]|或者?|[一二两三四五六七八九十几多数\\d]+ ?(?:种|类|个|级|层|章|步|组|大|部分|阶段)|：$")
#: what follows "how to" is one thing to do: nothing that is for it, nothing needed, no pointing to a numbered part
_NO_AIM = re.compile("用于|用作|作为|.*(?:需要|想要|必须|应当|希望)")
_ELSEWHERE = re.compile(r"第 ?\d[\d.]* ?[节章]")


def _definition(sentence: Sentence) -> Iterator[Asked]:
    text = sentence.text
    match = re.match(
        r"(?:所谓(?:的)?)?[“「《]?([^，。；：]{2,20}?)[”」》]?(?:，|（[^（）]{1,40}），?)?(?:就|即|通常"
        r"|一般)?(?:是指|指的是|系指|意为|意思是|意味着)(.{6,})",
        text,
    )
    if match and noun(match[1]) and not match[2].startswith(("出", "向", "定", "示")):
        yield Asked(f"什么是{match[1]}？", "definition", 0.95)
        return
    match = re.match(r"[“「]?([^，。；：“”]{2,16}?)[”」]?(?:（[^（）]{1,40}）)?(?:，)?是(.{8,})", text)
    if not match or not noun(match[1]) or re.search("的(?:" + _PROPERTY + ")$", match[1]):
        return
    rest = match[2]
    if rest.rstrip("。").endswith("之一"):
        return
    if re.match("一(?:种|个|款|类|项|组|套|份|家|门|系列|旦|段)|由|以|用于|用来|指|基于|对", rest):
        yield Asked(f"什么是{match[1]}？", "definition", 0.9)
    elif (
        "的" not in match[1]
        and re.search(r"的[^，。的]{2,10}(?:。|，)", rest)
        and not re.match(
            "否|不|很|非常|最|可|因为|说|从|如何|什么|会|要|能|应|必|有|没|把|被|怎|好|正确|错误|多|通过|在|按"
            "|为|相|唯|完全|目前|经|我|你|您|他|她|它|这|那|非|更|其|区别|到|不仅|唯|真|指向|访问|许多|很多",
            rest,
        )
    ):
        yield Asked(f"什么是{match[1]}？", "definition", 0.72)


def _named(sentence: Sentence) -> Iterator[Asked]:
    match = re.match(
        r"([^，。；：]{4,40}?)(?:被?称为|叫做|统称为|称作|又称)[“「《]?([^，。；：”」》（）]{2,14})[”」》]?[。，（]",
        sentence.text,
    )
    if match and not DANGLING.search(match[1]) and noun(match[2]) and not NOT_NOUN_START.match(match[1]):
        yield Asked(f"什么是{match[2]}？", "definition", 0.8)


def _parts(sentence: Sentence) -> Iterator[Asked]:
    text = sentence.text
    match = re.match(r"([^，。；：]{2,24}?)(?:主要|通常|一般|大致|可以|可)?(分为|分成|划分为)(.{4,})", text)
    if match and noun(match[1]) and _KINDS.search(match[3]):
        yield Asked(f"{match[1]}分为哪几类？", "parts", 0.85)
    match = re.match(r"([^，。；：]{2,24}?)(?:主要|通常|一般)?由([^，。]{4,60}?)(组成|构成)[。，；]", text)
    if match and noun(match[1]):
        yield Asked(f"{match[1]}由哪些部分{match[3]}？", "parts", 0.85)
    match = re.match(
        r"([^，。；：]{2,24}?)(?:主要|通常|一般)?(包括|包含)(?!在|于|了?那些)((?:[^。；]*?)[、和及或以][^。；]*|.*：)",
        text,
    )
    if (
        match
        and noun(match[1])
        and not sentence.text.endswith(("其中包括", "不包括"))
        and not match[1].endswith(("不", "应", "还"))
    ):
        yield Asked(f"{match[1]}{match[2]}哪些内容？", "parts", 0.82)


def _property(sentence: Sentence) -> Iterator[Asked]:
    match = re.match(
        rf"([^，。；：]{{2,22}}?)的((?:[^，。；：的是为]{{0,4}})(?:{_PROPERTY}))(?:是|为|在于|有|包括)(?!不|否"
        rf"|没)(.{{4,}})",
        sentence.text,
    )
    if match and noun(match[1]) and not match[2].startswith(("最", "唯", "第")):
        yield Asked(f"{match[1]}的{match[2]}是什么？", "property", 0.85)


def _purpose(sentence: Sentence) -> Iterator[Asked]:
    match = re.match(
        r"([^，。；：]{2,20}?)(?:，)?(?:主要|通常|一般|可以|可|适合|专门)?(?:被)?(?:用于|用来|旨在)(.{5,})",
        sentence.text,
    )
    if match and noun(match[1]):
        yield Asked(f"{match[1]}有什么用途？", "purpose", 0.8)


def _reason(sentence: Sentence) -> Iterator[Asked]:
    text = sentence.text.rstrip("。")
    match = re.match(r"(?:由于|因为)([^。；]{4,80}?)，(?:所以|因此|因而|故)?([^，。；：]{6,40})$", text)
    if not match:
        swapped = re.match(r"([^，。；：]{6,40})，(?:这是|主要是|正是)?因为([^。；]{4,80})$", text)
        match = swapped and re.match(r"(?s)(.*)\n(.*)", f"{swapped[2]}\n{swapped[1]}")
    if match:
        effect = re.sub("^(?:所以|因此|那么|我们|你|您)", "", match[2])
        if (
            subject := re.match(r"([^，]{2,12}?)(?:不|没|无法|可以|必须|需要|应当|应该|能|会|是|仍|才|很)", effect)
        ) and noun(subject[1]):
            yield Asked(f"为什么{effect}？", "reason", 0.8)


def _condition(sentence: Sentence) -> Iterator[Asked]:
    text = re.sub("^(?:如果|若)(?:你|您|用户)(?:想要|想|希望|需要|打算)", "如果要", sentence.text)
    match = re.match(
        r"(如果|若(?!非)|假如|假设|一旦|当)(?:(?:你|您)(?!的))?([^，,。；：]{4,40}?)(?:的话|时|的时候)?，([^。；]{6,})",
        text,
    )
    if (
        not match
        or DANGLING.search(match[2])
        or re.match("其", match[2])
        or match[2].startswith(("没有", "不是", "是", "有", "不"))
        or re.search("认为|觉得|在.*情况下$", match[2])
    ):
        return
    opening = {"当": "当", "一旦": "一旦"}.get(match[1], "如果")
    when = "时" if opening == "当" else ""
    rest = re.sub("^(?:那么|则|就|你|您|用户|也|还)+", "", match[3])
    if re.search("这些|那些", rest):
        return
    if match[2].startswith("要") and not re.match("会|将|是|最好", rest):
        if languages.is_han(match[2][1:2]) and not _NO_AIM.match(match[2][1:]):
            yield Asked(f"如何{match[2][1:]}？", "steps", 0.8)
    elif re.match("可以|可|能够?(?!力)", rest):
        yield Asked(f"{opening}{match[2]}{when}，可以怎么做？", "condition", 0.58)
    elif re.match("需要|请|必须|应该|应当|应|建议|要|使用|执行|运行|点击|选择|务必", rest):
        yield Asked(f"{opening}{match[2]}{when}，应该怎么做？", "condition", 0.72)
    elif re.search("(?<!不)会(?!议)|将(?:会|被|自动|无法|不|失去|导致)", rest[:16]) and not rest.startswith(
        ("我", "它", "其", "该", "这")
    ):
        yield Asked(f"{opening}{match[2]}{when}，会发生什么？", "condition", 0.68)


def _steps(sentence: Sentence) -> Iterator[Asked]:
    text = sentence.text
    match = re.match(
        r"(?:要想|若要|如需|想要|要|为了)([^，。；：]{4,26}?)，(?:您|你|用户|我们)?(?:可以|可|需要|需|请|必须"
        r"|应当|应该|应|使用|只需|首先)([^。]{5,})",
        text,
    )
    if (
        match
        and languages.is_han(match[1][0])
        and not _NO_AIM.match(match[1])
        and not _ELSEWHERE.search(match[2])
        and not (
            re.match("求|是|么|知道|注意|点|有", match[1]) or re.search("这些|那些|上述|参考|参见|参阅|附录", match[2])
        )
    ):
        yield Asked(f"如何{match[1]}？", "steps", 0.85)
        return
    match = re.match(r"([^。；：]{6,120}?)，?(?:即可|就可以|便可)([^，。；：到以]{3,20})[。；]", text)
    if match and not DANGLING.search(match[0]) and not re.match("[是有被能在为]|以", match[2]):
        yield Asked(f"如何{match[2]}？", "steps", 0.75)


def _comparison(sentence: Sentence) -> Iterator[Asked]:
    match = re.match(
        rf"{_OPPOSED}(?:之间)?的(?:主要|最大|根本)?(?:区别|差别|不同|差异)(?:之处)?(?:在于|是|主要)(.{{4,}})",
        sentence.text,
    )
    if match and noun(match[1]) and noun(match[2]):
        yield Asked(f"{match[1]}和{match[2]}有什么区别？", "comparison", 0.92)
    match = re.match(
        r"(?:与|和|同|跟)([^，。；：]{2,16}?)(?:不同|相比)(?:的是)?，([^，。；：]{2,16}?)(?:不|没|可以|会|能|的"
        r"|是|更|有|并|只|在|采用|使用)(.{4,})",
        sentence.text,
    )
    if match and noun(match[1]) and noun(match[2]):
        yield Asked(f"{match[2]}与{match[1]}有什么不同？", "comparison", 0.85)


RULES: tuple[Rule, ...] = (
    _definition, _named, _parts, _property, _purpose, _reason, _condition, _steps, _comparison,
)  # fmt: skip
