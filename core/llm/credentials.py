"""Everything secret that a call needs: the provider's key, headers that are keys themselves, the password of a proxy.

A `Model` only names what is secret (`Model.hidden`); the values lie in the keyring under names made here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit, urlunsplit

from core.llm.messages import Model
from core.secrets import Secrets

PROXY = "proxy"
HEADER = "header:"
_SECRET_NAME = re.compile(r"auth|key|token|secret|password|credential|cookie|session|signature", re.IGNORECASE)


@dataclass(frozen=True, slots=True, repr=False)
class Credentials:
    """The secrets of one endpoint; never shown, never stored.

    Attributes:
        key: the provider's key or "".
        headers: headers whose values are secret.
        proxy: the proxy's address with name and password, or "" when it has none.
    """

    key: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    proxy: str = ""

    def __repr__(self) -> str:
        return "Credentials(•••)"

    @property
    def all(self) -> tuple[str, ...]:
        """Return every secret value, to remove it from the text of an error."""
        found = [self.key]
        for value in self.headers.values():
            # "Bearer abc" is repeated by servers with and without its first word.
            found += [value, *value.split()[1:]]
        parts = urlsplit(self.proxy)
        found += [f"{parts.username}:{parts.password}", parts.password] if parts.password else []
        return tuple(dict.fromkeys(value for value in found if value))


def place(provider: str, what: str) -> str:
    """Return the name under which `core.secrets` keeps something secret of a provider that is not its key."""
    return f"{provider}#{what}"


def fetch(secrets: Secrets, model: Model) -> Credentials:
    """Return what a model's calls need; asks the keyring, so not for the window's own thread."""
    headers: dict[str, str] = {}
    proxy = ""
    for what in model.hidden:
        value = secrets.get(place(model.provider, what)) or ""
        if what == PROXY and value:
            proxy = with_login(model.proxy, value)
        elif what.startswith(HEADER) and value:
            headers[what.removeprefix(HEADER)] = value
    return Credentials(secrets.get(model.provider) or "", headers, proxy)


def is_secret(name: str) -> bool:
    """Say whether the value of a header or body field of this name is a key and must not be stored."""
    return bool(_SECRET_NAME.search(name))


def without_login(address: str) -> tuple[str, str]:
    """Split "http://name:password@host" into the address alone and "name:password" (empty where there is none)."""
    parts = urlsplit(address)
    login, at, host = parts.netloc.rpartition("@")
    return (urlunsplit(parts._replace(netloc=host)), login) if at else (address, "")


def holds_secret(address: str) -> bool:
    """Say whether an address holds a name and password, or a key behind its question mark."""
    asked = address.partition("?")[2]
    named = (part.partition("=")[0] for part in asked.split("&") if part)
    return "@" in address.partition("://")[2].partition("/")[0] or any(map(is_secret, named))


def with_login(address: str, login: str) -> str:
    """Put name and password back into an address."""
    parts = urlsplit(address)
    return urlunsplit(parts._replace(netloc=f"{login}@{parts.netloc}")) if parts.netloc else address
