"""The parsers of the languages that can be split by syntax; every grammar lies whole inside its package.

Imported late: loading all of them takes some hundredths of a second. They are named one by one, so that a program that
freezes this one finds them.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import tree_sitter_bash
import tree_sitter_c
import tree_sitter_c_sharp
import tree_sitter_cpp
import tree_sitter_css
import tree_sitter_dart
import tree_sitter_go
import tree_sitter_java
import tree_sitter_javascript
import tree_sitter_kotlin
import tree_sitter_lua
import tree_sitter_matlab
import tree_sitter_php
import tree_sitter_powershell
import tree_sitter_python
import tree_sitter_ruby
import tree_sitter_rust
import tree_sitter_scala
import tree_sitter_swift
import tree_sitter_typescript
from tree_sitter import Language, Parser

_GRAMMARS: dict[str, Callable[[], object]] = {
    "bash": tree_sitter_bash.language,
    "c": tree_sitter_c.language,
    "cpp": tree_sitter_cpp.language,
    "csharp": tree_sitter_c_sharp.language,
    "css": tree_sitter_css.language,
    "dart": tree_sitter_dart.language,
    "go": tree_sitter_go.language,
    "java": tree_sitter_java.language,
    "javascript": tree_sitter_javascript.language,
    "kotlin": tree_sitter_kotlin.language,
    "lua": tree_sitter_lua.language,
    "matlab": tree_sitter_matlab.language,
    "php": tree_sitter_php.language_php,
    "powershell": tree_sitter_powershell.language,
    "python": tree_sitter_python.language,
    "ruby": tree_sitter_ruby.language,
    "rust": tree_sitter_rust.language,
    "scala": tree_sitter_scala.language,
    "swift": tree_sitter_swift.language,
    "tsx": tree_sitter_typescript.language_tsx,
    "typescript": tree_sitter_typescript.language_typescript,
}


@cache
def parser(language: str) -> Parser:
    """Return the parser of a language of `languages.LANGUAGES`; raises KeyError for any other."""
    return Parser(Language(_GRAMMARS[language]()))
