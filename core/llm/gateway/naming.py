"""The name of a request: the same for the very same words, model and settings, whenever it is made."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Mapping
from typing import Any

from core.llm.credentials import PROXY, fetch
from core.llm.messages import Model, Request
from core.secrets import Secrets

#: what changes a request, and so the reply, of the fields of a model; prices, time-outs and further addresses do not.
#: The dialect counts whole: to ask once too often is better than to be given the reply to something else.
TELLING = {
    "provider",
    "name",
    "base_url",
    "temperature",
    "top_p",
    "top_k",
    "max_tokens",
    "thinking",
    "headers",
    "hidden",
    "extra_body",
    "json_schema",
    "dialect",
    "gguf",
}


class Naming:
    """Names requests; the part of the model is made once, since a run asks one model again and again."""

    __slots__ = ("_looking", "_secrets", "_settings")

    def __init__(self, secrets: Secrets) -> None:
        self._secrets = secrets
        self._settings: tuple[Any, int, bytes] = (None, 0, b"")
        self._looking = asyncio.Lock()

    async def key(self, request: Request) -> str:
        """Return the hash that names a request: model, messages and parameters.

        Of headers that lie in the keyring the values count too: one may say who is to answer.
        """
        import orjson

        async with self._looking:
            model, version, settings = self._settings
            if model is not request.model or version != self._secrets.version:
                model, version = request.model, self._secrets.version
                said = [model.model_dump(include=TELLING), await self._headers(model)]
                settings = orjson.dumps(said, option=orjson.OPT_SORT_KEYS)
                self._settings = (model, version, settings)
        asked = [request.messages, request.schema, request.max_tokens]
        try:
            body = orjson.dumps(asked, option=orjson.OPT_SORT_KEYS)
        except TypeError:
            body = repr(asked).encode("utf-8", "backslashreplace")  # half characters of broken documents
        return hashlib.sha256(settings + body).hexdigest()

    async def _headers(self, model: Model) -> Mapping[str, str]:
        if not set(model.hidden) - {PROXY}:
            return {}
        return (await asyncio.to_thread(fetch, self._secrets, model)).headers
