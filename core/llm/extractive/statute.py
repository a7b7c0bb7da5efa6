"""Questions about one sentence of Chinese normative text: who shall, may or must not do what, and when."""

from __future__ import annotations

import re
from collections.abc import Iterator

from core.llm.extractive.asked import Asked, Rule, Sentence
from core.llm.extractive.chinese_grammar import noun

_AGENT = re.compile(
    "(?:者|人|机关|部门|组织|企业|单位|政府|机构|公司|法院|检察院|委员会|国家|国务院|学校|医院|医师|医生|护士"
    "|患者|用户|管理员|员工|公民|个人|双方|工会|银行)$"
)
_MODAL = "应当|必须|不得|可以|有权|方可"
_ACTIVITY = re.compile(
    "处理|收集|使用|提供|安装|设立|申请|签订|订立|进行|开展|从事|在.{2,30}(?:安装|设|进行|从事|开展)"
)
_PENALTY = re.compile("责令|罚款|处分|处罚|追究|没收|吊销|记入信用档案")


def _clauses(text: str) -> str:
    return text.split("；")[0].rstrip("。")


def _listed(sentence: Sentence) -> Iterator[Asked]:
    """A sentence that ends in a colon asks for its list."""
    text = sentence.text
    if not sentence.listed or not re.search("下列|以下|如下", text):
        return
    clause = next((one for one in re.split("；|。", text.rstrip("：:")) if re.search("下列|以下|如下", one)), "")
    if re.search("用语|术语|含义|[^，]{0,3}应当包括", clause[:9]):
        return
    match = re.match(
        r"(.*?)(?:，)?(?:有|符合|具有|存在|属于|具备)(?:下列|以下|如下)(?:情形|情况|条件)之一的?，(?:也)?(.+)", clause
    )
    if match:
        if match[1] and match[2].startswith("适用"):
            yield Asked(f"{match[1].rstrip('，的')}，有哪些情形之一的，{match[2]}？", "list", 0.93)
        elif not match[1] and (effect := re.match("(?:[^，]*后，)?[^，]*", match[2])) and not effect[0].endswith("的"):
            yield Asked(f"在哪些情形下，{effect[0]}？", "list", 0.95)
        return
    parts = clause.split("，")
    at = next((i for i, part in enumerate(parts) if re.search("下列|以下|如下", part)), None)
    if at is None:
        return
    kept = "，".join(parts[: at + 1])
    kept = re.sub(
        "^(.*?，)?(?:可以|可)?通过((?:以下|下列|如下)[^，]{1,6}?)(?:之一|中的一[种个])", r"\1可以通过\2", kept
    )
    if re.search("(?:而言|来说|情况下|前提下|之一|时|中|其中)$", kept):
        return
    if len(kept) < 12 and not re.search(_MODAL, kept):
        return
    kept = re.sub("(^|，)请", r"\1应当", kept)
    if len(kept) > 70 and at:
        kept = parts[0].split("应当")[0] + ("应当" if "应当" in parts[0] else "") + parts[at]
    yield Asked(
        re.sub("(?:的)?(?:下列|以下|如下)(?:的)?(?:几[个种项点类])?", "哪些", kept, count=1) + "？", "list", 0.95
    )


def _conditional(sentence: Sentence) -> Iterator[Asked]:
    """X的，Y应当…: what happens when X."""
    if sentence.listed:
        return
    body = _clauses(sentence.text)
    match = re.match(
        rf"((?:[^。：])+?的)，((?:[^，]{{0,24}}?))({_MODAL}|由(?=[^，]{{2,40}}?(?:责令|给予|处|依法))|依法)(.+)", body
    )
    if not match or re.search(f"下列|情形之一|除外|(?:{_MODAL})", match[1]):
        return
    condition, actor, modal, rest = match[1], match[2].rstrip("，"), match[3], match[4]
    if actor and not (noun(actor) and _AGENT.search(actor)):
        return
    if re.match("确需|情节|拒不|逾期|有[前本]|需要", condition) or re.match("(?:按照|依照|从)其", rest):
        return
    if (_PENALTY.search(modal + rest) and modal in ("由", "依法")) or re.match("(?:依法)?承担[^，]*责任", rest):
        what = (
            "应当承担什么责任" if "承担" in rest[:4] else "将如何处理" if "机关" in condition[:6] else "将受到什么处罚"
        )
        who = f"{actor}" if actor and "承担" in rest[:4] else ""
        yield Asked(f"{condition}，{who}{what}？", "consequence", 0.88)
    elif modal in ("应当", "必须"):
        yield from _told(condition, actor, modal, rest)
    elif modal in ("可以", "有权"):
        ending = "有什么权利" if modal == "有权" else "可以怎么做"
        yield Asked(f"{condition}，{actor}{ending}？", "permission", 0.8)


