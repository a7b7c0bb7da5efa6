"""What is said of a value that does not fit: what the field takes, and nothing of the library that found out."""

from __future__ import annotations

from typing import Any, Literal, Self

import pytest
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from core.errors import InvalidUse
from core.unfit import unfit


class Inner(BaseModel):
    seconds: float = Field(1.0, gt=0)


class Shape(BaseModel):
    model_config = ConfigDict(extra="forbid")

    count: int = Field(1, ge=1, le=2000)
    few: int | None = Field(None, gt=0)
    any_number: int = 0
    share: float | None = Field(None, gt=0, le=1)
    on: bool = False
    way: Literal["a", "b"] = "a"
    sight: Literal[True, False] | None = None
    name: str = Field("n", min_length=1, max_length=1200)
    words: list[str] = Field(default_factory=list)
    more: dict[str, str] = Field(default_factory=dict)
    inner: Inner = Inner()

    @model_validator(mode="after")
    def _own(self) -> Self:
        if self.any_number == 13:
            raise ValueError("Not that one.")
        return self


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"count": "x"}, "“x” does not fit s.count. It takes a whole number from 1 to 2,000."),
        ({"count": 2.5}, "“2.5” does not fit s.count. It takes a whole number from 1 to 2,000."),
        ({"few": 0}, "“0” does not fit s.few. It takes a whole number, 1 or more."),
        ({"any_number": "x"}, "“x” does not fit s.any_number. It takes a whole number."),
        ({"share": 0}, "“0” does not fit s.share. It takes a number above 0, up to 1."),
        ({"on": "perhaps"}, "“perhaps” does not fit s.on. It takes true or false."),
        ({"way": "c"}, "“c” does not fit s.way. It takes one of these: a, b."),
        ({"sight": "c"}, "“c” does not fit s.sight. It takes one of these: true, false."),
        ({"name": ""}, "“” does not fit s.name. It takes 1 to 1,200 characters."),
        ({"name": "長" * 2000}, f"“{'長' * 60}…” does not fit s.name. It takes 1 to 1,200 characters."),
        ({"words": "x"}, '“x” does not fit s.words. It takes a list, such as ["…", "…"].'),
        ({"words": ["x", 1]}, "“1” does not fit s.words.1. It takes a text that is not empty."),
        ({"more": "x"}, '“x” does not fit s.more. It takes a JSON object, such as {"…": "…"}.'),
        ({"inner": {"seconds": 0}}, "“0” does not fit s.inner.seconds. It takes a number above 0."),
        ({"any_number": 13}, "These settings do not fit each other. Not that one."),
        (
            {"colour": 1},
            "There is no setting “s.colour”. There are: " + ", ".join(f"s.{name}" for name in Shape.model_fields) + ".",
        ),
    ],
)
def test_what_is_said(values: dict[str, Any], said: str) -> None:
    with pytest.raises(ValidationError) as caught:
        Shape.model_validate(values)
    found = unfit(Shape, caught.value, "s.")
    assert isinstance(found, InvalidUse)
    assert str(found) == said
