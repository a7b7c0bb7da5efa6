"""What one model was asked and said, as rows of a view: questions, thinking, blocks of Markdown, figures, errors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument

from core.chat.turns import Answer, Turn
from desktop.models.missingkey import key_words, lacking
from desktop.playground import words
from desktop.theme import current
from desktop.widgets.markdownblocks import Block, blocks, plain_blocks
from desktop.widgets.markdowntext import LINE_HEIGHT, Laid, lay

QUESTION, HEAD, THOUGHT, ANSWER, END = "question", "head", "thought", "answer", "end"
#: links inside the rows
COPY, FOLD, AGAIN, KEY = "copy", "fold", "again", "key"
PAD: Final = 12
BETWEEN: Final = "   "
SEPARATOR: Final = " · "
_TONES: Final = {"failed": "bad", "stopped": "warn"}


class Row(NamedTuple):
    """A row: its part of the conversation, the turn, its own text and the block that says how to lay it out."""

    part: str
    turn: int
    text: str
    block: Block
    tone: str = ""


def of_turn(number: int, turn: Turn, answer: Answer | None, *, unfolded: bool) -> Iterator[Row]:
    """Yield the rows of a turn."""
    yield from question(number, turn)
    yield from thinking(number, answer, unfolded=unfolded)
    if answer is not None:
        yield from markdown(number, answer.text)
    yield end(number, answer)


def question(number: int, turn: Turn) -> Iterator[Row]:
    """Yield the rows of a question; long ones are cut into several."""
    text = turn.text or " "
    if turn.pictures:
        text = f"{words.pictures(len(turn.pictures))}\n{turn.text}".strip()
    found = list(plain_blocks(text))
    for place, block in enumerate(found):
        ends = (place == 0, place == len(found) - 1)
        source = text[block.start : block.end].strip("\n")
        yield Row(QUESTION, number, source, Block("plain", 0, len(source), block.lines, ends))


def thinking(number: int, answer: Answer | None, *, unfolded: bool) -> Iterator[Row]:
    """Yield the line that folds the thinking, and the thinking where it is unfolded."""
    if answer is None or not answer.thinking.strip():
        return
    writing = answer.state == "writing" and not answer.text
    line = words.thinking(len(answer.thinking), writing=writing, unfolded=unfolded)
    yield Row(HEAD, number, line, Block("plain", 0, len(line)))
    if unfolded:
        for block in plain_blocks(answer.thinking.strip()):
            source = answer.thinking.strip()[block.start : block.end].strip("\n")
            yield Row(THOUGHT, number, source, Block("plain", 0, len(source), block.lines))


def markdown(number: int, text: str) -> Iterator[Row]:
    """Yield the blocks of an answer, each with its own piece of the text."""
    for block in blocks(text):
        source = text[block.start : block.end]
        yield Row(ANSWER, number, source, block._replace(start=0, end=len(source)))


def end(number: int, answer: Answer | None) -> Row:
    """Return the row under an answer: figures, what failed, or that it is being written."""
    if answer is None:
        line = words.not_asked()
    elif answer.state == "failed":
        line = words.failure(answer)
    else:
        line = words.figures(answer)
    tone = _TONES.get(answer.state, "") if answer is not None else ""
    if answer is not None and answer.state == "failed" and lacking(answer.error):
        tone = f"{tone} key"
    if answer is not None and answer.text.strip() and answer.state != "writing":
        tone = f"{tone} copy"
    return Row(END, number, line, Block("plain", 0, len(line)), tone.strip())


def laid(row: Row, width: float) -> Laid:
    """Lay a row out in a width in pixels."""
    if row.part == ANSWER:
        return lay(row.block, row.text, width)
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0)
    small = row.part in (HEAD, END, THOUGHT)
    document.setDefaultFont(current().font("second" if small else "body"))
    cursor = QTextCursor(document)
    shape = QTextBlockFormat()
    height = round(current().px("second" if small else "body") * (1.6 if small else LINE_HEIGHT - 0.15))
    shape.setLineHeight(height, QTextBlockFormat.LineHeightTypes.MinimumHeight.value)
    cursor.setBlockFormat(shape)
    made = {QUESTION: _question, HEAD: _head, THOUGHT: _thought, END: _end}[row.part](cursor, row)
    document.setTextWidth(max(40.0, width - made.left - (PAD if made.behind in ("question", "failed") else 0)))
    return made._replace(document=document)


def _look(role: str, link: str = "") -> QTextCharFormat:
    look = QTextCharFormat()
    look.setForeground(current().role(role))
    if link:
        look.setAnchor(True)
        look.setAnchorHref(link)
    return look


def _question(cursor: QTextCursor, row: Row) -> Laid:
    first, last = row.block.data
    cursor.insertText(row.text, _look("text"))
    return Laid(cursor.document(), 14 if first else 0, 20 if last else 0, PAD, "question")


def _head(cursor: QTextCursor, row: Row) -> Laid:
    cursor.insertText(row.text, _look("muted", FOLD))
    return Laid(cursor.document(), 0, 6, 0, "head")


def _thought(cursor: QTextCursor, row: Row) -> Laid:
    cursor.insertText(row.text, _look("muted"))
    return Laid(cursor.document(), 0, 8, 14, "thought")


def _end(cursor: QTextCursor, row: Row) -> Laid:
    tones = row.tone.split()
    failed = "bad" in tones
    if failed:
        cursor.insertText(f"{row.text}\n", _look("bad"))
    # First what can be pressed: after the figures of a narrow column it would stand alone in the next line.
    links = {KEY: key_words() if "key" in tones else "", AGAIN: words.again() if failed else ""}
    links[COPY] = words.copy() if "copy" in tones else ""
    for link, word in links.items():
        if word:
            cursor.insertText(word, _look("accent", link))
            cursor.insertText(BETWEEN, _look("faint"))
    if not failed:
        # Lines break between figures, not within one.
        figures = SEPARATOR.join(part.replace(" ", "\u00a0") for part in row.text.split(SEPARATOR))
        cursor.insertText(figures, _look("warn" if "warn" in tones else "muted"))
    return Laid(
        cursor.document(), 12 if failed else 4, 22 if failed else 14, PAD if failed else 0, "failed" if failed else ""
    )


def anchor(found: Sequence[Row]) -> int:
    """Return from which row of a growing answer on it can be cut anew: a paragraph or a heading, else 0."""
    for place in range(len(found) - 2, 0, -1):
        row = found[place]
        if row.block.kind in ("text", "heading") and not row.text[:1].isspace():
            return place
    return 0
