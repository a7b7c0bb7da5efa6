"""The footnotes and endnotes of a Word document."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.document import Document

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARTS = {"footnote": "footnotes", "endnote": "endnotes"}


class Notes:
    """Notes, numbered in the order they are cited."""

    def __init__(self, document: Document) -> None:
        self._elements: dict[tuple[str, str], Any] = {}
        self._cited: dict[tuple[str, str], int] = {}
        self.relations: dict[str, Any] = {}
        for relation in document.part.rels.values():
            kind = next((k for k, part in _PARTS.items() if relation.reltype.endswith("/" + part)), None)
            if kind and not relation.is_external:
                self._load(kind, relation.target_part.blob)
                self.relations[kind] = relation.target_part.rels

    def _load(self, kind: str, blob: bytes) -> None:
        from lxml import etree

        parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True)
        root = etree.fromstring(blob, parser)
        for element in root.iterchildren(f"{W}{kind}") if root is not None else ():
            self._elements[kind, element.get(f"{W}id") or ""] = element

    def mark(self, kind: str, number: str) -> str:
        """Return the Markdown mark for a note cited here; "" when the note is missing."""
        if (kind, number) not in self._elements:
            return ""
        return f"[^{self._cited.setdefault((kind, number), len(self._cited) + 1)}]"

    def cited(self, text_of: Callable[[str, Any], str]) -> dict[int, str]:
        """Return the texts of all notes cited so far, by their numbers; `text_of` is given the kind and the note."""
        done: dict[int, str] = {}
        # A note may cite another, which then joins the end.
        while len(done) < len(self._cited):
            key, mark = list(self._cited.items())[len(done)]
            done[mark] = text_of(key[0], self._elements[key]).strip()
        return done