def _told(condition: str, actor: str, modal: str, rest: str) -> Iterator[Asked]:
    lead = f"{condition}，{actor}{modal}"
    if (asked := re.match(r"(?:重新|依照[^，]{2,12})?取得(.{2,24}?)的(单独|书面|明确)?同意$", rest)) and len(
        asked[1]
    ) > 4:
        yield Asked(f"{lead}取得谁的{asked[2] or ''}同意？", "duty", 0.9)
    elif asked := re.match(r"向([^，]{1,8}?)告知(.{6,})", rest):
        yield Asked(f"{lead}向{asked[1]}告知哪些事项？", "duty", 0.9)
    else:
        yield Asked(f"{lead}怎么做？", "duty", 0.82)


def _duty(sentence: Sentence) -> Iterator[Asked]:
    """X应当…, without a condition."""
    if sentence.listed:
        return
    body = _clauses(sentence.text)
    match = re.match(r"([^：；]{2,60}?)(?:，)?(应当|必须)(.+)", body)
    if not match or match[1].endswith(("的", "并", "也", "还", "的，", "，")) or re.search(_MODAL, match[1]):
        return
    subject, modal, rest = match[1], match[2], match[3]
    asked = next(_asked_for(subject, modal, rest), None)
    if asked:
        yield asked
    elif _AGENT.search(subject) and noun(subject, 40):
        yield from _who(subject, modal, rest)
    elif _ACTIVITY.match(subject):
        yield Asked(f"{subject}，{modal}符合什么要求？", "duty", 0.74)
    elif f"{subject}，{modal}" in body and len(subject) >= 10 and noun(subject.split("为")[0], 40):
        yield Asked(f"{subject}，{modal}怎么做？", "duty", 0.8)


def _asked_for(subject: str, modal: str, rest: str) -> Iterator[Asked]:
    """A duty whose verb says what to ask for: principles, a consent, a period, a place."""
    lead = f"{subject}{modal}"
    first = rest.split("，")[0]
    least = "至少" if rest.startswith("至少") else ""
    if asked := re.match(r"(?:遵循|坚持|贯彻).{2,40}?(原则|方针)", rest):
        yield Asked(f"{lead}遵循哪些{asked[1]}？", "duty", 0.93)
    if re.match(r"取得[^，]{2,16}?的?(?:单独|书面)?同意$", first):
        yield Asked(f"{lead}取得谁的同意？", "duty", 0.9)
    if asked := re.match(
        r"(保存|保留|留存)(?:不少于|至少)?[一二三四五六七八九十\d]+(?:年|个月|日|天)", rest[len(least) :]
    ):
        yield Asked(f"{lead}{least}{asked[1]}多久？", "limit", 0.95)
    if re.search("期限$|时间$", subject) and re.match("为|是|不", rest):
        yield Asked(f"{lead}为多久？", "limit", 0.93)
    if asked := re.match(r"在[^，]{4,24}?(存储|设立|办理|申报|进行|提出)$", first):
        yield Asked(f"{lead}在哪里{asked[1]}？", "place", 0.9)


def _who(subject: str, modal: str, rest: str) -> Iterator[Asked]:
    parts = rest.split("，")
    deed = parts[0]
    if len(parts) > 1 and (len(deed) < 12 or re.match("依照|按照|根据", deed)):
        deed = "，".join(parts[:2])
    if (
        len(deed) < 8
        or re.match("按照(?:约定|要求|规定)", deed)
        or "不得" in deed
        or re.match("依法(?:及时)?处理", deed)
    ):
        return
    head = re.match(r"(.{5,}的)([^的]{2,12})$", subject)
    if head:
        yield Asked(f"哪些{head[2]}{modal}{deed}？", "who", 0.86)
    elif modal != "不得":
        yield Asked(f"谁{modal}{deed}？", "who", 0.8)


