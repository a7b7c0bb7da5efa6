"""Reading the head of a model file: what it says, and what broken and hostile files get."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from core.llm.gguf.header import NotAModel, read_header
from core.llm.gguf.memory import needed
from tests.helpers.tinymodel import CONTEXT, TEMPLATE, tiny_adapter, tiny_model


def test_a_model_file_says_what_it_is(tmp_path: Path) -> None:
    header = read_header(tiny_model(tmp_path / "m.gguf", name="模型"))
    assert (header.name, header.architecture, header.context, header.adapter) == ("模型", "llama", CONTEXT, False)
    assert header.template == TEMPLATE
    assert header.vocabulary == 258
    # embeddings in and out, two norms and one at the end, four square matrices, three of the inner layer
    assert header.parameters == 2 * 258 * 32 + 3 * 32 + 4 * 32 * 32 + 3 * 64 * 32
    assert read_header(tiny_adapter(tmp_path / "a.gguf")).adapter


def test_more_context_and_more_conversations_take_more_memory(tmp_path: Path) -> None:
    header = read_header(tiny_model(tmp_path / "m.gguf"))
    cache = 32 * 2 * 2  # bytes a token: keys and values of one layer at 16 bits
    assert needed(header, 512) - needed(header, 256) == 256 * cache
    assert needed(header, 256, 2) - needed(header, 256) == 256 * cache + 4 * 258


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "begin"),
        (b"PK\x03\x04 not a model", "begin"),
        (b"GGUF" + struct.pack("<IQQ", 1, 0, 0), "version 1"),
        (b"GGUF" + struct.pack("<IQQ", 3, 0, 2**60), "more entries"),
        (b"GGUF" + struct.pack("<IQQ", 3, 2**60, 0), "more entries"),
        (b"GGUF" + struct.pack("<IQQQ", 3, 0, 1, 2**62), "longer than any"),
        (b"GGUF" + struct.pack("<IQQQ", 3, 0, 1, 3) + b"abc" + struct.pack("<I", 99), "kind 99"),
        (b"GGUF" + struct.pack("<IQQQ", 3, 0, 1, 3) + b"abc" + struct.pack("<IIQ", 9, 9, 1), "list of lists"),
        (b"GGUF" + struct.pack("<IQQQ", 3, 0, 1, 3) + b"abc" + struct.pack("<IIQ", 9, 0, 2**40), "longer than any"),
        (b"GGUF" + struct.pack("<IQQQ", 3, 0, 1, 3) + b"abc" + struct.pack("<IIQ", 9, 0, 10**7), "middle"),
        (b"GGUF" + struct.pack("<IQQQ", 3, 1, 0, 1) + b"t" + struct.pack("<I", 10**6), "dimensions"),
    ],
)
def test_a_file_that_is_no_model_is_refused_with_the_reason(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "报告.gguf"
    path.write_bytes(content)
    with pytest.raises(NotAModel, match=reason) as caught:
        read_header(path)
    assert "报告.gguf" in str(caught.value)


def test_a_model_cut_off_anywhere_in_its_head_is_refused(tmp_path: Path) -> None:
    data = tiny_model(tmp_path / "m.gguf").read_bytes()
    path = tmp_path / "cut.gguf"
    for length in range(8, 2000, 97):
        path.write_bytes(data[:length])
        with pytest.raises(NotAModel):
            read_header(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotAModel, match=r"gone\.gguf"):
        read_header(tmp_path / "gone.gguf")
