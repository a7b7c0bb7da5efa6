"""The numbers Word writes before paragraphs: counted as Word counts them (ECMA-376 part 1, 17.9)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PLACE = re.compile(r"%([1-9])")
_DEEPEST = 8
_DIGITS = "〇一二三四五六七八九"
_FORMAL = "零壹贰叁肆伍陆柒捌玖"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_CHINESE = ("chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting",
            "taiwaneseCountingThousand", "koreanCounting")  # fmt: skip
_FORMALS = ("chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a numbering definition; `text` is its pattern such as "%1.%2", `indent` in twentieths of a point."""

    form: str = "decimal"
    text: str = ""
    start: int = 1
    restart: int | None = None
    legal: bool = False
    indent: int = 0
    style: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    """What stands before a paragraph: its text ("" for a bullet), the plain count, and where in the list it is."""

    text: str
    count: int
    number: str
    depth: int
    indent: int
    bullet: bool = False
    plain: bool = False


class Numbers:
    """Counts numbered paragraphs in the order they are asked for."""

    def __init__(self, root: Any | None) -> None:
        self._levels: dict[str, dict[int, Level]] = {}
        self._abstract: dict[str, str] = {}
        self._starts: dict[tuple[str, int], int] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._used: set[tuple[str, int]] = set()
        if root is not None:
            self._load(root)

    def _load(self, root: Any) -> None:
        linked = {
            link: one.get(f"{W}abstractNumId") or ""
            for one in root.iter(f"{W}abstractNum")
            if (link := _value(one, "styleLink"))
        }
        for one in root.iterchildren(f"{W}abstractNum"):
            self._levels[one.get(f"{W}abstractNumId") or ""] = _levels(one)
        # A definition may only point to the list style that holds the levels.
        aliases = {
            one.get(f"{W}abstractNumId") or "": linked[link]
            for one in root.iterchildren(f"{W}abstractNum")
            if (link := _value(one, "numStyleLink")) and link in linked
        }
        for one in root.iterchildren(f"{W}num"):
            number = one.get(f"{W}numId") or ""
            target = _value(one, "abstractNumId") or ""
            self._abstract[number] = aliases.get(target, target)
            for override in one.iterchildren(f"{W}lvlOverride"):
                depth = _whole(override.get(f"{W}ilvl"))
                start = _value(override, "startOverride")
                if start is not None:
                    self._starts[number, depth] = _whole(start)
                if override.find(f"{W}lvl") is not None:
                    own = f"{target}/{number}"
                    self._levels[own] = {**self._levels.get(self._abstract[number], {}), **_levels(override)}
                    self._abstract[number] = own

    def depth_of_style(self, number: str, style: str) -> int | None:
        """Return the level that a definition links to a paragraph style."""
        levels = self._levels.get(self._abstract.get(number, ""), {})
        return next((depth for depth, level in levels.items() if style and level.style == style), None)

    def label(self, number: str, depth: int) -> Label | None:
        """Count one paragraph of the list `number` at `depth` (from 0); None when it shows no mark at all."""
        key = self._abstract.get(number)
        levels = self._levels.get(key or "")
        if key is None or not levels:
            return None
        level = levels.get(depth, Level(text="•", form="bullet"))
        if level.form == "bullet" or (level.form == "none" and not _PLACE.search(level.text)):
            shown = level.form == "bullet"
            return Label(level.text if not shown else "", 0, number, depth, level.indent, shown) if level.text else None
        count = self._count(key, number, depth, levels)
        text = _PLACE.sub(lambda match: self._written(key, int(match[1]) - 1, levels, level.legal), level.text).strip()
        plain = level.form == "decimal" and bool(re.fullmatch(rf"%{depth + 1}[.)]?", level.text.strip()))
        return Label(text, count, number, depth, level.indent, plain=plain) if text else None

    def _count(self, key: str, number: str, depth: int, levels: dict[int, Level]) -> int:
        counts = self._counts.setdefault(key, [None] * (_DEEPEST + 1))
        start = levels[depth].start
        if (number, depth) in self._starts and (number, depth) not in self._used:
            counts[depth] = None
            start = self._starts[number, depth]
        self._used.add((number, depth))
        now = counts[depth]
        counts[depth] = start if now is None else now + 1
        for deeper in range(depth + 1, _DEEPEST + 1):
            restart = levels[deeper].restart if deeper in levels else None
            if restart is None or depth < restart:
                counts[deeper] = None
        return counts[depth] or 0

    def _written(self, key: str, depth: int, levels: dict[int, Level], legal: bool) -> str:
        level = levels.get(depth, Level())
        count = self._counts[key][depth] if depth <= _DEEPEST else None
        return written(level.start if count is None else count, "decimal" if legal else level.form)


