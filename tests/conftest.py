"""What holds for every test: no screen, no real data folder, no real keyring, nothing left running."""

from __future__ import annotations

import os
import sys
from importlib.util import find_spec

# Before anything loads Qt or keyring: both read these once. Child processes inherit them.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"
# Loopback servers must be reached directly on machines that go to the network through a proxy.
os.environ["NO_PROXY"] = os.environ["no_proxy"] = "127.0.0.1,localhost"

# Compile each module once, where that is switched off too: hundreds of child processes are started.
if sys.dont_write_bytecode:
    sys.dont_write_bytecode = bool(os.environ.pop("PYTHONDONTWRITEBYTECODE", ""))
    sys.pycache_prefix = os.environ["PYTHONPYCACHEPREFIX"] = f"{sys.prefix}/bytecode"

from typing import TYPE_CHECKING

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import PasswordDeleteError

from tests.helpers.leaks import Leaks, put_aside

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytest_plugins = [name for name in ("tests.helpers.fixtures",) if find_spec(name)]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes minutes: at the end one core would wait for the other."""
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)


class MemoryKeyring(KeyringBackend):
    """A keyring that lives as long as one test."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()
        self.entries: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.entries.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.entries[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.entries.pop((service, username), None) is None:
            raise PasswordDeleteError(username)


@pytest.fixture(scope="module", autouse=True)
def _few_objects() -> None:
    """Leave the garbage collector little to look through after each test of this file."""
    put_aside()


@pytest.fixture(autouse=True)
def no_leaks(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail the test that leaves a thread, process, timer, pool task or window behind."""
    qt = not {"qapp", "qtbot", "qtmodeltester"}.isdisjoint(request.fixturenames)
    before = Leaks(qt)
    yield
    left = before.found()
    assert not left, "left behind: " + "; ".join(left)


@pytest.fixture(autouse=True)
def home(no_leaks: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the test a data folder of its own, and hide this machine's keys from it."""
    folder = tmp_path / "home"
    monkeypatch.setenv("LOREWRIGHT_HOME", str(folder))
    for name in [name for name in os.environ if name.endswith(("_API_KEY", "_BASE_URL"))]:
        monkeypatch.delenv(name)
    return folder


@pytest.fixture(autouse=True)
def memory_keyring() -> Iterator[MemoryKeyring]:
    """Give the test a keyring of its own; the user's is never touched."""
    former = keyring.get_keyring()
    mine = MemoryKeyring()
    keyring.set_keyring(mine)
    yield mine
    keyring.set_keyring(former)
