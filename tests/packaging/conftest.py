"""The scripts of `packaging/`, loaded from their files: the folder shares its name with a package from elsewhere."""

from __future__ import annotations

import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

FOLDER = Path(__file__).resolve().parents[2] / "packaging"


def load(name: str) -> ModuleType:
    """Return one script as a module."""
    spec = spec_from_file_location(f"lorewright_{name}", FOLDER / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules[spec.name] = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def freezing() -> ModuleType:
    """What goes into the frozen program."""
    return load("freezing")


@pytest.fixture(scope="session")
def smoke() -> ModuleType:
    """The trial of the frozen program."""
    return load("smoke")
