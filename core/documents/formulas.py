"""Formulas of office files (OMML, ECMA-376 part 1, 22.1) as LaTeX."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from core.documents.formulasigns import ACCENTS, FUNCTIONS, OPERATORS, signs

M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_DEEPEST = 60
# Chinese characters come one by one; a word of them is one text.
_TEXTS = re.compile(r"(\\text\{[^{}]*)\}\\text\{")
_FENCES = {"{": r"\{", "}": r"\}", "〈": r"\langle ", "〉": r"\rangle ", "⟨": r"\langle ", "⟩": r"\rangle ", "‖": r"\|",
           "⌊": r"\lfloor ", "⌋": r"\rfloor ", "⌈": r"\lceil ", "⌉": r"\rceil ", "": "."}  # fmt: skip
_ALPHABETS = {"double-struck": "mathbb", "script": "mathcal", "fraktur": "mathfrak", "sans-serif": "mathsf",
              "monospace": "mathtt"}  # fmt: skip


def latex(formula: Any) -> str:
    """Return the LaTeX of an `m:oMath` or anything inside one, without dollar signs; "" for an empty formula."""
    text = " ".join(_inside(formula, 0).split())
    while (joined := _TEXTS.sub(r"\1", text)) != text:
        text = joined
    return text


def _inside(element: Any, depth: int) -> str:
    if element is None or depth > _DEEPEST:
        return ""
    return "".join(_one(child, depth + 1) for child in element.iterchildren())


def _one(element: Any, depth: int) -> str:
    name = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
    # A deletion that is tracked and the properties of runs are no part of the formula.
    if name in ("del", "moveFrom", "ctrlPr", "rPr") or name.endswith("Pr"):
        return ""
    if not element.tag.startswith(M):
        return _inside(element, depth)
    writer = _WRITERS.get(name)
    return writer(element, depth) if writer else _inside(element, depth)


def _part(element: Any, name: str, depth: int) -> str:
    return _inside(element.find(f"{M}{name}"), depth).strip()


def _setting(element: Any, group: str, name: str, default: str = "") -> str:
    """Return a property such as the sign of an accent; an empty value is one, a missing one is the default."""
    found = element.find(f"{M}{group}/{M}{name}")
    return default if found is None else found.get(f"{M}val", "")


def _on(element: Any, group: str, name: str) -> bool:
    found = element.find(f"{M}{group}/{M}{name}")
    return found is not None and found.get(f"{M}val", "1") not in ("0", "off", "false")


def _run(element: Any, depth: int) -> str:
    text = "".join(one.text or "" for one in element.iterchildren(f"{M}t"))
    if not text.strip():
        return text and " "
    style = _setting(element, "rPr", "sty")
    upright = _on(element, "rPr", "nor") or style == "p"
    name = text.strip()
    if upright and name in FUNCTIONS:
        return f"\\{name} "
    if _on(element, "rPr", "nor") or (upright and len(name) > 1 and name.isalpha() and name.isascii()):
        return f"\\text{{{signs(text, plain=True)}}}"
    alphabet = _ALPHABETS.get(_setting(element, "rPr", "scr"))
    if not alphabet:
        alphabet = "mathbf" if style in ("b", "bi") and name.isalnum() else ""
    return f"\\{alphabet}{{{signs(text)}}}" if alphabet else signs(text)


def _fraction(element: Any, depth: int) -> str:
    above, below = _part(element, "num", depth), _part(element, "den", depth)
    kind = _setting(element, "fPr", "type")
    if kind == "lin":
        return f"{{{above}}}/{{{below}}}"
    if kind == "noBar":
        return f"{{{above} \\atop {below}}}"
    return f"\\frac{{{above}}}{{{below}}}"


def _root(element: Any, depth: int) -> str:
    degree = "" if _on(element, "radPr", "degHide") else _part(element, "deg", depth)
    return f"\\sqrt{f'[{degree}]' if degree else ''}{{{_part(element, 'e', depth)}}}"


def _script(*places: str) -> Callable[[Any, int], str]:
    def _write(element: Any, depth: int) -> str:
        marks = "".join(
            f"{'_' if place == 'sub' else '^'}{{{_part(element, place, depth)}}}"
            for place in places
            if _part(element, place, depth)
        )
        return _base(_part(element, "e", depth)) + marks

    return _write


def _before(element: Any, depth: int) -> str:
    return (
        f"{{}}_{{{_part(element, 'sub', depth)}}}^{{{_part(element, 'sup', depth)}}}{_base(_part(element, 'e', depth))}"
    )


def _base(text: str) -> str:
    """Return what a script stands at, in braces unless it is a single sign or command."""
    single = len(text) == 1 or (text.startswith("\\") and text[1:].isalpha()) or text.endswith(")")
    return text if single else f"{{{text}}}"


def _operator(element: Any, depth: int) -> str:
    sign = _setting(element, "naryPr", "chr", "∫")
    text = OPERATORS.get(sign) or signs(sign).strip()
    if _setting(element, "naryPr", "limLoc") == "undOvr" and "int" in text:
        text += "\\limits"
    for place, mark in (("sub", "_"), ("sup", "^")):
        limit = _part(element, place, depth)
        if limit and not _on(element, "naryPr", f"{place}Hide"):
            text += f"{mark}{{{limit}}}"
    return f"{text} {_part(element, 'e', depth)}"


def _fenced(element: Any, depth: int) -> str:
    left, right = _setting(element, "dPr", "begChr", "("), _setting(element, "dPr", "endChr", ")")
    between = _setting(element, "dPr", "sepChr", "|")
    parts = [_inside(one, depth).strip() for one in element.iterchildren(f"{M}e")]
    inner = f" {'|' if between == '|' else signs(between)} ".join(parts)
    tall = any(mark in inner for mark in ("\\frac", "\\sum", "\\int", "\\begin", "\\sqrt", "\\prod", "\\atop"))
    if not tall and left and right:
        return f"{_FENCES.get(left, left)}{inner}{_FENCES.get(right, right)}"
    return f"\\left{_FENCES.get(left, left)}{inner}\\right{_FENCES.get(right, right)}"


def _matrix(element: Any, depth: int) -> str:
    rows = (
        " & ".join(_inside(cell, depth).strip() for cell in row.iterchildren(f"{M}e"))
        for row in element.iterchildren(f"{M}mr")
    )
    return r"\begin{matrix}" + r" \\ ".join(rows) + r"\end{matrix}"


def _lines(element: Any, depth: int) -> str:
    rows = [_inside(one, depth).strip() for one in element.iterchildren(f"{M}e")]
    return r"\begin{aligned}" + r" \\ ".join(rows) + r"\end{aligned}" if len(rows) > 1 else "".join(rows)


def _accent(element: Any, depth: int) -> str:
    command = ACCENTS.get(_setting(element, "accPr", "chr", "\u0302"), "hat")
    inner = _part(element, "e", depth)
    wide = {"hat": "widehat", "tilde": "widetilde"}.get(command) if len(inner) > 1 and "\\" not in inner else None
    return f"\\{wide or command}{{{inner}}}"


def _bar(element: Any, depth: int) -> str:
    command = "overline" if _setting(element, "barPr", "pos") == "top" else "underline"
    return f"\\{command}{{{_part(element, 'e', depth)}}}"


def _grouped(element: Any, depth: int) -> str:
    sign = _setting(element, "groupChrPr", "chr", "⏟")
    command = {"⏞": "overbrace", "⏟": "underbrace", "→": "overrightarrow", "←": "overleftarrow"}.get(sign)
    inner = _part(element, "e", depth)
    if command:
        return f"\\{command}{{{inner}}}"
    place = "overset" if _setting(element, "groupChrPr", "pos") == "top" else "underset"
    return f"\\{place}{{{signs(sign).strip()}}}{{{inner}}}"


def _limit(mark: str) -> Callable[[Any, int], str]:
    def _write(element: Any, depth: int) -> str:
        base, limit = _part(element, "e", depth), _part(element, "lim", depth)
        if base.startswith(("\\lim", "\\max", "\\min", "\\sup", "\\inf", "\\under", "\\over", "\\sum", "\\prod")):
            return f"{base}{mark}{{{limit}}}"
        return f"\\{'underset' if mark == '_' else 'overset'}{{{limit}}}{{{base}}}"

    return _write


def _function(element: Any, depth: int) -> str:
    name, inner = _part(element, "fName", depth), _part(element, "e", depth)
    plain = name.removeprefix("\\text{").removesuffix("}")
    if plain in FUNCTIONS:
        name = f"\\{plain}"
    elif plain.isalpha() and plain.isascii() and len(plain) > 1:
        name = f"\\operatorname{{{plain}}}"
    return f"{name} {inner}"


def _boxed(element: Any, depth: int) -> str:
    return f"\\boxed{{{_part(element, 'e', depth)}}}"


def _phantom(element: Any, depth: int) -> str:
    shown = element.find(f"{M}phantPr/{M}show")
    hidden = shown is not None and shown.get(f"{M}val", "1") in ("0", "off", "false")
    return f"\\phantom{{{_part(element, 'e', depth)}}}" if hidden else _part(element, "e", depth)


_WRITERS: dict[str, Callable[[Any, int], str]] = {
    "r": _run, "f": _fraction, "rad": _root, "sSub": _script("sub"), "sSup": _script("sup"),
    "sSubSup": _script("sub", "sup"), "sPre": _before, "nary": _operator, "d": _fenced, "m": _matrix, "eqArr": _lines,
    "acc": _accent, "bar": _bar, "groupChr": _grouped, "limLow": _limit("_"), "limUpp": _limit("^"),
    "func": _function, "borderBox": _boxed, "phant": _phantom,
}  # fmt: skip
