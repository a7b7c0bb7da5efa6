"""Numbers as a sheet shows them: the format codes of ECMA-376 part 1, 18.8.30 and 18.8.31."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from fractions import Fraction
from functools import lru_cache

_YMD, _YM, _MD = "yyyy-mm-dd", 'yyyy"年"m"月"', 'm"月"d"日"'
_MONEY, _MONEY2 = "#,##0;(#,##0)", "#,##0.00;(#,##0.00)"
#: codes that a file names only by number; where they depend on the country, dates are written year first
BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??",
    14: _YMD, 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm",
    21: "h:mm:ss", 22: _YMD + " h:mm", 27: _YM, 28: _MD, 29: _MD, 30: _YMD, 31: 'yyyy"年"m"月"d"日"',
    32: 'h"时"mm"分"', 33: 'h"时"mm"分"ss"秒"', 34: '上午/下午h"时"mm"分"', 35: '上午/下午h"时"mm"分"ss"秒"', 36: _YM,
    37: _MONEY, 38: _MONEY, 39: _MONEY2, 40: _MONEY2, 41: _MONEY, 42: _MONEY, 43: _MONEY2, 44: _MONEY2, 45: "mm:ss",
    46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@", 50: _YM, 51: _MD, 52: _YM, 53: _MD, 54: _MD, 55: _YM,
    56: _MD, 57: _YM, 58: _MD,
}  # fmt: skip

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|(?P<space>_.)|\*.|\[(?P<bracket>[^\]]*)\]|(?P<half>AM/PM|A/P|上午/下午)'
    r"|(?P<general>General|G/通用格式)|(?P<exponent>E[+-])|(?P<date>[yY]+|[mM]+|[dD]+|[hH]+|[sS]+(?:\.0+)?|[eEgGbB]+|[aA]{3,4})"
    r"|(?P<digits>[0#?.,]+)|(?P<percent>%)|(?P<slash>/)|(?P<at>@)|(?P<other>.)",
    re.DOTALL,
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)(-?[\d.]+)$")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_HAN_DAYS = "一二三四五六日"
_LAST_DAY = 2_958_466  # the first of January 10000
_LEAP = 60  # the 29th of February 1900, which the format believes in

Token = tuple[str, str]


def general(value: float) -> str:
    """Return a number without any format: whole numbers in full, others to twelve digits."""
    if value == int(value) and abs(value) < 1e15:
        return str(int(value))
    text = f"{value:.12g}"
    return f"{value:.15g}" if "e+" in text and abs(value) < 1e15 else text


def shown(value: float, code: str, base_1904: bool = False) -> str:
    """Return `value` as a cell of the format `code` shows it; a code that makes no sense gives the plain number."""
    if not code or code in ("General", "@") or value in (float("inf"), float("-inf")) or value != value:
        return str(value) if value != value or value in (float("inf"), float("-inf")) else general(value)
    sections = _sections(code)
    place, sign = _section(sections, value)
    tokens = sections[place]
    if any(kind in ("date", "half", "elapsed") for kind, _ in tokens) and not any(map(_places, tokens)):
        moment = _moment(value, base_1904)
        return general(value) if moment is None else _date(tokens, value, moment).strip()
    text = _number(tokens, abs(value) if place or len(sections) > 1 else value)
    return f"-{text}" if sign and not text.startswith("-") else text


@lru_cache(maxsize=512)
def _sections(code: str) -> tuple[tuple[Token, ...], ...]:
    parts: list[list[Token]] = [[]]
    for match in _TOKEN.finditer(code):
        kind, text = match.lastgroup or "fill", match[match.lastgroup] if match.lastgroup else ""
        if kind == "other" and text == ";":
            parts.append([])
        elif kind == "bracket":
            parts[-1] += _bracket(text)
        elif kind in ("quoted", "escaped", "other"):
            parts[-1].append(("literal", text))
        elif kind == "space":
            parts[-1].append(("literal", " "))
        elif kind == "date" and text[0] in "gGbB":
            continue
        else:
            parts[-1].append((kind, text))
    return tuple(map(tuple, parts))


def _places(token: Token) -> bool:
    return token[0] == "digits" and any(sign in token[1] for sign in "0#?")


def _bracket(text: str) -> list[Token]:
    if text.startswith("$"):
        symbol, _, place = text[1:].partition("-")
        if place.upper() in ("F800", "X-SYSDATE"):
            return [("date", "yyyy"), ("literal", "-"), ("date", "mm"), ("literal", "-"), ("date", "dd"), ("stop", "")]
        return [("literal", symbol)] if symbol else []
    if re.fullmatch(r"[hHmMsS]+", text):
        return [("elapsed", text.lower())]
    return [("condition", text)] if _CONDITION.match(text) else []


def _section(sections: tuple[tuple[Token, ...], ...], value: float) -> tuple[int, bool]:
    """Return which section shows `value`, and whether a minus sign must be put before it."""
    for place, tokens in enumerate(sections[:3]):
        condition = next((text for kind, text in tokens if kind == "condition"), "")
        match = _CONDITION.match(condition)
        if match and _holds(value, match[1], float(match[2])):
            return place, value < 0
    if any(kind == "condition" for kind, _ in sections[0]):
        return min(len(sections) - 1, 2 if len(sections) > 2 else 1), value < 0
    if value < 0:
        return (1, False) if len(sections) > 1 else (0, True)
    return (2, False) if value == 0 and len(sections) > 2 else (0, False)


def _holds(value: float, sign: str, bound: float) -> bool:
    return {
        "<": value < bound, ">": value > bound, "<=": value <= bound, ">=": value >= bound, "=": value == bound,
        "<>": value != bound,
    }[sign]  # fmt: skip


def _number(tokens: tuple[Token, ...], value: float) -> str:
    pattern = "".join(text for kind, text in tokens if kind == "digits")
    if any(kind == "general" for kind, _ in tokens):
        figure = general(abs(value))
    elif not pattern:
        figure = ""
    elif any(kind == "slash" for kind, _ in tokens) and "?" in pattern:
        return _fraction(pattern, abs(value))
    else:
        scale = 100 ** sum(kind == "percent" for kind, _ in tokens)
        exponent = any(kind == "exponent" for kind, _ in tokens)
        figure = _digits(pattern, abs(value) * scale, exponent)
    out, placed = "", False
    for kind, text in tokens:
        if kind in ("digits", "general"):
            out += "" if placed else figure
            placed = True
        elif kind in ("literal", "percent", "slash"):
            out += text if kind != "percent" else "%"
        elif kind == "date":
            out += text
    return " ".join(out.split())


def _digits(pattern: str, value: float, exponent: bool) -> str:
    """Return the digits under a pattern such as #,##0.00 with its thousands and decimals."""
    scaled = len(pattern) - len(pattern.rstrip(","))
    whole, _, decimals = pattern.rstrip(",").partition(".")
    if exponent:
        # The pattern of the power follows that of the mantissa: 0.00E+00.
        mantissa, _, power = f"{value:.{max(len(decimals) - 2, 0)}E}".partition("E")
        return f"{mantissa}E{int(power):+03d}"
    value /= 1000.0**scaled
    places = min(sum(char in "0#?" for char in decimals), 15)
    # Half is rounded away from zero, as sheets do; the nudge undoes what binary fractions lose.
    nudged = value + (10.0 ** -(places + 9) if 0 < value < 1e6 else 0)
    left, _, right = f"{nudged:.{places}f}".partition(".")
    while right.endswith("0") and len(right) > decimals.count("0"):
        right = right[:-1]
    if left == "0" and "0" not in whole:
        left = ""
    left = left.zfill(whole.count("0"))
    if "," in whole and left.strip("0"):
        left = f"{int(left):,}"
    return f"{left}.{right}" if right else left


