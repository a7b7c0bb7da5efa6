"""Nothing that is not prose is asked about, and no text may hang or break the engine."""

from __future__ import annotations

import pickle
import time

import pytest

from core.llm import extractive

CODE = """Intro words stand here.

```python
# A decorator is a function that wraps another function and returns it.
```

    A daemon is a process that runs in the background of the system.

| Term | Meaning |
| --- | --- |
| A lease is a contract that grants use of land. | yes |

$$
A norm is a function that maps a vector to a number of the reals.
$$

<pre>
A kernel is a program that controls everything in the computer.
</pre>

![A valve is a device that regulates the flow of a fluid.](valve.png)
"""


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(
    "text", ["", " \n\n ", "#", "```\n```", "。。。", "....", "| a |\n| - |", "\\", "《》", "a" * 10, "是" * 9]
)
def test_nothing_to_ask(text: str, language: str) -> None:
    assert extractive.candidates(text, (), language) == []
    assert extractive.questions(text, (), language, 5, "Title") == []
    assert extractive.answer("What is a valve?", text, (), language) is None
    assert extractive.key_phrases(text, language, 5) == [] or len(text) > 8


def test_code_tables_formulas_and_pictures_are_skipped() -> None:
    assert extractive.candidates(CODE, (), "en") == []


def test_markup_does_not_reach_the_question_and_the_quotation_is_verbatim() -> None:
    text = '> **A [relief valve](valve.md "v")** is a `device` that *opens* at a set pressure[^2] and closes again.\n'
    found = extractive.candidates(text, (), "en")
    assert [one.question for one in found] == ["What is a relief valve?"]
    ((start, end),) = found[0].spans
    assert text[start:end] in text
    assert "opens" in text[start:end]


@pytest.mark.parametrize(
    "text",
    [
        "A valve is a device that regulates the flow of a fluid in a pipe. " * 6_000,
        "阀门是一种调节管道内流体流量的装置。" * 12_000,
        "word " * 200_000,
        "是" * 300_000,
        "(" * 300_000,
        "[" * 300_000,
        "*a" * 200_000,
        "If a, " * 150_000,
        "，的" * 200_000,
        "a\n" * 50_000,
        "- a:\n" * 15_000,
    ],
    ids=["english", "chinese", "words", "han", "brackets", "squares", "stars", "ifs", "commas", "lines", "items"],
)
def test_a_megabyte_ends_in_time(text: str) -> None:
    began = time.process_time()
    for language in ("en", "zh"):
        extractive.questions(text, (), language, 100, None)
    extractive.answer("What is a valve?", text[:200_000], (), "en")
    extractive.key_phrases(text, "zh", 5)
    assert time.process_time() - began < 20


def test_mixed_languages_are_asked_in_the_language_of_the_text() -> None:
    text = "阀门是一种调节流体流量的装置。\n\nA valve is a device that regulates the flow of a fluid.\n"
    assert [one.question for one in extractive.candidates(text, (), "zh")] == ["什么是阀门？"]
    assert [one.question for one in extractive.candidates(text, (), "en")] == ["What is a valve?"]


def test_results_cross_process_borders() -> None:
    found = extractive.candidates("A valve is a device that regulates the flow of a fluid.", (), "en")
    assert pickle.loads(pickle.dumps(found)) == found  # noqa: S301 - our own data


def test_calls_of_notes_are_not_quoted() -> None:
    text = "A lease is a contract for the use of land.[^1] It ends by notice.[^b]\n\n[^1]: Since 1900.\n"
    found = extractive.answer("What is a lease?", text, ("Leases",), "en")
    assert found is not None
    assert found.text == "A lease is a contract for the use of land."
    chinese = "租赁合同是出租人将租赁物交付承租人使用的合同。[^1]\n"
    found = extractive.answer("什么是租赁合同？", chinese, ("租赁",), "zh")
    assert found is not None
    assert found.text == "租赁合同是出租人将租赁物交付承租人使用的合同。"
