"""Formulas in web pages: the TeX they carry along, else their MathML written as LaTeX."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

_TEX = ("application/x-tex", "text/x-tex", "application/x-latex", "tex", "latex")
_SHOWN = re.compile(r"^\{?\\(?:displaystyle|textstyle)\s*(.*?)\}?$", re.DOTALL)
_WORDS = (
    "sin cos tan cot sec csc arcsin arccos arctan sinh cosh tanh log ln lg exp lim sup inf max min det dim ker gcd"
    " deg arg Pr hom"
)
_NAMES = frozenset(_WORDS.split())
_SIGNS = {
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "varepsilon", "ϵ": "epsilon", "ζ": "zeta", "η": "eta",
    "θ": "theta", "ϑ": "vartheta", "ι": "iota", "κ": "kappa", "λ": "lambda", "μ": "mu", "ν": "nu", "ξ": "xi",
    "π": "pi", "ρ": "rho", "σ": "sigma", "ς": "varsigma", "τ": "tau", "υ": "upsilon", "φ": "varphi", "ϕ": "phi",
    "χ": "chi", "ψ": "psi", "ω": "omega", "Γ": "Gamma", "Δ": "Delta", "Θ": "Theta", "Λ": "Lambda", "Ξ": "Xi",
    "Π": "Pi", "Σ": "Sigma", "Φ": "Phi", "Ψ": "Psi", "Ω": "Omega", "∑": "sum", "∏": "prod", "∐": "coprod",
    "∫": "int", "∬": "iint", "∭": "iiint", "∮": "oint", "∂": "partial", "∇": "nabla", "∞": "infty", "±": "pm",
    "∓": "mp", "×": "times", "÷": "div", "⋅": "cdot", "·": "cdot", "∗": "ast", "∘": "circ", "≤": "leq", "≥": "geq",
    "≠": "neq", "≈": "approx", "≡": "equiv", "∼": "sim", "≃": "simeq", "≅": "cong", "∝": "propto", "∈": "in",
    "∉": "notin", "∋": "ni", "⊂": "subset", "⊆": "subseteq", "⊃": "supset", "⊇": "supseteq", "∪": "cup",
    "∩": "cap", "∅": "emptyset", "∀": "forall", "∃": "exists", "¬": "neg", "∧": "wedge", "∨": "vee", "⊕": "oplus",
    "⊗": "otimes", "→": "to", "←": "leftarrow", "↔": "leftrightarrow", "⇒": "Rightarrow", "⇐": "Leftarrow",
    "⇔": "Leftrightarrow", "↦": "mapsto", "…": "ldots", "⋯": "cdots", "⋮": "vdots", "⋱": "ddots", "√": "surd",
    "∥": "parallel", "⊥": "perp", "∠": "angle", "⟨": "langle", "⟩": "rangle", "⌊": "lfloor", "⌋": "rfloor",
    "⌈": "lceil", "⌉": "rceil", "ℏ": "hbar", "ℓ": "ell", "ℜ": "Re", "ℑ": "Im", "′": "prime", "‖": "|",
    "{": "{", "}": "}", "%": "%", "#": "#", "&": "&", "_": "_", "$": "$",
}  # fmt: skip
_IGNORED = str.maketrans("", "", "\u2061\u2062\u2063\u2064\u200b")
_LETTERS = {"ℝ": "R", "ℕ": "N", "ℤ": "Z", "ℚ": "Q", "ℂ": "C"}
_ACCENTS = {
    "^": "hat", "ˆ": "hat", "¯": "bar", "‾": "overline", "→": "vec", "~": "tilde", "˜": "tilde", "˙": "dot",
    "¨": "ddot", "⏞": "overbrace", "_": "bar", "―": "overline",
}  # fmt: skip
_BELOW = {"_": "underline", "¯": "underline", "⏟": "underbrace", "‾": "underline"}
_VARIANTS = {
    "bold": "mathbf", "double-struck": "mathbb", "script": "mathcal", "fraktur": "mathfrak", "normal": "mathrm",
    "bold-italic": "boldsymbol", "sans-serif": "mathsf", "monospace": "mathtt",
}  # fmt: skip
_LARGE = ("\\sum", "\\prod", "\\coprod", "\\lim", "\\max", "\\min", "\\sup", "\\inf", "\\bigcup", "\\bigcap", "\\int")


def formula(math: Any) -> str:
    """Return a `math` element as LaTeX without dollar signs: its annotation, its alternative text, or its MathML."""
    for note in math.iter("annotation"):
        if (note.get("encoding") or "").lower() in _TEX and (note.text or "").strip():
            return trimmed(note.text)
    said = trimmed(math.get("alttext") or "")
    return said or " ".join(_row(math).split())


def trimmed(tex: str) -> str:
    """Return TeX in one line without outer delimiters, nor the style that some encyclopedias wrap it in."""
    tex = " ".join(tex.split())
    shown = _SHOWN.match(tex)
    tex = shown[1].strip() if shown and tex.startswith("{") == tex.endswith("}") else tex
    for left, right in (("$$", "$$"), ("$", "$"), ("\\[", "\\]"), ("\\(", "\\)")):
        if len(tex) > len(left + right) and tex.startswith(left) and tex.endswith(right):
            return tex[len(left) : -len(right)].strip()
    return tex


def _row(element: Any) -> str:
    parts = [_any(child) for child in element if isinstance(child.tag, str)]
    return _spaced([part for part in parts if part])


def _spaced(parts: list[str]) -> str:
    """Join parts so that no command swallows the letter that follows it."""
    text = ""
    for part in parts:
        text += (" " if re.search(r"\\[A-Za-z]+$", text) and part[0].isalpha() else "") + part
    return text


def _any(element: Any) -> str:
    build = _BUILDERS.get(element.tag)
    return build(element) if build else _row(element)


def _child(element: Any, place: int) -> str:
    children = [child for child in element if isinstance(child.tag, str)]
    return _any(children[place]) if place < len(children) else ""


def _token(element: Any) -> str:
    text = "".join(element.itertext()).translate(_IGNORED).strip()
    if text in _NAMES:
        return "\\" + text
    out = _spaced([_sign(char) for char in text])
    variant = _VARIANTS.get(element.get("mathvariant") or "")
    if variant and text and not (variant == "mathrm" and len(text) == 1 and not text.isalpha()):
        return f"\\{variant}{{{out}}}"
    return f"\\mathrm{{{out}}}" if element.tag == "mi" and len(text) > 1 and text.isalpha() else out


def _sign(char: str) -> str:
    if char in _LETTERS:
        return f"\\mathbb{{{_LETTERS[char]}}}"
    return {"−": "-", "\u00a0": "\\ "}.get(char, "\\" + _SIGNS[char] if char in _SIGNS else char)


def _operator(element: Any) -> str:
    text = "".join(element.itertext()).translate(_IGNORED).strip()
    return text if text in ("(", ")", "[", "]", "|", "/", "+", "-", "=") else _token(element)


def _words(element: Any) -> str:
    text = " ".join("".join(element.itertext()).split())
    return f"\\text{{{text}}}" if text else ""


def _fraction(element: Any) -> str:
    above, below = _child(element, 0), _child(element, 1)
    if element.get("linethickness") in ("0", "0pt", "0px"):
        return f"\\binom{{{above}}}{{{below}}}"
    return f"\\frac{{{above}}}{{{below}}}"


def _script(base: str, below: str, above: str) -> str:
    base = base if len(base) <= 1 or base in _LARGE or re.fullmatch(r"\\[A-Za-z]+|\w+|.*[)\]]", base) else f"{{{base}}}"
    primes = above.replace("\\prime", "'")
    raised = primes if primes and not primes.strip("'") else (f"^{{{above}}}" if above else "")
    return base + (f"_{{{below}}}" if below else "") + raised


def _over(element: Any) -> str:
    base, mark = _child(element, 0), "".join(list(element)[-1].itertext()).strip() if len(element) else ""
    if mark in _ACCENTS and not base.startswith(_LARGE):
        return f"\\{_ACCENTS[mark]}{{{base}}}"
    above = _child(element, 1)
    return _script(base, "", above) if base.startswith(_LARGE) else f"\\overset{{{above}}}{{{base}}}"


def _under(element: Any) -> str:
    base, mark = _child(element, 0), "".join(list(element)[-1].itertext()).strip() if len(element) else ""
    if mark in _BELOW:
        return f"\\{_BELOW[mark]}{{{base}}}"
    below = _child(element, 1)
    return _script(base, below, "") if base.startswith(_LARGE) else f"\\underset{{{below}}}{{{base}}}"


def _fenced(element: Any) -> str:
    inner = [_any(child) for child in element if isinstance(child.tag, str)]
    left, right = element.get("open", "("), element.get("close", ")")
    comma = (element.get("separators", ",").strip() or " ")[0]
    return f"\\left{_sign(left) or '.'}{comma.join(inner)}\\right{_sign(right) or '.'}"


def _table(element: Any) -> str:
    rows = [row for row in element if row.tag in ("mtr", "mlabeledtr")]
    lines = [" & ".join(_row(cell) for cell in row if cell.tag == "mtd") for row in rows]
    return "\\begin{matrix} " + " \\\\ ".join(lines) + " \\end{matrix}"


def _silent(_element: Any) -> str:
    return ""


_BUILDERS: dict[str, Callable[[Any], str]] = {
    "mi": _token, "mn": _token, "mo": _operator, "mtext": _words, "ms": _words, "mfrac": _fraction,
    "msup": lambda e: _script(_child(e, 0), "", _child(e, 1)),
    "msub": lambda e: _script(_child(e, 0), _child(e, 1), ""),
    "msubsup": lambda e: _script(_child(e, 0), _child(e, 1), _child(e, 2)),
    "munderover": lambda e: _script(_child(e, 0), _child(e, 1), _child(e, 2)),
    "mover": _over, "munder": _under, "msqrt": lambda e: f"\\sqrt{{{_row(e)}}}",
    "mroot": lambda e: f"\\sqrt[{_child(e, 1)}]{{{_child(e, 0)}}}",
    "mfenced": _fenced, "mtable": _table, "annotation": _silent, "annotation-xml": _silent, "mphantom": _silent,
    "mspace": lambda e: "\\quad " if "em" in (e.get("width") or "") and not (e.get("width") or "").startswith("0")
    else " ",
    "semantics": lambda e: _child(e, 0),
}  # fmt: skip
