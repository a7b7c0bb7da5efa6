"""Signs that are more than one character."""

from __future__ import annotations

import pytest

from core.chunks.splitters.clusters import after, before, is_border


@pytest.mark.parametrize(
    "sign",
    [
        "\r\n",
        "e\u0301",
        "e\u0301\u0323",
        "👍🏽",
        "👨\u200d👩\u200d👧",
        "🇨🇳",
        "❤\ufe0f\u200d🔥",
        "1\ufe0f\u20e3",
        "\U0001f3f4\U000e0067\U000e0062\U000e007f",
        "각",
        "\u1100\u1161\u11a8",
        "\uac00\u11a8",
        "क्षि",
        "ก็",
        "\u0600١",
        "か\u3099",
        "ｶﾞ",
        "\ud83d\ude00",
        "葛\U000e0100",
    ],
)
def test_signs_are_never_parted(sign: str) -> None:
    text = "ab" + sign + "字c"
    inside = range(3, 2 + len(sign))
    assert [place for place in range(len(text) + 1) if not is_border(text, place)] == list(inside)
    for place in inside:
        assert before(text, place, 0) == 2
        assert after(text, place, 0, len(text)) == 2 + len(sign)


@pytest.mark.parametrize(
    "text", ["ab", "a字", "字字", "\n\n", "\n\r", "👍👍", "é é", "\u200d\n", "\n\u0301", "가가", "א ב"]
)
def test_other_signs_may_be_parted(text: str) -> None:
    assert all(is_border(text, place) for place in range(len(text) + 1))


def test_flags_are_pairs() -> None:
    text = "🇨🇳🇩🇪🇫🇷"
    assert [place for place in range(7) if is_border(text, place)] == [0, 2, 4, 6]
