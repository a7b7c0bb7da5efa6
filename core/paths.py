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
    """Return the data folder: LOREWRIGHT_HOME, else the folder the user chose, else the system's usual place."""
    named = os.environ.get("LOREWRIGHT_HOME")
    if named:
        return Path(named).expanduser()
    return chosen_home() or Path(platformdirs.user_data_dir("Lorewright", appauthor=False))


def chosen_home() -> Path | None:
    """Return the data folder the user chose, None where nobody did."""
    try:
        named = _pointer().read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return None
    return Path(named) if named and Path(named).is_absolute() else None


def choose_home(folder: Path | None) -> None:
    """Use another data folder from the next start on; None is the system's usual place.

    Raises:
        OSError: the choice cannot be written, or the folder cannot be made.
    """
    if folder is None:
        _pointer().unlink(missing_ok=True)
        return
    folder = folder.absolute()
    folder.mkdir(parents=True, exist_ok=True)
    _pointer().parent.mkdir(parents=True, exist_ok=True)
    _pointer().write_text(f"{folder}\n", encoding="utf-8")


def _pointer() -> Path:
    """Return the file that names the chosen folder; it lies outside of it, so that it is found first."""
    return Path(platformdirs.user_config_dir("Lorewright", appauthor=False)) / "data-folder"
