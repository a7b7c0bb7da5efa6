"""Bodies and events as they come: any line ends, any pieces of bytes, and no more than an answer can be."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from typing import Any

import pytest

from core.llm import arriving
from core.llm.arriving import Unfinished, Unfit, Withheld, body, events
from core.llm.streaming import pieces


class Bytes:
    """An answer that comes in pieces of so many bytes."""

    def __init__(self, data: bytes, size: int = 7) -> None:
        self._data, self._size = data, size

    async def aiter_bytes(self) -> AsyncIterator[bytes]:
        """Yield it."""
        for start in range(0, len(self._data), self._size):
            yield self._data[start : start + self._size]


async def found(data: bytes, size: int = 7) -> list[Any]:
    """Return the data of the events."""
    return [one async for one in events(Bytes(data, size))]


def chunk(text: str | None = None, **more: Any) -> str:
    """Return an event of the protocol; characters beyond ASCII are not escaped."""
    return "data: " + json.dumps({"choices": [{"delta": {"content": text}, **more}]}, ensure_ascii=False)


@pytest.mark.parametrize("size", [1, 2, 3, 7, 1000])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
async def test_lines_end_as_the_standard_says(end: str, size: int) -> None:
    text = (
        f'\ufeffdata: {{"a": 1}}{end}{end}: ping{end}{end}event: x{end}data:{{"a": 2}}{end}{end}data: [DONE]{end}{end}'
    )
    assert await found(text.encode(), size) == [{"a": 1}, {"a": 2}]


@pytest.mark.parametrize("mark", ["\u2028", "\u2029", "\x85"])
async def test_marks_of_unicode_end_no_line(mark: str) -> None:
    """Texts taken from PDF files hold them, and JSON need not escape them."""
    data = f"{chunk(f'留置权{mark}一')}\n\n{chunk(finish_reason='stop')}\n\ndata: [DONE]\n\n".encode()
    assert "".join([piece.text async for piece in pieces(Bytes(data))]) == f"留置权{mark}一"  # type: ignore[arg-type]


async def test_data_over_several_lines_is_one() -> None:
    assert await found(b'data: {"a":\ndata: 1}\n\ndata: [DONE]\n\n') == [{"a": 1}]


async def test_events_without_a_blank_line_between_are_two() -> None:
    assert await found(b'data: {"a": 1}\ndata: {"a": 2}\ndata: [DONE]\n') == [{"a": 1}, {"a": 2}]


async def test_bytes_that_are_no_text_are_marked() -> None:
    assert await found(b'data: {"a": "caf\xe9"}\n\ndata: [DONE]\n\n') == [{"a": "caf\ufffd"}]


async def test_what_stops_in_the_middle_is_no_nonsense() -> None:
    with pytest.raises(Unfinished):
        _ = [piece async for piece in pieces(Bytes(f"{chunk('Half')}\n\n".encode()))]  # type: ignore[arg-type]
    with pytest.raises(Unfinished):
        await found(b'data: {"a": 1}\n\ndata: {"a"')
    with pytest.raises(Unfit, match="nothing came"):
        await found(b": ping\n\n")
    with pytest.raises(Unfit, match="oops"):
        await found(b"data: oops\n\ndata: [DONE]\n\n")


@pytest.mark.parametrize("data", [b"data: " + b"x" * 3000, b'data: {"a": 1}\n\n' * 300, b": ping\n" * 500])
async def test_nothing_endless_is_taken_in(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(arriving, "MOST", 2000)
    with pytest.raises(Unfit, match="more than 2,000 bytes"):
        await found(data)
    with pytest.raises(Unfit, match="more than 2,000 bytes"):
        await body(Bytes(data))


@pytest.mark.parametrize(
    "data",
    [
        "".join(f'data: {{"choices": [{{"delta": {{"refusal": "{said}"}}}}]}}\n\n' for said in ("I can", " not.")),
        chunk(finish_reason="content_filter") + "\n\n",
    ],
)
async def test_an_answer_that_is_withheld_is_not_an_empty_one(data: str) -> None:
    with pytest.raises(Withheld, match=r"^(I can not\.|content_filter)$"):
        _ = [piece async for piece in pieces(Bytes((data + "data: [DONE]\n\n").encode()))]  # type: ignore[arg-type]
