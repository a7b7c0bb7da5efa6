"""A settings model with one field of every kind a form can show."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, Field, model_validator


class Sample(BaseModel):
    """What a generating job may ask for."""

    density: int = Field(
        240, ge=50, le=5000, title="Characters per question", description="One question for so many characters."
    )
    language: Literal["auto", "zh", "en"] = Field(
        "auto",
        title="Language",
        json_schema_extra={"labels": {"auto": "Like the document", "zh": "Chinese", "en": "English"}},
    )
    temperature: float = Field(0.7, ge=0, le=2, title="Temperature")
    name: str = Field("Batch", min_length=1, max_length=40, title="Name")
    limit: int | None = Field(None, ge=1, title="At most", description="Leave empty for no limit.")
    instructions: str = Field("", title="Instructions", json_schema_extra={"multiline": True})
    tagged: bool = Field(
        True, title="Tag with the domain tree", description="Each question gets the leaf it belongs to."
    )
    seed: int = Field(7, json_schema_extra={"hidden": True})

    @model_validator(mode="after")
    def _fits(self) -> Sample:
        if self.limit is not None and self.limit > 100 and not self.tagged:
            raise ValueError("More than 100 need tags.")
        return self
