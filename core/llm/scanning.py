"""A reader for JSON as models write it.

It forgives what cannot be misread: trailing and full-width commas, single and typographic quotes, comments, raw line
breaks and unescaped quotes in strings, Python's constants. It never takes a bare word for a string, so that prose
in brackets is not mistaken for data. What is cut off is read as far as whole values go.
"""

from __future__ import annotations

import re
from typing import Any

from core.llm.tex import COMMAND

_SPACE = re.compile(r"(?:[\s\ufeff\u200b-\u200d\u2060\x00-\x1f]|//[^\n]*|#[ \t][^\n]*|/\*.*?\*/)+", re.DOTALL)
_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?")
_WORD = re.compile(r"[A-Za-z]+")
_WORDS: dict[str, Any] = {
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    # No number is none: what the field takes is for the schema to say.
    **dict.fromkeys(("null", "None", "NULL", "undefined", "NaN", "nan", "Infinity")),
}
# What may close a string that begins so: typographic quotes are mixed with plain ones.
_QUOTES = {'"': '"”', "'": "'", "“": '”"', "”": '”"', "‘": "’'", "「": "」", "『": "』", "＂": "＂"}
_OPEN, _SHUT = {"{": "}", "[": "]", "｛": "｝", "［": "］"}, {"}": "}｝", "]": "]］", "｝": "}｝", "］": "]］"}
_NAME = re.compile(r"[A-Za-z_\u4e00-\u9fff][\w-]{0,40}(?=\s*[:：])")
_DOTS = re.compile(r"(?:\.{3,6}|…{1,2})\s*(?=[,，\]］]|$)")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_ESCAPES = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "'": "'"}
_AFTER_COMMA = re.compile(
    r"[,，；;、](?:[\s\ufeff\u200b-\u200d]|//[^\n]*|#[ \t][^\n]*|/\*.*?\*/)*"
    r"(?:[\"'“‘「『＂{\[\]}｛［｝］]|-?\d|(?:true|false|null|True|False|None|NaN)\b|\.{3}|…"
    r"|[A-Za-z_\u4e00-\u9fff]\w{0,30}\s*[:：]\s*[\"“'{\[\d]|$)",
    re.DOTALL,
)
_NEXT_NAME = re.compile(r"[\"“]\w{1,30}[\"”]\s*[:：]\s*[\"“\[{\d]")
_DEEPEST = 100


class NotData(ValueError):
    """The text at this place is not JSON, not even as models write it."""


