"""Classes of latency: the way there, the way back, and how exact a quantile is."""

from __future__ import annotations

import random
import statistics

from core.llm.latency import latency_class, lower_bound, quantile


def test_eight_classes_to_each_doubling() -> None:
    assert [latency_class(ms) for ms in (-5, 0, 1, 3, 7, 1023)] == [0, 0, 8, 16, 24, 80]
    for ms in range(0, 100_000, 7):
        number = latency_class(ms)
        assert lower_bound(number) <= ms * 1.000001
        assert ms < lower_bound(number + 1)


def test_a_quantile_is_at_most_a_class_off() -> None:
    rng = random.Random(1)
    times = sorted(round(rng.lognormvariate(7, 0.8)) for _ in range(5_000))
    counts = [(latency_class(ms), 1) for ms in times]
    for share, exact in ((0.5, statistics.median(times)), (0.95, times[int(0.95 * len(times))])):
        found = quantile(counts, share)
        assert found is not None
        assert abs(found - exact) / exact < 0.09


def test_quantiles_of_nothing_one_and_the_ends() -> None:
    assert quantile([], 0.5) is None
    assert quantile([(10, 0)], 0.5) is None
    one = quantile([(latency_class(900), 1)], 0.5)
    assert one is not None
    assert abs(one - 900) / 900 < 0.09
    assert quantile([(8, 2), (16, 2)], 0) == 1
    assert quantile([(8, 2), (16, 2)], 1) == lower_bound(17)
