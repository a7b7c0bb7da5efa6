"""What the loopback server does with each request: answer, misbehave, count and log."""

from __future__ import annotations

import hashlib
import time
from collections import Counter, deque
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

import orjson

from tests.helpers import replies
from tests.helpers.behaviour import CONTENT_FAULTS, STATUS_FAULTS, Behaviour
from tests.helpers.connection import Line

KEPT_BODIES = 2000
_COUNTED = ("requests", "disconnects", "streams_left", "prompt_tokens", "completion_tokens")


class Service:
    """The state behind all connections: behaviour, counts, and what was asked and answered."""

    def __init__(
        self,
        behaviour: Behaviour | None = None,
        answer: Callable[[dict[str, Any]], str] | None = None,
        log: Path | None = None,
    ) -> None:
        self.behaviour = behaviour or Behaviour()
        self.answer = answer or replies.answer
        self.bodies: deque[dict[str, Any]] = deque(maxlen=KEPT_BODIES)
        self.headers: deque[dict[str, str]] = deque(maxlen=KEPT_BODIES)
        self.counts: Counter[str] = Counter()
        self.tries: Counter[str] = Counter()
        self.finished: Counter[str] = Counter()
        self.in_flight = self.peak = 0
        self.die: Callable[[], None] = lambda: None
        self._window = Window()
        self._log: IO[bytes] | None = log.open("ab", buffering=0) if log else None

    def stats(self) -> dict[str, Any]:
        """Return the counts as plain data; "finished" maps the hash of a prompt to its finished good replies."""
        return {
            **{name: self.counts[name] for name in _COUNTED},
            "faults": {name[6:]: count for name, count in self.counts.items() if name.startswith("fault:")},
            "in_flight": self.in_flight,
            "peak": self.peak,
            "finished": dict(self.finished),
        }

    def handle(self, line: Line, method: str, path: str, headers: dict[str, str], body: bytes) -> None:
        """Answer one request, now or later."""
        if path == "/v1/chat/completions" and method == "POST":
            self._chat(line, headers, orjson.loads(body))
        elif path == "/v1/models":
            data = [{"id": name, "object": "model"} for name in self.behaviour.models]
            self._json(line, 401 if self._locked(headers) else 200, {"object": "list", "data": data})
        elif path == "/api/tags":
            self._json(line, 200, {"models": [{"name": name, "size": size} for name, size in self.behaviour.ollama]})
        elif path == "/stats":
            self._json(line, 200, self.stats())
        else:
            self._json(line, 404, {"error": {"message": f"no such path: {path}"}})

    def close(self) -> None:
        """Close the log."""
        if self._log:
            self._log.close()

    def _locked(self, headers: dict[str, str]) -> bool:
        key = self.behaviour.key
        return bool(key) and headers.get("authorization") != f"Bearer {key}"

    def _chat(self, line: Line, headers: dict[str, str], body: dict[str, Any]) -> None:
        behaviour = self.behaviour
        self.bodies.append(body)
        self.headers.append(headers)
        self.counts["requests"] += 1
        if behaviour.dies_after and self.counts["requests"] >= behaviour.dies_after:
            self.die()
            return
        refusal = behaviour.refusal(body)
        if self._locked(headers):
            fault = "401"
        elif behaviour.limit and not self._window.take(behaviour):
            self.counts["fault:limit"] += 1
            self._refuse(line, 429, "rate limit reached")
            return
        elif refusal:
            self._refuse(line, *refusal)
            return
        elif behaviour.context and len(replies.text_of(body)) > behaviour.context:
            fault = "too_long"
        elif behaviour.capacity and self.in_flight >= behaviour.capacity:
            fault = "429"
        else:
            prompt = prompt_hash(body)
            fault = behaviour.fault(prompt, self.tries[prompt], self.counts["requests"])
            self.tries[prompt] += 1
        if fault != "ok":
            self.counts[f"fault:{fault}"] += 1
        self.in_flight += 1
        self.peak = max(self.peak, self.in_flight)
        line.busy = True
        if fault == "hang":
            return
        if behaviour.latency:
            line.later(behaviour.latency, lambda: self._answer(line, body, fault, headers))
        else:
            self._answer(line, body, fault, headers)

    def _answer(self, line: Line, body: dict[str, Any], fault: str, headers: dict[str, str]) -> None:
        self._done(line)
        if fault in STATUS_FAULTS:
            status, message = STATUS_FAULTS[fault]
            key = headers.get("authorization", "").removeprefix("Bearer ")
            self._refuse(line, status, self.behaviour.says or message.format(key=key, model=body.get("model")))
        elif fault == "cut":
            line.cut()
        elif fault == "garbled":
            line.send(200, b"<html>It works!</html>", {"content-type": "text/html"})
        elif fault == "error_inside":
            self._json(line, 200, {"error": {"code": 502, "message": "provider returned error"}})
        else:
            self._complete(line, body, fault)

    def _complete(self, line: Line, body: dict[str, Any], fault: str) -> None:
        behaviour = self.behaviour
        made = behaviour.answer or (replies.free(body, behaviour.ignores) if behaviour.ignores else self.answer(body))
        content = sized(made, behaviour.length(prompt_hash(body)))
        most = body.get("max_tokens") or body.get("max_completion_tokens")
        finish = "length" if fault == "truncated" else "stop"
        if most and tokens(content) > most:
            content, finish = content.encode()[: most * 4].decode("utf-8", "ignore"), "length"
        message = (
            replies.spoil(content, fault) if fault in CONTENT_FAULTS else {"role": "assistant", "content": content}
        )
        usage = _usage(body, message, behaviour)
        # Counted before it is written, or a caller could look at the counts before its own reply is in them.
        if fault != "cut_body":
            self.counts["prompt_tokens"] += usage["prompt_tokens"]
            self.counts["completion_tokens"] += usage["completion_tokens"]
            self._finish(body, fault)
        if body.get("stream"):
            chunks = _chunks(body, message, finish, usage)
            line.stream(chunks, cut=fault == "cut_body", between=behaviour.between)
            return
        data = {
            "id": "reply",
            "object": "chat.completion",
            "created": int(time.time()),
            "model": body.get("model"),
            "choices": [{"index": 0, "message": message, "finish_reason": finish}],
            "usage": usage,
        }
        line.send(200, orjson.dumps(data), self._window.headers(behaviour), half=fault == "cut_body")

    def _finish(self, body: dict[str, Any], fault: str) -> None:
        prompt = prompt_hash(body)
        if fault == "ok":
            self.finished[prompt] += 1
        if self._log:
            self._log.write(orjson.dumps({"prompt": prompt, "fault": fault, "at": time.time()}) + b"\n")

    def _refuse(self, line: Line, status: int, message: str) -> None:
        wait = self.behaviour.retry_after
        extra = {"retry-after": wait} if wait and status in (429, 503) else {}
        extra.update(self._window.headers(self.behaviour))
        self._json(line, status, {"error": {"message": message, "type": "error"}}, extra)

    def _json(self, line: Line, status: int, data: Any, headers: dict[str, str] | None = None) -> None:
        line.send(status, orjson.dumps(data), headers)

    def _done(self, line: Line) -> None:
        line.busy = False
        self.in_flight -= 1

    def lost(self, line: Line) -> None:
        """Note that a caller went away while it was owed an answer."""
        if line.streaming:
            self.counts["streams_left"] += 1
        if line.busy:
            self._done(line)
            self.counts["disconnects"] += 1


