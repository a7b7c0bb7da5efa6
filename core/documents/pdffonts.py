"""What the name of a font in a PDF says about its type."""

from __future__ import annotations

import re
from functools import lru_cache

_MONO = re.compile(
    rb"courier|mono|consol|typewriter|menlo|(?:CM|SF|LM|EC|CS)(?:TT|MonoLt)|fixed|lettergothic", re.IGNORECASE
)
_BOLD = re.compile(rb"bold|black|heavy|simhei|heiti|[-,]hei|CMBX|SFBX|CMSSBX|demi", re.IGNORECASE)

# All characters of one width, bold
Style = tuple[bool, bool]


@lru_cache(maxsize=4096)
def style(name: bytes) -> Style:
    """Return whether a font's characters are all of one width, and whether it is bold (see `Native.font`)."""
    return name[:1] == b"1" or bool(_MONO.search(name)), bool(_BOLD.search(name))
