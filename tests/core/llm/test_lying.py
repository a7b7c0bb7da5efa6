"""Answers that break the rules of HTTP or of the protocol: each is a failure in words, and what was used is counted."""

from __future__ import annotations

import gzip
import json
import socket
import threading
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from core.llm import arriving
from core.llm.calls import CallRecord
from core.llm.client import Client
from core.llm.failures import ModelError, from_status
from core.llm.gateway.gateway import Gateway
from core.llm.messages import Model, Usage
from core.llm.streaming import read_usage
from tests.core.llm.conftest import Asking


@contextmanager
def saying(answer: bytes, *, hold: bool = False) -> Iterator[str]:
    """Serve these very bytes to whoever asks, and `hold` the line after them; gives the base address."""
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve() -> None:
            while True:
                try:
                    caller, _ = listener.accept()
                except OSError:
                    return
                with caller:
                    caller.settimeout(5 if hold else 0.2)
                    try:
                        caller.recv(65536)
                        caller.sendall(answer)
                        if not hold:
                            caller.shutdown(socket.SHUT_WR)
                        while caller.recv(65536):
                            """Let the other side close first, so that nothing is lost on the way."""
                    except OSError:
                        continue

        thread = threading.Thread(target=serve)
        thread.start()
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}/v1"
        finally:
            listener.shutdown(socket.SHUT_RDWR)
            listener.close()
            thread.join()


def page(
    body: bytes | dict[str, Any], *headers: str, kind: str = "application/json", length: int | None = None
) -> bytes:
    """Return an answer with this body."""
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    size = len(data) if length is None else length
    head = ["HTTP/1.1 200 OK", f"Content-Type: {kind}", f"Content-Length: {size}", "Connection: close", *headers]
    return "\r\n".join([*head, "", ""]).encode() + data


USED = {"prompt_tokens": 11, "completion_tokens": 7}
BOMB = gzip.compress(bytes(2_000_000), 1)
NONSENSE = {
    "no status": b"HTTP/1.1 banana\r\n\r\n",
    "no HTTP": b"SSH-2.0-OpenSSH_9.2\r\n",
    "no chunk": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nZZZ\r\n{}\r\n0\r\n\r\n",
    "long header": b"HTTP/1.1 200 OK\r\nX: " + b"a" * 200_000 + b"\r\nContent-Length: 2\r\n\r\n{}",
    "more than announced": page({"choices": []}, length=3),
    "no gzip": page(b"not gzip at all", "Content-Encoding: gzip"),
    "bomb": page(BOMB, "Content-Encoding: gzip"),
    "bomb in a stream": page(BOMB, "Content-Encoding: gzip", kind="text/event-stream"),
    "login": page(b"<html>Log in</html>", kind="text/html"),
}


@pytest.mark.parametrize("stream", [False, True])
@pytest.mark.parametrize("answer", NONSENSE.values(), ids=NONSENSE)
async def test_nonsense_is_said_to_be_no_answer(
    client: Client, request_to: Asking, answer: bytes, stream: bool
) -> None:
    if "event-stream" in answer[:100].decode() and not stream:
        stream = True
    with saying(answer) as url, pytest.raises(ModelError) as caught:
        await client.complete(request_to(base_url=url, stream=stream))
    assert caught.value.kind == "garbled"


@pytest.mark.parametrize("stream", [False, True])
async def test_an_answer_shorter_than_announced_was_cut(client: Client, request_to: Asking, stream: bool) -> None:
    with saying(page({"choices": []}, length=9000)) as url, pytest.raises(ModelError) as caught:
        await client.complete(request_to(base_url=url, stream=stream))
    assert caught.value.kind == "cut"


REFUSAL = b'{"error": {"message": "insufficient_quota: no credit"}}'


def refusal(status: str, body: bytes, *headers: str, length: int | None = None) -> bytes:
    """Return an answer with this status."""
    return page(body, *headers, length=length).replace(b"200 OK", status.encode(), 1)


@pytest.mark.parametrize("stream", [False, True])
@pytest.mark.parametrize(
    "answer",
    [
        refusal("402 Pay", REFUSAL + b" " * 9_000_000),
        refusal("402 Pay", gzip.compress(REFUSAL + bytes(9_000_000)), "Content-Encoding: gzip"),
        refusal("402 Pay", REFUSAL, length=9000),
        refusal("402 Pay", b"not gzip at all", "Content-Encoding: gzip"),
        refusal("402 Pay", b""),
    ],
    ids=["endless", "bomb", "cut", "no gzip", "empty"],
)
async def test_a_refusal_is_heard_by_its_beginning(
    client: Client, request_to: Asking, answer: bytes, stream: bool
) -> None:
    """The status says enough, whatever becomes of the body; no more of it is taken in than its beginning."""
    tracemalloc.start()
    try:
        with saying(answer) as url, pytest.raises(ModelError) as caught:
            await client.complete(request_to(base_url=url, stream=stream))
        assert tracemalloc.get_traced_memory()[1] < 6_000_000
    finally:
        tracemalloc.stop()
    assert caught.value.kind == "quota"


