"""Chinese grammar of the questions: which phrases may be a subject, and which questions stand alone."""

from __future__ import annotations

import re

from core import language as languages
from core.llm.extractive.asked import word_set

DANGLING = re.compile(
    r"该|此(?!外)|这|那(?!么)|它|他(?![人国])|她|我|你|您|咱|某|上述|前述|前款|前条|前两|(?:^|，)以上|下述|下列"
    r"|以下(?!简称|罚|有|的)|如下"
    r"|本[节章条款文书段图表手例项]|上[文图表面述]|下[文图表面](?!的)|前[文面]|后[文面]|各自"
    r"|本 ?[A-Za-z]|本(?:文档|手册|指南|教程|书)|另一|小节|见 ?\d|图 ?\d|表 ?\d|见第"
    r"|详见|参见|参阅|另外|笔者|大家|同样|上一|下一"
)
# Parties are so called only in a matter that was told before.
_PARTY = re.compile(
    "(?:如果|当|一旦|在)?(?:接收|接受|受让|转让|出让|委托|受托|提供|收款|付款|对|双|各|另一|任何一|一)方(?![法式面案向位便针言可才])"
)
_NOISE = re.compile(r"https?:|www\.|[{}<>|=\\$~^#@_]|\*|…|\.\.\.|--|==|\s/|：|；|。|！|[a-z]/[a-z]+/|\w\(\)")
NOT_NOUN_START = re.compile(
    r"在|对|当|如|若|因|为|由|从|把|被|将|但|而|且|或|及|与|和|以|按|根据|依|通过|经|随|除|就|并|不|也|都|还|可"
    r"|所|即|则|又|只|每|有|没|无|是|使|让"
    r"|用(?!户|例|途)|需|要|会|能|应(?!用|急)|请|必|首先|其|最|然|于|例如|比如|同|目前|现在|之|于是|本(?!法"
    r"|条例)|一般|通常|事实|问题|原因|结果|注意|尽管|虽|后|前|再|已|曾|正|仅"
    r"|尤|特别|甚|换|总|否|反|毕竟|上|下|第|更|比较|这|那|很|非常|如何|什么|怎|为什么|个别|之所以|主要|作为|想"
    r"|做|说|提到|谈|关于|至于|列出|显示(?!器|屏)|查看|打开|点击|单击|双击|选择|输入(?!法)|执行|运行(?!时)|下载"
    r"|另一|建议|推荐|这|各位|任何(?!组织|单位|个人)|请问|假|一旦|一般|多数|大多|许多|很多|不少|有些|一些|一个|一种"
)
_NOT_IN_NOUN = re.compile(
    r"[，。；：！？,;:!?]|是|应当|可以|不得|必须|需要|了|着(?!作|陆|色)|吗|呢|吧|就|也|都(?!市)|却|才(?!能|华)"
    r"|会(?!议|员|话|计|费)|将|称|不能|没有|能够|它|因为|所以|如果"
)
_NOT_NOUN_END = tuple(
    word_set(
        "默认 本身 经常 或许 可能 已经 其实 实际上 本质上 基本上 只是 大概 适合 仍然 "
        "仍 至今 依然 应 现 该 算 的 地 得 时 后 前 中 上 下 里 其 还 又 并 只 "
        "仅 不 往往 通常 主要 一般"
    )
)
_SYMBOL = re.compile(r"[^\w\s、《》“”（）·/.+#-]")
_BLANK = re.compile(
    "(?:主要|最大|唯一|根本|重要)?的?(?:差异|区别|不同|好处|坏处|缺点|优点|例外|重点|关键|目标|前提|原则|方法"
    "|方式|办法|情况|内容|作用|功能|答案|条件|建议|特点|系统|软件|文件|格式|命令|参数|环境|引用|说明|注释|示例|替代方案|信息|消息|数据|引号|用户|程序|工具|选项|命令|结论|做法|过程"
    "|部分|列表|例子)"
)
_HAN = f"[{languages.HAN_RANGES}]"
_SPACED = re.compile(f"{_HAN} [A-Za-z0-9]|[A-Za-z0-9] {_HAN}")
_BORDER = re.compile(f"({_HAN})\\s*([A-Za-z])|([A-Za-z0-9])\\s*(?={_HAN})")


def sound(question: str) -> bool:
    """Say whether a Chinese question stands by itself: nothing in it points elsewhere, no cut or left-over markup."""
    body = question[:-1]
    if not 6 <= len(question) <= 90 or not question.endswith("？") or DANGLING.search(body) or _NOISE.search(body):
        return False
    if _PARTY.match(body):
        return False
    if any(body.count(left) != body.count(right) for left, right in ("（）", "《》", "“”", "()", "「」", "【】")):
        return False
    owner = re.search(r"其(?!他|它|中|余|次|实|间)", body)
    if owner and (owner.start() < 4 or body.startswith(("如何", "为什么", "怎"))):
        return False
    return not re.search(r"\b(\w+) \1\b|^\d|\d\.\d$", body) and "，，" not in body and "？" not in body


def spaced(question: str, source: str) -> str:
    """Return `question` with blanks between Chinese and Latin letters where `source` writes them."""
    blank = " " if _SPACED.search(source) else ""
    joined = re.sub(r"\s+(?=？)", "", question)
    return _BORDER.sub(lambda found: f"{found[1]}{blank}{found[2]}" if found[1] else f"{found[3]}{blank}", joined)


def noun(phrase: str, longest: int = 18) -> bool:
    """Say whether `phrase` may be the subject of a question."""
    return (
        2 <= len(phrase) <= longest
        and not NOT_NOUN_START.match(phrase)
        and not _NOT_IN_NOUN.search(phrase)
        and not DANGLING.search(phrase)
        and not _SYMBOL.search(phrase)
        and not _BLANK.fullmatch(phrase)
        and not re.search(r"\d+\.\d+$|^\d+[A-Z]", phrase)
        and not phrase.endswith(_NOT_NOUN_END)
    )