def _forbidden(sentence: Sentence) -> Iterator[Asked]:
    body = _clauses(sentence.text)
    match = re.match(r"(未经|非经)([^，]{2,24}?)(同意|批准|许可|授权|允许)，([^，]{2,16}?)不得([^，；]{4,50})", body)
    if match and noun(match[4]):
        yield Asked(f"{match[1]}{match[2]}{match[3]}，{match[4]}是否可以{match[5]}？", "prohibition", 0.88)
        return
    match = re.match(r"([^，；：]{2,20}?)不得(.+)", body)
    if not match or not noun(match[1]) or not _AGENT.search(match[1].split("、")[-1]):
        return
    if sentence.text.count("不得") >= 3 and sentence.law:
        yield Asked(f"根据《{sentence.law}》，{match[1]}不得实施哪些行为？", "prohibition", 0.86)
    elif "除外" in sentence.text and not match[2].startswith("以"):
        yield Asked(f"{match[1]}是否可以{match[2].split('，')[0]}？", "prohibition", 0.88)
    elif reason := re.match(r"以(.{4,40}?)为由，(.{4,30})$", match[2].split("；")[0]):
        yield Asked(f"{match[1]}是否可以以{reason[1]}为由，{reason[2]}？", "prohibition", 0.88)


def _right(sentence: Sentence) -> Iterator[Asked]:
    body = _clauses(sentence.text)
    if match := re.match(r"([^，；：]{2,14}?)(?:依法)?(对[^，]{4,24})?享有([^，]{2,40}?权)", body):
        if noun(match[1]):
            yield Asked(f"{match[1]}{match[2] or ''}享有哪些权利？", "right", 0.92)
    elif (
        (match := re.match(r"([^，；：]{2,14}?)有权([^，]{8,60})", body)) and noun(match[1]) and _AGENT.search(match[1])
    ):
        yield Asked(f"谁有权{match[2]}？", "right", 0.84)


def _only(sentence: Sentence) -> Iterator[Asked]:
    match = re.match(
        r"只有(.{4,80}?)(?:的情形下|的情况下|的|时|后)?，([^，]{2,20}?)(方可|才能|才可以|才可)([^，。；]{3,40})",
        sentence.text,
    )
    if match and noun(match[2]):
        yield Asked(f"在什么情况下，{match[2]}{match[3]}{match[4]}？", "condition", 0.95)


def _charge(sentence: Sentence) -> Iterator[Asked]:
    match = re.match(r"([^，；：。]{3,24}?)(?:依法)?负责(?!人|任|的)([^，；。]{6,50})", sentence.text)
    if match and noun(match[1]) and _AGENT.search(match[1]):
        which = "哪个部门" if match[1].endswith(("部门", "机关", "机构")) else "谁"
        yield Asked(f"{which}负责{match[2]}？", "who", 0.9)


def _statute(sentence: Sentence) -> Iterator[Asked]:
    """Purpose, scope and date of a statute; only where its name is known."""
    law, text = sentence.law, sentence.text
    if not law:
        return
    if re.match(r"为了?.+，制定本(?:法|条例|规定|办法|细则|规则)。?$", text):
        yield Asked(f"制定《{law}》的目的是什么？", "purpose", 0.95)
    elif re.match(r"[^，；]{6,50}(?:活动|行为|情形)，适用本(?:法|条例|规定|办法)。", text):
        yield Asked(f"《{law}》适用于哪些活动？", "scope", 0.9)
    elif re.match(r"[^；]{6,60}的，不适用本(?:法|条例|规定|办法)。", text):
        yield Asked(f"什么情形不适用《{law}》？", "scope", 0.9)
    elif re.match(r"本(?:法|条例|规定|办法|细则)自.{4,14}起施行", text):
        yield Asked(f"《{law}》自何时起施行？", "date", 0.9)


RULES: tuple[Rule, ...] = (_listed, _conditional, _duty, _forbidden, _right, _only, _charge, _statute)
