"""A service that wants a key and would be called without one: said before anything is sent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

from core.errors import QT_TRANSLATE_NOOP
from core.llm.credentials import Credentials, fetch, sendable
from core.llm.failures import ModelError, failure
from core.llm.messages import Model
from core.llm.providers import key_variables, providers
from core.secrets import Secrets


def refuse(model: Model, credentials: Credentials, *, locked: bool = False) -> None:
    """Let no call begin that its service can only refuse; `locked`: the keyring was, when it was asked for the key.

    Raises:
        ModelError: the provider wants a key and has none, or what is to be sent is no header; the sentence says where
            to put it.
    """
    refuse_odd(model, {"Authorization": credentials.key, **model.headers, **credentials.headers})
    named = any(name.lower() == "authorization" or "key" in name.lower() for name in model.headers)
    if wants_key(model) and not (credentials.key or credentials.headers or named):
        raise lacking(model, locked=locked)


def refuse_odd(model: Model, headers: Mapping[str, str]) -> None:
    """Let no key or header go out that HTTP cannot carry; the kind of the error is that of a wrong key.

    Raises:
        ModelError: there is one.
    """
    if all(sendable(name, value) for name, value in headers.items()):
        return
    raise ModelError(
        QT_TRANSLATE_NOOP("Errors", "The key or a header for {provider} holds a character that cannot be sent."),
        QT_TRANSLATE_NOOP(
            "Errors", "Copy it again, without line breaks and without anything before or behind it, and enter it anew."
        ),
        **failure("key", model).params,
    )


def refuse_any(secrets: Secrets, models: Iterable[Model]) -> None:
    """Let no chain of jobs begin that would come to a model without its key; asks the keyring.

    Raises:
        ModelError: as `refuse`, of the first such model that has no other to go on with.
    """
    for model in models:
        if wants_key(model) and not model.fallbacks:
            refuse(model, fetch(secrets, model), locked=secrets.locked)


def wants_key(model: Model) -> bool:
    """Say whether a model is asked at the address of a provider that answers nobody without a key.

    An address of the user's own, such as that of a gateway in the house, may well do without one.
    """
    entry = providers().get(model.provider)
    if entry is None or not entry.key:
        return False
    known = (entry.base_url, *entry.other_urls, *(rule.base_url or "" for rule in entry.rules))
    return _host(model.base_url) in {_host(address) for address in known}


def lacking(model: Model, *, locked: bool = False) -> ModelError:
    """Return the error for a provider without its key; its kind is that of a wrong one."""
    variable = Secrets(key_variables()).variables(model.provider)[0]
    error = failure("key", model, id=model.provider, variable=variable, lacking=True)
    if locked:
        return ModelError(
            QT_TRANSLATE_NOOP("Errors", "The keyring is locked, so a key for {provider} cannot be read."),
            QT_TRANSLATE_NOOP("Errors", "Unlock it, or put the key into the variable {variable}, then try again."),
            **error.params,
        )
    return ModelError(
        QT_TRANSLATE_NOOP("Errors", "There is no key for {provider}."),
        QT_TRANSLATE_NOOP(
            "Errors",
            "Enter it in the window under Models › {provider} › Key, put it into the environment variable {variable}, "
            "or keep it with “lorewright models add {id} --api-key-env {variable}”.",
        ),
        **error.params,
    )


def _host(address: str) -> str:
    return (urlsplit(address).hostname or "").lower()
