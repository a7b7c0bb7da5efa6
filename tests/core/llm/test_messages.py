"""A model as plain data: what older versions stored still reads, what newer ones add has a default."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from core.llm.messages import Model, Timeouts

#: the options of a job and the settings of a project as the first release wrote them
STORED = {
    "provider": "openai",
    "name": "gpt-4o-mini",
    "base_url": "https://api.openai.com/v1",
    "temperature": 0.0,
    "top_p": None,
    "max_tokens": None,
    "price_in": 0.15,
    "price_out": 0.6,
    "timeouts": {"connect": 10.0, "read": None},
    "parallel": 8,
    "headers": {},
    "extra_body": {},
    "json_schema": None,
}


def test_stored_options_still_read() -> None:
    model = Model.model_validate(STORED)
    assert model.temperature == 0
    assert model.timeouts == Timeouts(connect=10.0)
    assert (model.top_k, model.thinking, model.vision, model.context, model.cache) == (None, None, None, None, False)
    assert (model.requests_per_minute, model.tokens_per_minute, model.proxy) == (None, None, "")
    assert (model.endpoints, model.fallbacks, model.hidden) == ((), (), ())
    assert model.dialect.limit == "max_tokens"
    assert not model.dialect.refuses


def test_model_survives_being_stored() -> None:
    second = Model.model_validate({**STORED, "name": "second", "top_k": 20})
    model = Model.model_validate(STORED).model_copy(
        update={
            "thinking": False,
            "timeouts": Timeouts(connect=3, first=20, read=5, total=60),
            "endpoints": ("http://127.0.0.1:8001/v1",),
            "fallbacks": (second,),
            "hidden": ("header:x-api-key",),
            "cache": True,
        }
    )
    assert Model.model_validate(model.model_dump(mode="json")) == model


@pytest.mark.parametrize("field", ["connect", "first", "read", "total"])
def test_no_time_at_all_is_refused(field: str) -> None:
    with pytest.raises(ValidationError):
        Timeouts.model_validate({field: 0})
