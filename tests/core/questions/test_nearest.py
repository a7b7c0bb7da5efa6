"""The texts most like another: as comparing with each one would have it, at a fraction of the time."""

from __future__ import annotations

import random
import time

from core.questions.nearest import Nearest
from core.questions.wording import alike


def test_the_order_is_that_of_a_comparison_with_each() -> None:
    drawn = random.Random(5)
    parts = ["合同", "违约", "责任", "Relief ", "valve ", "pump ", "A", ""]
    texts = ["".join(drawn.choices(parts, k=drawn.randint(1, 4))) for _ in range(300)]
    nearest = Nearest(texts)
    for above in ("", "违约责任", "Relief valves of pumps", "第二章 合同的违约责任 Pumps"):
        expected = sorted(texts, key=lambda text: -alike(text, above))
        for count in (1, 60, 299):
            assert nearest.first(above, count) == expected[:count]
        assert nearest.first(above, 300) == texts


def test_a_hundred_times_the_texts_take_no_ten_times_the_time() -> None:
    def seconds(count: int) -> float:
        nearest = Nearest([f"subject {chr(0x4E00 + n)}{chr(0x5E00 + n)}" for n in range(count)])
        started = time.process_time()
        for n in range(300):
            nearest.first(f"第{n}章 {chr(0x4E00 + n)}{chr(0x5E00 + n)}", 60)
        return time.process_time() - started

    seconds(100)
    assert seconds(10_000) < 10 * max(seconds(100), 0.005)
