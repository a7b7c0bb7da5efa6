"""The body of a chat request, and what an endpoint has refused to take in it.

Servers differ in the response formats and parameters they know. What one refuses is left out from then on, for that
model at that endpoint and for this run, so that small local servers work without being configured.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import Any

from core.llm.messages import Model, Request

FORMATS = ("json_schema", "json_object", "text")
ITEMS = "items"
_DROPPABLE = ("temperature", "top_p", "stream_options")
_FORMAT_REFUSED = re.compile(r"response_format|json_schema|json_object|structured output|guided|grammar", re.IGNORECASE)
_NEW_LIMIT = "max_completion_tokens"


@dataclass(slots=True)
class Habits:
    """What one model at one endpoint takes: the index of the best format left, and the parameters to leave out."""

    format: int = 0
    dropped: set[str] = field(default_factory=set)
    renamed_limit: bool = False

    @classmethod
    def of(cls, model: Model) -> Habits:
        """Return the habits to begin with: those that the provider's entry states."""
        return cls(format=1 if model.json_schema is False else 0)

    def learn(self, body: dict[str, Any], complaint: str) -> bool:
        """Draw the lesson from a refused body; return whether another try makes sense.

        Many calls in flight are refused alike: only what is still thought to be accepted is given up.
        """
        low = complaint.lower()
        if "max_tokens" in body and _NEW_LIMIT in low:
            self.renamed_limit = True
            return True
        for name in _DROPPABLE:
            if name in body and name in low:
                self.dropped.add(name)
                return True
        sent = body.get("response_format", {}).get("type")
        if sent in FORMATS and _FORMAT_REFUSED.search(complaint):
            self.format = max(self.format, FORMATS.index(sent) + 1)
            return True
        return False


def build(request: Request, habits: Habits) -> dict[str, Any]:
    """Return the body of a request as this model takes it. A setting that is None is not sent, one that is 0 is."""
    model = request.model
    body: dict[str, Any] = {"model": model.name, "messages": request.messages}
    if model.temperature is not None:
        body["temperature"] = model.temperature
    if model.top_p is not None:
        body["top_p"] = model.top_p
    limit = request.max_tokens or model.max_tokens
    if limit is not None:
        body[_NEW_LIMIT if habits.renamed_limit else "max_tokens"] = limit
    if request.schema is not None and habits.format < 2:
        body["response_format"] = _format(request.schema, FORMATS[habits.format])
    if request.stream:
        body["stream"] = True
        body["stream_options"] = {"include_usage": True}
    if model.extra_body:
        body.update(model.extra_body)
    for name in habits.dropped:
        body.pop(name, None)
    return body


def encode(body: dict[str, Any]) -> bytes:
    """Return the body as JSON. Text from broken documents may hold half characters, which no JSON can carry."""
    import orjson

    try:
        return orjson.dumps(body)
    except TypeError:
        return json.dumps(body, ensure_ascii=False).encode("utf-8", "replace")


def _format(schema: dict[str, Any], kind: str) -> dict[str, Any]:
    if kind == "json_object":
        return {"type": "json_object"}
    return {"type": "json_schema", "json_schema": {"name": "reply", "schema": _rooted(schema)}}


def _rooted(schema: dict[str, Any]) -> dict[str, Any]:
    """Return a schema whose root is an object, as providers demand; a list goes under "items"."""
    if schema.get("type") == "object" or "$ref" in schema:
        return schema
    inner = {name: value for name, value in schema.items() if name != "$defs"}
    rooted: dict[str, Any] = {
        "type": "object",
        "properties": {ITEMS: inner},
        "required": [ITEMS],
        "additionalProperties": False,
    }
    if "$defs" in schema:
        rooted["$defs"] = schema["$defs"]
    return rooted
