"""Signs of formulas and their LaTeX commands."""

from __future__ import annotations

import unicodedata

_FUNCTIONS = (
    "arccos arcsin arctan arg cos cosh cot coth csc deg det dim exp gcd hom inf ker lg lim liminf limsup ln log max "
    "min Pr sec sin sinh sup tan tanh"
)
FUNCTIONS = frozenset(_FUNCTIONS.split())
OPERATORS = {
    "∑": r"\sum", "∏": r"\prod", "∐": r"\coprod", "∫": r"\int", "∬": r"\iint", "∭": r"\iiint", "∮": r"\oint",
    "⋃": r"\bigcup", "⋂": r"\bigcap", "⋁": r"\bigvee", "⋀": r"\bigwedge", "⨁": r"\bigoplus", "⨂": r"\bigotimes",
}  # fmt: skip
ACCENTS = {
    "\u0302": "hat", "^": "hat", "\u0303": "tilde", "~": "tilde", "\u0304": "bar", "\u0305": "overline", "¯": "bar",
    "\u0307": "dot", "˙": "dot", "\u0308": "ddot", "¨": "ddot", "\u20db": "dddot", "\u030c": "check", "\u0301": "acute",
    "\u0300": "grave", "\u0306": "breve", "\u20d7": "vec", "→": "vec", "\u20d6": "overleftarrow", "\u030a": "mathring",
    "\u20d1": "vec", "\u20e1": "overleftrightarrow",
}  # fmt: skip
_LETTERS = "αβγδεζηθικλμνξπρςστυφχψωϑϕϖϱϵΓΔΘΛΞΠΣΥΦΨΩ"
_LETTER_NAMES = (
    "alpha beta gamma delta varepsilon zeta eta theta iota kappa lambda mu nu xi pi rho varsigma sigma tau upsilon "
    "varphi chi psi omega vartheta phi varpi varrho epsilon Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega"
)
_GREEK = dict(zip(_LETTERS, _LETTER_NAMES.split(), strict=True))
_NAMES = {
    "≤": "leq", "≥": "geq", "≠": "neq", "≈": "approx", "≡": "equiv", "≅": "cong", "∼": "sim", "∝": "propto", "±": "pm",
    "∓": "mp", "×": "times", "÷": "div", "·": "cdot", "⋅": "cdot", "∙": "bullet", "∗": "ast", "∘": "circ", "⊕": "oplus",
    "⊗": "otimes", "∞": "infty", "∂": "partial", "∇": "nabla", "∈": "in", "∉": "notin", "∋": "ni", "⊂": "subset",
    "⊃": "supset", "⊆": "subseteq", "⊇": "supseteq", "∪": "cup", "∩": "cap", "∅": "emptyset", "∀": "forall",
    "∃": "exists", "¬": "neg", "∧": "wedge", "∨": "vee", "→": "to", "←": "leftarrow", "↔": "leftrightarrow",
    "⇒": "Rightarrow", "⇐": "Leftarrow", "⇔": "Leftrightarrow", "↦": "mapsto", "↑": "uparrow", "↓": "downarrow",
    "…": "ldots", "⋯": "cdots", "⋮": "vdots", "⋱": "ddots", "∠": "angle", "⊥": "perp", "∥": "parallel",
    "∴": "therefore", "∵": "because", "ℏ": "hbar", "ℓ": "ell", "ℜ": "Re", "ℑ": "Im", "ℵ": "aleph", "√": "surd",
    "≪": "ll", "≫": "gg",
    "⟨": "langle", "⟩": "rangle", "‖": "|", "∣": "mid", "△": "triangle", "⟶": "longrightarrow",
    **{sign: name[1:] for sign, name in OPERATORS.items()},
}  # fmt: skip
_PLAIN = {"−": "-", "′": "'", "″": "''", "\u2061": "", "\u2062": "", "\u2063": ",", "\u00a0": " ", "°": "^{\\circ}"}
_ESCAPED = {"%": "\\%", "#": "\\#", "$": "\\$", "{": "\\{", "}": "\\}", "\\": "\\backslash ", "~": "\\sim ", "_": "\\_"}


def signs(text: str, *, plain: bool = False) -> str:
    """Return text of a formula with its signs as commands; `plain` only protects what LaTeX reads otherwise."""
    return "".join(_ESCAPED.get(char, char) if plain else _sign(char) for char in text)


def _sign(char: str) -> str:
    if char.isascii():
        return _ESCAPED.get(char, char if char != "&" else "")
    name = _GREEK.get(char) or _NAMES.get(char)
    if name:
        return f"\\{name} "
    if char in _PLAIN:
        return _PLAIN[char]
    if "\U0001d400" <= char <= "\U0001d7ff":
        return _letter(char)
    return f"\\text{{{char}}}" if unicodedata.east_asian_width(char) in "WF" else char


def _letter(char: str) -> str:
    """Return a letter of one of Unicode's mathematical alphabets."""
    base = unicodedata.normalize("NFKC", char)
    name = unicodedata.name(char, "")
    found = _GREEK.get(base)
    letter = f"\\{found} " if found else base
    for word, command in (("DOUBLE-STRUCK", "mathbb"), ("SCRIPT", "mathcal"), ("FRAKTUR", "mathfrak"),
                          ("BOLD", "mathbf")):  # fmt: skip
        if word in name and not found:
            return f"\\{command}{{{letter}}}"
    return letter
