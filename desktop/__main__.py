"""Starts the window; the frozen program calls itself again, with `--engine` or `--model-file`, for its children."""

from __future__ import annotations

import linecache
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.app import Loaded


def main() -> int:
    """Open the window and return the exit code."""
    if sys.argv[1:2] == ["--engine"]:
        from core.jobs.engine import main as engine

        return engine(*sys.argv[2:3])
    if sys.argv[1:2] == ["--model-file"]:
        from core.llm.gguf.serving import main as serving

        return serving()
    from desktop.app import run

    return run(sys.argv, _load)


def _load() -> Loaded:
    # The database and its libraries are loaded when the window is on the screen already.
    from desktop.start import Opened

    # Qt's bindings read the source of every module that is loaded beside them, and all of it would be kept here.
    linecache.clearcache()
    return Opened()


if __name__ == "__main__":
    sys.exit(main())