class Scanner:
    """Reads one value from `text` at `position`; afterwards `position` stands behind it.

    Attributes:
        cut: the text ended within the value. Lists then hold only their whole items, objects only their whole fields
            and, as the last one, a list with whole items.
        elided: a list says with dots that it goes on; its items are not all there.
    """

    def __init__(self, text: str, position: int = 0) -> None:
        self.text = text
        self.position = position
        self.cut = False
        self.elided = False

    def value(self, depth: int = 0) -> Any:
        """Return the value that begins here; NotData if none does."""
        self.space()
        char = self.peek()
        if depth > _DEEPEST:
            raise NotData("nested too deeply")
        if char and char in "{｛":
            return self._object(depth)
        if char and char in "[［":
            return self._list(depth)
        if char in _QUOTES:
            return self._string(char, "}]｝］")
        return self._scalar()

    def peek(self) -> str:
        """Return the next character, or "" at the end."""
        return self.text[self.position : self.position + 1]

    def space(self) -> None:
        """Pass over space and comments."""
        if found := _SPACE.match(self.text, self.position):
            self.position = found.end()

    def _list(self, depth: int) -> list[Any]:
        items: list[Any] = []
        closing = _OPEN[self.peek()]
        self.position += 1
        while self._more(closing):
            if dots := _DOTS.match(self.text, self.position):
                self.position, self.elided = dots.end(), True
                self._separator(closing)
                continue
            try:
                item = self.value(depth + 1)
                if not self.cut:
                    items.append(item)
                    self._separator(closing)
            except NotData:
                # Whole objects before one that is torn are worth keeping; the list then counts as cut off.
                if depth or not items or not all(isinstance(one, dict) for one in items):
                    raise
                self.cut = True
            if self.cut:
                break
        return items

    def _object(self, depth: int) -> dict[str, Any]:
        fields: dict[str, Any] = {}
        closing = _OPEN[self.peek()]
        self.position += 1
        while self._more(closing):
            name = self._name()
            self.space()
            if self.cut or not self._colon():
                break
            value = self.value(depth + 1)
            if self.cut:
                if depth == 0 and isinstance(value, list) and value:
                    fields[name] = value
                break
            fields[name] = value
            self._separator(closing)
            if self.peek() == "]" and depth:
                break  # the brace was forgotten; the list around the object ends here
        return fields

    def _name(self) -> str:
        char = self.peek()
        if char in _QUOTES:
            return self._string(char, ":：")
        if found := _NAME.match(self.text, self.position):
            self.position = found.end()
            return found.group()
        raise NotData("a name without quotes")

    def _colon(self) -> bool:
        if not self.peek():
            self.cut = True
            return False
        if self.peek() not in ":：":
            raise NotData("a name without a value")
        self.position += 1
        return True

    def _more(self, closing: str) -> bool:
        """Say whether another item follows; steps over the closing bracket if none does."""
        self.space()
        char = self.peek()
        if not char:
            self.cut = True
            return False
        if char in _SHUT[closing]:
            self.position += 1
            return False
        return True

    def _separator(self, closing: str) -> None:
        self.space()
        char = self.peek()
        if char and char in ",，、;；":
            self.position += 1
        elif not char:
            self.cut = True
        elif char not in _SHUT[closing] and char not in _QUOTES and char not in "{[｛［" and char + closing != "]}":
            raise NotData("no comma between two items")

    def _string(self, opening: str, followers: str) -> str:
        text, closing = self.text, _QUOTES[opening]
        self.position += 1
        parts: list[str] = []
        inner = 0  # typographic quotes open within plain ones
        while True:
            char = self.peek()
            if not char:
                self.cut = True
                return "".join(parts)
            self.position += 1
            if char == "\\":
                parts.append(self._escape())
            elif char in closing and not (inner and char == "”") and self._closes(followers):
                return _CONTROL.sub("", "".join(parts))
            else:
                inner += {"“": 1, "”": -1}.get(char, 0) if inner or char == "“" else 0
                parts.append(char)
                if closing[0] in '"”' and (run := _PLAIN.match(text, self.position)):
                    parts.append(run.group())
                    self.position = run.end()

    def _closes(self, followers: str) -> bool:
        """Tell the quote that ends a string from one that the model forgot to escape, by what follows it."""
        after = _SPACE.match(self.text, self.position)
        place = after.end() if after else self.position
        follows = self.text[place : place + 1]
        if not follows or follows in followers or _AFTER_COMMA.match(self.text, place):
            return True
        if place > self.position and _NEXT_NAME.match(self.text, place):
            return True
        # A forgotten comma: the next line begins a new string or object.
        return follows in "\"'{[“" and "\n" in self.text[self.position : place]

    def _escape(self) -> str:
        char = self.peek()
        if not char:
            self.cut = True
            return ""
        if COMMAND.match(self.text, self.position):
            return "\\"
        if char == "u":
            return self._unicode()
        if char in _ESCAPES:
            self.position += 1
            return _ESCAPES[char]
        return "\\"

    def _unicode(self) -> str:
        digits = self.text[self.position + 1 : self.position + 5]
        if not re.fullmatch(r"[0-9a-fA-F]{4}", digits):
            return "\\"
        self.position += 5
        code = int(digits, 16)
        if 0xD800 <= code < 0xDC00 and self.text.startswith("\\u", self.position):
            low = self.text[self.position + 2 : self.position + 6]
            if re.fullmatch(r"[dD][c-fC-F][0-9a-fA-F]{2}", low):
                self.position += 6
                return chr(0x10000 + ((code - 0xD800) << 10) + int(low, 16) - 0xDC00)
        return "\ufffd" if 0xD800 <= code < 0xE000 else chr(code)

    def _scalar(self) -> Any:
        for pattern in (_NUMBER, _WORD):
            found = pattern.match(self.text, self.position)
            if found is None:
                continue
            word = found.group()
            self.position = found.end()
            if pattern is _WORD and word not in _WORDS:
                break
            if self.position == len(self.text):
                self.cut = True  # the rest of a number or word may be missing
            if pattern is _WORD:
                return _WORDS[word]
            return float(word) if any(mark in word for mark in ".eE") else int(word)
        if not self.peek():
            self.cut = True
            return None
        raise NotData("neither a string, a number, a list nor an object")


_PLAIN = re.compile(r"[^\"“”\\]+")
