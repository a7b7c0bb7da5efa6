"""Fixtures that tests of several packages share; `tests/conftest.py` loads this module as a plugin."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.helpers.server import Server


@pytest.fixture
def loopback() -> Iterator[Server]:
    """A model service on loopback; set `loopback.behaviour` to make it misbehave."""
    with Server() as server:
        yield server
