"""The few fields with which a provider of one's own begins."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field, field_validator

from core.errors import QT_TRANSLATE_NOOP
from core.models.options import ProviderOptions


class NewProvider(BaseModel):
    """Name, address and key."""

    model_config = ConfigDict(frozen=True)

    title: str = Field("", title=QT_TRANSLATE_NOOP("Forms", "Name"), min_length=1, max_length=60)
    base_url: str = Field(
        "",
        min_length=1,
        title=QT_TRANSLATE_NOOP("Forms", "Address"),
        description=QT_TRANSLATE_NOOP("Forms", "Of the OpenAI-compatible service; it often ends in /v1."),
    )
    key: str = Field(
        "",
        title=QT_TRANSLATE_NOOP("Forms", "Key"),
        description=QT_TRANSLATE_NOOP("Forms", "Kept in the system keyring; empty where none is needed."),
        json_schema_extra={"secret": True},
    )

    @field_validator("base_url")
    @classmethod
    def _is_address(cls, value: str) -> str:
        return ProviderOptions(title="–", base_url=value.strip()).base_url

    def options(self) -> ProviderOptions:
        """Return the options to begin with."""
        return ProviderOptions(title=self.title.strip(), base_url=self.base_url)
