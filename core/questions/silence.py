"""Documents of which no question came, parted by the reason: nothing to ask, or asked of another document already."""

from __future__ import annotations

from sqlalchemy import Connection, select

from core.documents import listing
from core.llm import extractive
from core.questions.generating import QuestionOptions
from core.questions.wording import fingerprint
from core.store.schema import Chunk, Document, Question
from core.store.schema.columns import table

CHUNK, DOCUMENT, QUESTION = table(Chunk), table(Document), table(Question)


def silent(connection: Connection, project_id: int) -> tuple[list[str], list[str]]:
    """Return the names of the documents without a question, and of those the ones whose questions others have.

    Only what the built-in engine asks can be told anew: no project asks the same twice, so a document that says what
    another one says has its questions there.
    """
    names = listing.silent(connection, project_id)
    if not names:
        return [], []
    where = (DOCUMENT.c.project_id == project_id, DOCUMENT.c.name.in_(names))
    found = connection.execute(select(DOCUMENT.c.id, DOCUMENT.c.name, DOCUMENT.c.title).where(*where)).all()
    known = [row.name for row in found if _repeats(connection, project_id, row.id, row.title or row.name)]
    return names, sorted(known)


def _repeats(connection: Connection, project_id: int, document_id: int, title: str) -> bool:
    """Say whether what would be asked of a document stands among the questions of the project."""
    columns = (CHUNK.c.text, CHUNK.c.headings, CHUNK.c.language)
    of_document = select(*columns).where(CHUNK.c.document_id == document_id).order_by(CHUNK.c.id)
    per_characters = QuestionOptions().per_characters
    for row in connection.execute(of_document):
        count = max(1, len(row.text) // per_characters)
        asked = extractive.questions(row.text, tuple(row.headings), row.language, count, title)
        marks = [fingerprint(one.question) for one in asked]
        where = (QUESTION.c.project_id == project_id, QUESTION.c.fingerprint.in_(marks))
        if marks and connection.execute(select(QUESTION.c.id).where(*where).limit(1)).first():
            return True
    return False
