"""Thoughts and answer of a reply told apart while it comes; `core.llm.reasoning` has the last word on the whole."""

from __future__ import annotations

import re
from typing import Final

_OPENS = re.compile(
    r"\s*(?:<(?:think|thinking|thoughts?|reasoning)>|◁think▷|\[THINK\]|<\|channel\|>\s*analysis[^<]*<\|message\|>"
    r"|<\|begin_of_thought\|>)",
    re.IGNORECASE,
)
_CLOSES = re.compile(
    r"</(?:think|thinking|thoughts?|reasoning)>|◁/think▷|\[/THINK\]|<\|end_of_thought\|>"
    r"|(?:<\|end\|>\s*)?(?:<\|start\|>\s*\w*\s*)?<\|channel\|>\s*final[^<]*<\|message\|>",
    re.IGNORECASE,
)
#: characters held back at the beginning, and at the end of thoughts: a mark may be on its way
_HELD: Final = 48
_MARKS: Final = "<◁["


class Parting:
    """Takes the text of a reply as it comes and gives back what of it is answer and what is thought."""

    def __init__(self) -> None:
        self._held = ""
        self._place = "start"

    def take(self, text: str) -> tuple[str, str]:
        """Return (answer, thoughts) that are certain with this further text."""
        self._held += text
        if self._place == "start":
            self._begin()
        if self._place == "start":
            return "", ""
        if self._place == "answer":
            given, self._held = self._held, ""
            return given, ""
        return self._think()

    def rest(self) -> tuple[str, str]:
        """Return what was held back, at the end of the reply."""
        given, self._held = self._held, ""
        return ("", given) if self._place == "thoughts" else (given, "")

    def _begin(self) -> None:
        bare = self._held.lstrip()
        opening = _OPENS.match(self._held)
        if opening is not None:
            self._held, self._place = self._held[opening.end() :].lstrip(), "thoughts"
        elif bare and (bare[0] not in _MARKS or len(bare) > _HELD):
            self._held, self._place = bare, "answer"

    def _think(self) -> tuple[str, str]:
        closing = _CLOSES.search(self._held)
        if closing is not None:
            thoughts, answer = self._held[: closing.start()], self._held[closing.end() :].lstrip()
            self._held, self._place = "", "answer" if answer else "gap"
            return answer, thoughts
        if self._place == "gap":
            answer, self._held = self._held.lstrip(), ""
            self._place = "answer" if answer else "gap"
            return answer, ""
        mark = max(self._held.rfind(one, max(0, len(self._held) - _HELD)) for one in _MARKS)
        sure = len(self._held) if mark < 0 else mark
        thoughts, self._held = self._held[:sure], self._held[sure:]
        return "", thoughts
