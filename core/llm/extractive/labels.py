"""Turn headings into labels: without numbering, markup and closing punctuation."""

from __future__ import annotations

import re

from core.llm.extractive.passages import plain

_NUMBER = re.compile(
    r"^(?:第\s*[零〇一二三四五六七八九十百千\d]+\s*[编卷篇部分章节条款讲课回]{1,2}[\s:：、.．-]*"
    r"|(?:chapter|part|section|appendix|article|unit|lesson|module)\s+(?:\d+(?:\.\d+)*|[ivxlc]+|[a-z])\b[\s:.、—–-]*"
    r"|附录\s*[A-Za-z一二三四五六七八九十\d]?[\s:：、.]*"
    r"|[（(](?:\d{1,3}|[一二三四五六七八九十]{1,3}|[a-z]|[ivx]{1,4})[)）]\s*"
    r"|[一二三四五六七八九十]{1,3}[、.．]\s*"
    r"|(?:[A-Z]\.)?\d{1,3}(?:[.．]\d{1,3})*(?:[.．、:：)）]\s*|\s+(?=\D))"
    r"|[A-Z]\.\d{1,3}(?:\.\d{1,3})*\s+|[IVX]{1,5}[.、]\s+|[①-⑳]\s*|§+\s*[\d.]+\s*)",
    re.I,
)
_BOILERPLATE = re.compile(
    r"(?:table of )?contents|(?:general |subject )?index|list of (?:figures|tables|abbreviations|symbols)"
    r"|references?|bibliography|acknowledge?ments?|"
    r"licen[cs]e|copyright(?: notice| and licen[cs]e)?|legal notice|foreword|preface|about (?:this|the)"
    r" (?:document|book|manual|guide|author)s?|"
    r"change ?log|revision history|document history|errata|see also|further reading|external links|footnotes"
    r"|endnotes|colophon|title page|cover|"
    r"dedication|appendi(?:x|ces)|abstract|feedback|navigation|download|untitled|notes?|"
    r"目\s*录|索\s*引|参考(?:文献|资料)|引用|致\s*谢|鸣谢|版权(?:声明|信息|所有)?|许可(?:证|协议)?|前\s*言"
    r"|序\s*言?|后\s*记|附\s*录|"
    r"关于(?:本书|本文|作者|本手册)|更新(?:日志|记录)|修订(?:历史|记录)|勘误|延伸阅读|扩展阅读|外部链接|脚注"
    r"|封面|扉页|献词|图目录|表目录|摘\s*要|反馈|导航|下载",
    re.I,
)


def clean_label(heading: str) -> str:
    """Return a heading as a label: no markup, no numbering, no closing punctuation other than a question mark."""
    label = re.sub(r"\s+", " ", plain(heading)).strip().lstrip("#").strip()
    for _ in range(3):
        shorter = _NUMBER.sub("", label, count=1).strip()
        if not shorter or shorter == label:
            break
        label = shorter
    return label.strip(" \t:：;；,，.。、-–—_*|").strip()


def is_boilerplate(label: str) -> bool:
    """Say whether a clean label names a part that every book has: contents, index, licence."""
    return _BOILERPLATE.fullmatch(label) is not None
