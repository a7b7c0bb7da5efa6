"""What the forms of the Documents pane remember: the method chosen last, and the settings of each."""

from __future__ import annotations

import json
from typing import Any

from pydantic import ValidationError

from core.documents.methods import METHODS, method
from desktop.preferences import Preferences

METHOD = "documents.method"


def kept_settings(preferences: Preferences, name: str) -> dict[str, Any]:
    """Return the settings a method had last; none where they were never set or the file was edited badly."""
    try:
        found = json.loads(preferences.text(f"{METHOD}.{name}", "{}"))
        method(name).settings.model_validate(found)
    except (ValueError, ValidationError):
        return {}
    return dict(found)


def keep_settings(preferences: Preferences, name: str, settings: dict[str, Any]) -> None:
    """Remember the settings of a method."""
    preferences.keep_text(f"{METHOD}.{name}", json.dumps(settings, ensure_ascii=False))


def kept_method(preferences: Preferences) -> str:
    """Return the method chosen last for an import."""
    name = preferences.text(METHOD, "text")
    return name if name in {one.name for one in METHODS} else "text"


def keep_method(preferences: Preferences, name: str) -> None:
    """Remember a method."""
    preferences.keep_text(METHOD, name)
