"""What a prompt is called in the language of the interface, whichever language its text is in."""

from __future__ import annotations

from typing import Final

from core.prompts.catalogue import Prompt, load
from desktop.translate import speaks_chinese

#: what the languages of prompts call themselves
OWN_NAMES: Final = {"zh": "中文", "en": "English"}


def spoken(prompt: Prompt) -> Prompt:
    """Return the prompt that comes along in the language of the interface: for title, purpose and variables."""
    language = "zh" if speaks_chinese() else "en"
    return prompt if prompt.language == language else load(prompt.id, language)
