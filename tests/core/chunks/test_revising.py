"""Texts edited by hand: chunks that stay keep their questions, pages move along, undo brings back everything."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import orjson
import pytest
from sqlalchemy import Connection

from core.chunks.difference import difference
from core.chunks.revising import moved, splitting_of
from core.chunks.written import edit_markdown, prepared
from core.documents import listing
from core.errors import InvalidUse
from core.jobs import history
from core.store import undo
from core.store.schema import Chunk
from core.store.schema.columns import table
from core.workspace import Workspace
from tests.core.chunks.dumping import dump
from tests.helpers.building import Built, build

CHUNK = table(Chunk)
SMALL = {"strategy": "markdown", "settings": {"minimum": 100, "maximum": 250}}


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace(tmp_path) as opened:
        yield opened


@pytest.fixture
def built(workspace: Workspace) -> Built:
    """One document of four sections, each a chunk with two questions, on pages 1 to 4."""
    made = build(workspace, documents=1, chunks=4, questions=2)
    with workspace.read() as connection:
        chunks = connection.exec_driver_sql("SELECT start, end FROM chunk ORDER BY position").all()
    locators = [[start, end, page, None] for page, (start, end) in enumerate(chunks, start=1)]

    def place(connection: Connection) -> None:
        connection.exec_driver_sql("UPDATE document_text SET locators = ?", (orjson.dumps(locators).decode(),))
        connection.exec_driver_sql("UPDATE document SET splitting = ?", (orjson.dumps(SMALL).decode(),))

    workspace.write(place)
    return made


def text(workspace: Workspace, built: Built) -> str:
    with workspace.read() as connection:
        row = listing.detail(connection, built.documents[0])
    assert row is not None
    return str(row["markdown"])


def test_unchanged_chunks_keep_their_questions_and_pages_move_along(workspace: Workspace, built: Built) -> None:
    before, old = dump(workspace), text(workspace, built)
    new = old.replace("## Section 3", "## Section 3, revised").replace(
        "## Section 1\n", "## Section 1\n\n新增的一段。\n"
    )
    undo_id, changes = workspace.write(lambda c: edit_markdown(c, built.documents[0], new))
    assert changes.updated["document"] == built.documents
    with workspace.read() as connection:
        row = listing.detail(connection, built.documents[0])
        chunks = connection.exec_driver_sql("SELECT id, text, start, end, page FROM chunk ORDER BY position").all()
        asked = connection.exec_driver_sql("SELECT DISTINCT chunk_id FROM question ORDER BY chunk_id").scalars().all()
    assert row is not None
    assert (row["edited"], row["characters"], row["markdown"]) == (True, len(new), new)
    assert [title for _level, title, _start in row["outline"]][2] == "Section 3, revised"
    assert all(new[start:end] == words for _id, words, start, end, _page in chunks)
    assert "".join(chunk.text for chunk in chunks) == new
    assert [chunk.page for chunk in chunks] == [1, 2, 3, 4]
    assert [spot[2] for spot in row["locators"]] == [1, 2, 3, 4]
    assert [new[spot[0] :][:12] for spot in row["locators"][1:]] == ["## Section 2", "## Section 3", "## Section 4"]
    assert asked == [built.chunks[1], built.chunks[3]], "sections 2 and 4 did not change"
    workspace.write(lambda c: undo.restore(c, undo_id))
    assert dump(workspace) == before


def test_chunks_can_be_left_as_they_are(workspace: Workspace, built: Built) -> None:
    before, old = dump(workspace), text(workspace, built)
    second = old.index("## Section 2")
    new = "Preface.\n\n" + old[:second] + old[old.index("## Section 3") :]
    undo_id, _changes = workspace.write(lambda c: edit_markdown(c, built.documents[0], new, "leave"))
    with workspace.read() as connection:
        chunks = connection.exec_driver_sql("SELECT id, text, start, end, page FROM chunk ORDER BY position").all()
        asked = connection.exec_driver_sql("SELECT count(*) FROM question").scalar()
    assert [chunk.id for chunk in chunks] == built.chunks
    assert asked == 8
    for chunk in (chunks[0], chunks[2], chunks[3]):
        assert new[chunk.start : chunk.end].strip() == chunk.text.strip()
    assert not new[chunks[1].start : chunks[1].end].strip(), "its passage is gone"
    assert (chunks[2].page, chunks[3].page) == (3, 4)
    workspace.write(lambda c: undo.restore(c, undo_id))
    assert dump(workspace) == before


def test_what_makes_no_sense_is_refused(workspace: Workspace, built: Built) -> None:
    document, old = built.documents[0], text(workspace, built)
    before = dump(workspace)
    assert workspace.write(lambda c: edit_markdown(c, document, old.replace("\n", "\r\n")))[0] == 0
    with pytest.raises(InvalidUse, match="cannot be empty"):
        workspace.write(lambda c: edit_markdown(c, document, " \n"))
    with pytest.raises(InvalidUse, match="is gone"):
        workspace.write(lambda c: edit_markdown(c, 999, "Text."))
    assert dump(workspace) == before
    job = workspace.write(lambda c: history.create(c, built.project, "questions", {}))
    workspace.write(lambda c: history.claim(c, job))
    with pytest.raises(InvalidUse, match="is working on these chunks"):
        workspace.write(lambda c: edit_markdown(c, document, old + "More."))


def timeless(workspace: Workspace) -> list[tuple[object, ...]]:
    """Return texts and chunks without their numbers and the time they were made."""
    with workspace.read() as connection:
        fields = ", ".join(one.name for one in CHUNK.columns if one.name not in ("id", "created_at"))
        chunks = connection.exec_driver_sql(f"SELECT {fields} FROM chunk ORDER BY position").all()  # noqa: S608
        texts = connection.exec_driver_sql("SELECT * FROM document_text").all()
    return [tuple(row) for row in (*texts, *chunks)]


@pytest.mark.parametrize("chunks", ["split", "leave"])
def test_what_was_prepared_is_what_would_be_found_out(
    workspace: Workspace, built: Built, chunks: Literal["split", "leave"]
) -> None:
    document, old = built.documents[0], text(workspace, built)
    new = old.replace("## Section 2", "## Section 2\n\n新增的一段。")
    undo_id, _changes = workspace.write(lambda c: edit_markdown(c, document, new, chunks))
    at_once = timeless(workspace)
    workspace.write(lambda c: undo.restore(c, undo_id))
    with workspace.read() as connection:
        revision = prepared(connection, document, new, chunks)
        assert prepared(connection, document, old.replace("\n", "\r\n")) is None
    workspace.write(lambda c: edit_markdown(c, document, new, chunks, revision))
    assert timeless(workspace) == at_once


def test_what_was_prepared_for_another_text_is_found_out_anew(workspace: Workspace, built: Built) -> None:
    document, old = built.documents[0], text(workspace, built)
    with workspace.read() as connection:
        revision = prepared(connection, document, old + "\n\nThe end.\n")
    workspace.write(lambda c: edit_markdown(c, document, "Preface.\n\n" + old))
    workspace.write(lambda c: edit_markdown(c, document, old + "\n\nThe end.\n", revision=revision))
    assert text(workspace, built) == old + "\n\nThe end.\n"
    with workspace.read() as connection:
        chunks = connection.exec_driver_sql("SELECT text FROM chunk ORDER BY position").scalars().all()
    assert "".join(chunks) == old + "\n\nThe end.\n"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("一。二。三。", "一。新。二。三。"),
        ("abc\ndef\nghi\n", "abc\nghi\n"),
        ("abc\ndef\n", ""),
        ("", "abc"),
        ("same", "same"),
    ],
)
def test_places_move_with_what_stands_there(old: str, new: str) -> None:
    parts = difference(old, new)
    places = moved(parts, range(len(old) + 1))
    assert places == sorted(places)
    assert places[-1] == len(new)
    stays = "".join(piece for kind, piece in parts if kind == "same")
    assert sum(1 for n, place in enumerate(places[:-1]) if new[place : place + 1] == old[n]) >= len(stays)


def test_a_splitting_that_cannot_be_repeated_gives_way_to_the_default() -> None:
    assert splitting_of({}).strategy == "markdown"
    assert splitting_of({"strategy": "magic"}).strategy == "markdown"
    assert splitting_of({"strategy": "markdown", "settings": {"minimum": "x"}}).settings == {}
    assert splitting_of(SMALL).settings == SMALL["settings"]


def test_cuts_made_by_hand_move_with_the_words(workspace: Workspace, built: Built) -> None:
    old = text(workspace, built)
    hand = {"strategy": "hand", "settings": {"cuts": [old.index("## Section 3"), old.index("## Section 2")]}}
    values = (orjson.dumps(hand).decode(),)
    workspace.write(lambda c: c.exec_driver_sql("UPDATE document SET splitting = ?", values))
    new = "前言。\n\n" + old
    workspace.write(lambda c: edit_markdown(c, built.documents[0], new))
    with workspace.read() as connection:
        chunks = connection.exec_driver_sql("SELECT text FROM chunk ORDER BY position").scalars().all()
        row = listing.detail(connection, built.documents[0])
    assert [chunk[:12] for chunk in chunks] == ["前言。\n\n## Sect", "## Section 2", "## Section 3"]
    assert row is not None
    assert row["splitting"]["settings"]["cuts"] == [new.index("## Section 2"), new.index("## Section 3")]