def written(count: int, form: str) -> str:
    """Return a count in one of Word's number formats; unknown formats give plain digits."""
    if form == "none":
        return ""
    writer = _FORMS.get(form)
    return (writer(count) if writer and count > 0 else "") or str(count)


def _roman(count: int) -> str:
    text = ""
    for value, sign in _ROMAN:
        text += sign * min(count // value, 9)
        count %= value
    return text


def _letter(count: int) -> str:
    return chr((count - 1) % 26 + ord("a")) * min((count - 1) // 26 + 1, 9)


def _ordinal(count: int) -> str:
    return f"{count}" + ("th" if count % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(count % 10, "th"))


def _from(row: str) -> Callable[[int], str]:
    return lambda count: row[count - 1 : count]


def _shifted(first: int, most: int) -> Callable[[int], str]:
    return lambda count: chr(first + count - 1) if count <= most else ""


def _counting(count: int, digits: str, units: str) -> str:
    """Return a number below 10,000 in Chinese: 十二, 一百零三."""
    if not 0 < count < 10_000:
        return str(count)
    text, gap = "", False
    for place in (3, 2, 1, 0):
        digit = count // 10**place % 10
        if digit:
            text += ("零" if gap and text else "") + digits[digit] + (units[place - 1] if place else "")
        gap = not digit if text else False
    short = units[0]
    return text[1:] if text.startswith(f"一{short}") else text


_FORMS: dict[str, Callable[[int], str]] = {
    "upperRoman": lambda count: _roman(count).upper(),
    "lowerRoman": _roman,
    "upperLetter": lambda count: _letter(count).upper(),
    "lowerLetter": _letter,
    "ordinal": _ordinal,
    "decimalZero": lambda count: f"{count:02d}",
    "ideographTraditional": _from("甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": _from("子丑寅卯辰巳午未申酉戌亥"),
    "decimalEnclosedParen": _shifted(0x2474, 20),
    "decimalEnclosedFullstop": _shifted(0x2488, 20),
    "ideographEnclosedCircle": _shifted(0x3280, 10),
    **dict.fromkeys(("decimalEnclosedCircle", "decimalEnclosedCircleChinese"), _shifted(0x2460, 20)),
    **dict.fromkeys(_CHINESE, lambda count: _counting(count, _DIGITS, "十百千")),
    **dict.fromkeys(_FORMALS, lambda count: _counting(count, _FORMAL, "拾佰仟")),
    **dict.fromkeys(
        ("ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital", "koreanDigital"),
        lambda count: "".join(_DIGITS[int(digit)] for digit in str(count)),
    ),
    **dict.fromkeys(
        ("decimalFullWidth", "decimalFullWidth2"),
        lambda count: "".join(chr(ord(digit) + 0xFEE0) for digit in str(count)),
    ),
}


def _levels(holder: Any) -> dict[int, Level]:
    found: dict[int, Level] = {}
    for one in holder.iter(f"{W}lvl"):
        indent = one.find(f"{W}pPr/{W}ind")
        left = (indent.get(f"{W}left") or indent.get(f"{W}start")) if indent is not None else None
        restart = _value(one, "lvlRestart")
        picture = one.find(f"{W}lvlPicBulletId") is not None
        found[min(_whole(one.get(f"{W}ilvl")), _DEEPEST)] = Level(
            "bullet" if picture else _value(one, "numFmt") or "decimal",
            (_value(one, "lvlText") or "") or ("•" if picture else ""),
            _whole(_value(one, "start"), 1),
            None if restart is None else _whole(restart),
            _on(one, "isLgl"),
            _whole(left),
            _value(one, "pStyle") or "",
        )
    return found


def _whole(text: str | None, default: int = 0) -> int:
    return int(text) if text and text.lstrip("-").isdigit() and len(text) < 9 else default


def _on(element: Any, name: str) -> bool:
    found = element.find(f"{W}{name}")
    return found is not None and found.get(f"{W}val") not in ("0", "false", "off")


def _value(element: Any, name: str) -> str | None:
    child = element.find(f"{W}{name}")
    return None if child is None else child.get(f"{W}val")
