"""Preformatted text of web pages: a fence, the language where one is named, line numbers left out."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from core.documents.htmltree import kinds

_LANGUAGE = re.compile(r"(?:language|lang|highlight-source|highlight|brush:|sourcecode)[-: ]\s*([A-Za-z0-9+#_.]{1,20})")
_NO_LANGUAGE = frozenset(
    ["text", "plain", "plaintext", "none", "default", "nohighlight", "notranslate", "hljs", "code"]
)
_EXCLUDED = (" linenumber ", " lineno ", " linenos ", " line-number ", " line-numbers-rows ")


def code_block(element: Any, note: Callable[[Any], str | None]) -> str:
    """Return a `pre` as a block whose fence is longer than any in it, "" for an empty one.

    `note` gives the `[^n]` of a link that is a note mark.
    """
    parts: list[str] = []
    _collect(element, note, parts)
    text = "".join(parts).replace("\r\n", "\n").replace("\u00a0", " ").removeprefix("\n").rstrip()
    if not text.strip():
        return ""
    longest = max((len(run) for run in re.findall("^ *(`{3,})", text, re.MULTILINE)), default=2)
    fence = "`" * (longest + 1)
    return f"{fence}{_language(element)}\n{text}\n{fence}"


def _collect(element: Any, note: Callable[[Any], str | None], parts: list[str]) -> None:
    parts.append(element.text or "")
    for child in element:
        mark = note(child) if child.tag == "a" else None
        if mark or child.tag == "br":
            parts.append(mark or "\n")
        elif isinstance(child.tag, str) and not any(word in kinds(child) for word in _EXCLUDED):
            _collect(child, note, parts)
        parts.append(child.tail or "")


def _language(pre: Any) -> str:
    """Return the programming language named on a code block, in it or on the boxes right around it, or nothing."""
    around = [
        pre,
        *pre.iter("code"),
        *[up for _, up in zip(range(3), pre.iterancestors("div", "figure"), strict=False)],
    ]
    for element in around:
        said = element.get("data-lang") or element.get("data-language") or ""
        names = [said] if said else [match[1] for match in _LANGUAGE.finditer(kinds(element))]
        for name in names:
            if name.lower() not in _NO_LANGUAGE:
                return name.lower()
    # Pandoc writes the language itself as a second class.
    said = kinds(pre)
    words = said.split()
    return words[1] if "sourcecode" in words[:1] and len(words) == 2 else ""
