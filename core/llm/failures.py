"""From whatever went wrong at an endpoint to one sentence that says what to do.

What the provider wrote is only a parameter (`reply`, shortened, without keys) for the details; never the sentence.
"""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

from core.errors import QT_TRANSLATE_NOOP, LorewrightError
from core.llm.credentials import without_login
from core.llm.gateway.rates import retry_after
from core.llm.messages import Model
from core.llm.providers import called

EXCERPT = 500

_SENTENCES: dict[str, tuple[str, str]] = {
    "key": (
        QT_TRANSLATE_NOOP("Errors", "The provider refused the key for {provider}."),
        QT_TRANSLATE_NOOP("Errors", "Check the key in the model settings, then retry."),
    ),
    "forbidden": (
        QT_TRANSLATE_NOOP("Errors", "{provider} does not allow this account to use {model}."),
        QT_TRANSLATE_NOOP("Errors", "Choose another model, or ask {provider} for access."),
    ),
    "quota": (
        QT_TRANSLATE_NOOP("Errors", "The account at {provider} has no credit left."),
        QT_TRANSLATE_NOOP("Errors", "Top it up or choose another model, then try again."),
    ),
    "model": (
        QT_TRANSLATE_NOOP("Errors", "The model {model} is not known to {provider}."),
        QT_TRANSLATE_NOOP("Errors", "Choose a model from the list; with Ollama, get it with “ollama pull {model}”."),
    ),
    "address": (
        QT_TRANSLATE_NOOP("Errors", "There is no chat service at {address}."),
        QT_TRANSLATE_NOOP("Errors", "Check the address of {provider}; it often ends in /v1."),
    ),
    "length": (
        QT_TRANSLATE_NOOP("Errors", "The text is too long for {model}."),
        QT_TRANSLATE_NOOP("Errors", "Use smaller chunks or a shorter conversation, or a model with a longer context."),
    ),
    "pictures": (
        QT_TRANSLATE_NOOP("Errors", "{model} cannot look at pictures."),
        QT_TRANSLATE_NOOP("Errors", "Choose a model that reads pictures as well as text (a vision model)."),
    ),
    "refused": (
        QT_TRANSLATE_NOOP("Errors", "{provider} did not accept the request for {model}."),
        QT_TRANSLATE_NOOP("Errors", "The details show its answer; check the settings of the model."),
    ),
    "busy": (
        QT_TRANSLATE_NOOP("Errors", "{provider} had no room for this request."),
        QT_TRANSLATE_NOOP("Errors", "Wait a little, then try again, or allow fewer requests at a time."),
    ),
    "server": (
        QT_TRANSLATE_NOOP("Errors", "{provider} had a fault of its own ({status})."),
        QT_TRANSLATE_NOOP("Errors", "Try again later."),
    ),
    "timeout": (
        QT_TRANSLATE_NOOP("Errors", "{model} gave no answer within {seconds} seconds."),
        QT_TRANSLATE_NOOP("Errors", "Allow more time or fewer requests at a time in the model settings, then retry."),
    ),
    "unreachable": (
        QT_TRANSLATE_NOOP("Errors", "{provider} cannot be reached at {address}."),
        QT_TRANSLATE_NOOP("Errors", "Check the network and the address, then retry."),
    ),
    "secure": (
        QT_TRANSLATE_NOOP("Errors", "No secure connection to {address} came about."),
        QT_TRANSLATE_NOOP(
            "Errors", "Check whether the address begins with http:// or https://, and whether its certificate is valid."
        ),
    ),
    "proxy": (
        QT_TRANSLATE_NOOP("Errors", "{provider} cannot be reached at {address} through the proxy {proxy}."),
        QT_TRANSLATE_NOOP("Errors", "Check the proxy, the network and the address, then retry."),
    ),
    "asleep": (
        QT_TRANSLATE_NOOP("Errors", "Nothing answers at {address} on this computer."),
        QT_TRANSLATE_NOOP("Errors", "Is {provider} running? Start it, then retry."),
    ),
    "cut": (
        QT_TRANSLATE_NOOP("Errors", "The connection to {provider} broke off."),
        QT_TRANSLATE_NOOP("Errors", "Check the network, then try again."),
    ),
    "withheld": (
        QT_TRANSLATE_NOOP("Errors", "{model} declined to answer this request."),
        QT_TRANSLATE_NOOP(
            "Errors", "The details show what it said; change the text or the prompt, or choose another model."
        ),
    ),
    "garbled": (
        QT_TRANSLATE_NOOP("Errors", "{provider} sent something that is not an answer."),
        QT_TRANSLATE_NOOP("Errors", "Check that the address is that of a model service, then retry."),
    ),
}
_BY_STATUS = {401: "key", 402: "quota", 403: "forbidden", 404: "address", 405: "address", 408: "timeout", 413: "length"}
_TRY_AGAIN = frozenset({"busy", "server", "timeout", "unreachable", "asleep", "cut", "garbled"})
_TOO_LONG = re.compile(
    r"context[ _]?(?:length|size|window)|maximum context|too long|too many tokens|exceeds? the (?:available|max)|"
    r"exceed(?:s|ed)? (?:max |model |the )*(?:message )?tokens?\b|maximum (?:model|prompt) length|max_seq_len|"
    r"max_new_tokens`? must be|input length|prompt is longer|上下文|过长|超长|超出.{0,8}长度"
    r"|tokens?\s*数?量?\s*超(?:出|过)",
    re.IGNORECASE,
)
_NO_MODEL = re.compile(
    r"model[^.\n]{0,80}(?:not found|not exist|unknown|not available|not a valid)|(?:unknown|no such|invalid) model"
    r"|模型.{0,12}不存在",
    re.IGNORECASE,
)
_NO_CREDIT = re.compile(
    r"insufficient[_ ](?:quota|balance|funds)|exceeded your current quota|余额不足|欠费", re.IGNORECASE
)
# The same words for a limit of the minute or the day: "exceeded your current quota … Please retry in 12.3s."
_COMES_BACK = re.compile(r"retry in \d|retryDelay|per[ _]?(?:minute|day|second)", re.IGNORECASE)
_NO_PICTURES = re.compile(
    r"image_url|image (?:input|content|part)s?|(?:support|accept|process|unknown|invalid|expected)[^.\n]{0,40}"
    r"(?:image|vision|multi-?modal)|(?:image|vision|multi-?modal)[^.\n]{0,40}not (?:supported|enabled|available)|mmproj"
    r"|不支持[^。\n]{0,12}(?:图片|图像|视觉|多模态)|(?:图片|图像|视觉|多模态)[^。\n]{0,12}不支持",
    re.IGNORECASE,
)
# A filter that took offence at one text; it says nothing of the account or of the next text.
_FLAGGED = re.compile(
    r"content[_ -]?(?:filter|policy|management|inspection)|data_inspection|moderation|flagged_input|inappropriate"
    r"|(?:input|prompt|text|request|message)[^.\n]{0,40}flagged|(?:due to|for) safety|responsible[_ ]ai"
    r"|敏感|不安全内容|内容(?:安全|审核|违规)|违规内容|风控",
    re.IGNORECASE,
)
# What follows "key" after a blank may be a word: "Incorrect API key provided".
_KEYS = re.compile(
    r"\b(?:(?:sk|Bearer)[-_ ]|key(?:[-_]| (?=[A-Za-z]*(?:[\d*_-]|\.\w))))[A-Za-z0-9_\-.*]{6,}", re.IGNORECASE
)


