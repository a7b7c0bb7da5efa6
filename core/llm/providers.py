"""Providers as data: the table in `resources/providers.toml` and how "PROVIDER/MODEL" becomes a model."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from core.errors import QT_TRANSLATE_NOOP, InvalidUse
from core.llm.messages import Dialect, Model, Timeouts
from core.llm.settings import MOST
from core.paths import resources

BUILT_IN = "built-in"
CUSTOM = "openai-compatible"
KINDS = ("openai", "extractive", "gguf")

Formats = tuple[Literal["json_schema", "json_object"], ...]


class Rule(BaseModel):
    """What is different for some models of a provider; the first rule that names a model is the one for it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    models: tuple[str, ...]
    base_url: str | None = None
    limit: str | None = None
    refuses: tuple[str, ...] | None = None
    formats: Formats | None = None
    thinking_on: dict[str, Any] | None = None
    thinking_off: dict[str, Any] | None = None
    always: dict[str, Any] | None = None
    vision: bool | None = None
    context: int | None = None

    def fits(self, name: str) -> bool:
        """Say whether this rule is about the model of that name."""
        return any(matches(pattern, name) for pattern in self.models)


class Provider(BaseModel):
    """One entry of the table; the comments at the head of the file say what each field means."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    title: str
    base_url: str
    other_urls: tuple[str, ...] = ()
    endpoints: tuple[str, ...] = ()
    kind: Literal["openai", "extractive", "gguf"] = "openai"
    page: str = ""
    key: bool = False
    key_env: tuple[str, ...] = ()
    local: bool = False
    headers: dict[str, str] = Field(default_factory=dict)
    hidden: tuple[str, ...] = ()
    extra_body: dict[str, Any] = Field(default_factory=dict)
    proxy: str = ""
    timeouts: Timeouts = Timeouts()
    parallel: int = Field(default=8, ge=1, le=MOST)
    requests_per_minute: int | None = Field(default=None, ge=1, le=MOST)
    tokens_per_minute: int | None = Field(default=None, ge=1, le=MOST)
    list_native: Literal["", "ollama", "lmstudio"] = ""
    list_path: str = "/models"
    list_auth: Literal["bearer", "x-api-key"] = "bearer"
    list_headers: dict[str, str] = Field(default_factory=dict)
    list_strip: str = ""
    models: tuple[str, ...] = ()
    limit: Literal["max_tokens", "max_completion_tokens"] = "max_tokens"
    refuses: tuple[str, ...] = ()
    formats: Formats | None = None
    thinking_on: dict[str, Any] = Field(default_factory=dict)
    thinking_off: dict[str, Any] = Field(default_factory=dict)
    thinking_limit: str = ""
    always: dict[str, Any] = Field(default_factory=dict)
    reasoning: tuple[str, ...] = ()
    vision: bool | None = None
    remaining_requests: str = ""
    remaining_tokens: str = ""
    reset_requests: str = ""
    reset_tokens: str = ""
    rules: tuple[Rule, ...] = ()

    def rule(self, name: str) -> Rule | None:
        """Return the rule for a model, None where there is none."""
        return next((rule for rule in self.rules if rule.fits(name)), None)

    def dialect(self, name: str) -> Dialect:
        """Return how a model of this provider wants things said."""
        values = {field: getattr(self, field) for field in Dialect.model_fields}
        return Dialect(**{**values, **_said(self.rule(name), Dialect.model_fields)})

    def model(self, name: str, **settings: Any) -> Model:
        """Return a model of this provider with what the entry says of it; `settings` come before the entry.

        Raises:
            InvalidUse: the name or the address is missing.
        """
        rule = self.rule(name)
        said = _said(rule, ("vision", "context"))
        address = str(settings.pop("base_url", None) or self._address(rule)).strip().rstrip("/")
        if not name or (self.kind == "openai" and not address):
            _refuse(f"{self.id}/{name}")
        dialect = self.dialect(name)
        json_schema = None if dialect.formats is None else "json_schema" in dialect.formats
        known = {
            **{field: getattr(self, field) for field in _SHARED},
            "base_url": address,
            "title": "" if self.title == title(self.id) else self.title,
            "json_schema": json_schema,
            "dialect": dialect,
            "vision": self.vision,
            **said,
        }
        return Model(**{"provider": self.id, "name": name, **known, **settings})

    def _address(self, rule: Rule | None) -> str:
        """Return the address of a model; one that the user gave the provider is meant for all its models."""
        entry = providers().get(self.id)
        changed = entry is not None and entry.base_url != self.base_url
        return self.base_url if changed or rule is None or not rule.base_url else rule.base_url


#: fields that a model takes over from its provider as they are
_SHARED = (
    "endpoints",
    "headers",
    "hidden",
    "extra_body",
    "proxy",
    "timeouts",
    "parallel",
    "requests_per_minute",
    "tokens_per_minute",
)


def matches(pattern: str, name: str) -> bool:
    """Say whether a name is the one meant; a star at the end of the pattern, and only there, stands for anything."""
    if pattern.endswith("*"):
        return name.lower().startswith(pattern[:-1].lower())
    return name.lower() == pattern.lower()


@cache
def providers() -> dict[str, Provider]:
    """Return all providers of the table by id, in its order."""
    data = tomllib.loads((resources() / "providers.toml").read_text(encoding="utf-8"))
    return {name: Provider(id=name, **entry) for name, entry in data.items()}


def find(provider: str, known: Mapping[str, Provider] | None = None) -> Provider:
    """Return the provider of that id; InvalidUse names the known ones when there is none."""
    known = providers() if known is None else known
    if provider not in known:
        raise InvalidUse(
            QT_TRANSLATE_NOOP("Errors", "The provider {provider} is not known."),
            QT_TRANSLATE_NOOP(
                "Errors", "Known are: {known}. `lorewright models add {provider} --base-url …` adds any other service."
            ),
            provider=provider,
            known=list(known),
        )
    return known[provider]


def key_variables() -> dict[str, tuple[str, ...]]:
    """Return the environment variables that may hold the key of each provider, for `Secrets`."""
    return {provider.id: provider.key_env for provider in providers().values()}


def title(provider: str) -> str:
    """Return what people call a provider of the table; an unknown id stands for itself."""
    entry = providers().get(provider)
    return entry.title if entry else provider


def called(model: Model) -> str:
    """Return what people call the provider of a model, the user's own ones too."""
    return model.title or title(model.provider)


