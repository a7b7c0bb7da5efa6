"""Labels of a tree for questions: which fits, and that thousands of labels cost no more than a few."""

from __future__ import annotations

import time

from core.llm import extractive


def test_the_closest_heading_wins_then_shared_words() -> None:
    filing = extractive.Filing([(7, "Safety"), (8, "Relief valves"), (9, "Repair of pumps")])
    assert filing.tag("What is a relief valve?", ()) == 8
    assert filing.tag("What is a spring?", ("1 Safety",)) == 7
    assert filing.tag("What is a spring?", ("1 Safety", "1.2 Relief valves")) == 8
    assert filing.tag("Who wrote the letter?", ()) is None
    chinese = extractive.Filing([(1, "水泵"), (2, "安全阀的检查"), (3, "阀门")])
    assert chinese.tag("什么是安全阀？", ("第二章 阀门",)) == 3
    assert chinese.tag("什么是安全阀？", ()) == 2
    assert extractive.Filing([]).tag("", ()) is None


def test_of_equal_labels_the_more_specific_is_taken_then_the_first() -> None:
    filing = extractive.Filing([(1, "?"), (2, "Valves"), (3, "Relief valves"), (4, "Valves of relief")])
    assert filing.tag("Which relief valves are there?", ()) == 3
    assert filing.tag("Which valves are there?", ("2 Valves",)) == 2


def test_a_hundred_times_the_labels_take_no_ten_times_the_time() -> None:
    questions = [(f"What is the limit of area {n} in part {n}?", (f"{n} Duties",)) for n in range(200)]
    questions += [(f"第{n}号合同的违约责任是什么？", (f"第{n}章 违约",)) for n in range(200)]

    def seconds(count: int) -> float:
        labels = [(n, f"Subject {n} matter{n}" if n % 2 else f"事项{n} 号{n}") for n in range(count)]
        filing = extractive.Filing(labels)
        started = time.process_time()
        for question, headings in questions:
            filing.tag(question, headings)
        return time.process_time() - started

    seconds(50)
    assert seconds(20_000) < 10 * max(seconds(200), 0.005)
