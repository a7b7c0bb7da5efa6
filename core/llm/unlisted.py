"""What went wrong when a service was asked for its models, in words that fit a list: no text failed, no model."""

from __future__ import annotations

from core.errors import QT_TRANSLATE_NOOP
from core.llm.failures import ModelError
from core.llm.messages import Model

_BY_NAME = QT_TRANSLATE_NOOP(
    "Errors",
    "Try again later, or add the model by its name: in the window under Models, or with "
    "“lorewright models add {id}/NAME”. A service can be used without its list.",
)
_SENTENCES: dict[str, tuple[str, str]] = {
    "server": (
        QT_TRANSLATE_NOOP("Errors", "{provider} had a fault of its own ({status}) when it was asked for its models."),
        _BY_NAME,
    ),
    "busy": (QT_TRANSLATE_NOOP("Errors", "{provider} had no time to say which models it has."), _BY_NAME),
    "timeout": (
        QT_TRANSLATE_NOOP("Errors", "{provider} did not say within {seconds} seconds which models it has."),
        _BY_NAME,
    ),
    "cut": (
        QT_TRANSLATE_NOOP("Errors", "The connection to {provider} broke off."),
        QT_TRANSLATE_NOOP("Errors", "Check the network, then try again."),
    ),
    "forbidden": (
        QT_TRANSLATE_NOOP("Errors", "{provider} does not allow this account to see its models."),
        _BY_NAME,
    ),
    "address": (
        QT_TRANSLATE_NOOP("Errors", "There is no list of models at {address}."),
        QT_TRANSLATE_NOOP(
            "Errors",
            "Check the address of {provider}; it often ends in /v1. Where the service keeps no list, add the model by "
            "its name: in the window under Models, or with “lorewright models add {id}/NAME”.",
        ),
    ),
}
_OTHERS = (QT_TRANSLATE_NOOP("Errors", "{provider} did not say which models it has ({status})."), _BY_NAME)
# What the sentences of calls say of these is as true of a list.
_ALIKE = frozenset({"key", "unreachable", "secure", "asleep", "garbled"})


def unlisted(error: ModelError, model: Model) -> ModelError:
    """Return the error of a call as that of a list, asked for with `model`; kind and details stay."""
    if error.kind in _ALIKE:
        return error
    what, todo = _SENTENCES.get(error.kind, _OTHERS)
    return ModelError(what, todo, **{**error.params, "id": model.provider})
