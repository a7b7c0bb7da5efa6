"""A model in words: its name, where it works, how large it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from core.errors import QT_TRANSLATE_NOOP
from core.llm.providers import called
from core.stages.choice import is_built_in
from desktop.translate import listed

if TYPE_CHECKING:
    from core.llm.messages import Model


#: the providers whose titles are no names of their own
DESCRIBED = (QT_TRANSLATE_NOOP("Models", "Model files"), QT_TRANSLATE_NOOP("Models", "OpenAI-compatible service"))


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
