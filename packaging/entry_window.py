"""The frozen window: `lorewright-window`. It starts itself again, with `--engine FOLDER`, as its own engine."""

from __future__ import annotations

import multiprocessing
import os
import sys


def main() -> int:
    """Open the window; `--smoke SECONDS` tries everything once."""
    multiprocessing.freeze_support()
    if sys.platform == "linux":
        import certificates

        certificates.find()
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            # A windowed program on Windows has no streams; whatever writes to one must not end it.
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115, PTH123 - open to the end
    if sys.argv[1:2] == ["--smoke"]:
        from desktop import smoke

        return smoke.main(float(sys.argv[2]))
    from desktop.__main__ import main as run

    return run()


if __name__ == "__main__":
    sys.exit(main())
