"""Replacing the chunks of a document: what stays, what goes with what hangs on it, and back."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from sqlalchemy import Connection, select

from core.changes import ChangeSet
from core.chunks import service
from core.chunks.piece import Piece
from core.chunks.service import CHUNK, DOCUMENT, QUESTION, SAMPLE, TEXT
from core.chunks.splitting import Splitting
from core.errors import InvalidUse
from core.jobs import history
from core.language import detect
from core.store import undo
from core.workspace import Workspace
from tests.core.chunks.dumping import chunks_of, dump
from tests.helpers.building import Built, build

WAY = Splitting(settings={"minimum": 100, "maximum": 200})


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace(tmp_path) as opened:
        yield opened


@pytest.fixture
def built(workspace: Workspace) -> Built:
    return build(workspace, documents=2, chunks=4, questions=2)


def pieces(*cuts: int) -> list[Piece]:
    return [Piece(a, b, ("New",), False) for a, b in pairwise(cuts)]


def spans(workspace: Workspace, document: int) -> list[int]:
    return [row.start for row in chunks_of(workspace, document)] + [chunks_of(workspace, document)[-1].end]


def test_chunks_that_stay_keep_their_id_and_questions(workspace: Workspace, built: Built) -> None:
    document = built.documents[0]
    before, cuts = dump(workspace), spans(workspace, document)
    half = (cuts[2] + cuts[3]) // 2
    wanted = pieces(cuts[0], cuts[1], cuts[2], half, cuts[3], cuts[4])
    with workspace.read() as connection:
        told = service.replaced_by(connection, document, wanted)
    assert (told.kept, told.added, told.gone, told.edited) == (3, 2, 1, 0)
    assert told.hanging == {"questions": 2, "samples": 2, "unanswered": 0}
    undo_id, changes = workspace.write(lambda c: service.replace(c, document, wanted, WAY))
    found = chunks_of(workspace, document)
    assert [row.position for row in found] == [0, 1, 2, 3, 4]
    assert [row.id for row in found[:2]] == built.chunks[:2]
    assert found[4].id == built.chunks[3]
    assert changes.removed["chunk"] == [built.chunks[2]]
    assert len(changes.added["chunk"]) == 2
    assert len(changes.removed["question"]) == 2
    with workspace.read() as connection:
        kept = connection.execute(select(DOCUMENT.c.splitting).where(DOCUMENT.c.id == document)).scalar_one()
        text = connection.execute(select(TEXT.c.markdown).where(TEXT.c.document_id == document)).scalar_one()
        asked = connection.execute(select(QUESTION.c.id).where(QUESTION.c.chunk_id == built.chunks[3])).all()
    assert kept == WAY.model_dump()
    assert "".join(row.text for row in found) == text
    assert len(asked) == 2
    workspace.write(lambda c: undo.restore(c, undo_id))
    assert dump(workspace) == before


def test_text_that_moved_keeps_its_chunk(workspace: Workspace, built: Built) -> None:
    """As when a paragraph is written in front: every place shifts, no text does."""
    document = built.documents[0]
    before, cuts = dump(workspace), spans(workspace, document)
    intro = "前言：本手册适用于压力容器。\n\n"

    def insert(connection: Connection) -> tuple[service.Replaced, tuple[int, ChangeSet]]:
        text = connection.execute(select(TEXT.c.markdown).where(TEXT.c.document_id == document)).scalar_one()
        edit = undo.Edit(connection, built.project, "documents")
        edit.change(TEXT, [document])
        edit.change(DOCUMENT, [document])
        connection.execute(TEXT.update().where(TEXT.c.document_id == document).values(markdown=intro + text))
        connection.execute(DOCUMENT.update().where(DOCUMENT.c.id == document).values(language=detect(intro + text)))
        moved = pieces(0, *(len(intro) + cut for cut in cuts))
        told = service.replaced_by(connection, document, moved)
        return told, edit.finish(service.rewrite(edit, document, moved, WAY))

    told, (undo_id, changes) = workspace.write(insert)
    assert (told.kept, told.added, told.gone) == (4, 1, 0)
    found = chunks_of(workspace, document)
    assert [row.id for row in found[1:]] == built.chunks[:4]
    assert found[0].text == intro
    assert found[0].language == "zh"
    assert found[1].start == len(intro)
    assert "question" not in changes.tables()
    workspace.write(lambda c: undo.restore(c, undo_id))
    assert dump(workspace) == before


def test_an_edited_chunk_is_known_by_its_original_and_stays_edited(workspace: Workspace, built: Built) -> None:
    document, first = built.documents[0], built.chunks[0]
    row = chunks_of(workspace, document)[0]
    workspace.write(
        lambda c: c.execute(CHUNK.update().where(CHUNK.c.id == first).values(text="edited", original=row.text))
    )
    cuts = spans(workspace, document)
    workspace.write(lambda c: service.replace(c, document, pieces(cuts[0], cuts[1], cuts[4]), WAY))
    found = chunks_of(workspace, document)
    assert (found[0].id, found[0].text) == (first, "edited")
    with workspace.read() as connection:
        told = service.replaced_by(connection, document, pieces(cuts[0], cuts[4]))
    assert (told.gone, told.edited) == (2, 1)


def test_repeated_paragraphs_keep_their_order(workspace: Workspace, built: Built) -> None:
    document = built.documents[1]
    same = "Same words.\n\n同样的话。\n\n"
    values = {"markdown": same * 3}
    workspace.write(lambda c: c.execute(TEXT.update().where(TEXT.c.document_id == document).values(**values)))
    size = len(same)
    thrice = pieces(0, size, 2 * size, 3 * size)
    workspace.write(lambda c: service.replace(c, document, thrice, WAY))
    before = [row.id for row in chunks_of(workspace, document)]
    shifted = [Piece(one.start + 2, one.end + 2, (), False) for one in thrice]
    workspace.write(
        lambda c: c.execute(TEXT.update().where(TEXT.c.document_id == document).values(markdown="# " + same * 3))
    )
    workspace.write(lambda c: service.replace(c, document, shifted, WAY))
    assert [row.id for row in chunks_of(workspace, document)] == before


def test_what_hangs_on_chunks_is_counted(workspace: Workspace, built: Built) -> None:
    workspace.write(lambda c: c.execute(SAMPLE.delete().where(SAMPLE.c.question_id == built.questions[0])))
    with workspace.read() as connection:
        assert service.hanging(connection, built.documents[0]) == {"questions": 8, "samples": 7, "unanswered": 1}
        assert service.hanging(connection, built.chunks[:1]) == {"questions": 2, "samples": 1, "unanswered": 1}
        assert service.hanging(connection, []) == {"questions": 0, "samples": 0, "unanswered": 0}


def test_a_running_job_keeps_its_chunks(workspace: Workspace, built: Built) -> None:
    options = {"chunks": built.chunks[:1]}
    job = workspace.write(lambda c: history.create(c, built.project, "questions", options))
    workspace.write(lambda c: history.claim(c, job))
    with pytest.raises(InvalidUse, match=f"Job {job} is working on these chunks"):
        workspace.write(lambda c: service.replace(c, built.documents[0], [], WAY))
    workspace.write(lambda c: service.remove(c, built.project, built.chunks[1:2]))
    job = workspace.write(lambda c: history.create(c, built.project, "answers", {"questions": built.questions[-1:]}))
    workspace.write(lambda c: history.claim(c, job))
    with pytest.raises(InvalidUse, match="Wait until it ends"):
        workspace.write(lambda c: service.remove(c, built.project, built.chunks[-1:]))


def test_removed_chunks_come_back(workspace: Workspace, built: Built) -> None:
    before = dump(workspace)
    undo_id, changes = workspace.write(lambda c: service.remove(c, built.project, built.chunks[2:6]))
    assert changes.removed["chunk"] == built.chunks[2:6]
    assert len(dump(workspace)["sample"]) == len(before["sample"])
    workspace.write(lambda c: undo.restore(c, undo_id))
    assert dump(workspace) == before


def test_an_import_that_replaces_keeps_the_chunks(workspace: Workspace, built: Built) -> None:
    job = workspace.write(lambda c: history.create(c, built.project, "import", {"paths": [], "same": "skip"}))
    workspace.write(lambda c: history.claim(c, job))
    workspace.write(lambda c: service.remove(c, built.project, built.chunks[1:2]))
    job = workspace.write(lambda c: history.create(c, built.project, "import", {"paths": [], "version": "replace"}))
    workspace.write(lambda c: history.claim(c, job))
    with pytest.raises(InvalidUse, match=f"Job {job} is working on these chunks"):
        workspace.write(lambda c: service.remove(c, built.project, built.chunks[-1:]))
