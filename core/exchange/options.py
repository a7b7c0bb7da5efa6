"""What the user chooses for an export."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field


class ExportOptions(BaseModel):
    """How samples are written."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    format: Literal["alpaca", "sharegpt", "openai"] = Field(
        "alpaca", title="Format", description="The shape of a row that the training program expects."
    )
    reasoning: bool = Field(
        True, title="With reasoning", description="Put the reasoning before the answer, between <think> and </think>."
    )
    system: str = Field(
        "", title="System prompt", description="Said to the model in every row that has no system prompt of its own."
    )
    source: bool = Field(
        False, title="With source", description="Add where each row came from: document, section and place."
    )
