"""What another way of splitting does to chunks and to what hangs on them, in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from core.chunks.service import Replaced
from desktop.translate import number, sentences


def replaced(found: Replaced) -> str:
    """Return what becomes of the chunks of one document, and of what hangs on those that go."""
    if not found.gone and not found.added:
        return QCoreApplication.translate("Splitting", "All chunks stay as they are.")
    parts = [
        QCoreApplication.translate("Splitting", "{0} chunks stay, {1} go, {2} are new.").format(
            number(found.kept), number(found.gone), number(found.added)
        )
    ]
    if found.edited:
        parts.append(
            QCoreApplication.translate("Splitting", "%n of those that go was edited or cleaned.", "", found.edited)
        )
    return sentences(*parts, hanging(found.hanging) if found.gone else "")


def hanging(found: dict[str, int]) -> str:
    """Return what goes with chunks, or loses its source."""
    asked, made = found["questions"], found["samples"]
    if not asked and not made:
        return QCoreApplication.translate("Splitting", "No question hangs on them.")
    parts = []
    if asked:
        parts.append(QCoreApplication.translate("Splitting", "%n question(s) go with them.", "", asked))
    if made:
        parts.append(QCoreApplication.translate("Splitting", "%n sample(s) stay, but lose their source.", "", made))
    return sentences(*parts)


def many(documents: int, chunks: int, found: dict[str, int]) -> str:
    """Return what may be lost when many documents are split anew."""
    first = QCoreApplication.translate(
        "Splitting", "{0} documents with {1} chunks are split again; chunks whose text stays keep what they have."
    )
    parts = [first.format(number(documents), number(chunks))]
    if found["questions"] or found["samples"]:
        text = QCoreApplication.translate(
            "Splitting", "On the chunks hang {0} questions and {1} samples; those of chunks that go are affected."
        )
        parts.append(text.format(number(found["questions"]), number(found["samples"])))
    else:
        parts.append(QCoreApplication.translate("Splitting", "No question hangs on them."))
    return sentences(*parts)
