"""What the Playground says about answers: figures, thinking, failures."""

from __future__ import annotations

from math import floor, log10

from PySide6.QtCore import QCoreApplication, QLocale

from core.chat.turns import Answer, Tuning
from desktop.models.words import failure_words
from desktop.translate import number


def figures(answer: Answer) -> str:
    """Return what an answer took, in one line; while it is written, that it is."""
    if answer.state == "writing":
        if answer.text or answer.thinking:
            return QCoreApplication.translate("Playground", "writing…")
        return QCoreApplication.translate("Playground", "waiting for the first word…")
    unknown = QCoreApplication.translate("Playground", "unknown")
    about = "≈ " if answer.estimated else ""
    parts = []
    if answer.state == "stopped":
        parts.append(QCoreApplication.translate("Playground", "stopped"))
    elif answer.finish == "length":
        parts.append(QCoreApplication.translate("Playground", "cut off at the length limit"))
    if answer.latency_ms is None:
        return " · ".join(parts)
    first = unknown if answer.first_ms is None else seconds(answer.first_ms)
    parts.append(QCoreApplication.translate("Playground", "first token {0}").format(first))
    if answer.speed is not None:
        speed = f"{about}{QLocale().toString(answer.speed, 'f', 1)}"
        parts.append(QCoreApplication.translate("Playground", "{0} tokens/s").format(speed))
    sent, written = (
        unknown if one is None else f"{about}{number(one)}" for one in (answer.prompt_tokens, answer.completion_tokens)
    )
    parts.append(QCoreApplication.translate("Playground", "{0} in, {1} out").format(sent, written))
    parts.append(cost(answer))
    return " · ".join(parts)


def seconds(milliseconds: int) -> str:
    """Return a time as people read it."""
    if milliseconds < 1000:
        return QCoreApplication.translate("Playground", "{0} ms").format(number(milliseconds))
    return QCoreApplication.translate("Playground", "{0} s").format(QLocale().toString(milliseconds / 1000, "f", 1))


def cost(answer: Answer) -> str:
    """Return what an answer cost; nothing on this computer, and unknown without a price."""
    if answer.cost is None:
        return QCoreApplication.translate("Playground", "cost unknown")
    if not answer.cost:
        return QCoreApplication.translate("Playground", "no cost")
    about = "≈ " if answer.estimated else ""
    # Two digits that count, and never the form 4e-05.
    digits = max(2, 1 - floor(log10(answer.cost)))
    return f"{about}{QLocale().toString(answer.cost, 'f', digits)} {answer.currency}".strip()


def thinking(letters: int, *, writing: bool, unfolded: bool) -> str:
    """Return the line over the thinking."""
    mark = "▾" if unfolded else "▸"
    if writing:
        return f"{mark} " + QCoreApplication.translate("Playground", "thinking… {0} characters").format(number(letters))
    return f"{mark} " + QCoreApplication.translate("Playground", "Thinking, {0} characters").format(number(letters))


def failure(answer: Answer) -> str:
    """Return why an answer failed and what to do."""
    return failure_words(answer.error or {"what": ""})


def tuning(own: Tuning) -> str:
    """Return what is set for one column alone, in one line; empty for nothing."""
    parts = []
    if own.temperature is not None:
        text = QCoreApplication.translate("Playground", "temperature {0}")
        parts.append(text.format(QLocale().toString(own.temperature, "g", 6)))
    if own.top_p is not None:
        text = QCoreApplication.translate("Playground", "top-p {0}")
        parts.append(text.format(QLocale().toString(own.top_p, "g", 6)))
    if own.max_tokens is not None:
        parts.append(QCoreApplication.translate("Playground", "up to {0} tokens").format(number(own.max_tokens)))
    if own.thinking is not None:
        on = QCoreApplication.translate("Playground", "thinking on")
        parts.append(on if own.thinking else QCoreApplication.translate("Playground", "thinking off"))
    return " · ".join(parts)


def not_asked() -> str:
    """Return what stands where a model was not there yet."""
    return QCoreApplication.translate("Playground", "not asked")


def pictures(count: int) -> str:
    """Return how many pictures went with a question."""
    return "▣ " + QCoreApplication.translate("Playground", "%n picture(s)", "", count)


def copy() -> str:
    """Return the word of the link that copies an answer."""
    return QCoreApplication.translate("Playground", "Copy")


def again() -> str:
    """Return the word of the link that asks again."""
    return QCoreApplication.translate("Playground", "Try again")


def refusal() -> str:
    """Return why the built-in engine is not among the models."""
    return QCoreApplication.translate(
        "Playground", "The built-in engine takes text apart; it cannot hold a conversation, so it is not in the list."
    )
