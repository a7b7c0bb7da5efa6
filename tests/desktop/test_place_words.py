"""Where the text goes is said of every model that may get it."""

from __future__ import annotations

from core.llm.failures import failure
from core.llm.messages import Model
from desktop.models.words import place_words
from desktop.presenter import sentence
from desktop.translate import Languages
from i18n import release


def test_a_fallback_elsewhere_is_named(qapp: object) -> None:
    here = Model(provider="ollama", name="m", base_url="http://127.0.0.1:11434/v1")
    there = Model(provider="openai", name="m", base_url="https://api.example.org/v1")
    assert "nothing leaves it" in place_words(here)
    assert "nothing leaves it" in place_words(here.model_copy(update={"fallbacks": (here,)}))
    assert place_words(here.model_copy(update={"fallbacks": (there, there)})).endswith("sent to OpenAI.")


def test_a_service_that_is_only_described_is_translated_in_errors(languages: Languages) -> None:
    release.main()
    service = Model(provider="openai-compatible", name="m", base_url="http://127.0.0.1:9/v1")
    languages.use("zh_CN")
    words = sentence(failure("unreachable", service))
    assert "兼容 OpenAI 的服务" in words
    assert "service" not in words
