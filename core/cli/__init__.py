"""The `lorewright` command: every step without a window."""

from __future__ import annotations

from core.cli.main import main

__all__ = ["main"]
