"""Where the text goes is said of every model that may get it, and of a refusal what the service answered."""

from __future__ import annotations

import pytest

from core.llm.failures import failure
from core.llm.messages import Model
from desktop.models.words import QUOTED, failure_words, place_words
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


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        ('{"error": {"message": "Top up.", "code": 7}}', "It said: Top up."),
        ('{"error": "no\\n  such 模型"}', "It said: no such 模型"),
        ('{"message": "later"}', "It said: later"),
        ('{"error": {"mess', 'It said: {"error": {"mess'),
        ("余额不足", "It said: 余额不足"),
        ("x" * 400, "It said: " + "x" * QUOTED + "…"),
        ("<html><body>502</body></html>", ""),
        ("", ""),
    ],
)
def test_what_a_service_answered_stands_below_the_reason(qapp: object, reply: str, said: str) -> None:
    error = failure(
        "refused", Model(provider="openai", name="m", base_url="https://api.openai.com/v1"), status=400, reply=reply
    )
    for form in (error, error.as_dict()):
        first, _line, rest = failure_words(form).partition("\n")
        assert first == sentence(error)
        assert rest == said
