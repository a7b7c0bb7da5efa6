"""Replies that come in pieces: server-sent events (WHATWG) as the OpenAI protocol uses them."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from core.llm.messages import Usage

if TYPE_CHECKING:
    import httpx2

_END = "[DONE]"


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a reply: some text, some reasoning, or at the end why it ended and what it used.

    Reasoning in tags stands in `text` as it came; only the whole reply can be separated.
    """

    text: str = ""
    reasoning: str = ""
    finish: str | None = None
    usage: Usage | None = None
    model: str | None = None
    error: dict[str, Any] | None = None


async def pieces(response: httpx2.Response) -> AsyncGenerator[Piece, None]:
    """Yield the pieces of an open streamed answer; lines that are no data (comments, keep-alives) are passed over.

    Raises:
        ValueError: a piece is not JSON, or the stream stops without having come to its end.
    """
    ended = False
    import orjson

    async for line in response.aiter_lines():
        if not line.startswith("data:"):
            continue
        data = line[5:].strip()
        if data == _END:
            return
        try:
            piece = _piece(orjson.loads(data))
        except (LookupError, TypeError, AttributeError) as error:
            raise ValueError(data) from error
        ended = ended or piece.finish is not None
        yield piece
    if not ended:
        raise ValueError("the stream stopped in the middle")


def _piece(chunk: dict[str, Any]) -> Piece:
    choices = chunk.get("choices") or [{}]
    delta = choices[0].get("delta") or {}
    error = chunk.get("error")
    return Piece(
        text=_text(delta.get("content")),
        reasoning=_text(delta.get("reasoning_content") or delta.get("reasoning") or delta.get("thinking")),
        finish=choices[0].get("finish_reason"),
        usage=read_usage(chunk.get("usage")),
        model=chunk.get("model"),
        error=error if isinstance(error, dict) else {"message": str(error)} if error else None,
    )


def _text(content: object) -> str:
    """Return the text of a piece; some services send a list of parts."""
    if isinstance(content, list):
        return "".join(str(part.get("text") or "") for part in content if isinstance(part, dict))
    return content if isinstance(content, str) else ""


def read_usage(data: dict[str, Any] | None) -> Usage | None:
    """Return the usage that a reply names, or None when it names none."""
    if not isinstance(data, dict):
        return None
    return Usage(_count(data.get("prompt_tokens")), _count(data.get("completion_tokens")))


def _count(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None
