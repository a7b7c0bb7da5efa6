"""Pieces of regular expressions for the lines of Markdown, without groups so that they can be put together.

All of them are possessive or bounded: the time to match is linear in the text, whatever stands in it. A carriage
return counts as blank, so Windows line ends need no other patterns.
"""

from __future__ import annotations

BLANK = r"[^\S\n]*+(?:\n|\Z)"
LINE = r"[^\n]++\n?+"
HEADING = r"\#{1,6}+(?:[ \t\r\n]|\Z)"
RULE = r"(?:(?:\*[ \t]*+){3,}+|(?:-[ \t]*+){3,}+|(?:_[ \t]*+){3,}+)\r?(?:\n|\Z)"
MARKER = r"(?:[-*+]|\d{1,9}[.)])"
FENCE = r"(?:`{3,}+[^`\n]*+|~{3,}+[^\n]*+)(?:\n|\Z)"
HTML = r"[ ]{0,3}(?:<[^<>\n]*+>[ \t]*+){0,9}?<(?:(?i:table|pre|script|style)\b|!--)"
FORMULA = r"(?:\$\$|\\\[|\\begin\{)"
# The row under the head of a pipe table: dashes, colons, blanks and at least one pipe.
DELIMITER = r"[ ]{0,3}(?=[-: \t]*+\|)(?=[|: \t]*+-)[-|: \t]++\r?(?:\n|\Z)"
DOUBLE = r"[ ]{0,3}={2,}+[ \t]*+\r?(?:\n|\Z)"
UNDERLINE = r"[ ]{0,3}(?:={2,}+|-{2,}+)[ \t]*+\r?(?:\n|\Z)"

_OTHER = rf"[ ]{{0,3}}(?:{HEADING}|{FENCE}|{FORMULA}|>|{RULE})|{HTML}"
TABLE_END = rf"(?:{BLANK}|{_OTHER})"
# What ends a paragraph: a blank line, the start of another block, the head of a table, an underlined heading.
STOP = (
    rf"(?:{BLANK}|[ ]{{0,3}}(?:[-*+][ \t]++\S|1[.)][ \t]++\S|\|)|{_OTHER}|{UNDERLINE}|{DELIMITER}"
    rf"|[^\n]*+\n(?:{DELIMITER}|{DOUBLE}))"
)
PARAGRAPH = rf"{LINE}(?:(?!{STOP}){LINE})*+"
