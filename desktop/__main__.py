"""Starts the window."""

from __future__ import annotations

import sys

from desktop.app import run


def main() -> int:
    """Open the window and return the exit code."""
    return run(sys.argv)


if __name__ == "__main__":
    sys.exit(main())
