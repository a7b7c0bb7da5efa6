"""What goes to a model and what comes back; plain frozen data that can cross process borders."""

from __future__ import annotations

import base64
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, Literal
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field

from core.llm.gguf.settings import GgufSettings

LOCAL_READ_SECONDS = 600.0
REMOTE_READ_SECONDS = 180.0
_LOCAL_HOSTS = {"localhost", "127.0.0.1", "::1"}


def is_local(base_url: str) -> bool:
    """Say whether an address is this very machine: nothing leaves it and nothing is paid."""
    try:
        host = urlsplit(base_url).hostname or ""
    except ValueError:
        return False
    return host in _LOCAL_HOSTS or host.startswith("127.")


def is_address(text: str) -> bool:
    """Say whether a text is the address of a web service."""
    try:
        parts = urlsplit(text)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


class Timeouts(BaseModel):
    """Seconds to wait at most: for a connection, the first byte of a reply, the next byte, the whole call.

    None is fit for the place of the endpoint (`read`, which also stands for `first`) or no bound (`total`).
    """

    model_config = ConfigDict(frozen=True)

    connect: float = Field(default=10.0, gt=0)
    first: float | None = Field(default=None, gt=0)
    read: float | None = Field(default=None, gt=0)
    total: float | None = Field(default=None, gt=0)


class Dialect(BaseModel):
    """How a service wants the same things said; from its entry in the table of providers.

    Attributes:
        limit: name of the field that bounds the tokens of a reply.
        refuses: fields that are never sent, by their names in the body.
        formats: response formats it takes; None: try and remember.
        thinking_on, thinking_off: what is merged into the body to switch thinking; empty where there is no switch.
        thinking_limit: name of the field that bounds the thinking, where `limit` does not; empty where it does.
        always: what every body holds, for example the wish to have reasoning apart from the answer.
        reasoning: fields of a reply that may hold the reasoning.
        remaining_requests, remaining_tokens, reset_requests, reset_tokens: rate-limit headers, empty where unknown.
    """

    model_config = ConfigDict(frozen=True)

    limit: str = "max_tokens"
    refuses: tuple[str, ...] = ()
    formats: tuple[Literal["json_schema", "json_object"], ...] | None = None
    thinking_on: dict[str, Any] = Field(default_factory=dict)
    thinking_off: dict[str, Any] = Field(default_factory=dict)
    thinking_limit: str = ""
    always: dict[str, Any] = Field(default_factory=dict)
    reasoning: tuple[str, ...] = ()
    remaining_requests: str = ""
    remaining_tokens: str = ""
    reset_requests: str = ""
    reset_tokens: str = ""


