"""Characters that Word takes from symbol fonts, as the characters they look like."""

from __future__ import annotations

_GREEK = dict(
    zip("abcdefghijklmnopqrstuvwxyz", "αβχδεφγηιϕκλμνοπθρστυϖωξψζ", strict=True),
)
_GREEK |= dict(zip("CDFGLPQSUWXY", "ΧΔΦΓΛΠΘΣΥΩΞΨ", strict=True))
_SYMBOL = {
    0xA3: "≤", 0xA5: "∞", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°", 0xB1: "±", 0xB3: "≥",
    0xB4: "×", 0xB6: "∂", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBA: "≡", 0xBB: "≈", 0xBC: "…", 0xC6: "∅", 0xC7: "∩",
    0xC8: "∪", 0xCC: "⊂", 0xCD: "⊆", 0xCE: "∈", 0xCF: "∉", 0xD1: "∇", 0xD5: "∏", 0xD6: "√", 0xDE: "⇒", 0xE5: "∑",
    0xF2: "∫",
}  # fmt: skip
_WINGDINGS = {
    0x6C: "●", 0x6E: "■", 0x6F: "☐", 0x71: "☐", 0x72: "☐", 0x75: "◆", 0x76: "❖", 0x77: "◆", 0x9F: "•", 0xA7: "▪",
    0xA8: "☐", 0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE8: "➔", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_WINGDINGS_2 = {0x50: "✓", 0x4F: "✗", 0x51: "☒", 0x52: "☑", 0xA3: "☐"}
_RAISED = str.maketrans("0123456789+-=()nia", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱᵃ")
_LOWERED = str.maketrans("0123456789+-=()aeoxijn", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₒₓᵢⱼₙ")


def symbol(font: str, code: str) -> str:
    """Return the character of a symbol font (`code` is hexadecimal, often from F000 on); "" for an unknown one."""
    try:
        place = int(code, 16)
    except ValueError:
        return ""
    if not 0xF000 <= place <= 0xF0FF:
        return chr(place) if 0x20 <= place < 0xD800 else ""
    place -= 0xF000
    name = font.lower()
    if name == "symbol":
        return _SYMBOL.get(place) or _GREEK.get(chr(place)) or (chr(place) if 0x20 <= place < 0x7F else "")
    if name.startswith("wingdings"):
        return (_WINGDINGS if name == "wingdings" else _WINGDINGS_2).get(place, "")
    return ""


def raised(text: str) -> str:
    """Return text as superscript where Unicode has all its characters, else between marks; letters of 1st stay."""
    return _moved(text, _RAISED, "sup")


def lowered(text: str) -> str:
    """Return text as subscript where Unicode has all its characters, else between marks."""
    return _moved(text, _LOWERED, "sub")


def _moved(text: str, signs: dict[int, int], tag: str) -> str:
    core = text.strip()
    if not core or (tag == "sup" and core in ("st", "nd", "rd", "th", "®", "™", "*")):
        return text
    if all(ord(char) in signs for char in core):
        return text.translate(signs)
    return text.replace(core, f"<{tag}>{core}</{tag}>")
