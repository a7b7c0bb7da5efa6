"""Texts that a careless splitter needs quadratic time for: none takes longer than its length explains."""

from __future__ import annotations

import time

import pytest

from core.chunks.splitters import STRATEGIES
from core.chunks.splitting import Splitting, split
from tests.core.chunks.splitters.texts import ADVERSARIAL

_LENGTH = 40_000
_SECONDS = 4  # about twenty times what the slowest takes; quadratic time takes minutes
_SETTINGS: dict[str, dict[str, object]] = {
    "custom": {"separator": "a", "maximum": 500},
    "hand": {"cuts": list(range(0, _LENGTH, 40))},
    "recursive": {"overlap": 100},
    "code": {"language": "cpp"},
    "tokens": {"overlap": 50},
}


@pytest.mark.parametrize("name", ADVERSARIAL)
def test_time_is_bounded(name: str) -> None:
    text = (ADVERSARIAL[name] * _LENGTH)[:_LENGTH]
    for strategy in STRATEGIES:
        splitting = Splitting(strategy=strategy.name, settings=_SETTINGS.get(strategy.name, {}))
        start = time.perf_counter()
        found = split(text, splitting)
        assert time.perf_counter() - start < _SECONDS, strategy.name
        assert found[-1].end == len(text)
