"""A model in words: its name, where it works, how large it is."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QCoreApplication, QLocale

from core.errors import QT_TRANSLATE_NOOP, LorewrightError
from core.llm.providers import called
from core.stages.choice import is_built_in
from desktop import presenter
from desktop.translate import listed

if TYPE_CHECKING:
    from core.llm.messages import Model


#: the providers whose titles are no names of their own
DESCRIBED = (QT_TRANSLATE_NOOP("Models", "Model files"), QT_TRANSLATE_NOOP("Models", "OpenAI-compatible service"))


#: letters of a service's own words that are shown
QUOTED: Final = 300


def provider_words(own: str) -> str:
    """Return the title of a provider in the language of the interface."""
    return QCoreApplication.translate("Models", own) if own in DESCRIBED else own


def model_words(model: Model) -> str:
    """Return "qwen3:8b · Ollama", or what the built-in engine is called."""
    if is_built_in(model):
        return QCoreApplication.translate("Models", "Built-in engine")
    return f"{model.name} · {provider_words(called(model))}"


def place_words(model: Model) -> str:
    """Return one sentence on where the text goes."""
    if is_built_in(model):
        return QCoreApplication.translate("Models", "Works on this computer, without a model and without a network.")
    away = [called(one) for one in (model, *model.fallbacks) if not one.local]
    if not away:
        return QCoreApplication.translate("Models", "Works on this computer; nothing leaves it.")
    sent = QCoreApplication.translate("Models", "The text of your documents is sent to {0}.")
    return sent.format(listed(dict.fromkeys(away)))


def size_words(size: int) -> str:
    """Return a size in bytes as people read it, such as "5.2 GB"."""
    return QLocale().formattedDataSize(size, 1, QLocale.DataSizeFormat.DataSizeSIFormat) if size else ""


def failure_words(error: BaseException | dict[str, Any]) -> str:
    """Return why a call failed and what to do, and in a line of its own what the service answered, as far as known."""
    known = LorewrightError.from_dict(error) if isinstance(error, dict) else error
    words = presenter.sentence(known)
    said = _said(str(known.params.get("reply") or "")) if isinstance(known, LorewrightError) else ""
    return f"{words}\n" + QCoreApplication.translate("Models", "It said: {0}").format(said) if said else words


def _said(reply: str) -> str:
    """Return the words in a refusal; nothing of a page for browsers."""
    text = reply.strip()
    if text.startswith("<"):
        return ""
    try:
        found = json.loads(text)
    except ValueError:
        found = None
    for name in ("error", "message"):
        if isinstance(found, dict):
            found = found.get(name, found)
    text = " ".join((found if isinstance(found, str) else text).split())
    return text if len(text) <= QUOTED else text[:QUOTED] + "…"
