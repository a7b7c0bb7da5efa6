"""Where program code may be cut, from its syntax tree: between functions, classes and statements."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.chunks.splitters.packing import PART

if TYPE_CHECKING:
    from tree_sitter import Node

_STRANGE = re.compile(r"[^\x01-\x7f]+")
_COMMENT = re.compile(r"comment|^attribute|^annotation|^decorator|^pragma")
_BLOCK = re.compile(
    r"block|body|suite|compound|statements|^program$|^module$|source_file|translation_unit|^document$|_list$|ERROR"
)
_LARGE = 3  # lines from which on a statement counts as much as a function
_DEFINITION = re.compile(
    r"function|method|class|struct|enum|interface|trait|impl|namespace|object|protocol|constructor"
)
_FAR = 400  # characters a line may be indented


def borders(code: str, language: str, maximum: int) -> dict[int, int]:
    """Return positions in `code` where a piece may begin, with the rank of each: 1 (a definition) to 8 (deep inside).

    Only inside what is longer than `maximum` characters are there further borders. Code that the grammar does not
    understand has few. The parser is given one sign of ASCII for each character, so its positions are ours.
    """
    from core.chunks.splitters.grammars import parser

    plain = _STRANGE.sub(lambda hit: ("x" if hit[0].strip("\0\ufeff") else " ") * len(hit[0]), code)
    tree = parser(language).parse(plain.encode("ascii"))
    found: dict[int, int] = {}
    open_nodes: list[tuple[Node, int, bool]] = [(tree.root_node, 0, True)]
    while open_nodes:
        node, depth, first = open_nodes.pop()
        open_nodes += _inside(node, depth, first, plain, maximum, found)
    return found


def _inside(
    node: Node, depth: int, first: bool, code: str, maximum: int, found: dict[int, int]
) -> list[tuple[Node, int, bool]]:
    """Note the borders between the parts of a node; return those of its parts that are too long themselves.

    `first` says whether a border may stand before the first part: in a body it may not, for the head stays with it.
    """
    parts = node.children
    is_block = bool(_BLOCK.search(node.type)) or not any(_leads_on(part, maximum) for part in parts)
    deeper: list[tuple[Node, int, bool]] = []
    note: int | None = None  # where the comments begin that belong to the next part
    row = -1  # the line behind those comments
    passed = False  # whether the head of a node that is no block has been passed
    for part in parts:
        if not part.is_named:
            continue
        place = _place(part, node, code)
        if place is not None:
            is_close = note is not None and part.start_point.row <= row + 1
            begin = note if is_close and note is not None else place
            if (is_block or passed) and (first or begin > node.start_byte):
                level = _level(part, depth)
                found[begin] = min(found.get(begin, PART), level)
            note, row = (begin, _last_row(part)) if _COMMENT.search(part.type) else (None, -1)
            first = first or not _COMMENT.search(part.type)
        passed = passed or bool(_BLOCK.search(part.type))
        if _leads_on(part, maximum) if not is_block else _length(part) > maximum:
            # What is in the body of a function is one level below the function, not two.
            deeper.append((part, depth + is_block, False))
    return deeper


def _leads_on(part: Node, maximum: int) -> bool:
    """Say whether the places to cut a node that is no block lie inside this part of it."""
    return bool(_BLOCK.search(part.type)) or (_length(part) > maximum and part.child_count > 0)


def _place(part: Node, node: Node, code: str) -> int | None:
    """Return where a piece that starts with `part` begins: its line, or itself where all is in one line; else None."""
    row, column = part.start_point
    if column <= _FAR and not code[part.start_byte - column : part.start_byte].strip():
        return part.start_byte - column
    return part.start_byte if node.start_point.row == node.end_point.row == row else None


def _level(part: Node, depth: int) -> int:
    lines = part.end_point.row - part.start_point.row + 1
    weak = not _DEFINITION.search(part.type) and lines < _LARGE
    return min(PART, 1 + 2 * depth + weak)


def _length(part: Node) -> int:
    return part.end_byte - part.start_byte


def _last_row(part: Node) -> int:
    """Return the last line of a part; some grammars let a comment end at the start of the next."""
    row, column = part.end_point
    return row - 1 if column == 0 and row > part.start_point.row else row
