"""How the child that runs llama.cpp is called."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from typing import Any


def installed() -> bool:
    """Say whether llama.cpp came with the program."""
    return importlib.util.find_spec("xllamacpp") is not None


def command() -> list[str]:
    """Return the command line of a child; the frozen program starts itself again."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "--model-file"]
    return [sys.executable, "-m", "core.llm.gguf.serving"]


def quiet() -> dict[str, Any]:
    """Keep Windows from opening a console beside the window."""
    if sys.platform == "win32":
        return {"creationflags": subprocess.CREATE_NO_WINDOW}
    return {}
