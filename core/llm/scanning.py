"""A reader for JSON as models write it.

It forgives what cannot be misread: trailing and full-width commas, single and typographic quotes, comments, raw line
breaks and unescaped quotes in strings, Python's constants. It never takes a bare word for a string, so that prose
in brackets is not mistaken for data. What is cut off is read as far as whole values go.
"""

from __future__ import annotations

import re
from typing import Any

_SPACE = re.compile(r"(?:\s|\ufeff|//[^\n]*|/\*.*?\*/)+", re.DOTALL)
_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?")
_WORD = re.compile(r"[A-Za-z]+")
_WORDS: dict[str, Any] = {"true": True, "false": False, "null": None, "True": True, "False": False, "None": None}
_QUOTES = {'"': '"', "'": "'", "“": "”", "”": "”", "‘": "’", "「": "」"}
_ESCAPES = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "'": "'"}
_AFTER_COMMA = re.compile(
    r"[,，](?:\s|//[^\n]*|/\*.*?\*/)*(?:[\"'“‘「{\[\]}]|-?\d|(?:true|false|null|True|False|None)\b|$)", re.DOTALL
)
_DEEPEST = 100
# A backslash before these is a TeX command that the model forgot to escape; read as JSON it would become a control
# character and a torn word.
_NAMES = (
    "frac|forall|flat|floor|beta|bar|begin|binom|bmod|boldsymbol|bullet|big|bf|text|textbf|textit|textrm|texttt|times"
    "|theta|tau|tanh|tilde|top|to|nabla|neq|nexists|nu|not|notin|rho|right|rangle|rightarrow|rfloor|rceil|rvert|rm"
)
_COMMAND = re.compile(rf"(?:{_NAMES})(?![A-Za-z])")
TORN_COMMAND = re.compile(rf"(?<!\\)(?:\\\\)*\\(?:{_NAMES})(?![A-Za-z])")


class NotData(ValueError):
    """The text at this place is not JSON, not even as models write it."""


class Scanner:
    """Reads one value from `text` at `position`; afterwards `position` stands behind it.

    Attributes:
        cut: the text ended within the value. Lists then hold only their whole items, objects only their whole fields
            and, as the last one, a list with whole items.
    """

    def __init__(self, text: str, position: int = 0) -> None:
        self.text = text
        self.position = position
        self.cut = False

    def value(self, depth: int = 0) -> Any:
        """Return the value that begins here; NotData if none does."""
        self.space()
        char = self.peek()
        if depth > _DEEPEST:
            raise NotData("nested too deeply")
        if char == "{":
            return self._object(depth)
        if char == "[":
            return self._list(depth)
        if char in _QUOTES:
            return self._string(_QUOTES[char], "}]")
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
        self.position += 1
        while self._more("]"):
            item = self.value(depth + 1)
            if self.cut:
                break
            items.append(item)
            self._separator("]")
        return items

    def _object(self, depth: int) -> dict[str, Any]:
        fields: dict[str, Any] = {}
        self.position += 1
        while self._more("}"):
            char = self.peek()
            if char not in _QUOTES:
                raise NotData("a name without quotes")
            name = self._string(_QUOTES[char], ":：")
            self.space()
            if self.cut or not self._colon():
                break
            value = self.value(depth + 1)
            if self.cut:
                if depth == 0 and isinstance(value, list) and value:
                    fields[name] = value
                break
            fields[name] = value
            self._separator("}")
        return fields

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
        if char == closing:
            self.position += 1
            return False
        return True

    def _separator(self, closing: str) -> None:
        self.space()
        char = self.peek()
        if char and char in ",，、;":
            self.position += 1
        elif not char:
            self.cut = True
        elif char != closing and char not in _QUOTES and char not in "{[":
            raise NotData("no comma between two items")

    def _string(self, closing: str, followers: str) -> str:
        text = self.text
        self.position += 1
        parts: list[str] = []
        while True:
            char = self.peek()
            if not char:
                self.cut = True
                return "".join(parts)
            self.position += 1
            if char == "\\":
                parts.append(self._escape())
            elif char == closing and self._closes(followers):
                return "".join(parts)
            else:
                parts.append(char)
                if closing in '"”' and (run := _PLAIN.match(text, self.position)):
                    parts.append(run.group())
                    self.position = run.end()

    def _closes(self, followers: str) -> bool:
        """Tell the quote that ends a string from one that the model forgot to escape, by what follows it."""
        after = _SPACE.match(self.text, self.position)
        place = after.end() if after else self.position
        follows = self.text[place : place + 1]
        if not follows or follows in followers or _AFTER_COMMA.match(self.text, place):
            return True
        # A forgotten comma: the next line begins a new string or object.
        return follows in "\"'{[" and "\n" in self.text[self.position : place]

    def _escape(self) -> str:
        char = self.peek()
        if not char:
            self.cut = True
            return ""
        if _COMMAND.match(self.text, self.position):
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


_PLAIN = re.compile(r"[^\"”\\]+")
