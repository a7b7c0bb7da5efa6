"""Where things are: the files that come with the program and the user's data folder."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import platformdirs


def root() -> Path:
    """Return the folder that holds `resources/` and `i18n/` (inside the bundle when frozen)."""
    bundle = getattr(sys, "_MEIPASS", None)
    return Path(bundle) if bundle else Path(__file__).resolve().parent.parent


def resources() -> Path:
    """Return the folder of prompts, icons and bundled documents."""
    return root() / "resources"


def translations() -> Path:
    """Return the folder of the compiled interface translations."""
    return root() / "i18n"


def home() -> Path:
    """Return the data folder: LOREWRIGHT_HOME, or the system's place for application data."""
    chosen = os.environ.get("LOREWRIGHT_HOME")
    return Path(chosen).expanduser() if chosen else Path(platformdirs.user_data_dir("Lorewright", appauthor=False))
