"""Compile the .ts files into the .qm files that the program loads: `python -m i18n.release`."""

from __future__ import annotations

from i18n.linguist import FOLDER, tool


def main() -> None:
    """Write one .qm beside each .ts."""
    for source in sorted(FOLDER.glob("*.ts")):
        tool("lrelease", "-silent", str(source), "-qm", str(source.with_suffix(".qm")))


if __name__ == "__main__":
    main()
