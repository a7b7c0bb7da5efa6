"""The name of a request: whatever changes what is sent changes it, and nothing else does."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from core.llm.gateway.naming import TELLING, Naming
from core.llm.gguf.settings import GgufSettings
from core.llm.messages import Dialect, Model, Request, Timeouts
from core.secrets import Secrets

MODEL = Model(provider="lab", name="small", base_url="http://127.0.0.1:1/v1")
OTHER: dict[str, Any] = {
    "provider": "home",
    "name": "large",
    "base_url": "http://127.0.0.1:2/v1",
    "temperature": 0.0,
    "top_p": 0.5,
    "top_k": 40,
    "max_tokens": 100,
    "thinking": False,
    "headers": {"X-Deployment": "large"},
    "hidden": ("header:X-Team",),
    "extra_body": {"seed": 7},
    "json_schema": False,
    "dialect": Dialect(always={"reasoning_split": True}),
    "gguf": GgufSettings(path="small.gguf"),
}
SAME: dict[str, Any] = {
    "title": "Lab",
    "vision": True,
    "context": 4096,
    "price_in": 1.0,
    "price_out": 2.0,
    "currency": "CNY",
    "price_date": "2026-01-31",
    "timeouts": Timeouts(total=5),
    "parallel": 2,
    "requests_per_minute": 60,
    "tokens_per_minute": 6000,
    "proxy": "http://127.0.0.1:3",
    "endpoints": ("http://127.0.0.1:4/v1",),
    "fallbacks": (MODEL,),
    "cache": True,
}


def key(**changed: Any) -> str:
    messages = ({"role": "user", "content": "什么时候打开？ When?"},)
    return asyncio.run(Naming(Secrets()).key(Request(messages, MODEL.model_copy(update=changed), "answers")))


@pytest.mark.parametrize("field", OTHER)
def test_what_changes_the_request_changes_its_name(field: str) -> None:
    assert key(**{field: OTHER[field]}) != key()


@pytest.mark.parametrize("field", SAME)
def test_what_changes_no_reply_leaves_the_name(field: str) -> None:
    assert key(**{field: SAME[field]}) == key()


def test_of_every_field_it_is_said_whether_it_counts() -> None:
    assert set(OTHER) == TELLING
    assert set(OTHER) | set(SAME) == set(Model.model_fields)


@pytest.mark.parametrize("field", Dialect.model_fields)
def test_every_way_to_say_it_counts(field: str) -> None:
    kind = type(getattr(Dialect(), field))
    value = ("json_object",) if field == "formats" else {dict: {"a": 1}, tuple: ("top_k",), str: "other"}[kind]
    assert key(dialect=Dialect(**{field: value})) != key()
