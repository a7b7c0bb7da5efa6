"""What the user may set about a model beside its name: the fields of its form, on the command line too."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from core.errors import QT_TRANSLATE_NOOP
from core.llm.messages import Model

#: more than any model takes, and small enough for every table
MOST = 10**9
_AS_IT_COMES: Any = {
    "labels": {
        "": QT_TRANSLATE_NOOP("Forms", "As the provider sets it"),
        "True": QT_TRANSLATE_NOOP("Forms", "On"),
        "False": QT_TRANSLATE_NOOP("Forms", "Off"),
    }
}
_SIGHT: Any = {
    "labels": {
        "True": QT_TRANSLATE_NOOP("Forms", "Text and pictures"),
        "False": QT_TRANSLATE_NOOP("Forms", "Text only"),
    }
}


class ModelSettings(BaseModel):
    """Settings every call to the model carries; empty means that the provider decides, or that it is unknown."""

    model_config = ConfigDict(frozen=True)

    vision: Literal[True, False] | None = Field(
        None, title=QT_TRANSLATE_NOOP("Forms", "Reads"), json_schema_extra=_SIGHT
    )
    temperature: float | None = Field(
        None,
        ge=0,
        le=2,
        title=QT_TRANSLATE_NOOP("Forms", "Temperature"),
        description=QT_TRANSLATE_NOOP("Forms", "0 repeats itself, 1 varies. Empty: as the provider sets it."),
    )
    top_p: float | None = Field(
        None,
        gt=0,
        le=1,
        title=QT_TRANSLATE_NOOP("Forms", "Top-p"),
        description=QT_TRANSLATE_NOOP("Forms", "Share of the likeliest words it chooses from, up to 1."),
    )
    top_k: int | None = Field(
        None,
        ge=1,
        le=MOST,
        title=QT_TRANSLATE_NOOP("Forms", "Top-k"),
        description=QT_TRANSLATE_NOOP("Forms", "Number of words it chooses from; sent only where it is known."),
    )
    max_tokens: int | None = Field(
        None,
        ge=1,
        le=MOST,
        title=QT_TRANSLATE_NOOP("Forms", "Most tokens in a reply"),
        description=QT_TRANSLATE_NOOP("Forms", "Thinking counts too. Empty: each stage asks for what it needs."),
    )
    thinking: Literal[True, False] | None = Field(
        None,
        title=QT_TRANSLATE_NOOP("Forms", "Thinking"),
        description=QT_TRANSLATE_NOOP("Forms", "Slower, more expensive, often better. Some models cannot switch it."),
        json_schema_extra=_AS_IT_COMES,
    )
    context: int | None = Field(None, ge=1, le=MOST, title=QT_TRANSLATE_NOOP("Forms", "Context length in tokens"))
    parallel: int = Field(
        8,
        ge=1,
        le=2000,
        title=QT_TRANSLATE_NOOP("Forms", "Calls at a time"),
        description=QT_TRANSLATE_NOOP("Forms", "At most; fewer when the provider asks to slow down."),
    )
    price_in: float | None = Field(None, ge=0, title=QT_TRANSLATE_NOOP("Forms", "Price per million tokens in"))
    price_out: float | None = Field(
        None,
        ge=0,
        title=QT_TRANSLATE_NOOP("Forms", "Price per million tokens out"),
        description=QT_TRANSLATE_NOOP("Forms", "Leave both empty when you do not know them: the cost reads “unknown”."),
    )
    currency: str = Field(
        "",
        max_length=3,
        title=QT_TRANSLATE_NOOP("Forms", "Currency of the prices"),
        description=QT_TRANSLATE_NOOP("Forms", "Three letters, such as USD or CNY."),
    )
    price_date: str = Field(
        "",
        title=QT_TRANSLATE_NOOP("Forms", "Day of the prices"),
        description=QT_TRANSLATE_NOOP("Forms", "Such as 2026-11-30; today when you change a price."),
    )

    @field_validator("price_date")
    @classmethod
    def _is_day(cls, value: str) -> str:
        value = value.strip()
        try:
            return value and date.fromisoformat(value).isoformat()
        except ValueError:
            raise ValueError(QT_TRANSLATE_NOOP("Forms", "Write the day as in 2026-11-30.")) from None


def settings_of(model: Model) -> ModelSettings:
    """Return the settings a model has now."""
    return ModelSettings(**{name: getattr(model, name) for name in ModelSettings.model_fields})


def with_settings(model: Model, settings: ModelSettings) -> Model:
    """Return the model with other settings."""
    return model.model_copy(update=settings.model_dump())


def changed(settings: ModelSettings, start: ModelSettings) -> dict[str, Any]:
    """Return the settings that differ from those a model has by itself, as plain data."""
    before = start.model_dump()
    return {name: value for name, value in settings.model_dump().items() if value != before[name]}
