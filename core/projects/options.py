"""What the user says about a project when it is made or edited."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from core.errors import QT_TRANSLATE_NOOP
from core.jobs.terms import CURRENCY

#: characters of a name, wherever it is given
LONGEST_NAME = 200

#: the currency of a cap in money, wherever one is set
CapCurrency = Annotated[
    str,
    Field(
        max_length=3,
        pattern=CURRENCY,
        title=QT_TRANSLATE_NOOP("Forms", "Currency of the cap"),
        description=QT_TRANSLATE_NOOP("Forms", "Such as USD or CNY; empty: that of the prices."),
    ),
]


class ProjectOptions(BaseModel):
    """Name, description, the language of the data, and what the project may spend."""

    model_config = ConfigDict(frozen=True)

    name: str = Field("", title=QT_TRANSLATE_NOOP("Forms", "Name"), min_length=1, max_length=LONGEST_NAME)
    description: str = Field(
        "",
        title=QT_TRANSLATE_NOOP("Forms", "Description"),
        max_length=2000,
        json_schema_extra={"multiline": True},
    )
    language: Literal["auto", "zh", "en"] = Field(
        "auto",
        title=QT_TRANSLATE_NOOP("Forms", "Language of the data"),
        description=QT_TRANSLATE_NOOP("Forms", "The language of questions and answers."),
        json_schema_extra={
            "labels": {
                "auto": QT_TRANSLATE_NOOP("Forms", "Like each document"),
                "zh": QT_TRANSLATE_NOOP("Forms", "Chinese"),
                "en": QT_TRANSLATE_NOOP("Forms", "English"),
            }
        },
    )

    cap_cost: float | None = Field(
        None,
        gt=0,
        title=QT_TRANSLATE_NOOP("Forms", "Spend at most"),
        description=QT_TRANSLATE_NOOP("Forms", "Money for all jobs of the project together."),
        json_schema_extra={"decimals": 2},
    )
    cap_currency: CapCurrency = ""
    cap_tokens: int | None = Field(
        None,
        gt=0,
        title=QT_TRANSLATE_NOOP("Forms", "Use at most"),
        json_schema_extra={"unit": QT_TRANSLATE_NOOP("Forms", "tokens"), "step": 10_000},
    )

    @field_validator("name", "description", mode="before")
    @classmethod
    def _without_edges(cls, value: object) -> object:
        return value.strip() if isinstance(value, str) else value

    def columns(self) -> dict[str, str]:
        """Return what stands in columns of the project's row."""
        return {"name": self.name, "description": self.description, "language": self.language}
