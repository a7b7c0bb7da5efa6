"""A gateway before the loopback server, and requests to it."""

from __future__ import annotations

from tests.core.llm.conftest import client, request_to

__all__ = ["client", "request_to"]