def split(spec: str, base_url: str | None, known: Mapping[str, Provider]) -> tuple[str, str]:
    """Return provider and name of "PROVIDER/MODEL" or "MODEL"; names may hold slashes themselves.

    Raises:
        InvalidUse: the provider is unknown and no address is given.
    """
    spec = spec.strip()
    if spec == BUILT_IN:
        return BUILT_IN, BUILT_IN
    head, slash, name = spec.partition("/")
    if slash and head in known:
        return head, name
    if not base_url:
        _refuse(spec, head if slash else "", known)
    return CUSTOM, spec


def resolve(
    spec: str, base_url: str | None = None, known: Mapping[str, Provider] | None = None, **settings: Any
) -> Model:
    """Turn "built-in", "PROVIDER/MODEL" or "MODEL" with an address into a model, by the table alone.

    Args:
        spec: the part before the first slash counts as the provider only if there is such a provider.
        base_url: address of the service, in place of the provider's own.
        known: the providers there are; those of the table by default.
        settings: further fields of `Model`; those that are None keep their default.

    Raises:
        InvalidUse: no model named, provider unknown, or its address missing.
    """
    known = providers() if known is None else known
    chosen = {name: value for name, value in settings.items() if value is not None}
    head, name = split(spec, base_url, known)
    if head == BUILT_IN:
        return Model(**{"provider": BUILT_IN, "name": BUILT_IN, "base_url": "", "parallel": 1, **chosen})
    return find(head, known).model(name, base_url=base_url, **chosen)


def _said(rule: Rule | None, fields: Iterable[str]) -> dict[str, Any]:
    if rule is None:
        return {}
    return {name: value for name in fields if (value := getattr(rule, name, None)) is not None}


def _refuse(spec: str, provider: str = "", known: Mapping[str, Provider] | None = None) -> None:
    if provider:
        find(provider, known)
    raise InvalidUse(
        QT_TRANSLATE_NOOP("Errors", "“{spec}” does not name a model."),
        QT_TRANSLATE_NOOP("Errors", "Write PROVIDER/MODEL, for example ollama/qwen3, or give the address as well."),
        spec=spec,
    )
