"""Cuts between chunks: joined, cut and moved, with questions that go where their words are, and undo."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from core.chunks import cutting, editing, proposals, service
from core.chunks.cutting import headings_at
from core.chunks.following import QUESTION, SAMPLE
from core.chunks.joining import join
from core.chunks.service import TEXT
from core.errors import InvalidUse
from core.projects import service as projects
from core.questions import service as questions
from core.store import undo
from core.store.inserting import insert_many, insert_one
from core.store.schema import Chunk, Document
from core.workspace import Workspace
from tests.core.chunks.dumping import CHUNK, chunks_of, dump
from tests.core.chunks.test_editing import quoted
from tests.helpers.building import Built, build

PARTS = (
    "# 泵\n\n离心泵靠叶轮旋转输送液体。",
    "叶轮应当每年检查一次。\n\n",
    "## Seal\n\nThe seal leaks when it is worn.\n",
)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace(tmp_path) as opened:
        yield opened


@pytest.fixture
def built(workspace: Workspace) -> Built:
    return build(workspace, documents=2, chunks=3, questions=2)


@pytest.fixture
def small(workspace: Workspace) -> tuple[int, list[int]]:
    """A document of three chunks, a question with each: the id of the document, the ids of the chunks."""

    def make(c):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
        project = projects.create(c, "Pumps")
        text = "".join(PARTS)
        row = Document(project_id=project, name="pump.md", path="pump.md", format="md", size=9, sha256="", created_at=1)
        document = insert_one(c, cutting.table(Document), row.model_dump(exclude={"id"}))
        outline = [[1, "泵", 0], [2, "Seal", text.index("## Seal")]]
        places = [[0, text.index("叶轮应当"), 1, "a"], [text.index("叶轮应当"), len(text), 2, "b"]]
        c.execute(TEXT.insert().values(document_id=document, markdown=text, outline=outline, locators=places))
        rows, at = [], 0
        for n, part in enumerate(PARTS):
            one = Chunk(
                project_id=project, document_id=document, position=n, start=at, end=at + len(part), text=part,
                size=len(part), headings=["泵"], page=1, section="a", language="zh", created_at=1,
            )  # fmt: skip
            rows.append(one.model_dump(exclude={"id"}))
            at += len(part)
        chunks = insert_many(c, CHUNK, rows)
        asked = ("离心泵靠什么输送液体？", "叶轮多久检查一次？", "When does the seal leak?")
        for chunk, question in zip(chunks, asked, strict=True):
            questions.add(c, project, chunk, question)
        return document, chunks

    return workspace.write(make)  # type: ignore[no-any-return]


def homes(workspace: Workspace) -> list[int]:
    with workspace.read() as connection:
        return list(connection.execute(select(QUESTION.c.chunk_id).order_by(QUESTION.c.id)).scalars())


def test_neighbours_become_one_with_all_their_questions(workspace: Workspace, built: Built) -> None:
    before = dump(workspace)
    words = quoted(workspace, built.chunks[0]) + quoted(workspace, built.chunks[1])
    old = chunks_of(workspace, built.documents[0])
    undo_id, changes = workspace.write(lambda c: cutting.merge(c, [built.chunks[1], built.chunks[0]]))
    first, second = chunks_of(workspace, built.documents[0])
    assert (first.id, first.text, first.original) == (built.chunks[0], old[0].text + old[1].text, None)
    assert (first.start, first.end, first.size) == (old[0].start, old[1].end, len(first.text))
    assert second.id == built.chunks[2]
    assert quoted(workspace, built.chunks[0]) == words, "the quotes moved with the text"
    assert changes.removed["chunk"] == [built.chunks[1]]
    assert not changes.removed["question"]
    assert len(changes.updated["question"]) == 2
    workspace.write(lambda c: undo.restore(c, undo_id))
    assert dump(workspace) == before


def test_joining_with_cleaned_texts_that_wait_is_undone(workspace: Workspace, built: Built) -> None:
    first, second = built.chunks[:2]
    texts = {first: "Cleaned.", second: "Cleaned as well."}
    workspace.write(lambda c: proposals.propose(c, built.project, texts, "rules"))
    undo_id, _changes = workspace.write(lambda c: cutting.merge(c, [first, second]))
    workspace.write(lambda c: undo.restore(c, undo_id))
    with workspace.read() as connection:
        waiting = connection.execute(select(proposals.CLEANING.c.chunk_id, proposals.CLEANING.c.text)).all()
    assert {row[0]: row[1] for row in waiting} == texts


def test_a_chunk_is_cut_and_its_questions_find_their_piece(workspace: Workspace, small: tuple[int, list[int]]) -> None:
    document, chunks = small
    workspace.write(lambda c: cutting.merge(c, chunks))
    assert homes(workspace) == [chunks[0]] * 3
    before = dump(workspace)
    places = [len(PARTS[0]), len(PARTS[0] + PARTS[1])]
    undo_id, changes = workspace.write(lambda c: cutting.split_at(c, chunks[0], places[::-1]))
    found = chunks_of(workspace, document)
    assert [row.text for row in found] == list(PARTS)
    assert [row.position for row in found] == [0, 1, 2]
    assert [(row.page, row.section) for row in found] == [(1, "a"), (2, "b"), (2, "b")]
    assert [row.headings for row in found] == [["泵"], ["泵"], ["泵", "Seal"]]
    assert [row.language for row in found] == ["zh", "zh", "en"]
    assert [row.start for row in found[1:]] == places
    assert homes(workspace) == [row.id for row in found]
    assert changes.added["chunk"] == [row.id for row in found[1:]]
    workspace.write(lambda c: undo.restore(c, undo_id))
    assert dump(workspace) == before


def test_samples_go_to_the_piece_that_holds_their_quotes(workspace: Workspace, built: Built) -> None:
    chunk = built.chunks[0]
    before, words = dump(workspace), quoted(workspace, chunk)
    text = chunks_of(workspace, built.documents[0])[0].text
    place = text.index("The maintenance")
    undo_id, _changes = workspace.write(lambda c: cutting.split_at(c, chunk, [place]))
    found = chunks_of(workspace, built.documents[0])
    assert [row.position for row in found] == [0, 1, 2, 3], "the others made room"
    assert quoted(workspace, found[1].id) == words
    with workspace.read() as connection:
        left = connection.execute(select(SAMPLE.c.id).where(SAMPLE.c.chunk_id == chunk)).all()
    assert left == []
    assert set(homes(workspace)[:2]) == {found[1].id}
    workspace.write(lambda c: undo.restore(c, undo_id))
    assert dump(workspace) == before


def test_an_edited_chunk_is_cut_in_both_texts(workspace: Workspace, small: tuple[int, list[int]]) -> None:
    document, chunks = small
    edited = "注：# 泵\n\n离心泵靠叶轮输送液体！"
    workspace.write(lambda c: editing.edit(c, chunks[0], edited))
    workspace.write(lambda c: cutting.split_at(c, chunks[0], [edited.index("离心泵")]))
    first, second = chunks_of(workspace, document)[:2]
    assert (first.text, first.original) == ("注：# 泵\n\n", "# 泵\n\n")
    assert (second.text, second.original) == ("离心泵靠叶轮输送液体！", "离心泵靠叶轮旋转输送液体。")
    assert (first.end, second.start) == (len("# 泵\n\n"), len("# 泵\n\n"))
    workspace.write(lambda c: cutting.merge(c, [first.id, second.id]))
    row = chunks_of(workspace, document)[0]
    assert (row.text, row.original) == (edited, PARTS[0])
    workspace.write(lambda c: editing.restore_original(c, [row.id]))
    assert chunks_of(workspace, document)[0].text == PARTS[0]


def test_what_two_chunks_share_is_taken_once_and_a_gap_stays_a_gap(
    workspace: Workspace, small: tuple[int, list[int]]
) -> None:
    document, chunks = small
    repeated = {"start": len(PARTS[0]) - 3, "text": PARTS[0][-3:] + PARTS[1]}
    workspace.write(lambda c: c.execute(CHUNK.update().where(CHUNK.c.id == chunks[1]).values(**repeated)))
    rows = chunks_of(workspace, document)
    joined = join(rows[:2])
    assert joined.text == PARTS[0] + PARTS[1]
    assert joined.at[chunks[1]] == len(PARTS[0]) - 3
    workspace.write(lambda c: service.remove(c, rows[0].project_id, [chunks[1]]))
    workspace.write(lambda c: cutting.merge(c, [chunks[0], chunks[2]]))
    assert chunks_of(workspace, document)[0].text == PARTS[0] + "\n\n" + PARTS[2]


def test_what_cannot_be_cut_or_joined_is_refused(workspace: Workspace, built: Built) -> None:
    one, _two, three, other = built.chunks[:4]
    for work in (
        lambda c: cutting.merge(c, [one, three]),
        lambda c: cutting.merge(c, [three, other]),
        lambda c: cutting.merge(c, [one]),
        lambda c: cutting.merge(c, [one, 999_999]),
        lambda c: cutting.split_at(c, one, []),
        lambda c: cutting.split_at(c, one, [0]),
        lambda c: cutting.split_at(c, one, [100_000]),
    ):
        with pytest.raises(InvalidUse):
            workspace.write(work)


def test_headings_in_force() -> None:
    outline = [[1, "A", 0], [2, "B", 10], [3, "C", 20], [2, "D", 30]]
    assert headings_at(outline, 25) == ["A", "B", "C"]
    assert headings_at(outline, 30) == ["A", "D"]
    assert headings_at([], 3) == []
