"""The model a stage works with."""

from __future__ import annotations

from core.llm.messages import Model
from core.llm.providers import BUILT_IN as NAME

BUILT_IN = Model(provider=NAME, name=NAME, base_url="")


def is_built_in(model: Model) -> bool:
    """Say whether a stage works without a model, by the engine that comes with the program."""
    return model.provider == NAME
