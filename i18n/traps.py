"""Finds calls that look translated but are not: what Qt Linguist cannot extract or will never match."""

from __future__ import annotations

import ast

MARKS = {"tr": 0, "translate": 1, "QT_TRANSLATE_NOOP": 1}  # which argument is the text


def find(code: str) -> list[str]:
    """Return `line: what is wrong` for each trap in Python source `code`."""
    traps = []
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Call):
            traps.append((node.lineno, _call(node)))
        elif isinstance(node, ast.Assign | ast.AnnAssign | ast.NamedExpr):
            values = node.value.elts if isinstance(node.value, ast.Tuple) else [node.value]
            traps.extend((node.lineno, _alias(value)) for value in values)
        elif isinstance(node, ast.ImportFrom):
            traps.append((node.lineno, _renamed(node)))
        elif isinstance(node, ast.JoinedStr):
            traps.append((node.lineno, _inside(node)))
    return [f"{line}: {wrong}" for line, wrong in sorted(traps) if wrong]


def _call(node: ast.Call) -> str:
    name, owner = _called(node.func)
    if name == "QT_TR_NOOP":
        return "QT_TR_NOOP has no context; use QT_TRANSLATE_NOOP"
    if name == "tr" and owner is None:
        return "a bare tr() has no context; use self.tr()"
    if name == "tr" and owner not in {"self", "cls"}:
        return f"{owner}.tr() lands in a context of that name; use self.tr() or QCoreApplication.translate()"
    if name not in MARKS or len(node.args) <= MARKS[name] or (name == "translate" and owner != "QCoreApplication"):
        return ""
    context, text = node.args[0], node.args[MARKS[name]]
    if isinstance(text, ast.Constant) and isinstance(text.value, str):
        return "" if name == "tr" or isinstance(context, ast.Constant) else f"{name}() needs a plain context"
    if name == "translate" and isinstance(text, ast.Name | ast.Attribute | ast.Subscript):
        return ""  # a template that was marked where it was written
    return f"{name}() needs a plain text here, filled in with .format() afterwards"


def _inside(text: ast.JoinedStr) -> str:
    calls = (_called(node.func)[0] for node in ast.walk(text) if isinstance(node, ast.Call))
    return "a text inside an f-string is not seen; translate it before" if any(name in MARKS for name in calls) else ""


def _alias(value: ast.expr | None) -> str:
    if isinstance(value, ast.Attribute) and _called(value) in {
        ("translate", "QCoreApplication"),
        ("translate", "QApplication"),
        ("tr", "self"),
    }:
        return "an alias of a translating function is not seen; call it by its own name"
    return ""


def _renamed(node: ast.ImportFrom) -> str:
    if any(name.name in MARKS and name.asname not in {None, name.name} for name in node.names):
        return "a renamed marking function is not seen; import it by its own name"
    return ""


def _called(function: ast.expr) -> tuple[str, str | None]:
    """Return the last name of a called expression and what stands before it, None when nothing does."""
    if isinstance(function, ast.Name):
        return function.id, None
    if isinstance(function, ast.Attribute):
        return function.attr, ast.unparse(function.value).rpartition(".")[2]
    return "", None
