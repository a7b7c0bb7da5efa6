"""Finds files and functions that have grown too long to be read at once: `python -m tests.helpers.sizes`."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FILE_LINES = 350
FUNCTION_LINES = 40  # statements only: signature and docstring are free
PLACES = ("core", "desktop", "i18n", "packaging", "benchmarks")


def measure(name: str, code: str) -> list[str]:
    """Return what is too long in the Python source `code` of the file `name`."""
    length = code.count("\n")
    found = [f"{name}: {length} lines, at most {FILE_LINES}"] if length > FILE_LINES else []
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = _lines(node)
            if lines > FUNCTION_LINES:
                found.append(f"{name}:{node.lineno}: {node.name} has {lines} lines, at most {FUNCTION_LINES}")
    return found


def _lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    first = node.body[0]
    is_docstring = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
    start = (first.end_lineno or first.lineno) + 1 if is_docstring else first.lineno
    return (node.end_lineno or start) - start + 1


def main() -> int:
    """Print what is too long and return the exit status."""
    files = [ROOT / "dev.py", *(path for place in PLACES for path in sorted((ROOT / place).rglob("*.py")))]
    # A migration is a list of tables; cutting it into functions would help nobody.
    files = [path for path in files if "migrations/versions" not in path.as_posix()]
    found = [line for path in files for line in measure(str(path.relative_to(ROOT)), path.read_text(encoding="utf-8"))]
    print("\n".join(found) or f"{len(files)} files, none too long.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
