"""Keys of providers: where each is, and taking those of the environment into the keyring when asked to."""

from __future__ import annotations

import os
from collections.abc import Iterable

from core.errors import QT_TRANSLATE_NOOP, InvalidUse
from core.llm.providers import Provider
from core.secrets import Secrets


def offered(entries: Iterable[Provider]) -> dict[str, str]:
    """Return the providers whose key is in the environment, each with the variable that holds it."""
    found = {}
    for entry in entries:
        name = next((name for name in entry.key_env if os.environ.get(name, "").strip()), None)
        if name is not None:
            found[entry.id] = name
    return found


def take(secrets: Secrets, provider: str, variable: str) -> str:
    """Put the key of an environment variable into the keyring; return where it went: "keyring" or "memory".

    Raises:
        InvalidUse: the variable is not set.
    """
    key = os.environ.get(variable, "").strip()
    if not key:
        raise InvalidUse(
            QT_TRANSLATE_NOOP("Errors", "The environment variable {variable} is not set."),
            QT_TRANSLATE_NOOP("Errors", "Put the key into it, then try again."),
            variable=variable,
        )
    return secrets.set(provider, key)


def places(secrets: Secrets, entries: Iterable[Provider]) -> dict[str, str | None]:
    """Return where the key of each provider is: keyring, environment, memory or None; asks the keyring."""
    return {entry.id: secrets.where(entry.id) for entry in entries if entry.kind == "openai"}
