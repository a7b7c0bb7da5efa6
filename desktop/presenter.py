"""Errors in the language of the interface: the one place that turns an exception into a sentence."""

from __future__ import annotations

import logging
from typing import Any

from PySide6.QtCore import QCoreApplication

from core.errors import Interrupted, LorewrightError, fill
from core.store.failing import told
from desktop.translate import listed, sentences

log = logging.getLogger("desktop.presenter")
CONTEXT, FORMS = "Errors", "Forms"


def sentence(error: BaseException | dict[str, Any]) -> str:
    """Return what happened and what to do, translated; empty when nothing is to be said (the user interrupted).

    Args:
        error: an exception, or an error stored as plain data with `LorewrightError.as_dict`.
    """
    if isinstance(error, dict):
        error = LorewrightError.from_dict(error)
    if isinstance(error, Interrupted):
        return ""
    error = told(error) or error
    if isinstance(error, LorewrightError):
        return sentences(*(_translated(part, error.params) for part in (error.what, error.todo) if part))
    log.error("show unexpected error", exc_info=error)
    return QCoreApplication.translate(
        "Errors", "Something unexpected went wrong. Your data is safe; the details are in the log file."
    )


def _translated(template: str, params: dict[str, Any]) -> str:
    if "provider" in params:
        from desktop.models.words import provider_words  # with the providers: not for the first picture

        params = params | {"provider": provider_words(str(params["provider"]))}
    words = QCoreApplication.translate(CONTEXT, template)
    # What a field takes may be said by the form it stands in.
    return fill(QCoreApplication.translate(FORMS, template) if words == template else words, params, listed)
