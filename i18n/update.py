"""Bring the .ts files up to date with the sources: `python -m i18n.update`. A second run changes nothing."""

from __future__ import annotations

from i18n.linguist import CHINESE, ENGLISH, FOLDER, extract
from i18n.messages import read


def main() -> None:
    """Extract all texts and say how many wait for a translation."""
    said = extract(FOLDER)
    if said.strip():
        print(said.strip())
    for name in (CHINESE, ENGLISH):
        messages = read(FOLDER / name)
        waiting = sum(not message.is_finished for message in messages)
        print(f"{name}: {len(messages)} texts, {waiting} without translation")


if __name__ == "__main__":
    main()