class ModelError(LorewrightError):
    """A call that failed. `params` hold `kind`, `status`, `wait` (seconds the server asked for) and `reply`."""

    @property
    def kind(self) -> str:
        """Return the name of the cause: key, quota, model, length, busy, timeout, unreachable and so on."""
        return str(self.params.get("kind", ""))

    @property
    def retryable(self) -> bool:
        """Whether the same call may well succeed a little later."""
        return self.kind in _TRY_AGAIN

    @property
    def overload(self) -> bool:
        """Whether the endpoint said that it gets too much, so that all calls to it should slow down."""
        return self.kind == "busy"

    @property
    def wait(self) -> float | None:
        """Return the seconds the server asked to wait, or None."""
        wait = self.params.get("wait")
        return None if wait is None else float(wait)


def failure(kind: str, model: Model, *, status: int = 0, reply: str = "", key: str = "", **more: Any) -> ModelError:
    """Return the error of one kind, in words, for one model; `reply` is shortened and freed of keys."""
    what, todo = _SENTENCES[kind]
    if kind in ("unreachable", "asleep") and (proxy := proxy_of(model)):
        what, todo = _SENTENCES["proxy"]
        more["proxy"] = proxy
    if kind == "model" and model.provider != "ollama":
        todo = QT_TRANSLATE_NOOP("Errors", "Choose a model from the list.")
    more.setdefault("seconds", round(model.read_seconds))
    if kind == "key":
        more.setdefault("id", model.provider)  # whose key is to be put right
    return ModelError(
        what,
        todo,
        kind=kind,
        provider=called(model),
        model=model.name,
        address=model.base_url,
        status=status,
        reply=without_key(reply, key)[:EXCERPT],
        **more,
    )


