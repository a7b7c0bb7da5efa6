"""The text of chunks: edited and given back, extended for many, with quotes that follow and undo."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import insert, select

from core.chunks import editing
from core.chunks.editing import CHUNK, CLEANING, filled
from core.chunks.following import SAMPLE
from core.errors import InvalidUse
from core.store import undo
from core.workspace import Workspace
from tests.core.chunks.dumping import chunks_of, dump
from tests.helpers.building import Built, build


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace(tmp_path) as opened:
        yield opened


@pytest.fixture
def built(workspace: Workspace) -> Built:
    return build(workspace, documents=2, chunks=3, questions=2)


def quoted(workspace: Workspace, chunk: int) -> list[str]:
    """The words that the quotes of a chunk's samples mark in its text."""
    with workspace.read() as connection:
        text = connection.execute(select(CHUNK.c.text).where(CHUNK.c.id == chunk)).scalar_one()
        found = connection.execute(select(SAMPLE.c.quotes).where(SAMPLE.c.chunk_id == chunk)).scalars().all()
    return [text[start:end] for quotes in found for start, end in quotes]


def test_the_text_as_it_was_split_is_kept_until_it_is_back(workspace: Workspace, built: Built) -> None:
    before, chunk = dump(workspace), built.chunks[0]
    first = chunks_of(workspace, built.documents[0])[0]
    undo_id, changes = workspace.write(lambda c: editing.edit(c, chunk, "改过的文字 12"))
    row = chunks_of(workspace, built.documents[0])[0]
    assert (row.text, row.size, row.original) == ("改过的文字 12", 8, first.text)
    assert (row.start, row.end) == (first.start, first.end)
    assert changes.updated["chunk"] == [chunk]
    workspace.write(lambda c: editing.edit(c, chunk, "Again."))
    assert chunks_of(workspace, built.documents[0])[0].original == first.text
    workspace.write(lambda c: editing.restore_original(c, built.chunks))
    row = chunks_of(workspace, built.documents[0])[0]
    assert (row.text, row.original, row.size) == (first.text, None, first.size)
    _undo, changes = workspace.write(lambda c: editing.restore_original(c, built.chunks))
    assert not changes
    undo_id, _changes = workspace.write(lambda c: editing.edit(c, built.chunks[1], "Another."))
    workspace.write(lambda c: undo.restore(c, undo_id))
    after = dump(workspace)
    assert after["chunk"] == before["chunk"]


def test_quotes_follow_their_words(workspace: Workspace, built: Built) -> None:
    chunk = built.chunks[0]
    (text,) = (row.text for row in chunks_of(workspace, built.documents[0]) if row.id == chunk)
    words = quoted(workspace, chunk)
    assert words[0].startswith("The maintenance interval")
    workspace.write(lambda c: editing.edit(c, chunk, "前言。\n\n" + text.replace("A pressure", "One pressure")))
    assert quoted(workspace, chunk) == words
    workspace.write(lambda c: editing.edit(c, chunk, text.replace("maintenance interval", "maintenance period")))
    assert all(quote.startswith("The maintenance period is") for quote in quoted(workspace, chunk))
    before = dump(workspace)
    undo_id, _changes = workspace.write(lambda c: editing.edit(c, chunk, "Nothing of it is left."))
    assert quoted(workspace, chunk) == []
    workspace.write(lambda c: undo.restore(c, undo_id))
    assert dump(workspace) == before


def test_many_are_extended_with_their_own_place(workspace: Workspace, built: Built) -> None:
    before = dump(workspace)
    words = quoted(workspace, built.chunks[4])
    undo_id, _changes = workspace.write(
        lambda c: editing.prepend(c, built.chunks, "《{document}》 {section}, p. {page}, {x} {{document}}\n\n")
    )
    second = chunks_of(workspace, built.documents[1])[1]
    assert second.text.startswith("《manual-0001.md》 Section 2, p. 2, {x} {manual-0001.md}\n\n## Section 2")
    assert second.size == len(second.text)
    assert quoted(workspace, built.chunks[4]) == words
    workspace.write(lambda c: editing.append(c, built.chunks[:1], "（完）"))
    assert chunks_of(workspace, built.documents[0])[0].text.endswith("（完）")
    workspace.write(lambda c: editing.restore_original(c, built.chunks[:1]))
    workspace.write(lambda c: undo.restore(c, undo_id))
    assert dump(workspace) == before
    assert filled("{section}|{page}", "d", [], "chapter-2.xhtml", None) == "chapter-2.xhtml|"


def test_a_proposal_for_the_old_text_goes(workspace: Workspace, built: Built) -> None:
    chunk = built.chunks[0]
    row = {"chunk_id": chunk, "project_id": built.project, "text": "clean", "by": "rules", "created_at": 1}
    workspace.write(lambda c: c.execute(insert(CLEANING).values(**row)))
    before = dump(workspace)
    undo_id, changes = workspace.write(lambda c: editing.append(c, [chunk], "."))
    assert changes.removed["cleaning"] == [chunk]
    assert dump(workspace)["cleaning"] == []
    workspace.write(lambda c: undo.restore(c, undo_id))
    assert dump(workspace) == before


def test_what_makes_no_sense_is_refused(workspace: Workspace, built: Built) -> None:
    for work in (
        lambda c: editing.edit(c, built.chunks[0], " \n"),
        lambda c: editing.edit(c, 999_999, "text"),
        lambda c: editing.append(c, built.chunks, ""),
        lambda c: editing.prepend(c, [], "x"),
    ):
        with pytest.raises(InvalidUse):
            workspace.write(work)
