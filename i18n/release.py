"""Compile the .ts files into the .qm files that the program loads: `python -m i18n.release`."""

from __future__ import annotations

import os
import re
import tempfile
from pathlib import Path

from i18n.linguist import FOLDER, tool

_PLURAL = re.compile(r"<numerusform>.*?</numerusform>", re.DOTALL)


def main() -> None:
    """Write one .qm beside each .ts."""
    with tempfile.TemporaryDirectory() as name:
        for source in sorted(FOLDER.glob("*.ts")):
            grouped = Path(name) / source.name
            grouped.write_text(with_grouped_counts(source.read_text(encoding="utf-8")), encoding="utf-8")
            target = source.with_suffix(".qm")
            fresh = target.with_name(f"{os.getpid()}-{target.name}")  # another start may do the same at this moment
            tool("lrelease", "-silent", str(grouped), "-qm", str(fresh))
            fresh.replace(target)  # a running window maps the old file, and would die of one written over


def with_grouped_counts(ts: str) -> str:
    """Return a .ts file in which Qt separates the thousands of every count, as all other numbers have them."""
    return _PLURAL.sub(lambda form: form[0].replace("%n", "%Ln"), ts)


if __name__ == "__main__":
    main()
