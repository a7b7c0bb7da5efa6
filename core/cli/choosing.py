"""Which chunks a command is about: by number, or all that match a filter."""

from __future__ import annotations

import argparse

from sqlalchemy import Connection

from core.chunks import listing
from core.chunks.listing import ORDERS, ChunkFilter
from core.cli import picking
from core.cli.words import whole_number
from core.documents import listing as documents
from core.errors import QT_TRANSLATE_NOOP, InvalidUse


def add_filters(command: argparse.ArgumentParser) -> None:
    """Add the options that narrow chunks down and order them."""
    group = command.add_argument_group("filters")
    group.add_argument("--search", default="", metavar="TEXT", help="words in the text")
    group.add_argument(
        "--document", action="append", metavar="DOCUMENT", help="number, name or pattern of a document; may be repeated"
    )
    group.add_argument("--smallest", type=whole_number, metavar="N", help="at least so many characters")
    group.add_argument("--largest", type=whole_number, metavar="N", help="at most so many characters")
    asked = group.add_mutually_exclusive_group()
    asked.add_argument("--with", dest="asked", action="store_const", const=True, help="with questions")
    asked.add_argument("--without", dest="asked", action="store_const", const=False, help="without questions")
    group.add_argument("--edited", action="store_true", help="changed since they were split")
    group.add_argument("--oversize", action="store_true", help="larger than the maximum they were split with")
    group.add_argument("--waiting", action="store_true", help="a cleaned text waits for a decision")
    group.add_argument("--sort", default="", metavar="[-]COLUMN", help=f"{', '.join(ORDERS)}; with a minus, falling")


def add_chunks(command: argparse.ArgumentParser) -> None:
    """Add chunks by number, and the filters."""
    command.add_argument(
        "chunks", nargs="*", type=whole_number, metavar="CHUNK", help="numbers, as `chunks list` shows them"
    )
    command.add_argument("--all", action="store_true", help="every chunk of the project")
    add_filters(command)


def chosen_filter(connection: Connection, project_id: int, chosen: argparse.Namespace) -> ChunkFilter:
    """Return the filter of the options.

    Raises:
        InvalidUse: no document fits, or the order is unknown.
    """
    if chosen.sort and chosen.sort.removeprefix("-") not in ORDERS:
        raise InvalidUse(
            QT_TRANSLATE_NOOP("Errors", "Chunks cannot be sorted by “{column}”."),
            QT_TRANSLATE_NOOP("Errors", "These can be: {columns}."),
            column=chosen.sort,
            columns=", ".join(ORDERS),
        )
    names = documents.names(connection, project_id) if chosen.document else []
    return ChunkFilter(
        search=chosen.search,
        smallest=chosen.smallest,
        largest=chosen.largest,
        asked=chosen.asked,
        edited=chosen.edited or None,
        oversize=chosen.oversize or None,
        waiting=chosen.waiting or None,
        documents=tuple(one for word in chosen.document or () for one in picking.matches(names, word)),
        order=chosen.sort,
    )


def chunks(connection: Connection, project_id: int, chosen: argparse.Namespace) -> list[int]:
    """Return the chunks a command is about: those named, among those that match the filter.

    Raises:
        InvalidUse: nothing was named and no filter given, or a number is that of no chunk of the project.
    """
    wanted = chosen_filter(connection, project_id, chosen)
    if not (chosen.chunks or chosen.all or wanted.narrows()):
        raise InvalidUse(
            QT_TRANSLATE_NOOP("Errors", "Which chunks are meant?"),
            QT_TRANSLATE_NOOP("Errors", "Name their numbers, narrow them down with a filter, or say --all."),
        )
    matching = listing.ids(connection, project_id, wanted).tolist()
    if not chosen.chunks:
        return matching
    known(connection, project_id, chosen.chunks)
    return [one for one in matching if one in set(chosen.chunks)]


def known(connection: Connection, project_id: int, numbers: list[int]) -> None:
    """Make sure that these are chunks of the project; raises InvalidUse for the first that is not."""
    there = set(listing.among(connection, project_id, ChunkFilter(), numbers))
    lost = [one for one in numbers if one not in there]
    if lost:
        raise InvalidUse(
            QT_TRANSLATE_NOOP("Errors", "There is no chunk {number} in this project."),
            QT_TRANSLATE_NOOP("Errors", "`lorewright chunks list` shows what there is."),
            number=lost[0],
        )
