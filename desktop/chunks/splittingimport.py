"""Previewing a way of splitting on the first of the files that are about to be imported."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from core.chunks.splitting import Splitting

if TYPE_CHECKING:
    from desktop.chunks.splitting import ChooseSheet
    from desktop.window import MainWindow


def preview(
    window: MainWindow, paths: Sequence[Path], splitting: Splitting, on_accept: Callable[[Splitting], object]
) -> ChooseSheet:
    """Open the sheet at once; the text of the first file comes when it was read by its text layer."""
    from desktop.chunks.splitting import choose

    sheet = choose(window, "", "", splitting, on_accept)
    if paths:
        sheet.wait()
        found = list(paths)
        window.context.errands.run(lambda: first_text(found), lambda read: sheet.set_first(*read), sheet.fail, sheet)
    return sheet


def first_text(paths: Sequence[Path]) -> tuple[str, str]:
    """Return text and name of the first document among files and folders, "" and "" where there is none.

    Raises:
        LorewrightError: it cannot be read.
    """
    from core.documents.importing import files
    from core.documents.readers import read

    found = files(paths)
    return (read(found[0]).markdown, found[0].name) if found else ("", "")