class Model(BaseModel):
    """One model at one endpoint with the settings that every call to it carries; None is not sent.

    Everything a call needs is here, so that the options of a job are plain data, except keys: those are fetched from
    `core.secrets` by the provider's id, and by `core.llm.credentials.place` for what `hidden` names.

    Attributes:
        title: what people call the provider, where the table of providers does not say so; "" otherwise.
        price_in, price_out: per million tokens, in `currency`, as they were on the day `price_date`.
        parallel: the most calls in flight that the user allows at this endpoint.
        json_schema: whether the model takes a schema as response format; None means: try and remember.
        thinking, vision: None where nobody said.
        context: length in tokens, None where unknown.
        endpoints: further base addresses of the very same model.
        fallbacks: models to go on with when this one fails, in order; their own fallbacks are ignored.
        gguf: the model file to run where there is no service; `base_url` is empty then.
        hidden: what else of the set-up is secret and therefore not here: "header:NAME", "proxy".
    """

    model_config = ConfigDict(frozen=True)

    provider: str
    name: str
    base_url: str
    title: str = ""
    temperature: float | None = None
    top_p: float | None = None
    top_k: int | None = None
    max_tokens: int | None = None
    thinking: bool | None = None
    vision: bool | None = None
    context: int | None = None
    price_in: float | None = None
    price_out: float | None = None
    currency: str = ""
    price_date: str = ""
    timeouts: Timeouts = Timeouts()
    parallel: int = Field(default=8, ge=1)
    requests_per_minute: int | None = Field(default=None, ge=1)
    tokens_per_minute: int | None = Field(default=None, ge=1)
    proxy: str = ""
    headers: dict[str, str] = Field(default_factory=dict)
    extra_body: dict[str, Any] = Field(default_factory=dict)
    hidden: tuple[str, ...] = ()
    json_schema: bool | None = None
    dialect: Dialect = Dialect()
    endpoints: tuple[str, ...] = ()
    fallbacks: tuple[Model, ...] = ()
    cache: bool = False
    gguf: GgufSettings | None = None

    @property
    def local(self) -> bool:
        """Whether the calls stay on this machine."""
        return not self.base_url or all(map(is_local, (self.base_url, *self.endpoints)))

    @property
    def read_seconds(self) -> float:
        """Longest silence that is still waiting and not a failure, in seconds."""
        return self.timeouts.read or (LOCAL_READ_SECONDS if self.local else REMOTE_READ_SECONDS)

    @property
    def spec(self) -> str:
        """Return "PROVIDER/MODEL", the form in which a person names a model."""
        return f"{self.provider}/{self.name}"


@dataclass(frozen=True, slots=True)
class Usage:
    """Tokens of one call as the server counted them; None where it named none."""

    prompt_tokens: int | None = None
    completion_tokens: int | None = None
    cached: bool = False

    def __add__(self, other: Usage) -> Usage:
        return Usage(
            _sum(self.prompt_tokens, other.prompt_tokens),
            _sum(self.completion_tokens, other.completion_tokens),
            self.cached and other.cached,
        )


def _sum(left: int | None, right: int | None) -> int | None:
    if left is None or right is None:
        return right if left is None else left
    return left + right


@dataclass(frozen=True, slots=True)
class Request:
    """One question to a model. `schema` is a JSON schema when the reply must be data; `stage` names what it is for.

    `most` is how many characters the answer can have: then it is followed as it comes, and ended when it passes that.
    `form` says in words what form the data has, for a server that does not keep to the schema; "" once it is said.
    """

    messages: tuple[dict[str, Any], ...]
    model: Model
    stage: str
    schema: dict[str, Any] | None = None
    max_tokens: int | None = None
    stream: bool = False
    most: int | None = None
    form: str = ""


@dataclass(frozen=True, slots=True)
class Reply:
    """One reply: the answer without its reasoning, what it cost and took, and the raw body.

    `finish` is the service's word for why it ended, or ours where we ended it (`core.llm.repeating`).
    """

    text: str
    reasoning: str | None
    usage: Usage
    raw: str
    finish: str | None
    latency_ms: int
    model: str

    @property
    def said(self) -> str:
        """What the model wrote, kept with an item that failed; where it wrote nothing, the body tells what came."""
        return self.text if self.text.strip() else self.raw


def spelled(request: Request) -> Request:
    """Return the request with its form said at the end of its last message."""
    if not request.form:
        return request
    *before, last = request.messages
    content = last["content"]
    parts = f"{content}\n\n{request.form}" if isinstance(content, str) else [*content, _text(request.form)]
    return replace(request, messages=(*before, {**last, "content": parts}), form="")


def with_picture(messages: Iterable[dict[str, Any]], data: bytes) -> tuple[dict[str, Any], ...]:
    """Return messages whose last one shows a JPEG before its text, in the form of OpenAI's chat interface."""
    *before, last = messages
    url = f"data:image/jpeg;base64,{base64.b64encode(data).decode('ascii')}"
    parts = [{"type": "image_url", "image_url": {"url": url}}, _text(last["content"])]
    return (*before, {**last, "content": parts})


def _text(text: str) -> dict[str, Any]:
    return {"type": "text", "text": text}
