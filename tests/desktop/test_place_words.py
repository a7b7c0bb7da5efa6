"""Where the text goes is said of every model that may get it."""

from __future__ import annotations

from core.llm.messages import Model
from desktop.models.words import place_words


def test_a_fallback_elsewhere_is_named(qapp: object) -> None:
    here = Model(provider="ollama", name="m", base_url="http://127.0.0.1:11434/v1")
    there = Model(provider="openai", name="m", base_url="https://api.example.org/v1")
    assert "nothing leaves it" in place_words(here)
    assert "nothing leaves it" in place_words(here.model_copy(update={"fallbacks": (here,)}))
    assert place_words(here.model_copy(update={"fallbacks": (there, there)})).endswith("sent to OpenAI.")
