"""Replies that come in pieces: server-sent events (WHATWG) as the OpenAI protocol uses them."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from core.llm.arriving import Unfinished, Unfit, Withheld, events
from core.llm.messages import Usage

if TYPE_CHECKING:
    import httpx2

#: why a reply ended that a filter of the service held back
FILTERED = "content_filter"
#: more tokens than any call can use; who names more has not counted
_MOST_TOKENS = 10**9


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
    """Yield the pieces of an open streamed answer.

    Raises:
        Unfit: a piece is none, the stream stops without having come to its end, or the answer was withheld.
    """
    ended, said, declined = False, False, ""
    try:
        async for data in events(response):
            try:
                piece = _piece(data)
                declined += refusal((data.get("choices") or [{}])[0].get("delta"))
            except (LookupError, TypeError, AttributeError) as error:
                raise Unfit(str(data)) from error
            ended = ended or piece.finish is not None
            said = said or bool(piece.text)
            if piece.finish == FILTERED:
                declined = declined or FILTERED
            yield piece
    except Unfinished:
        if not ended:
            raise
    if declined and not said:
        raise Withheld(declined)


def refusal(message: object) -> str:
    """Return the words in which a message, or a piece of one, declines to answer; "" where it does not."""
    words = message.get("refusal") if isinstance(message, dict) else None
    return words if isinstance(words, str) else ""


def _piece(chunk: dict[str, Any]) -> Piece:
    choices = chunk.get("choices") or [{}]
    delta = choices[0].get("delta") or {}
    error = chunk.get("error")
    return Piece(
        text=_text(delta.get("content")),
        reasoning=_text(delta.get("reasoning_content") or delta.get("reasoning") or delta.get("thinking")),
        finish=choices[0].get("finish_reason"),
        usage=read_usage(chunk.get("usage")) or _so_far(chunk.get("timings")),
        model=chunk.get("model"),
        error=error if isinstance(error, dict) else {"message": str(error)} if error else None,
    )


def _so_far(timings: object) -> Usage | None:
    """Return the usage that llama.cpp names along with a piece, None where it names none."""
    if not isinstance(timings, dict) or (written := _count(timings.get("predicted_n"))) is None:
        return None
    read, known = _count(timings.get("prompt_n")), _count(timings.get("cache_n"))
    return Usage(None if read is None else read + (known or 0), written)


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
    """Return a number of tokens; some services send it as text or as 7.0."""
    if isinstance(value, str) and value.isascii() and value.isdigit():
        value = float(value)
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= _MOST_TOKENS:
        return None
    return int(value) if value == int(value) else None
