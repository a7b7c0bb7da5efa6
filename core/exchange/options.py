"""What the user chooses for an export."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from core.errors import QT_TRANSLATE_NOOP


class ExportOptions(BaseModel):
    """How samples are written."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    format: Literal["alpaca", "sharegpt", "openai"] = Field(
        "alpaca",
        title=QT_TRANSLATE_NOOP("Forms", "Format"),
        description=QT_TRANSLATE_NOOP("Forms", "The shape of a row that the training program expects."),
        json_schema_extra={
            "labels": {
                "alpaca": QT_TRANSLATE_NOOP("Forms", "Alpaca"),
                "sharegpt": QT_TRANSLATE_NOOP("Forms", "ShareGPT"),
                "openai": QT_TRANSLATE_NOOP("Forms", "OpenAI messages"),
            }
        },
    )
    reasoning: bool = Field(
        True,
        title=QT_TRANSLATE_NOOP("Forms", "With reasoning"),
        description=QT_TRANSLATE_NOOP("Forms", "Put the reasoning before the answer, between <think> and </think>."),
    )
    source: bool = Field(
        False,
        title=QT_TRANSLATE_NOOP("Forms", "With source"),
        description=QT_TRANSLATE_NOOP("Forms", "Add where each row came from: document, section and place."),
    )
    system: str = Field(
        "",
        title=QT_TRANSLATE_NOOP("Forms", "System prompt"),
        description=QT_TRANSLATE_NOOP("Forms", "Said to the model in every row that has no system prompt of its own."),
    )
