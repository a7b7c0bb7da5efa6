"""What the user may set about a model beside its name: the fields of the model dialog's form."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from core.errors import QT_TRANSLATE_NOOP
from core.llm.messages import Model


class ModelSettings(BaseModel):
    """Settings every call to the model carries; empty means that the provider decides, or that it is unknown."""

    model_config = ConfigDict(frozen=True)

    temperature: float | None = Field(
        None,
        ge=0,
        le=2,
        title=QT_TRANSLATE_NOOP("Forms", "Temperature"),
        description=QT_TRANSLATE_NOOP("Forms", "0 repeats itself, 1 varies. Empty: as the provider sets it."),
    )
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


def settings_of(model: Model) -> ModelSettings:
    """Return the settings a model has now."""
    return ModelSettings(**{name: getattr(model, name) for name in ModelSettings.model_fields})


def with_settings(model: Model, settings: ModelSettings) -> Model:
    """Return the model with other settings."""
    return model.model_copy(update=settings.model_dump())