def _fraction(pattern: str, value: float) -> str:
    digits = max(1, min(pattern.count("?") - pattern.count("?") // 2, 3))
    whole = int(value) if "#" in pattern or "0" in pattern else 0
    part = Fraction(value - whole).limit_denominator(10**digits - 1)
    if not part:
        return str(whole)
    return f"{whole} {part}" if whole else str(part)


def _moment(value: float, base_1904: bool) -> datetime | None:
    if not 0 <= value < _LAST_DAY:
        return None
    start = datetime(1904, 1, 1) if base_1904 else datetime(1899, 12, 30 if value >= _LEAP else 31)  # noqa: DTZ001
    days = int(value)
    return start + timedelta(days=days, seconds=round((value - days) * 86_400, 3))


def _date(tokens: tuple[Token, ...], value: float, moment: datetime) -> str:
    half = any(kind == "half" for kind, _ in tokens)
    if not any(kind == "date" and "s" in text.lower() and "." in text for kind, text in tokens):
        moment = moment.replace(microsecond=0) + timedelta(seconds=round(moment.microsecond / 1e6))
    out: list[str] = []
    last = ""
    for place, (kind, text) in enumerate(tokens):
        if kind == "stop":
            break
        if kind in ("literal", "slash", "digits"):
            out.append(text)
        elif kind == "half":
            names = ("上午", "下午") if text[0] == "上" else ("AM", "PM")
            out.append(names[moment.hour >= 12])
        elif kind == "elapsed":
            out.append(str(int(value * {"h": 24, "m": 1_440, "s": 86_400}[text[0]] + 1e-6)).zfill(len(text)))
            last = text[0]
        elif kind == "date":
            unit = text.lower()
            following = next((t[0].lower() for k, t in tokens[place + 1 :] if k == "date"), "")
            minutes = unit in ("m", "mm") and (last == "h" or following == "s")
            out.append(_unit("n" * len(unit) if minutes else unit, moment, half))
            last = unit[0]
    return "".join(out)


def _unit(unit: str, moment: datetime, half: bool) -> str:
    sign, size = unit[0], len(unit)
    if sign == "a":
        return ("星期" if size > 3 else "周") + _HAN_DAYS[moment.weekday()]
    if sign in "ye":
        return f"{moment.year:04d}" if size > 2 or sign == "e" else f"{moment.year % 100:02d}"
    if sign == "m" and size > 2:
        return _MONTHS[moment.month - 1][: {3: 3, 5: 1}.get(size)]
    if sign == "d" and size > 2:
        return _DAYS[moment.weekday()][: 3 if size == 3 else None]
    if sign == "s" and "." in unit:
        return f"{moment.second + moment.microsecond / 1e6:0{size}.{size - unit.index('.') - 1}f}"
    hour = (moment.hour % 12 or 12) if half else moment.hour
    number = {"m": moment.month, "d": moment.day, "h": hour, "n": moment.minute, "s": moment.second}[sign]
    return str(number).zfill(min(size, 2))
