"""A provider as a form: what the user may change of one that comes along, and all there is of one's own."""

from __future__ import annotations

import json
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from core.errors import QT_TRANSLATE_NOOP
from core.llm.credentials import HEADER, PROXY, holds_secret, is_secret, secret_within, sendable, without_login
from core.llm.messages import is_address
from core.llm.providers import Provider
from core.llm.settings import MOST

KEPT = "•••"  # stands for a value that lies in the keyring
_MULTI: Any = {"multiline": True}
_LINES: Any = {"lines": True}
#: fields that few need, folded at first
MORE = (
    "endpoints",
    "headers",
    "plain_headers",
    "limit",
    "formats",
    "refuses",
    "thinking_on",
    "thinking_off",
    "extra_body",
    "list_path",
    "models",
)


class ProviderOptions(BaseModel):
    """The fields of a provider that its user sets; the words below say what each means."""

    model_config = ConfigDict(frozen=True)

    title: str = Field("", title=QT_TRANSLATE_NOOP("Forms", "Name"), min_length=1, max_length=60)
    base_url: str = Field(
        "",
        title=QT_TRANSLATE_NOOP("Forms", "Address"),
        description=QT_TRANSLATE_NOOP("Forms", "Of the OpenAI-compatible service; it often ends in /v1."),
    )
    endpoints: list[str] = Field(
        default_factory=list,
        title=QT_TRANSLATE_NOOP("Forms", "Further addresses"),
        description=QT_TRANSLATE_NOOP("Forms", "Of the same models, one a line; calls go where there is room."),
        json_schema_extra=_LINES,
    )
    connect: float = Field(
        10.0,
        gt=0,
        le=3600,
        title=QT_TRANSLATE_NOOP("Forms", "Time to connect, in seconds"),
        json_schema_extra={"decimals": 1},
    )
    first: float | None = Field(None, gt=0, title=QT_TRANSLATE_NOOP("Forms", "Time to the first word, in seconds"))
    read: float | None = Field(
        None,
        gt=0,
        title=QT_TRANSLATE_NOOP("Forms", "Longest silence, in seconds"),
        description=QT_TRANSLATE_NOOP("Forms", "Empty: 600 on this computer, 180 elsewhere."),
    )
    total: float | None = Field(None, gt=0, title=QT_TRANSLATE_NOOP("Forms", "Time for a whole call, in seconds"))
    parallel: int = Field(8, ge=1, le=2000, title=QT_TRANSLATE_NOOP("Forms", "Calls at a time"))
    requests_per_minute: int | None = Field(
        None, ge=1, le=MOST, title=QT_TRANSLATE_NOOP("Forms", "Requests per minute")
    )
    tokens_per_minute: int | None = Field(None, ge=1, le=MOST, title=QT_TRANSLATE_NOOP("Forms", "Tokens per minute"))
    proxy: str = Field(
        "",
        title=QT_TRANSLATE_NOOP("Forms", "Proxy"),
        description=QT_TRANSLATE_NOOP("Forms", "Such as http://proxy:8080; a name and password go to the keyring."),
    )
    headers: list[str] = Field(
        default_factory=list,
        title=QT_TRANSLATE_NOOP("Forms", "Headers"),
        description=QT_TRANSLATE_NOOP("Forms", "NAME: VALUE, one a line. The values go to the keyring."),
        json_schema_extra=_LINES,
    )
    plain_headers: list[str] = Field(
        default_factory=list,
        title=QT_TRANSLATE_NOOP("Forms", "Headers without a secret"),
        description=QT_TRANSLATE_NOOP("Forms", "NAME: VALUE, one a line. Kept as they are, for everybody to read."),
        json_schema_extra=_LINES,
    )
    extra_body: str = Field(
        "",
        title=QT_TRANSLATE_NOOP("Forms", "Further fields of a request"),
        description=QT_TRANSLATE_NOOP("Forms", "A JSON object; it comes before everything else that is sent."),
        json_schema_extra=_MULTI,
    )
    limit: Literal["max_tokens", "max_completion_tokens"] = Field(
        "max_tokens", title=QT_TRANSLATE_NOOP("Forms", "Name of the token limit")
    )
    formats: Literal["both", "json_schema", "json_object", "none"] | None = Field(
        None,
        title=QT_TRANSLATE_NOOP("Forms", "Response formats"),
        description=QT_TRANSLATE_NOOP("Forms", "Empty: tried, and remembered for each model."),
        json_schema_extra={
            "labels": {
                "both": QT_TRANSLATE_NOOP("Forms", "Schema and JSON"),
                "json_schema": QT_TRANSLATE_NOOP("Forms", "Schema"),
                "json_object": QT_TRANSLATE_NOOP("Forms", "JSON"),
                "none": QT_TRANSLATE_NOOP("Forms", "None"),
            }
        },
    )
    refuses: str = Field(
        "",
        title=QT_TRANSLATE_NOOP("Forms", "Never sent"),
        description=QT_TRANSLATE_NOOP("Forms", "Names of fields the service does not take, separated by commas."),
    )
    thinking_on: str = Field(
        "",
        title=QT_TRANSLATE_NOOP("Forms", "Sent to switch thinking on"),
        description=QT_TRANSLATE_NOOP("Forms", "A JSON object."),
    )
    thinking_off: str = Field("", title=QT_TRANSLATE_NOOP("Forms", "Sent to switch thinking off"))
    list_path: str = Field(
        "/models",
        title=QT_TRANSLATE_NOOP("Forms", "Path of the list of models"),
        description=QT_TRANSLATE_NOOP("Forms", "Below the address; empty where there is none."),
    )
    models: list[str] = Field(
        default_factory=list,
        title=QT_TRANSLATE_NOOP("Forms", "Models, where there is no list"),
        json_schema_extra=_LINES,
    )

    @field_validator("title", "base_url", "proxy", "list_path", mode="before")
    @classmethod
    def _stripped(cls, value: object) -> object:
        return value.strip() if isinstance(value, str) else value

    @field_validator("base_url", "proxy")
    @classmethod
    def _is_address(cls, value: str) -> str:
        if value and not is_address(value):
            raise ValueError(QT_TRANSLATE_NOOP("Forms", "Write it like http://127.0.0.1:8000/v1."))
        return value.rstrip("/")

    @field_validator("base_url", "list_path")
    @classmethod
    def _holds_no_key(cls, value: str) -> str:
        if holds_secret(value):
            raise ValueError(QT_TRANSLATE_NOOP("Forms", "Keys do not belong in the address; enter them as key."))
        return value

    @field_validator("endpoints")
    @classmethod
    def _are_addresses(cls, value: list[str]) -> list[str]:
        return [cls._holds_no_key(cls._is_address(one.strip())) for one in value if one.strip()]

    @field_validator("headers", "plain_headers")
    @classmethod
    def _are_headers(cls, value: list[str]) -> list[str]:
        lines = list(filter(None, map(str.strip, value)))
        if not all(text and (text == KEPT or sendable(name, text)) for name, text in map(_parted, lines)):
            raise ValueError(QT_TRANSLATE_NOOP("Forms", "Write one header a line, as NAME: VALUE."))
        return lines

    @field_validator("plain_headers")
    @classmethod
    def _are_no_secrets(cls, value: list[str]) -> list[str]:
        if any(is_secret(line.partition(":")[0]) or secret_within(line.partition(":")[2]) for line in value):
            raise ValueError(QT_TRANSLATE_NOOP("Forms", "This looks like a key; enter it among the headers above."))
        return value

    @field_validator("extra_body", "thinking_on", "thinking_off")
    @classmethod
    def _is_object(cls, value: str) -> str:
        value = value.strip()
        if value and secret_within(_object(value)):
            raise ValueError(QT_TRANSLATE_NOOP("Forms", "Keys do not belong here; enter them as key or as header."))
        return value


