"""Why a call failed is said in words in the list of calls."""

from __future__ import annotations

import pytest

from core.llm.failures import _SENTENCES, failure
from core.llm.messages import Model
from desktop.usage.causes import ERRORS, error_words

MODEL = Model(provider="openai-compatible", name="small", base_url="http://127.0.0.1:1")


@pytest.mark.parametrize("kind", _SENTENCES)
def test_a_failure_that_has_a_sentence_has_words_in_the_list_too(kind: str, qapp: object) -> None:
    assert failure(kind, MODEL).kind == kind
    assert kind in ERRORS
    assert error_words(kind) != kind


def test_what_a_later_version_wrote_down_is_shown_as_it_is(qapp: object) -> None:
    assert error_words("eclipsed") == "eclipsed"
