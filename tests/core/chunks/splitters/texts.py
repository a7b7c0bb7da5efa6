"""Texts for the tests of all ways of splitting: what documents hold, and what only a malicious one does."""

from __future__ import annotations

from hypothesis import strategies as st

FAMILY = "👨\u200d👩\u200d👧"
FLAGS = "🇨🇳🇩🇪"
ODD = [
    "\ufeff",
    "\0",
    FAMILY,
    FLAGS,
    "e\u0301",
    "한\u11a8",
    "क्षि",
    "שלום עולם. ",
    "مرحبا، ",
    "\ud83d\ude00",
    "\u3000",
    " " * 90,
    "\r\n",
    "\r\n\r\n",
    "\n" * 80,
    "\t",
    "字" * 130,
    "x" * 130,
    "。" * 70,
    "- " * 60,
    "|" * 60,
    "a\u0301" * 40,
    "\u200b",
    "\x85",
]
_WORDS = st.sampled_from(
    ["the contract", "甲方", "乙方应当付款。", "Dr. Who", "3.14", "it ends. ", "！", "don't", "，", "\n", "\n\n"]
)
_BLOCKS = st.sampled_from(
    [
        "# Terms\n\n",
        "\n## 第一章 总则\n\n",
        "\n### c) `code` #\n",
        "| a | 价 |\n|---|---|\n| 1 | 二 |\n",
        "```python\ndef run(x):\n    return x\n```\n",
        "- one\n- 二\n",
        "$$\nx^2\n$$\n",
        "\n---\n",
        "def f():\n    pass\n\n",
    ]
)
_PROSE = st.lists(_WORDS, min_size=1, max_size=25).map(" ".join)
_MIXED = st.lists(st.one_of(_PROSE, _BLOCKS, st.sampled_from(ODD)), max_size=14).map("".join)
TEXTS = st.one_of(
    _MIXED,
    _MIXED.map(lambda text: text.replace("\n", "\r\n")),
    st.text(max_size=300),
    st.text(st.sampled_from(" \n\r\t。.a字#|`-\u0301\u200d👍🇨\ufeff\0"), max_size=400),
)

#: texts that a careless splitter needs quadratic time for, as (name, what is repeated, wrapped in)
ADVERSARIAL = {
    "no spaces": "x",
    "only Chinese": "字",
    "only sentence marks": "。",
    "only full stops": ". ",
    "blank lines": "\n",
    "Windows blank lines": "\r\n",
    "blanks": " ",
    "zeros": "\0",
    "byte order marks": "\ufeff",
    "families": FAMILY,
    "flags": FLAGS,
    "accents": "\u0301",
    "right to left": "שלום ",
    "open brackets": "({[",
    "open fences": "```\n",
    "open formulas": "$$ ",
    "table rows": "| a |\n",
    "headings": "# a\n",
    "nested quotes": "> ",
    "nested lists": "  - a\n",
    "separators": "\n---\n",
    "hyphens and letters": "a-",
    "open tags": "<table>",
    "backslashes": "\\",
}
