"""Compile the .ts files into the .qm files that the program loads: `python -m i18n.release`."""

from __future__ import annotations

from i18n.linguist import FOLDER, tool


def main() -> None:
    """Write one .qm beside each .ts."""
    for source in sorted(FOLDER.glob("*.ts")):
        target = source.with_suffix(".qm")
        fresh = target.with_name(f"{target.name}.new")
        tool("lrelease", "-silent", str(source), "-qm", str(fresh))
        fresh.replace(target)  # a running window maps the old file, and would die of one written over


if __name__ == "__main__":
    main()