def options_of(entry: Provider) -> ProviderOptions:
    """Return a provider as its form; what lies in the keyring shows as dots."""
    same = ("title", "base_url", "parallel", "limit", "list_path", "requests_per_minute", "tokens_per_minute")
    values: dict[str, Any] = {name: getattr(entry, name) for name in same}
    values |= entry.timeouts.model_dump()
    values |= {name: _written(getattr(entry, name)) for name in ("extra_body", "thinking_on", "thinking_off")}
    values |= {"endpoints": list(entry.endpoints), "models": list(entry.models), "refuses": ", ".join(entry.refuses)}
    # What an earlier version kept in plain text goes to the keyring the next time the form is saved.
    secret = {name for name, value in entry.headers.items() if is_secret(name) or secret_within(value)}
    for field, wanted in (("headers", True), ("plain_headers", False)):
        values[field] = [f"{name}: {text}" for name, text in entry.headers.items() if (name in secret) == wanted]
    values["headers"] += [f"{what.removeprefix(HEADER)}: {KEPT}" for what in entry.hidden if what.startswith(HEADER)]
    known = PROXY in entry.hidden and "://" in entry.proxy
    values["proxy"] = entry.proxy.replace("://", f"://{KEPT}@", 1) if known else entry.proxy
    formats = entry.formats
    values["formats"] = None if formats is None else {0: "none", 2: "both"}.get(len(formats), "".join(formats))
    # Not validated: an entry without an address is shown, so that it can be given one.
    return ProviderOptions.model_construct(None, **values)


def fields_of(options: ProviderOptions) -> tuple[dict[str, Any], dict[str, str]]:
    """Return the fields of an entry, and apart what belongs into the keyring, by what it is ("header:NAME", "proxy").

    A value that shows as dots is in the keyring already and is not among the second.
    """
    fields = options.model_dump(include={"title", "base_url", "parallel", "limit", "list_path", "endpoints", "models"})
    fields |= options.model_dump(include={"requests_per_minute", "tokens_per_minute"})
    fields["timeouts"] = options.model_dump(include={"connect", "first", "read", "total"})
    secrets: dict[str, str] = {}
    hidden: list[str] = []
    for name, value in map(_parted, options.headers):
        hidden.append(f"{HEADER}{name}")
        secrets[hidden[-1]] = value
    fields["headers"] = dict(map(_parted, options.plain_headers))
    fields["proxy"], login = without_login(options.proxy)
    if login:
        hidden.append(PROXY)
        secrets[PROXY] = login
    fields["hidden"] = hidden
    both: dict[str, Any] = {"both": ["json_schema", "json_object"], "none": []}
    fields["formats"] = None if options.formats is None else both.get(options.formats, [options.formats])
    fields["refuses"] = [name.strip() for name in options.refuses.replace("，", ",").split(",") if name.strip()]
    for name in ("extra_body", "thinking_on", "thinking_off"):
        text = getattr(options, name)
        fields[name] = _object(text) if text else {}
    return fields, {what: value for what, value in secrets.items() if value != KEPT}


def _parted(line: str) -> tuple[str, str]:
    name, _colon, value = line.partition(":")
    return name.strip(), value.strip()


def _object(text: str) -> dict[str, Any]:
    try:
        found = json.loads(text)
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise ValueError(QT_TRANSLATE_NOOP("Forms", 'Write a JSON object, such as {"seed": 1}.'))
    return found


def _written(found: dict[str, Any]) -> str:
    return json.dumps(found, ensure_ascii=False) if found else ""
