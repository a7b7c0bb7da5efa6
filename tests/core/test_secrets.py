"""Keys: where they are looked for, where they are kept, and that nothing waits for a keyring that does not answer."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends.fail import Keyring as NoKeyring
from keyring.backends.null import Keyring as NullKeyring
from keyring.errors import KeyringLocked

import core.secrets
from core.errors import LorewrightError
from core.llm.failures import ModelError
from core.llm.keyless import refuse_any
from core.llm.messages import Model
from core.secrets import SERVICE, Secrets

KEY = "sk-very-secret-0123"


class Silent(KeyringBackend):
    """A keyring that waits for a prompt which nobody answers."""

    priority = 1
    released = threading.Event()

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []

    def get_password(self, service: str, username: str) -> str | None:
        self.asked.append("get")
        self.released.wait(20)
        return None

    def set_password(self, service: str, username: str, password: str) -> None:
        self.asked.append("set")
        self.released.wait(20)

    def delete_password(self, service: str, username: str) -> None:
        self.asked.append("delete")
        self.released.wait(20)


class Locked(KeyringBackend):
    """A keyring whose owner does not unlock it when asked to, until `open` is true."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()
        self.open = False
        self.asked = 0
        self.kept: dict[str, str] = {}

    def _unlock(self) -> None:
        self.asked += 1
        if not self.open:
            raise KeyringLocked("Failed to unlock the collection!")

    def get_password(self, service: str, username: str) -> str | None:
        self._unlock()
        return self.kept.get(username)

    def set_password(self, service: str, username: str, password: str) -> None:
        self._unlock()
        self.kept[username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._unlock()
        self.kept.pop(username)


@pytest.fixture
def locked() -> Locked:
    backend = Locked()
    keyring.set_keyring(backend)
    return backend


@pytest.fixture
def silent() -> Iterator[Silent]:
    backend = Silent()
    backend.released.clear()
    keyring.set_keyring(backend)
    yield backend
    backend.released.set()
    for thread in threading.enumerate():
        if thread.name == "keyring":
            thread.join()


def test_keyring_first() -> None:
    secrets = Secrets()
    assert secrets.get("openai") is None
    assert secrets.where("openai") is None
    assert secrets.set("openai", f" {KEY}\n") == "keyring"
    assert keyring.get_password(SERVICE, "openai") == KEY
    assert (Secrets().get("openai"), Secrets().where("openai")) == (KEY, "keyring")
    secrets.delete("openai")
    secrets.delete("openai")
    assert secrets.get("openai") is None


def test_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "from-environment")
    monkeypatch.setenv("MY_OWN_API_KEY", "from-own-variable")
    secrets = Secrets({"zhipu": ("NONE", "MY_OWN_API_KEY")})
    assert (secrets.get("openai"), secrets.where("openai")) == ("from-environment", "environment")
    assert secrets.get("zhipu") == "from-own-variable"
    secrets.set("openai", KEY)
    assert secrets.get("openai") == KEY
    assert Secrets(environment_first=True).get("openai") == "from-environment"


@pytest.mark.parametrize("backend", [NoKeyring, NullKeyring])
def test_memory_where_there_is_no_keyring(backend: type[KeyringBackend], monkeypatch: pytest.MonkeyPatch) -> None:
    keyring.set_keyring(backend())
    secrets = Secrets()
    assert secrets.set("openai", KEY) == "memory"
    assert (secrets.get("openai"), secrets.where("openai")) == (KEY, "memory")
    assert Secrets().get("openai") is None
    secrets.delete("openai")
    assert secrets.get("openai") is None