async def test_a_refusal_that_never_ends_is_waited_for_in_bounds(
    client: Client, request_to: Asking, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(arriving, "REFUSAL_SECONDS", 0.05)
    with saying(refusal("401 No", b"{", length=9000), hold=True) as url, pytest.raises(ModelError) as caught:
        await client.complete(request_to(base_url=url))
    assert caught.value.kind == "key"


async def test_a_secure_address_of_a_plain_service_is_told_apart(client: Client, request_to: Asking) -> None:
    """It runs; "nothing answers, is it running?" would send people the wrong way."""
    with saying(b"HTTP/1.1 400 Bad\r\n\r\n") as url, pytest.raises(ModelError) as caught:
        await client.complete(request_to(base_url=url.replace("http:", "https:")))
    assert caught.value.kind == "secure"
    assert "http://" in str(caught.value)


@pytest.mark.parametrize("stream", [False, True])
@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        ({"choices": [], "usage": USED}, "garbled"),
        ({"error": {"message": "engine died"}, "usage": USED}, "server"),
        ({"choices": [{"message": {"content": None, "refusal": "I cannot."}}], "usage": USED}, "withheld"),
        ({"choices": [{"message": {"content": ""}, "finish_reason": "content_filter"}], "usage": USED}, "withheld"),
    ],
)
async def test_what_is_counted_beside_no_answer_is_counted(
    client: Client, request_to: Asking, answer: dict[str, Any], kind: str, stream: bool
) -> None:
    records: list[CallRecord] = []
    with saying(page(answer)) as url, pytest.raises(ModelError) as caught:
        await Gateway(client, told=records.append).complete(request_to(base_url=url, stream=stream))
    assert caught.value.kind == kind
    assert {(one.prompt_tokens, one.completion_tokens) for one in records} == {(11, 7)}
    assert len(records) == (1 if kind == "withheld" else client.patience.attempts)


@pytest.mark.parametrize(
    ("said", "counted"),
    [
        ((11, 7), (11, 7)),
        (("11", "7"), (11, 7)),
        ((11.0, 7.0), (11, 7)),
        ((11.5, -7), (None, None)),
        ((2**63, 2**64 - 1), (None, None)),
        ((2**62, 1e300), (None, None)),
        ((True, "seven"), (None, None)),
        (("-3", "³"), (None, None)),
        ((float("nan"), float("inf")), (None, None)),
    ],
)
def test_tokens_are_counts(said: tuple[Any, Any], counted: tuple[int | None, int | None]) -> None:
    """A number that no table can add up would end the run and every look at the usage after it."""
    assert read_usage({"prompt_tokens": said[0], "completion_tokens": said[1]}) == Usage(*counted)


TOO_LONG = {
    "vLLM": "The decoder prompt (length 9000) is longer than the maximum model length of 8192.",
    "SGLang": "The input (9000 tokens) is longer than the model's context length (4096 tokens).",
    "llama.cpp": "the request exceeds the available context size, try increasing it",
    "TGI": "Input validation error: `inputs` tokens + `max_new_tokens` must be <= 4096. Given: 9000 `inputs` tokens",
    "Moonshot": "Invalid request: Your request exceeded model token limit: 8192",
    "Zhipu": "Prompt 超长",
    "Hunyuan": "输入的tokens数量超过限制",
    "SiliconFlow": "length of prompt_tokens (9000) must be less than max_seq_len (8192).",
    "xAI": "This model's maximum prompt length is 131072 but the request contains 200000 tokens.",
    "Volcengine": "Total tokens of image and text exceed max message tokens",
    "Gemini": "The input token count (1200000) exceeds the maximum number of tokens allowed (1048576).",
    "Anthropic": "prompt is too long: 205000 tokens > 200000 maximum",
    "Qwen": "Range of input length should be [1, 30720]",
}


@pytest.mark.parametrize("said", TOO_LONG.values(), ids=TOO_LONG)
def test_every_service_says_in_its_own_words_that_a_text_is_too_long(said: str) -> None:
    model = Model(provider="openai-compatible", name="x", base_url="http://127.0.0.1:9/v1")
    assert from_status(400, json.dumps({"error": {"message": said}}, ensure_ascii=False), {}, model).kind == "length"
