"""Tokens: counted without a network, never more than allowed, never half a sign."""

from __future__ import annotations

import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from pydantic import ValidationError

from core.chunks.splitters.tokens import TokenSettings, sizes, split
from core.llm.vocabulary import VOCABULARIES, count

_SAMPLES = sorted((Path(__file__).resolve().parents[4] / "resources" / "samples").glob("*.??.md"))
_NO_NETWORK = """
import socket
def refuse(*args, **kwargs):
    raise OSError("no network here")
socket.socket.connect = socket.getaddrinfo = socket.create_connection = refuse
from core.chunks.splitting import Splitting, split
for name in ("o200k", "cl100k", "qwen"):
    assert split("甲方 pays. " * 500, Splitting(strategy="tokens", settings={"size": 100, "vocabulary": name}))
for name in ("python", "rust", "swift", "kotlin"):
    assert split("x = 1\\n" * 500, Splitting(strategy="code", settings={"language": name}))
print("done")
"""


def test_known_counts() -> None:
    assert count(["hello world", "", "你好，世界"], "o200k") == [2, 0, 3]
    assert count(["hello world", "how many tokens is this?"], "cl100k") == [2, 6]
    assert count(["<|endoftext|>"], "cl100k") == [7], "marks count as plain text"
    assert count(["a\ud83d b"], "o200k")[0] > 0


def test_everything_lies_on_the_machine() -> None:
    done = subprocess.run([sys.executable, "-c", _NO_NETWORK], capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "done", done.stderr


@pytest.mark.parametrize("sample", _SAMPLES, ids=lambda path: path.name)
@pytest.mark.parametrize("vocabulary", VOCABULARIES)
def test_pieces_are_full_and_end_with_sentences(sample: Path, vocabulary: str) -> None:
    text = sample.read_text(encoding="utf-8")
    settings = TokenSettings.model_validate({"size": 300, "vocabulary": vocabulary})
    found = split(text, settings)
    held = sizes(text, found, settings)
    assert max(held) <= 300
    assert sum(held) / len(held) > 200
    ends = [text[piece.start : piece.end].rstrip()[-1] for piece in found]
    assert sum(end in "。.：:；;*）)" for end in ends) > 0.7 * len(ends)


def test_overlap_repeats_whole_words() -> None:
    text = _SAMPLES[0].read_text(encoding="utf-8")
    settings = TokenSettings(size=200, overlap=40)
    found = split(text, settings)
    assert max(sizes(text, found, settings)) <= 200
    repeated = [text[two.start : one.end] for one, two in pairwise(found)]
    assert sum(bool(part) for part in repeated) > 0.9 * len(repeated)
    assert max(count([part for part in repeated if part])) <= 45
    assert all(text[two.start - 1].isspace() or text[two.start - 1] in ",:;" for two in found[1:] if two.start)


def test_a_sign_of_many_tokens_is_never_cut() -> None:
    text = "👨\u200d👩\u200d👧\u200d👦" * 30
    found = split(text, TokenSettings(size=16))
    assert all((piece.end - piece.start) % 7 == 0 for piece in found)


def test_settings_are_checked() -> None:
    with pytest.raises(ValidationError, match="half of the size"):
        TokenSettings(size=100, overlap=60)
