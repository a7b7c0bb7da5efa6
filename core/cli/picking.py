"""Which documents a command is about: by number, by name, by pattern, or all that match a filter."""

from __future__ import annotations

import argparse
from fnmatch import fnmatchcase

from sqlalchemy import Connection

from core.documents import listing
from core.documents.listing import DocumentFilter
from core.errors import QT_TRANSLATE_NOOP, InvalidUse


def add_filters(command: argparse.ArgumentParser) -> None:
    """Add the options that narrow documents down."""
    group = command.add_argument_group("filters")
    group.add_argument("--search", default="", metavar="TEXT", help="part of the name")
    group.add_argument("--state", action="append", choices=("done", "remarks", "failed"), help="may be repeated")
    group.add_argument("--format", action="append", metavar="ENDING", help="such as pdf; may be repeated")
    group.add_argument("--read-by", action="append", metavar="METHOD", help="read by this method; may be repeated")
    group.add_argument("--in-language", action="append", choices=("zh", "en"), help="may be repeated")
    group.add_argument("--without", action="append", choices=("chunks", "questions"), help="may be repeated")
    group.add_argument("--edited", action="store_true", help="text changed by hand")
    group.add_argument("--waiting", action="store_true", help="a new conversion waits for a decision")


def add_documents(command: argparse.ArgumentParser) -> None:
    """Add documents by number or name, and the filters."""
    command.add_argument("documents", nargs="*", metavar="DOCUMENT", help="numbers, names, patterns such as '*.pdf'")
    command.add_argument("--all", action="store_true", help="every document of the project")
    add_filters(command)


def chosen_filter(chosen: argparse.Namespace) -> DocumentFilter:
    """Return the filter of the options."""
    without = chosen.without or ()
    return DocumentFilter(
        search=chosen.search,
        states=tuple(chosen.state or ()),
        formats=tuple(ending.lower().lstrip(".") for ending in chosen.format or ()),
        methods=tuple(chosen.read_by or ()),
        languages=tuple(chosen.in_language or ()),
        chunked=False if "chunks" in without else None,
        asked=False if "questions" in without else None,
        edited=chosen.edited or None,
        waiting=chosen.waiting or None,
    )


def documents(connection: Connection, project_id: int, chosen: argparse.Namespace) -> list[int]:
    """Return the documents a command is about: those named, among those that match the filter.

    Raises:
        InvalidUse: nothing was named and no filter given, or a name fits no document.
    """
    wanted = chosen_filter(chosen)
    if not (chosen.documents or chosen.all or wanted != DocumentFilter()):
        raise InvalidUse(
            QT_TRANSLATE_NOOP("Errors", "Which documents are meant?"),
            QT_TRANSLATE_NOOP("Errors", "Name them, narrow them down with a filter, or say --all."),
        )
    matching = list(listing.ids(connection, project_id, wanted))
    if not chosen.documents:
        return matching
    names = listing.names(connection, project_id)
    named = {one for word in chosen.documents for one in matches(names, word)}
    return [one for one in matching if one in named]


def document(connection: Connection, project_id: int, word: str) -> int:
    """Return the one document that a number, name or pattern fits.

    Raises:
        InvalidUse: none fits, or several do.
    """
    found = matches(listing.names(connection, project_id), word)
    if len(found) > 1:
        raise InvalidUse(
            QT_TRANSLATE_NOOP("Errors", "“{word}” fits {count} documents."),
            QT_TRANSLATE_NOOP("Errors", "Name one by its number: {numbers}."),
            word=word,
            count=len(found),
            numbers=", ".join(str(one) for one in found[:10]),
        )
    return found[0]


def matches(names: list[tuple[int, str]], word: str) -> list[int]:
    """Return the ids of the documents that a word names; raises InvalidUse when there is none."""
    found = [one for one, name in names if name == word]
    if not found and word.isascii() and word.isdigit():
        found = [one for one, _name in names if one == int(word)]
    found = found or [one for one, name in names if fnmatchcase(name, word)]
    if not found:
        raise InvalidUse(
            QT_TRANSLATE_NOOP("Errors", "There is no document “{word}” in this project."),
            QT_TRANSLATE_NOOP("Errors", "`lorewright documents list` shows what there is."),
            word=word,
        )
    return found
