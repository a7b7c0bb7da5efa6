"""Everything secret that a call needs: the provider's key, headers that are keys themselves, the password of a proxy.

A `Model` only names what is secret (`Model.hidden`); the values lie in the keyring under names made here. Of a user's
own headers every value is secret, whatever the header is called, unless the user says that it is none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from core.llm.messages import Model
from core.secrets import Secrets

PROXY = "proxy"
HEADER = "header:"
_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_SECRET_NAME = re.compile(r"auth|key|token|secret|password|credential|cookie|session|signature", re.IGNORECASE)
# Fields of a request that are called so and hold none: a name for the provider's cache, numbers of tokens.
_NO_SECRET = re.compile(r"cache_key|tokens", re.IGNORECASE)
# What keys look like: a known beginning, a login, or a long word of letters and digits mixed.
_SECRET_VALUE = re.compile(
    r"^(?:(?:bearer|basic|token|apikey)\s+\S{4,}|(?:sk|pk|rk|ghp|gho|xox[a-z]|hf|key|AKIA|AIza|eyJ)[-_A-Za-z0-9.]{8,}$)"
    r"|(?<![A-Za-z0-9])(?=[A-Za-z]*[0-9])(?=[0-9]*[A-Za-z])[A-Za-z0-9]{24,}(?![A-Za-z0-9])",
    re.IGNORECASE,
)


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


def sendable(name: str, value: str) -> bool:
    """Say whether HTTP can carry a header: a pasted key may hold a line break, a blank without width, a word before."""
    return bool(_NAME.fullmatch(name)) and all(" " <= char <= "~" or char == "\t" for char in value)


def is_secret(name: str) -> bool:
    """Say whether the value of a header or body field of this name is a key and must not be stored."""
    return bool(_SECRET_NAME.search(name))


def looks_secret(value: str) -> bool:
    """Say whether a value looks like a key, whatever it is called."""
    return bool(_SECRET_VALUE.search(value.strip()))


def secret_within(found: Any, name: str = "") -> str:
    """Return the name of a field, however deep in plain data, whose text is a key by its name or looks; "" for none."""
    if isinstance(found, Mapping):
        return next((bad for key, value in found.items() if (bad := secret_within(value, str(key)))), "")
    if isinstance(found, list | tuple):
        return next((bad for value in found if (bad := secret_within(value, name))), "")
    if not isinstance(found, str) or not found:
        return ""
    named = is_secret(name) and not _NO_SECRET.search(name)
    return (name or "–") if named or looks_secret(found) or ("://" in found and holds_secret(found)) else ""


def without_login(address: str) -> tuple[str, str]:
    """Split "http://name:password@host" into the address alone and "name:password" (empty where there is none)."""
    parts = urlsplit(address)
    login, at, host = parts.netloc.rpartition("@")
    return (urlunsplit(parts._replace(netloc=host)), login) if at else (address, "")


def holds_secret(address: str) -> bool:
    """Say whether an address holds a name and password, or a key behind its question mark."""
    asked = address.partition("?")[2].partition("#")[0]
    parts = [part.partition("=") for part in asked.split("&") if part]
    keyed = any(is_secret(name) or looks_secret(value or name) for name, _is, value in parts)
    return keyed or "@" in address.partition("://")[2].partition("/")[0]


def with_login(address: str, login: str) -> str:
    """Put name and password back into an address."""
    parts = urlsplit(address)
    return urlunsplit(parts._replace(netloc=f"{login}@{parts.netloc}")) if parts.netloc else address
