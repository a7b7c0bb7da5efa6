"""About how many tokens a model takes a picture for, by the ways the providers document.

- OpenAI, guide "Images and vision": into 2048 × 2048, then the shorter side to 768, then a base and so much for each
  tile of 512; small models count patches of 32 instead, 1536 at most, times a factor of their own.
- Anthropic, "Vision": pixels / 750, after the longer side was brought to 1568 and the whole to about 1.15 megapixels.
- Google, "Understand and count tokens": 258, or 258 for each tile of 768 where a side is longer than 384.
- Qwen-VL, model cards of Qwen2.5-VL and Qwen3-VL: a token for 28 × 28 (32 × 32) pixels, 16384 at most.

Others divide a picture much as Qwen2.5-VL does. A server may shrink pictures on top: it is an estimate.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from math import ceil, sqrt

Way = Callable[[float, float], float]


def tokens(model: str, width: int, height: int) -> int:
    """Return about how many tokens a picture of so many pixels takes of the model with this name."""
    name = model.lower()
    way = next((way for pattern, way in _WAYS if re.search(pattern, name)), _patches(28, 16384))
    return max(1, round(way(max(1, width), max(1, height))))


def _tiles(base: int, each: int) -> Way:
    def way(width: float, height: float) -> float:
        factor = min(1.0, 2048 / max(width, height))
        factor *= min(1.0, 768 / (min(width, height) * factor))
        return base + each * ceil(width * factor / 512) * ceil(height * factor / 512)

    return way


def _patches(side: int, most: int, factor: float = 1.0) -> Way:
    def way(width: float, height: float) -> float:
        return factor * min(most, ceil(width / side) * ceil(height / side))

    return way


def _area(width: float, height: float) -> float:
    factor = min(1.0, 1568 / max(width, height), sqrt(1_150_000 / (width * height)))
    return width * height * factor * factor / 750


def _squares(width: float, height: float) -> float:
    return 258 if max(width, height) <= 384 else 258 * ceil(width / 768) * ceil(height / 768)


#: the first whose pattern is in a model's name
_WAYS: tuple[tuple[str, Way], ...] = (
    (r"claude", _area),
    (r"gemini|gemma", _squares),
    (r"gpt-(4\.1|5[\w.]*)-mini", _patches(32, 1536, 1.62)),
    (r"gpt-(4\.1|5[\w.]*)-nano", _patches(32, 1536, 2.46)),
    (r"o4-mini", _patches(32, 1536, 1.72)),
    (r"gpt-4o-mini", _tiles(2833, 5667)),
    (r"gpt-5", _tiles(70, 140)),
    (r"gpt-4|chatgpt", _tiles(85, 170)),
    (r"(^|/)o[13]\b", _tiles(75, 150)),
    (r"qwen3", _patches(32, 16384)),
)
