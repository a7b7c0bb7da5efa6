"""Keys of providers: in the system keyring, else from the environment, else in memory until the program ends.

A key is never written to a file of ours, never logged and never part of a `repr`.
"""

from __future__ import annotations

import os
import re
import sys
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TypeVar

from core.errors import QT_TRANSLATE_NOOP, LorewrightError

SERVICE = "Lorewright"
PATIENCE_SECONDS = 5.0
PROMPT_SECONDS = 60.0
LOCKED_SECONDS = 60.0  # whoever did not unlock the keyring is not asked to again so soon, for each provider once more
NEEDED_SECONDS = 5.0  # the same where a key is needed: it may have been unlocked for another try

T = TypeVar("T")


class Secrets:
    """Keys by provider id.

    Args:
        variables: names of environment variables per provider, first one wins; a provider that is not named has the
            usual PROVIDER_API_KEY.
        environment_first: the command line's order; the window asks the keyring first.
    """

    def __init__(
        self, variables: Mapping[str, tuple[str, ...]] | None = None, *, environment_first: bool = False
    ) -> None:
        self._variables = dict(variables or {})
        self._environment_first = environment_first
        self._memory: dict[str, str] = {}
        self._held: set[str] = set()
        self._no_keyring = False
        self._locked_at: float | None = None  # on the monotonic clock; None while the keyring answers
        #: grows whenever a key becomes another one, for those who keep what they made with it
        self.version = 0

    def __repr__(self) -> str:
        return "Secrets(•••)"

    @property
    def locked(self) -> bool:
        """Whether the keyring was locked when it was last asked: there may be keys in it that cannot be read."""
        return self._locked_at is not None

    def get(self, provider: str) -> str | None:
        """Return the key of a provider, or None when there is none anywhere."""
        found = self._locate(provider, NEEDED_SECONDS)
        return found[1] if found else None

    def where(self, provider: str) -> str | None:
        """Return where the key is: "keyring", "environment", "memory" or None."""
        found = self._locate(provider, LOCKED_SECONDS)
        return found[0] if found else None

    def set(self, provider: str, key: str) -> str:
        """Keep a key and return where it went: "keyring", or "memory" where there is none or it stays locked."""
        key = key.strip()
        self.version += 1
        if self._ask(lambda: _store(provider, key)):
            self._memory.pop(provider, None)
            return "keyring"
        self._memory[provider] = key
        return "memory"

    def hold(self, provider: str, key: str) -> None:
        """Keep a key in memory only, in front of every other place: it was given for this run."""
        self.version += self._memory.get(provider) != key
        self._memory[provider] = key
        self._held.add(provider)

    def drop(self, prefix: str) -> None:
        """Forget what is held in memory under names that begin so; keyring and environment are not asked."""
        for name in [name for name in self._memory if name.startswith(prefix)]:
            del self._memory[name]
            self._held.discard(name)

    def memory(self) -> dict[str, str]:
        """Return the keys that are nowhere but in memory."""
        return dict(self._memory)

    def wanted(self, providers: Iterable[str]) -> dict[str, str | None]:
        """Return what a process of ours must have to call these, and all that is nowhere but in memory.

        "" is none; None says that the keyring is locked, so there may be one in it.
        """
        found = {provider: self.get(provider) for provider in providers}
        return {**{name: key or (None if self.locked else "") for name, key in found.items()}, **self._memory}

    def handed(self, keys: Mapping[str, str | None]) -> None:
        """Hold what a process of ours found with `wanted`; this one does not ask the keyring itself."""
        self._locked_at = time.monotonic() if None in keys.values() else None
        for provider, key in keys.items():
            self.hold(provider, key or "")

    def delete(self, provider: str) -> None:
        """Forget a key; an environment variable is not ours to change.

        Raises:
            LorewrightError: the keyring stays locked, so the key may still be in it.
        """
        self.version += 1
        self._memory.pop(provider, None)
        self._held.discard(provider)
        self._ask(lambda: _remove(provider))
        if self.locked:
            raise LorewrightError(
                QT_TRANSLATE_NOOP("Errors", "The keyring is locked, so a key in it could not be deleted."),
                QT_TRANSLATE_NOOP("Errors", "Unlock it, then try again."),
            )

    def variables(self, provider: str) -> tuple[str, ...]:
        """Return the environment variables that are read for a provider, or for a header of one: LAB_HEADER_X_TEAM."""
        if "#" in provider:
            return (re.sub(r"[^A-Z0-9]+", "_", provider.upper()),)
        return self._variables.get(provider, (f"{provider.upper().replace('-', '_')}_API_KEY",))

    def _locate(self, provider: str, quiet: float) -> tuple[str, str] | None:
        if provider in self._held:
            return "memory", self._memory[provider]
        places: list[tuple[str, Callable[[], str | None]]] = [
            ("keyring", lambda: self._ask(lambda: _fetch(provider), quiet)),
            ("environment", lambda: self._environment(provider)),
        ]
        if self._environment_first:
            places.reverse()
        places.append(("memory", lambda: self._memory.get(provider)))
        for place, look in places:
            if key := look():
                return place, key
        return None

    def _environment(self, provider: str) -> str | None:
        return next((key for name in self.variables(provider) if (key := os.environ.get(name, "").strip())), None)

    def _ask(self, question: Callable[[], T], quiet: float = 0.0) -> T | None:
        """Ask the keyring in a thread of its own: it may show a prompt that nobody sees, and then never answers.

        One that was locked is left alone for the seconds `quiet`.
        """
        if self._no_keyring or not _may_have_keyring():
            return None
        if self._locked_at is not None and time.monotonic() - self._locked_at < quiet:
            return None
        answer: list[T | None] = []
        worker = threading.Thread(target=lambda: answer.append(self._tried(question)), name="keyring", daemon=True)
        worker.start()
        worker.join(PROMPT_SECONDS if _has_display() else PATIENCE_SECONDS)
        if not answer:
            self._no_keyring = True
            return None
        return answer[0]

    def _tried(self, question: Callable[[], T]) -> T | None:
        """Return the answer, or None where there is no keyring or it is locked; other reasons are not the user's."""
        from keyring.errors import KeyringError, KeyringLocked

        self._locked_at = None
        try:
            return question()
        except KeyringLocked:
            self._locked_at = time.monotonic()
        except (KeyringError, OSError, RuntimeError):
            pass
        return None


def _may_have_keyring() -> bool:
    """Say whether importing the keyring's libraries (25 MiB) can be of use: on Linux they speak to the session bus."""
    if not sys.platform.startswith("linux") or "keyring" in sys.modules or "PYTHON_KEYRING_BACKEND" in os.environ:
        return True
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    config = Path(os.environ.get("XDG_CONFIG_HOME") or "~/.config").expanduser() / "python_keyring" / "keyringrc.cfg"
    bus = "DBUS_SESSION_BUS_ADDRESS" in os.environ or (runtime and Path(runtime, "bus").exists())
    return bool(bus) or config.exists()


def _has_display() -> bool:
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _fetch(provider: str) -> str | None:
    import keyring

    return keyring.get_password(SERVICE, provider)


def _store(provider: str, key: str) -> bool:
    import keyring

    keyring.set_password(SERVICE, provider, key)
    # The null backend takes everything and keeps nothing.
    return keyring.get_password(SERVICE, provider) == key


def _remove(provider: str) -> bool:
    import keyring

    keyring.delete_password(SERVICE, provider)
    return True
