"""Fills a workspace with a project of any size, fast, for tests, benchmarks and pictures."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from sqlalchemy import Connection, insert, select, update

from core.clock import now
from core.domain import service as tags
from core.domain.tree import Branch
from core.projects import service as projects
from core.questions.wording import fingerprint
from core.samples.turns import messages
from core.store.inserting import insert_many, insert_one
from core.store.schema import Call, Chunk, Document, DocumentText, Job, JobItem, Question, Revision, Sample
from core.store.schema.columns import table
from core.workspace import Workspace

SENTENCES = (
    "The maintenance interval is {n} months after commissioning.",
    "第{n}条规定，经营者应当在七日内作出答复。",
    "A pressure vessel must be inspected before it is put into service.",
    "不可抗力是指不能预见、不能避免且不能克服的客观情况。",
)


@dataclass
class Built:
    """The ids of what was built."""

    project: int
    documents: list[int] = field(default_factory=list)
    chunks: list[int] = field(default_factory=list)
    tags: list[int] = field(default_factory=list)
    questions: list[int] = field(default_factory=list)
    samples: list[int] = field(default_factory=list)


def build(workspace: Workspace, documents: int, chunks: int, questions: int, name: str = "Maintenance") -> Built:
    """Build documents with `chunks` chunks each, `questions` questions a chunk, and a sample for each question."""
    return workspace.write(lambda connection: _build(connection, documents, chunks, questions, name))


def _build(connection: Connection, documents: int, chunks: int, questions: int, name: str) -> Built:
    built = Built(projects.create(connection, name))
    tree = [Branch(label="Safety", children=[Branch(label="Inspection"), Branch(label="责任")]), Branch(label="期限")]
    built.tags = tags.add_tree(connection, built.project, tree)
    job_values = Job(project_id=built.project, kind="answers", state="partial", created_at=now()).model_dump(
        exclude={"id"}
    )
    job_id = insert_one(connection, table(Job), job_values)
    item = JobItem(
        job_id=job_id, key="question:1", label="?", state="failed", error={"what": "No answer."}, created_at=now()
    )
    connection.execute(insert(table(JobItem)).values(**item.model_dump(exclude={"id"})))
    call = Call(
        project_id=built.project,
        job_id=job_id,
        stage="answers",
        provider="ollama",
        model="small",
        prompt_tokens=700,
        completion_tokens=90,
        created_at=now(),
    )
    connection.execute(insert(table(Call)).values(**call.model_dump(exclude={"id"})))
    for number in range(documents):
        _document(connection, built, number, chunks, questions, job_id)
    if built.samples:
        kept = Revision(sample_id=built.samples[0], before={"note": ""}, after={"note": "checked"}, created_at=now())
        connection.execute(insert(table(Revision)).values(**kept.model_dump(exclude={"id"})))
    return built


def _document(connection: Connection, built: Built, number: int, chunks: int, questions: int, job_id: int) -> None:
    texts = [f"## Section {n + 1}\n\n" + " ".join(s.format(n=n) for s in SENTENCES) + "\n\n" for n in range(chunks)]
    text = "".join(texts)
    row = Document(
        project_id=built.project,
        name=f"manual-{number:04}.md",
        path=f"manual-{number:04}.md",
        format="md",
        size=len(text.encode()),
        sha256=f"{number:064x}",
        characters=len(text),
        created_at=now(),
    )
    document_id = insert_one(connection, table(Document), row.model_dump(exclude={"id"}))
    built.documents.append(document_id)
    outline, place, rows = [], 0, []
    for n, piece in enumerate(texts):
        outline.append([2, f"Section {n + 1}", place])
        rows.append(
            {
                "project_id": built.project,
                "document_id": document_id,
                "position": n,
                "start": place,
                "end": place + len(piece),
                "text": piece,
                "size": len(piece),
                "headings": [f"Section {n + 1}"],
                "page": n + 1,
                "section": None,
                "language": "en",
                "oversize": False,
                "created_at": now(),
            }
        )
        place += len(piece)
    values = {"document_id": document_id, "markdown": text, "outline": outline, "locators": [[0, place, None, None]]}
    connection.execute(insert(table(DocumentText)).values(**values))
    if not rows:
        return
    chunk_ids = insert_many(connection, table(Chunk), rows)
    built.chunks.extend(chunk_ids)
    _questions(connection, built, document_id, chunk_ids, texts, questions, job_id)


def _questions(
    connection: Connection,
    built: Built,
    document_id: int,
    chunk_ids: list[int],
    texts: list[str],
    questions: int,
    job_id: int,
) -> None:
    asked, answered = [], []
    for place, chunk_id in enumerate(chunk_ids):
        for n in range(questions):
            text = (
                f"What is the maintenance interval of part {chunk_id}-{n}?"
                if n % 2
                else f"部件 {chunk_id}-{n} 的检修期限是多久？"
            )
            tag_id = built.tags[(chunk_id + n) % len(built.tags)]
            common = {
                "project_id": built.project,
                "chunk_id": chunk_id,
                "tag_id": tag_id,
                "job_id": job_id,
                "language": "en",
                "model": "ollama/small",
                "created_at": now(),
            }
            asked.append(
                {
                    **common,
                    "text": text,
                    "fingerprint": fingerprint(text),
                    "origin": "model",
                    "prompt": "questions.en@1",
                }
            )
            start = texts[place].index("The maintenance")
            end = texts[place].index(".", start) + 1
            answer = texts[place][start:end]
            answered.append(
                {
                    **common,
                    "document_id": document_id,
                    "kind": "qa",
                    "messages": messages(text, answer),
                    "question": text,
                    "answer": answer,
                    "state": ("open", "accepted", "open", "rejected")[(chunk_id + n) % 4],
                    "note": "",
                    "quotes": [[start, end]],
                    "prompt": "answer.en@1",
                    "parameters": {},
                    "updated_at": now(),
                }
            )
    if not asked:
        return
    question_ids = insert_many(connection, table(Question), asked)
    built.questions.extend(question_ids)
    for row, question_id in zip(answered, question_ids, strict=True):
        row["question_id"] = question_id
    built.samples.extend(insert_many(connection, table(Sample), answered))


def set_apart(connection: Connection) -> None:
    """Put words into every chunk that no other has, so that the loopback server asks questions unlike all others."""
    target = table(Chunk)
    for number, text in connection.execute(select(target.c.id, target.c.text)).all():
        own = " ".join(_word(number, turn) for turn in range(8))
        connection.execute(update(target).where(target.c.id == number).values(text=f"{text} {own}"))


def _word(number: int, turn: int) -> str:
    digest = hashlib.blake2b(f"{number} {turn}".encode(), digest_size=6).hexdigest()
    return "".join(chr(ord("a") + int(digit, 16)) for digit in digest)