class Window:
    """A fixed window of a rate limit: how many requests came in it."""

    def __init__(self) -> None:
        self._began = float("-inf")
        self._taken = 0

    def take(self, behaviour: Behaviour) -> bool:
        """Count a request; False when it is one too many."""
        moment = time.monotonic()
        if moment >= self._began + behaviour.window:
            self._began, self._taken = moment, 0
        self._taken += self._taken < behaviour.limit + 1
        return self._taken <= behaviour.limit

    def headers(self, behaviour: Behaviour) -> dict[str, str]:
        """Return what an answer says of the window."""
        left = str(max(0, behaviour.limit - self._taken))
        rest = max(0.0, self._began + behaviour.window - time.monotonic())
        if behaviour.limit_headers == "openai":
            names = ("x-ratelimit-limit-requests", "x-ratelimit-remaining-requests", "x-ratelimit-reset-requests")
            return dict(zip(names, (str(behaviour.limit), left, f"{rest:.3f}s"), strict=True))
        if behaviour.limit_headers == "anthropic":
            moment = datetime.fromtimestamp(time.time() + rest, UTC).isoformat().replace("+00:00", "Z")
            names = ("limit", "remaining", "reset")
            values = (str(behaviour.limit), left, moment)
            return {f"anthropic-ratelimit-requests-{name}": value for name, value in zip(names, values, strict=True)}
        return {}


def sized(content: str, length: int | None) -> str:
    """Return a text of so many tokens, as this server counts them; as it is where that is not said."""
    if length is None:
        return content
    return (content + " and so on" * (length * 4 // 10 + 1)).encode()[: length * 4].decode("utf-8", "ignore")


def prompt_hash(body: dict[str, Any]) -> str:
    """Return the hash by which the statistics name the messages of a request."""
    return hashlib.blake2b(orjson.dumps(body.get("messages")), digest_size=8).hexdigest()


def tokens(text: str) -> int:
    """Return the tokens of a text as this server counts them: one for every four bytes begun."""
    return (len(text.encode()) + 3) // 4


def _usage(body: dict[str, Any], message: dict[str, Any], behaviour: Behaviour) -> dict[str, int]:
    asked = tokens(replies.text_of(body))
    said = behaviour.counted(body, tokens(message["content"]) + tokens(message.get("reasoning_content", "")))
    return {"prompt_tokens": asked, "completion_tokens": said, "total_tokens": asked + said}


def _chunks(body: dict[str, Any], message: dict[str, Any], finish: str, usage: dict[str, int]) -> Iterator[Any]:
    head = {"id": "reply", "object": "chat.completion.chunk", "model": body.get("model")}
    for name in ("reasoning_content", "content"):
        text = message.get(name, "")
        for start in range(0, len(text), 12):
            yield {**head, "choices": [{"index": 0, "delta": {name: text[start : start + 12]}}]}
    yield {**head, "choices": [{"index": 0, "delta": {}, "finish_reason": finish}]}
    if (body.get("stream_options") or {}).get("include_usage"):
        yield {**head, "choices": [], "usage": usage}
