"""Providers as data: the table in `resources/providers.toml` and how "PROVIDER/MODEL" becomes a model."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

from pydantic import BaseModel, ConfigDict

from core.errors import QT_TRANSLATE_NOOP, InvalidUse
from core.llm.messages import Model
from core.paths import resources

BUILT_IN = "built-in"
CUSTOM = "openai-compatible"


class Provider(BaseModel):
    """One entry of the table; the comments at the head of the file say what each field means."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    title: str
    base_url: str
    kind: str = "openai"
    key: bool = False
    key_env: tuple[str, ...] = ()
    local: bool = False
    json_schema: bool | None = None
    parallel: int = 8


@cache
def providers() -> dict[str, Provider]:
    """Return all known providers by id, in the order of the table."""
    data = tomllib.loads((resources() / "providers.toml").read_text(encoding="utf-8"))
    return {name: Provider(id=name, **entry) for name, entry in data.items()}


def find(provider: str) -> Provider:
    """Return the provider of that id; InvalidUse names the known ones when there is none."""
    known = providers()
    if provider not in known:
        raise InvalidUse(
            QT_TRANSLATE_NOOP("Errors", "The provider {provider} is not known."),
            QT_TRANSLATE_NOOP("Errors", "Known are: {known}. For any other service give its address as well."),
            provider=provider,
            known=", ".join(known),
        )
    return known[provider]


def key_variables() -> dict[str, tuple[str, ...]]:
    """Return the environment variables that may hold the key of each provider, for `Secrets`."""
    return {provider.id: provider.key_env for provider in providers().values()}


def title(provider: str) -> str:
    """Return what people call the provider; an unknown id stands for itself."""
    entry = providers().get(provider)
    return entry.title if entry else provider


def resolve(spec: str, base_url: str | None = None, **settings: Any) -> Model:
    """Turn "built-in", "PROVIDER/MODEL" or "MODEL" with an address into a model.

    Args:
        spec: model names may contain slashes themselves; the part before the first one counts as the provider only
            if there is such a provider.
        base_url: address of the service, in place of the provider's own.
        settings: further fields of `Model`; those that are None keep their default.

    Raises:
        InvalidUse: no model named, provider unknown, or its address missing.
    """
    spec = spec.strip()
    chosen = {name: value for name, value in settings.items() if value is not None}
    head, slash, name = spec.partition("/")
    if spec == BUILT_IN:
        return Model(**{"provider": BUILT_IN, "name": BUILT_IN, "base_url": "", "parallel": 1, **chosen})
    if not slash or head not in providers():
        if not base_url:
            _refuse(spec, head if slash else "")
        head, name = CUSTOM, spec
    provider = find(head)
    address = (base_url or provider.base_url).strip().rstrip("/")
    if not name or not address:
        _refuse(spec, "")
    defaults = {"parallel": provider.parallel, "json_schema": provider.json_schema}
    return Model(**{"provider": provider.id, "name": name, "base_url": address, **defaults, **chosen})


def _refuse(spec: str, provider: str) -> None:
    if provider:
        find(provider)
    raise InvalidUse(
        QT_TRANSLATE_NOOP("Errors", "“{spec}” does not name a model."),
        QT_TRANSLATE_NOOP("Errors", "Write PROVIDER/MODEL, for example ollama/qwen3, or give the address as well."),
        spec=spec,
    )
