"""Check the translations: `python -m i18n.check`. Prints what is wrong; the exit status is 1 then."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from i18n import traps
from i18n.linguist import CHINESE, ENGLISH, FOLDER, ROOT, extract, sources
from i18n.messages import read


def problems() -> list[str]:
    """Return everything wrong with the texts and their translations."""
    return [*trapped(), *outdated(), *untranslated()]


def trapped() -> list[str]:
    """Return the calls in the sources that Qt Linguist would miss."""
    return [
        f"{path.relative_to(ROOT)}:{trap}"
        for path in sources()
        for trap in traps.find(path.read_text(encoding="utf-8"))
    ]


def outdated() -> list[str]:
    """Return the .ts files that an update would change, and what lupdate warns of."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for ts in (CHINESE, ENGLISH):
            if (FOLDER / ts).exists():
                shutil.copy(FOLDER / ts, folder / ts)
        said = [line for line in extract(folder).splitlines() if line.strip()]
        changed = [
            ts
            for ts in (CHINESE, ENGLISH)
            if not (FOLDER / ts).exists() or (FOLDER / ts).read_bytes() != (folder / ts).read_bytes()
        ]
    return said + [f"i18n/{ts} is out of date: run python -m i18n.update" for ts in changed]


def untranslated() -> list[str]:
    """Return the texts without translation and those whose placeholders differ."""
    found = []
    for ts in (CHINESE, ENGLISH):
        for message in read(FOLDER / ts) if (FOLDER / ts).exists() else ():
            if not message.is_finished:
                found.append(f"i18n/{ts}: no translation in {message.context} for {message.source!r}")
            else:
                found.extend(f"i18n/{ts}: {fault}" for fault in message.faults())
    return found


def main() -> int:
    """Print the problems and return the exit status."""
    found = problems()
    print("\n".join(found) or "All texts are translated.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
