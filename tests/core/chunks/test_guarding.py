"""Replies of a model that cleans: taken where only noise is gone, refused with the reason where more is."""

from __future__ import annotations

import pytest

from core.chunks.guarding import Guards, check, unwrapped
from core.errors import LorewrightError

ENGLISH = (
    "## Seals\n\nThe seal of the Grundfos CR 32 is re-\nplaced every 2,000 h [7]. It leaks when it is worn, and a dry "
    "seal destroys the shaft.\n\n- 31 -\n\nHandbook of Pumps\n"
)
CLEAN = (
    "## Seals\n\nThe seal of the Grundfos CR 32 is replaced every 2,000 h. It leaks when it is worn, and a dry seal "
    "destroys the shaft.\n"
)
CHINESE = "## 检验\n\n依照《特种设备安全法》，定期检验每3年一次[2]。使用单位应当在届满前30日\n提出申请。\n\n第 12 页\n"
REIN = "## 检验\n\n依照《特种设备安全法》，定期检验每3年一次。使用单位应当在届满前30日提出申请。\n"


@pytest.mark.parametrize(("text", "cleaned"), [(ENGLISH, CLEAN), (CHINESE, REIN), (CLEAN, CLEAN)])
def test_what_only_loses_its_noise_is_taken(text: str, cleaned: str) -> None:
    check(cleaned, text, Guards())


@pytest.mark.parametrize(
    ("text", "cleaned", "reason"),
    [
        (CLEAN, CLEAN * 2, "more than the chunk holds"),
        (ENGLISH, "Seals are replaced regularly.\n", "left out too much"),
        (CHINESE, "## 检验\n\n定期检验。\n", "left out too much"),
        (CLEAN, CLEAN.replace("It leaks when it is worn", "It starts dripping over time"), "added words"),
        (REIN, REIN.replace("使用单位应当在届满前30日提出申请", "企业需要提前30天递交材料"), "added words"),
        (CLEAN, CLEAN[:-1] + "\nCleaned as you asked.", "added words"),
        (CLEAN, CLEAN.replace(" every 2,000 h", ""), "lost numbers of the chunk: 2,000"),
        (CLEAN, CLEAN.replace("Grundfos ", ""), "lost names of the chunk: Grundfos CR"),
        (REIN, REIN.replace("依照《特种设备安全法》，", ""), "lost names of the chunk: 《特种设备安全法》"),
        (CLEAN, "", "left out too much"),
    ],
)
def test_what_changes_more_is_refused_with_the_reason(text: str, cleaned: str, reason: str) -> None:
    with pytest.raises(LorewrightError, match=reason) as caught:
        check(cleaned, text, Guards(longest=1.05))
    assert "Retry" in caught.value.todo


def test_how_far_a_reply_may_go_can_be_set() -> None:
    loose = Guards(shortest=0, added=1, lost=1, longest=3)
    check(CLEAN.replace(" every 2,000 h", ""), CLEAN, loose)
    check("", CLEAN, loose)


def test_the_text_is_taken_out_of_what_is_around_it() -> None:
    body = CLEAN.strip()
    assert unwrapped(body, ENGLISH) == CLEAN
    assert unwrapped(f"```markdown\n{body}\n```", ENGLISH) == CLEAN
    assert unwrapped(f"Here is the passage without its noise:\n\n{body}", ENGLISH) == CLEAN
    assert unwrapped(f"以下是清理后的文字：\n{REIN}", CHINESE) == REIN
    assert unwrapped("<nothing/>", "![a](b)") == ""
    fence = "```c\nint a;\n```"
    assert unwrapped(fence, fence) == fence
    steps = "Do the following:\n1. Stop."
    assert unwrapped(steps, steps) == steps
