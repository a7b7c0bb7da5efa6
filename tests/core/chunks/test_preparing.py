"""What was read, as rows that can be stored whatever it holds."""

from __future__ import annotations

import orjson

from core.chunks.preparing import shape
from core.chunks.splitting import Splitting
from core.documents.converted import Converted, Locator


def test_halves_of_characters_become_a_sign_and_every_place_stays() -> None:
    text = "# 阀门 \ud83d\n\nThe valve \ude00 is closed. 安全阀\ud800关闭。\n"
    converted = Converted(text, (Locator(0, len(text), 1, "A\udfff"),), 1, "Valve \ud800")
    prepared = shape(converted, "a.pdf", "mineru-local", Splitting(), "auto", lambda _done, _total: None)
    orjson.dumps([prepared.document, prepared.text, prepared.chunks])
    markdown = prepared.text["markdown"]
    markdown.encode()
    assert markdown == text.replace("\ud83d", "�").replace("\ude00", "�").replace("\ud800", "�")
    assert prepared.document["title"] == "Valve �"
    assert "".join(chunk["text"] for chunk in prepared.chunks) == markdown
