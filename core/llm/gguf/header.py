"""What a GGUF file says about itself, read from its head alone: no weights are loaded.

The format is ggml's (docs/gguf.md there), versions 2 and 3, little endian: keys with typed values, then the list of
tensors. A file may be broken or made to harm, so every length is checked before it is believed.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from core.errors import QT_TRANSLATE_NOOP, LorewrightError

_MAGIC = b"GGUF"
_NUMBERS = {0: "<B", 1: "<b", 2: "<H", 3: "<h", 4: "<I", 5: "<i", 6: "<f", 7: "<?", 10: "<Q", 11: "<q", 12: "<d"}
_STRING, _ARRAY = 8, 9
_MOST_ENTRIES = 100_000
_MOST_ITEMS = 20_000_000
_LONGEST = 16 * 1024 * 1024
_KEPT_ITEMS = 1024  # longer lists, such as the vocabulary, are passed over
_MOST_DIMENSIONS = 8


class NotAModel(LorewrightError):
    """The file cannot be run as a model; the sentence says why."""


@dataclass(frozen=True)
class Header:
    """What is known of a model file.

    Attributes:
        size: bytes on disk.
        entries: the keys with their values; lists of more than a thousand values are only counted.
        counts: length of each list.
        parameters: number of weights.
    """

    path: Path
    size: int
    entries: dict[str, Any] = field(repr=False)
    counts: dict[str, int] = field(repr=False)
    parameters: int = 0

    @property
    def name(self) -> str:
        """Return what the file calls itself, else the name of the file."""
        return str(self.entries.get("general.name") or self.path.stem)

    @property
    def architecture(self) -> str:
        """Return the family of the model, such as "llama"."""
        return str(self.entries.get("general.architecture", ""))

    @property
    def adapter(self) -> bool:
        """Whether this is a LoRA adapter and no model."""
        return self.entries.get("general.type") == "adapter"

    @property
    def context(self) -> int | None:
        """Return how many tokens it was trained to read at once."""
        return self.number("context_length")

    @property
    def template(self) -> str:
        """Return the chat template, empty where there is none."""
        return str(self.entries.get("tokenizer.chat_template") or "")

    @property
    def vocabulary(self) -> int:
        """Return the number of tokens it knows."""
        return self.counts.get("tokenizer.ggml.tokens", 0)

    def number(self, name: str) -> int | None:
        """Return a number of the architecture, the largest where the layers differ."""
        value = self.entries.get(f"{self.architecture}.{name}")
        if isinstance(value, list):
            value = max((item for item in value if isinstance(item, int)), default=None)
        return int(value) if isinstance(value, (int, float)) else None


def read_header(path: Path) -> Header:
    """Return what a GGUF file says about itself.

    Raises:
        NotAModel: it is no GGUF file, is cut off, or of a version that is not known.
    """
    try:
        with path.open("rb") as file:
            return _Reader(file, path.stat().st_size).header(path)
    except OSError as error:
        raise NotAModel(
            QT_TRANSLATE_NOOP("Errors", "The model file {path} cannot be opened: {reason}."),
            QT_TRANSLATE_NOOP("Errors", "Check that the file is still there, or choose another one."),
            path=str(path),
            reason=error.strerror or str(error),
        ) from error
    except (struct.error, EOFError, ValueError) as error:
        raise NotAModel(
            QT_TRANSLATE_NOOP("Errors", "{path} is no GGUF model file, or it is damaged: {reason}."),
            QT_TRANSLATE_NOOP("Errors", "Download the file again, or choose another one."),
            path=str(path),
            reason=str(error),
        ) from error


class _Reader:
    def __init__(self, file: BinaryIO, size: int) -> None:
        self._file = file
        self._size = size

    def header(self, path: Path) -> Header:
        if self._file.read(4) != _MAGIC:
            raise ValueError("it does not begin with GGUF")
        version = self._number("<I")
        if version not in (2, 3):
            raise ValueError(f"version {version} of the format is not known")
        tensors, entries = self._number("<Q"), self._number("<Q")
        if entries > _MOST_ENTRIES or tensors > _MOST_ENTRIES:
            raise ValueError("it names more entries than any model has")
        found: dict[str, Any] = {}
        counts: dict[str, int] = {}
        for _ in range(entries):
            key = self._text()
            kind = self._number("<I")
            value = self._value(kind)
            if kind == _ARRAY:
                counts[key], value = value
            if value is not None:
                found[key] = value
        return Header(path, self._size, found, counts, sum(self._tensor() for _ in range(tensors)))

    def _number(self, form: str) -> Any:
        return struct.unpack(form, self._take(struct.calcsize(form)))[0]

    def _take(self, length: int) -> bytes:
        if length > _LONGEST:
            raise ValueError("a text in it is longer than any model has")
        data = self._file.read(length)
        if len(data) < length:
            raise EOFError("it ends in the middle of its head")
        return data

    def _text(self) -> str:
        return self._take(self._number("<Q")).decode("utf-8", "replace")

    def _value(self, kind: int) -> Any:
        if kind == _STRING:
            return self._text()
        if kind == _ARRAY:
            return self._list()
        if kind not in _NUMBERS:
            raise ValueError(f"a value of the unknown kind {kind}")
        return self._number(_NUMBERS[kind])

    def _list(self) -> tuple[int, list[Any] | None]:
        kind, length = self._number("<I"), self._number("<Q")
        if length > _MOST_ITEMS:
            raise ValueError("a list in it is longer than any model has")
        if kind in _NUMBERS and length > _KEPT_ITEMS:
            self._skip(struct.calcsize(_NUMBERS[kind]) * length)
            return length, None
        if kind == _STRING and length > _KEPT_ITEMS:
            for _ in range(length):
                self._skip(self._number("<Q"))
            return length, None
        if kind == _ARRAY:
            raise ValueError("a list of lists, which no model has")
        return length, [self._value(kind) for _ in range(length)]

    def _skip(self, length: int) -> None:
        if self._file.tell() + length > self._size:
            raise EOFError("it ends in the middle of its head")
        self._file.seek(length, 1)

    def _tensor(self) -> int:
        self._text()
        dimensions = self._number("<I")
        if dimensions > _MOST_DIMENSIONS:
            raise ValueError("a tensor with more dimensions than any model has")
        weights = 1
        for _ in range(dimensions):
            weights *= self._number("<Q")
        self._number("<I")
        self._number("<Q")
        return weights