def proxy_of(model: Model) -> str:
    """Return the proxy that calls of a model take, its own or the system's, without name and password; "" for none."""
    if model.proxy:
        return without_login(model.proxy)[0]
    parts = urlsplit(model.base_url)
    if model.local or not parts.hostname or proxy_bypass(parts.hostname):
        return ""
    known = getproxies()
    return without_login(known.get(parts.scheme) or known.get("all") or "")[0]


def from_status(status: int, body: str, headers: Any, model: Model, key: str = "", **more: Any) -> ModelError:
    """Return the error for an HTTP answer that is not a success, or for an error inside a successful one."""
    wait = retry_after(headers)
    kind = "address" if 300 <= status < 400 else _BY_STATUS.get(status)
    if status in (400, 404, 413, 422, 500) and _TOO_LONG.search(body):
        kind = "length"
    elif status in (400, 404, 422) and _NO_MODEL.search(body):
        kind = "model"
    elif status in (400, 404, 415, 422, 500) and _NO_PICTURES.search(body):
        kind = "pictures"
    elif status in (402, 403, 429) and _NO_CREDIT.search(body) and not (status == 429 and _COMES_BACK.search(body)):
        kind = "quota"
    elif status in (400, 403, 422, 451) and _FLAGGED.search(body):
        kind = "withheld"
    elif status in (409, 425, 429, 503, 529):
        kind = "busy"
    elif status >= 500:
        kind = "server"
    return failure(kind or "refused", model, status=status, reply=body, key=key, wait=wait, **more)


def from_exception(error: BaseException, model: Model, key: str = "") -> ModelError:
    """Return the error for a connection that failed, broke or fell silent.

    The transport reports refused and broken connections as time-outs; only the cause underneath tells them apart.
    """
    import aiohttp
    import httpx2

    chain = _causes(error)
    kinds: tuple[tuple[str, tuple[type[BaseException], ...]], ...] = (
        ("secure", (aiohttp.ClientSSLError,)),
        ("asleep" if model.local else "unreachable", (aiohttp.ClientConnectorError,)),
        ("timeout", (aiohttp.ServerTimeoutError,)),
        ("garbled", (aiohttp.ClientResponseError, httpx2.DecodingError, aiohttp.ContentTypeError)),
        ("cut", (aiohttp.ClientConnectionError, aiohttp.ClientPayloadError, ConnectionError)),
        ("timeout", (TimeoutError,)),
    )
    for kind, types in kinds:
        for cause in chain:
            if isinstance(cause, types):
                return failure(kind, model, reply=str(cause), key=key)
    return failure("unreachable", model, reply=str(error), key=key)


def without_key(text: str, key: str) -> str:
    """Return `text` without the secrets in `key`, one a line, and without anything that looks like a key."""
    for secret in key.splitlines():
        text = text.replace(secret, "•••")
    return _KEYS.sub("•••", text)


def _causes(error: BaseException) -> list[BaseException]:
    chain: list[BaseException] = []
    current: BaseException | None = error
    while current is not None and current not in chain:
        chain.append(current)
        current = current.__cause__ or current.__context__
    return chain
