"""A program of the user's that is named in a form: its arguments one a line, and why it could not be started."""

from __future__ import annotations

import shutil
from pathlib import Path

from core.errors import QT_TRANSLATE_NOOP, InvalidUse


def lines(text: str) -> list[str]:
    """Return program and arguments written one a line."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def unstartable(arguments: list[str]) -> str:
    """Return why a program with its arguments could not be started, "" where nothing speaks against it."""
    if not arguments or shutil.which(arguments[0]) is not None:
        return ""
    place = Path(arguments[0])
    if place.is_dir():
        return QT_TRANSLATE_NOOP("Forms", "This is a folder; name the program in it.")
    if place.is_file():
        return QT_TRANSLATE_NOOP("Forms", "This file is no program that may be run.")
    return QT_TRANSLATE_NOOP("Forms", "There is no such program; install it first, or give its whole path.")


def refuse_unstartable(arguments: list[str], *, anywhere: bool = False) -> None:
    """Let no program be named that could not be started; with `anywhere` nor one that only this folder leads to.

    Raises:
        InvalidUse: it could not.
    """
    problem = unstartable(arguments)
    if anywhere and arguments and not problem:
        place = Path(arguments[0])
        if place.name != arguments[0] and not place.is_absolute():
            problem = QT_TRANSLATE_NOOP("Forms", "Give its whole path; a job may end while another folder is open.")
    if problem:
        what = QT_TRANSLATE_NOOP("Errors", "“{program}” cannot be run at the end.")
        raise InvalidUse(what, problem, program=arguments[0])
