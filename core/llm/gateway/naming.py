"""The name of a request: the same for the very same words, model and settings, whenever it is made."""

from __future__ import annotations

import hashlib
from typing import Any

from core.llm.messages import Request

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

    __slots__ = ("_settings",)

    def __init__(self) -> None:
        self._settings: tuple[Any, bytes] = (None, b"")

    def key(self, request: Request) -> str:
        """Return the hash that names a request: model, messages and parameters."""
        import orjson

        model, settings = self._settings
        if model is not request.model:
            model = request.model
            settings = orjson.dumps(model.model_dump(include=TELLING), option=orjson.OPT_SORT_KEYS)
            self._settings = (model, settings)
        asked = [request.messages, request.schema, request.max_tokens]
        try:
            body = orjson.dumps(asked, option=orjson.OPT_SORT_KEYS)
        except TypeError:
            body = repr(asked).encode("utf-8", "backslashreplace")  # half characters of broken documents
        return hashlib.sha256(settings + body).hexdigest()
