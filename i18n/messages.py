"""The texts in a .ts file."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from string import Formatter
from typing import TYPE_CHECKING
from xml.etree import ElementTree as Xml

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Message:
    """One text with its translations: several for plurals, otherwise one."""

    context: str
    source: str
    translations: tuple[str, ...]
    is_plural: bool
    is_finished: bool

    def faults(self) -> list[str]:
        """Say where a translation does not hold the placeholders of its source."""
        wanted = placeholders(self.source)
        found = []
        for text in self.translations:
            have = placeholders(text)
            if self.is_plural:
                # "One page" may leave the number out; nothing else may go.
                have |= wanted & Counter({"%n": 1})
            if have != wanted:
                found.append(f"{self.context}: {self.source!r} has {_names(wanted)}, {text!r} has {_names(have)}")
        return found


def read(path: Path) -> list[Message]:
    """Return the messages of a .ts file in their order."""
    tree = Xml.parse(path)  # noqa: S314 - our own file
    return [
        _message(context.findtext("name", ""), message)
        for context in tree.getroot().iter("context")
        for message in context.iter("message")
    ]


def placeholders(text: str) -> Counter[str]:
    """Count the names in braces of `text`, and `%n`; text with a stray brace counts as broken."""
    found = Counter({"%n": text.count("%n")} if "%n" in text else {})
    try:
        found.update(f"{{{name}}}" for _, name, _, _ in Formatter().parse(text) if name is not None)
    except ValueError:
        found["a stray brace"] += 1
    return found


def _message(context: str, message: Xml.Element) -> Message:
    translation = message.find("translation")
    if translation is None:
        return Message(context, message.findtext("source", ""), (), False, False)
    forms = translation.findall("numerusform")
    texts = tuple(form.text or "" for form in forms) if forms else (translation.text or "",)
    finished = translation.get("type") is None and all(texts)
    return Message(context, message.findtext("source", ""), texts, message.get("numerus") == "yes", finished)


def _names(found: Counter[str]) -> str:
    return " ".join(sorted(found.elements())) or "none"
