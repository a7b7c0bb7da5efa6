"""Qt Linguist's tools and the files they work on; what update, release and check share."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from i18n import plurals

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "i18n"
CHINESE = "lorewright_zh_CN.ts"
ENGLISH = "lorewright_en.ts"  # only plurals: English text is in the source itself
SECONDS = 120  # lupdate never ends on some Python


class LinguistFailed(Exception):
    """One of Qt Linguist's tools ended with an error; the text is what it said."""


def sources() -> list[Path]:
    """Return every file with texts; lupdate finds no .py file in a folder by itself."""
    return sorted(path for top in ("core", "desktop") for path in (ROOT / top).rglob("*.py"))


def extract(folder: Path) -> str:
    """Merge the texts of the sources into the .ts files in `folder`; return what lupdate said."""
    common = ["-silent", "-locations", "none", "-no-obsolete", "-sort-messages", "-source-language", "en"]
    listing, more = folder / "sources.lst", folder / "plurals.extracted.py"
    files = sources()
    found = [pair for file in files for pair in plurals.find(file.read_text(encoding="utf-8"))]
    more.write_text(plurals.as_classes(found), encoding="utf-8")
    # First, because what is a plural where it is met first stays one.
    listing.write_text("\n".join(map(str, [more, *files])), encoding="utf-8")
    try:
        said = tool("lupdate", *common, f"@{listing}", "-ts", str(folder / CHINESE), "-target-language", "zh_CN")
        said += tool("lupdate", *common, "-pluralonly", f"@{listing}", "-ts", str(folder / ENGLISH),
                     "-target-language", "en")  # fmt: skip
    finally:
        listing.unlink()
        more.unlink()
    return said


def tool(name: str, *arguments: str) -> str:
    """Run one of Qt's tools from the PySide6 package and return what it said.

    Raises:
        LinguistFailed: the tool ended with an error.
    """
    package = find_spec("PySide6")
    if package is None or package.origin is None:
        raise LinguistFailed("PySide6 is not installed.")
    program = Path(package.origin).parent / (f"{name}.exe" if sys.platform == "win32" else name)
    try:
        done = subprocess.run(
            [program, *arguments], capture_output=True, text=True, encoding="utf-8", check=False, timeout=SECONDS
        )
    except subprocess.TimeoutExpired as error:
        raise LinguistFailed(f"{name} did not end within {SECONDS} seconds.") from error
    if done.returncode:
        raise LinguistFailed(f"{name} ended with {done.returncode}: {done.stderr or done.stdout}")
    return done.stdout + done.stderr
