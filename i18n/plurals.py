"""Plural texts outside classes, which Qt's extractor misses in Python: it takes their number for an encoding."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from itertools import groupby


def find(code: str) -> list[tuple[str, str]]:
    """Return (context, text) of every `QCoreApplication.translate(context, text, comment, number)`."""
    return [
        (node.args[0].value, node.args[1].value)
        for node in ast.walk(ast.parse(code))
        if isinstance(node, ast.Call) and len(node.args) == 4
        if isinstance(node.func, ast.Attribute) and node.func.attr == "translate"
        if isinstance(node.args[0], ast.Constant) and isinstance(node.args[0].value, str)
        if isinstance(node.args[1], ast.Constant) and isinstance(node.args[1].value, str)
    ]


def as_classes(found: Iterable[tuple[str, str]]) -> str:
    """Return Python source in which the same texts stand as calls of `self.tr`, which the extractor does see."""
    lines = []
    for context, texts in groupby(sorted(set(found)), key=lambda pair: pair[0]):
        lines += [f"class {context}:", "    def texts(self):"]
        lines += [f'        self.tr({_quoted(text)}, "", n)' for _context, text in texts]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
