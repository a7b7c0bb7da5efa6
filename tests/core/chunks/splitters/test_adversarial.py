"""Texts that a careless splitter needs quadratic time for, minutes at this length: all are split to their end."""

from __future__ import annotations

import pytest

from core.chunks.splitters import STRATEGIES
from core.chunks.splitting import Splitting, split
from tests.core.chunks.splitters.texts import ADVERSARIAL

_LENGTH = 40_000
_SETTINGS: dict[str, dict[str, object]] = {
    "custom": {"separator": "a", "maximum": 500},
    "hand": {"cuts": list(range(0, _LENGTH, 40))},
    "recursive": {"overlap": 100},
    "code": {"language": "cpp"},
    "tokens": {"overlap": 50},
}


@pytest.mark.parametrize("name", ADVERSARIAL)
def test_split_to_the_end(name: str) -> None:
    text = (ADVERSARIAL[name] * _LENGTH)[:_LENGTH]
    for strategy in STRATEGIES:
        splitting = Splitting(strategy=strategy.name, settings=_SETTINGS.get(strategy.name, {}))
        found = split(text, splitting)
        assert found[-1].end == len(text), strategy.name