def test_a_silent_keyring_is_asked_once(silent: Silent, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(core.secrets, "PATIENCE_SECONDS", 0.2)
    monkeypatch.setattr(core.secrets, "PROMPT_SECONDS", 0.2)
    secrets = Secrets()
    assert secrets.get("openai") is None
    assert secrets.set("openai", KEY) == "memory"
    assert secrets.get("openai") == KEY
    assert silent.asked == ["get"]


def test_a_locked_keyring_is_not_asked_again_for_each_provider(locked: Locked, monkeypatch: pytest.MonkeyPatch) -> None:
    locked.kept["openai"] = KEY
    secrets = Secrets()
    assert not secrets.locked
    assert [secrets.where(name) for name in ("openai", "zhipu", "deepseek")] == [None] * 3
    assert (locked.asked, secrets.locked) == (1, True)
    locked.open = True
    monkeypatch.setattr(core.secrets, "LOCKED_SECONDS", 0.0)
    assert (secrets.where("openai"), secrets.locked) == ("keyring", False)


def test_what_needs_a_key_asks_a_keyring_again_that_was_locked_a_moment_ago(
    locked: Locked, monkeypatch: pytest.MonkeyPatch
) -> None:
    locked.kept["openai"] = KEY
    secrets = Secrets()
    assert (secrets.get("openai"), secrets.get("openai"), locked.asked) == (None, None, 1)
    monkeypatch.setattr(core.secrets, "NEEDED_SECONDS", 0.0)
    locked.open = True
    assert (secrets.where("openai"), secrets.get("openai"), secrets.locked) == (None, KEY, False)


def test_another_process_of_ours_hears_that_the_keyring_is_locked(locked: Locked) -> None:
    secrets, engine = Secrets(), Secrets()
    secrets.hold("lab", "sk-lab")
    engine.handed(secrets.wanted(["deepseek", "lab"]))
    assert (engine.get("lab"), locked.asked) == ("sk-lab", 1)
    model = Model(provider="deepseek", name="deepseek-chat", base_url="https://api.deepseek.com/v1")
    with pytest.raises(ModelError, match="The keyring is locked"):
        refuse_any(engine, [model])
    keyring.set_keyring(NoKeyring())
    engine.handed(Secrets().wanted(["deepseek"]))
    with pytest.raises(ModelError, match="There is no key for DeepSeek"):
        refuse_any(engine, [model])


def test_a_key_goes_to_memory_while_the_keyring_is_locked_and_is_asked_for_anew(locked: Locked) -> None:
    secrets = Secrets()
    assert secrets.get("openai") is None
    assert (secrets.set("openai", KEY), secrets.get("openai"), secrets.locked) == ("memory", KEY, True)
    locked.open = True
    assert (secrets.set("openai", KEY), locked.kept, secrets.locked) == ("keyring", {"openai": KEY}, False)


def test_a_key_in_a_locked_keyring_is_not_called_deleted(locked: Locked) -> None:
    locked.kept["openai"] = KEY
    secrets = Secrets()
    with pytest.raises(LorewrightError, match=r"locked, so a key in it could not be deleted"):
        secrets.delete("openai")
    locked.open = True
    secrets.delete("openai")
    assert locked.kept == {}


def test_a_locked_keyring_is_no_missing_key(locked: Locked) -> None:
    model = Model(provider="deepseek", name="deepseek-chat", base_url="https://api.deepseek.com/v1")
    with pytest.raises(
        ModelError, match=r"The keyring is locked, so a key for DeepSeek cannot be read.*DEEPSEEK_API_KEY"
    ):
        refuse_any(Secrets(), [model])
    keyring.set_keyring(NoKeyring())
    with pytest.raises(ModelError, match="There is no key for DeepSeek"):
        refuse_any(Secrets(), [model])


def test_what_is_held_can_be_dropped_by_its_beginning() -> None:
    secrets = Secrets()
    for name in ("password:", "password:ab", "other"):
        secrets.hold(name, KEY)
    secrets.drop("password:")
    assert secrets.memory() == {"other": KEY}
    assert secrets.get("password:ab") is None


def test_never_shown(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    secrets = Secrets()
    secrets.set("openai", KEY)
    keyring.set_keyring(NoKeyring())
    secrets.set("zhipu", KEY)
    assert KEY not in repr(secrets)
    assert KEY not in f"{secrets}"
    assert KEY not in caplog.text


def test_without_a_session_bus_the_libraries_of_the_keyring_are_not_loaded(tmp_path: Path) -> None:
    code = "import sys; from core.secrets import Secrets; print(Secrets().get('zhipu'), 'keyring' in sys.modules)"
    known = {"PATH": os.environ["PATH"], "HOME": str(tmp_path)}
    bare = "None False" if sys.platform.startswith("linux") else "None True"
    for extra, found in (({}, bare), ({"PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring"}, "None True")):
        ran = subprocess.run([sys.executable, "-c", code], env={**known, **extra}, capture_output=True, text=True)
        assert ran.stdout.strip() == found, ran.stderr
