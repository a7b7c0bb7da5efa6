"""How the loopback server misbehaves; data, so that a test or a command line can state it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Any

# Faults of the protocol: the caller gets no chat completion.
STATUS_FAULTS: dict[str, tuple[int, str]] = {
    "400": (400, "bad request"),
    "401": (401, "Incorrect API key provided: {key}"),
    "402": (402, "Insufficient Balance"),
    "403": (403, "you are not allowed to sample from this model"),
    "404": (404, "The model `{model}` does not exist"),
    "429": (429, "rate limit reached"),
    "408": (408, "the request took too long"),
    "500": (500, "the server had an error"),
    "503": (503, "overloaded"),
    "504": (504, "upstream did not answer in time"),
    "524": (524, "a timeout occurred"),
    "quota": (429, "insufficient_quota: you exceeded your current quota"),
    "too_long": (400, "This model's maximum context length is 4096 tokens, but 9031 were requested"),
}
# Faults of the connection.
LINE_FAULTS = ("cut", "cut_body", "hang", "garbled", "error_inside")
# Faults of the content: a chat completion, but not as asked.
CONTENT_FAULTS = (
    "truncated",
    "prose",
    "fenced",
    "trailing_comma",
    "think_tags",
    "think_field",
    "think_unclosed",
    "wrong_schema",
    "empty",
)


@dataclass
class Behaviour:
    """What the server does beside answering.

    Attributes:
        latency: seconds before each answer.
        script: names of faults for the first requests, in order of arrival; "ok" is a good answer.
        rates: share of requests per fault for all others, drawn from seed, prompt and number of the try.
        spared: the first requests to which `rates` do not apply: a key that is taken back in the middle.
        says: the message of a fault of the protocol, in place of the usual one.
        retry_after: value of the header that comes with 429 and 503; empty for none.
        key: the only key accepted; empty accepts all.
        refuse: parameters that are answered with a 400 naming them ("json_schema", "json_object", "temperature").
        ignores: response formats that are taken and not kept to: the answer is what the messages alone ask for.
        capacity: requests at a time above which the server answers 429; 0 for no limit.
        context: longest prompt in characters; 0 for no limit.
        answer: fixed text in place of the made one.
        reply_tokens: least and most tokens of a reply, drawn from seed and prompt; the text is made as long.
        thinks: tokens of thinking counted beside the reply, whatever its limit; a `thinking_budget` bounds them.
        between: seconds between the pieces of a streamed answer.
        limit: requests in each window of `window` seconds; above it the server answers 429. 0 for no limit.
        limit_headers: "openai" or "anthropic": every answer says what is left of the window, in that style.
        dies_after: the server goes away for good in the middle of that request; 0 for never.
    """

    latency: float = 0.0
    script: list[str] = field(default_factory=list)
    rates: dict[str, float] = field(default_factory=dict)
    seed: int = 0
    spared: int = 0
    says: str = ""
    retry_after: str = "0"
    key: str = ""
    refuse: tuple[str, ...] = ()
    ignores: tuple[str, ...] = ()
    capacity: int = 0
    context: int = 0
    answer: str = ""
    reply_tokens: tuple[int, int] | None = None
    thinks: int = 0
    between: float = 0.0
    limit: int = 0
    window: float = 60.0
    limit_headers: str = ""
    dies_after: int = 0
    models: tuple[str, ...] = ("small", "large")
    ollama: tuple[tuple[str, int], ...] = (("qwen3:8b", 5_200_000_000), ("tiny:latest", 400_000_000))

    def fault(self, prompt: str, attempt: int, number: int = 1) -> str:
        """Return the name of the fault for the n-th request, or "ok"; the same for the same prompt and try."""
        if self.script:
            return self.script.pop(0)
        if not self.rates or number <= self.spared:
            return "ok"
        drawn = self.draw(f"{prompt}:{attempt}")
        for name, rate in self.rates.items():
            if drawn < rate:
                return name
            drawn -= rate
        return "ok"

    def draw(self, name: str) -> float:
        """Return a number from 0 to 1 that depends on the seed and a name alone."""
        digest = hashlib.blake2b(f"{self.seed}:{name}".encode(), digest_size=8).digest()
        return int.from_bytes(digest, "big") / 2**64

    def length(self, prompt: str) -> int | None:
        """Return the tokens that the reply to a prompt is to have, None where it is as long as it is."""
        if self.reply_tokens is None:
            return None
        least, most = self.reply_tokens
        return least + int(self.draw(f"{prompt}:length") * (most - least + 1))

    def counted(self, body: dict[str, Any], said: int) -> int:
        """Return the tokens that are counted for a reply: all that were made for it, and the thinking beside them."""
        budget = body.get("thinking_budget")
        made = max(body.get("n") or 1, body.get("best_of") or 1)
        return said * made + (self.thinks if budget is None else min(self.thinks, budget))

    def refusal(self, body: dict[str, Any]) -> tuple[int, str] | None:
        """Return status and message if this server does not take the request at all."""
        kind = (body.get("response_format") or {}).get("type")
        if kind in self.refuse:
            return 400, f"'response_format' of type '{kind}' is not supported with this model"
        for name in self.refuse:
            if name in body:
                more = " Use 'max_completion_tokens' instead." if name == "max_tokens" else ""
                return 400, f"Unsupported parameter: '{name}' is not supported with this model.{more}"
        return None
