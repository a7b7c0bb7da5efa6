"""The body of a chat request, and what a model has refused to take in it.

Services differ in the names and parameters they know. What is known of them stands in their entry (`Dialect`); what one
refuses is left out from then on, so that small local servers work without being configured.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import Any

from core.llm.bounding import is_bounded, unbounded
from core.llm.messages import Model, Request

FORMATS = ("json_schema", "json_object", "text")
ITEMS = "items"
LIMITS = ("max_tokens", "max_completion_tokens")
# Never given up: without these there is no request, or no way to bound its price.
NEEDED = {"model", "messages", "stream", "response_format", *LIMITS}
_FORMAT_REFUSED = re.compile(
    r"response_format|json[_ ]schema|json_object|structured output|guided|grammar", re.IGNORECASE
)
_BOUNDS_REFUSED = re.compile(r"max_?(?:items|length)|grammar|repetition|features? not supported", re.IGNORECASE)
_THINKING_REFUSED = re.compile(r"thinking|reasoning|思考|推理", re.IGNORECASE)
# A value that does not fit another one: "`max_tokens` must be greater than `thinking.budget_tokens`".
_TOO_SMALL = re.compile(
    r"max_(?:completion_)?tokens.{0,40}(?:greater|larger|more|higher) than", re.IGNORECASE | re.DOTALL
)
_UNKNOWN_NAME = re.compile(r"unsupported|not supported|unknown|unrecognized|extra|不支持", re.IGNORECASE)
_SHORTEST_NAME = 4
_SAMPLING = ("temperature", "top_p", "top_k")


@dataclass(slots=True)
class Habits:
    """What one model takes.

    Attributes:
        format: index of the best format left.
        dropped: parameters to leave out.
        limit: name of the token limit.
        loose: schemas go without bounds for lists and texts, which not every service knows.
        spelled: the form of the data is said in words too, since replies did not keep to the format that was sent.
    """

    format: int = 0
    dropped: set[str] = field(default_factory=set)
    limit: str = ""
    loose: bool = False
    spelled: bool = False

    @classmethod
    def of(cls, model: Model) -> Habits:
        """Return the habits to begin with: those that the provider's entry states."""
        formats = model.dialect.formats
        if model.json_schema is not None or formats is None:
            return cls(format=1 if model.json_schema is False else 0)
        return cls(format=next((place for place, name in enumerate(FORMATS[:2]) if name in formats), 2))

    def learn(self, body: dict[str, Any], complaint: str) -> bool:
        """Draw the lesson from a refused body; return whether another try makes sense.

        Many calls in flight are refused alike: only what is still thought to be accepted is given up.
        """
        sent = body.get("response_format", {}).get("type")
        if _TOO_SMALL.search(complaint):
            return False
        if other := _other_limit(body, complaint):
            self.limit = other
            return True
        for name in sorted(body.keys() - NEEDED, key=len, reverse=True):
            if _names(complaint, name):
                self.dropped.add(name)
                return True
        if sent == FORMATS[0] and _BOUNDS_REFUSED.search(complaint) and is_bounded(body["response_format"]):
            self.loose = True
            return True
        if sent in FORMATS and _FORMAT_REFUSED.search(complaint):
            self.format = max(self.format, FORMATS.index(sent) + 1)
            return True
        # "This model does not support thinking" names no parameter.
        switches = _switches(body)
        if switches and _THINKING_REFUSED.search(complaint):
            self.dropped |= switches
            return True
        return False

    def ignored(self) -> None:
        """Draw the lesson from replies that did not keep to the format sent: say the form, and send a lesser one.

        A server that takes every schema may still keep to plain JSON, and needs the form in words for that.
        """
        if self.spelled or self.format == 0:
            self.format = min(self.format + 1, len(FORMATS) - 1)
        self.spelled = True


def build(request: Request, habits: Habits) -> dict[str, Any]:
    """Return the body of a request as this model takes it. A setting that is None is not sent, one that is 0 is."""
    model, dialect = request.model, request.model.dialect
    body: dict[str, Any] = {"model": model.name, "messages": request.messages}
    body.update({name: value for name in _SAMPLING if (value := getattr(model, name)) is not None})
    limit = request.max_tokens or model.max_tokens
    if limit is not None:
        body[habits.limit or dialect.limit] = limit
    if request.schema is not None and habits.format < 2:
        body["response_format"] = _format(request.schema, FORMATS[habits.format], loose=habits.loose)
    if request.stream:
        body["stream"] = True
        body["stream_options"] = {"include_usage": True}
    _merge(body, dialect.always)
    if model.thinking is not None:
        _merge(body, dialect.thinking_on if model.thinking else dialect.thinking_off)
    for name in dialect.refuses:
        body.pop(name, None)
    # What the user typed comes after what we think to know of the service.
    _merge(body, model.extra_body)
    for name in habits.dropped:
        body.pop(name, None)
    return body


def encode(body: dict[str, Any]) -> bytes:
    """Return the body as JSON. Text from broken documents may hold half characters, which no JSON can carry."""
    import orjson

    try:
        # A copy of the right size: what orjson returns keeps the room it took to write, many times the text.
        return bytes(memoryview(orjson.dumps(body)))
    except TypeError:
        return json.dumps(body, ensure_ascii=False).encode("utf-8", "replace")


def _merge(body: dict[str, Any], more: dict[str, Any]) -> None:
    """Put fields into a body; objects are joined field by field, and what `more` holds is left as it is."""
    for name, value in more.items():
        present = body.get(name)
        if isinstance(present, dict) and isinstance(value, dict):
            joined = dict(present)
            _merge(joined, value)
            body[name] = joined
        else:
            body[name] = value


def _names(complaint: str, name: str) -> bool:
    """Say whether a complaint names a parameter; short names only in quotes, they may be words of the sentence."""
    word = re.escape(name)
    pattern = rf"(?<![\w]){word}(?![\w])" if len(name) >= _SHORTEST_NAME else rf"['\"`“]{word}['\"`”]"
    return re.search(pattern, complaint, re.IGNORECASE) is not None


def _other_limit(body: dict[str, Any], complaint: str) -> str:
    """Return the other name of the token limit when the complaint is about the one that was sent."""
    for sent, other in (LIMITS, LIMITS[::-1]):
        refused = sent in body and _names(complaint, sent)
        # "max_tokens is too large" is about the value; only a refusal of the name is mended by the other name.
        if refused and (_names(complaint, other) or _UNKNOWN_NAME.search(complaint)):
            return other
        if sent in body and sent == LIMITS[0] and _names(complaint, other):
            return other
    return ""


def _switches(body: dict[str, Any]) -> set[str]:
    known = {"thinking", "enable_thinking", "reasoning", "reasoning_effort", "reasoning_format", "reasoning_split"}
    return (known | {"think", "chat_template_kwargs", "thinking_budget"}) & body.keys()


def _format(schema: dict[str, Any], kind: str, *, loose: bool) -> dict[str, Any]:
    if kind == "json_object":
        return {"type": "json_object"}
    if loose:
        schema = unbounded(schema)
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
