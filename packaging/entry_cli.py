"""The frozen command line: `lorewright`."""

from __future__ import annotations

import multiprocessing
import sys


def main() -> int:
    """Run a command; with `--engine FOLDER` be the engine of a window, with `--model-file` the server of one model."""
    # Children of process pools start as this same program; they never get past this line.
    multiprocessing.freeze_support()
    if sys.platform == "linux":
        import certificates

        certificates.find()
    if sys.argv[1:2] == ["--engine"]:
        from core.jobs import engine

        return engine.main(*sys.argv[2:3])
    if sys.argv[1:2] == ["--model-file"]:
        from core.llm.gguf import serving

        return serving.main()
    from core.cli import main as run

    return run()


if __name__ == "__main__":
    sys.exit(main())
