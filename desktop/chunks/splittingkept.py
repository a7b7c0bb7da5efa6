"""The ways of splitting that were used last, one for each strategy, as the preferences keep them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from core.chunks.splitters import STRATEGIES
from core.chunks.splitting import Splitting

if TYPE_CHECKING:
    from desktop.preferences import Preferences

LAST, LIMITS = "splitting", "splitting.limits"


def last(preferences: Preferences, strategy: str = "") -> Splitting:
    """Return the splitting used last, of a strategy if one is named; its defaults where there was none."""
    from pydantic import ValidationError

    name = strategy or preferences.text(LAST, STRATEGIES[0].name)
    known = next((way for way in STRATEGIES if way.name == name and way.name != "hand"), STRATEGIES[0])
    try:
        settings = known.settings.model_validate_json(preferences.text(f"{LAST}.{known.name}", "{}"))
    except ValidationError:
        # A file edited by hand, or settings of another version, must not keep the form from opening.
        settings = known.settings()
    return Splitting(strategy=known.name, settings=settings.model_dump(mode="json"))


def keep(preferences: Preferences, splitting: Splitting) -> None:
    """Remember a splitting as the last one."""
    preferences.keep_text(LAST, splitting.strategy)
    preferences.keep_text(f"{LAST}.{splitting.strategy}", json.dumps(splitting.settings, ensure_ascii=False))


def limits(preferences: Preferences, default: tuple[int, int]) -> tuple[int, int]:
    """Return the sizes below and above which pieces cut by hand are marked."""
    low, _dash, high = preferences.text(LIMITS).partition("-")
    return (int(low), int(high)) if low.isdigit() and high.isdigit() else default


def keep_limits(preferences: Preferences, low: int, high: int) -> None:
    """Remember these sizes."""
    preferences.keep_text(LIMITS, f"{low}-{high}")
