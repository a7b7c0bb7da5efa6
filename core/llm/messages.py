"""What goes to a model and what comes back; plain frozen data that can cross process borders."""

from __future__ import annotations

import base64
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field

LOCAL_READ_SECONDS = 600.0
REMOTE_READ_SECONDS = 180.0
_LOCAL_HOSTS = {"localhost", "127.0.0.1", "::1"}


def is_local(base_url: str) -> bool:
    """Say whether an address is this very machine: nothing leaves it and nothing is paid."""
    host = urlsplit(base_url).hostname or ""
    return host in _LOCAL_HOSTS or host.startswith("127.")


class Timeouts(BaseModel):
    """Seconds to wait for a connection and for the next byte; `read` None means fit for the place of the endpoint."""

    model_config = ConfigDict(frozen=True)

    connect: float = Field(default=10.0, gt=0)
    read: float | None = Field(default=None, gt=0)


class Model(BaseModel):
    """One model at one endpoint with the settings that every call to it carries; None is not sent.

    Prices are per million tokens. `parallel` is the most calls in flight that the user allows at this endpoint.
    `json_schema` says whether the model takes a schema as response format; None means: try and remember.
    """

    model_config = ConfigDict(frozen=True)

    provider: str
    name: str
    base_url: str
    temperature: float | None = None
    top_p: float | None = None
    max_tokens: int | None = None
    price_in: float | None = None
    price_out: float | None = None
    timeouts: Timeouts = Timeouts()
    parallel: int = Field(default=8, ge=1)
    headers: dict[str, str] = Field(default_factory=dict)
    extra_body: dict[str, Any] = Field(default_factory=dict)
    json_schema: bool | None = None

    @property
    def local(self) -> bool:
        """Whether the calls stay on this machine."""
        return not self.base_url or is_local(self.base_url)

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
    """One question to a model. `schema` is a JSON schema when the reply must be data; `stage` names what it is for."""

    messages: tuple[dict[str, Any], ...]
    model: Model
    stage: str
    schema: dict[str, Any] | None = None
    max_tokens: int | None = None
    stream: bool = False


@dataclass(frozen=True, slots=True)
class Reply:
    """One reply: the answer without its reasoning, what it cost and took, and the raw body."""

    text: str
    reasoning: str | None
    usage: Usage
    raw: str
    finish: str | None
    latency_ms: int
    model: str


def with_picture(messages: Iterable[dict[str, Any]], data: bytes) -> tuple[dict[str, Any], ...]:
    """Return messages whose last one shows a JPEG before its text, in the form of OpenAI's chat interface."""
    *before, last = messages
    url = f"data:image/jpeg;base64,{base64.b64encode(data).decode('ascii')}"
    parts = [{"type": "image_url", "image_url": {"url": url}}, {"type": "text", "text": last["content"]}]
    return (*before, {**last, "content": parts})
