"""What the loopback server says: sensible for the prompt it got, in the prompt's language, and always the same."""

from __future__ import annotations

import re
from typing import Any

import orjson

_COUNT = re.compile(r"(\d{1,3})\s*(?:个|条|道)?\s*(?:different |distinct )?(?:questions?|问题)", re.IGNORECASE)
_ENGLISH = re.compile(r"[A-Za-z]{5,}")
_CHINESE = re.compile(r"[\u4e00-\u9fff]{4,8}")
_REACH = 6000
# Words that `building.set_apart` gives a chunk: what is asked about them is asked of no other chunk.
_OWN = re.compile(r"\b[a-p]{12}\b")
# What a prompt sets apart as its source: a sensible answer is about that, and not about the instructions.
_SOURCE = re.compile(r"<(source(?:-\d+)?)>\n(.*?)\n</\1>", re.DOTALL)
_TREE = re.compile(r"\btree\b|outline|table of contents|目录|领域树|标签树", re.IGNORECASE)


def text_of(body: dict[str, Any]) -> str:
    """Return all text of the messages of a request."""
    parts: list[str] = []
    for message in body.get("messages", ()):
        content = message.get("content")
        if isinstance(content, str):
            parts.append(content)
        elif isinstance(content, list):
            parts.extend(str(part.get("text", "")) for part in content)
    return "\n".join(parts)


def schema_of(body: dict[str, Any]) -> dict[str, Any] | None:
    """Return the JSON schema that the request states, or None."""
    wanted = body.get("response_format") or {}
    return wanted.get("json_schema", {}).get("schema") if wanted.get("type") == "json_schema" else None


def answer(body: dict[str, Any]) -> str:
    """Return the content of a good answer: data by the schema, else data as the prompt seems to ask, else prose."""
    text = text_of(body)
    words = _words(text)
    schema = schema_of(body)
    if schema is not None:
        return orjson.dumps(fill(schema, schema, words, _count(text))).decode()
    if "json" in text.lower():
        return orjson.dumps(_tree(words) if _TREE.search(text) else words.questions(_count(text))).decode()
    return words.sentence()


def _words(text: str) -> Words:
    source = _SOURCE.search(text)
    return Words(source[2][-_REACH:] if source else text[-_REACH:])


def free(body: dict[str, Any], ignores: tuple[str, ...]) -> str:
    """Return an answer held to no format in `ignores`: data in the form that the messages show, else prose.

    The form is the last line of theirs that is JSON. An object is given where that is asked for and not ignored.
    """
    kind = (body.get("response_format") or {}).get("type", "text")
    if kind == "json_schema" and kind not in ignores:
        return answer(body)
    text = text_of(body)
    words = _words(text)
    shown = [found for line in text.splitlines() if (found := _json(line)) is not None]
    made: Any = like(shown[-1], words, _count(text)) if shown else words.sentence()
    if kind == "json_object" and kind not in ignores and not isinstance(made, dict):
        made = {"items": made}
    return made if isinstance(made, str) else orjson.dumps(made).decode()


def like(form: Any, words: Words, count: int, name: str = "") -> Any:
    """Return data of the form of an example, its outermost list with `count` entries."""
    if isinstance(form, dict):
        return {key: like(value, words, 1, key) for key, value in form.items()}
    if isinstance(form, list):
        return [like(form[0], words, 1, name) for _ in range(count)] if form else []
    return _string(name, words) if isinstance(form, str) else form


def _json(line: str) -> Any:
    """Return the list or object that a line is, None where it is neither."""
    try:
        found = orjson.loads(line) if line.startswith(("[", "{")) else None
    except orjson.JSONDecodeError:
        return None
    return found or None


def _count(text: str) -> int:
    found = _COUNT.search(text)
    return max(1, min(100, int(found.group(1)))) if found else 3


class Words:
    """Distinct words of a text, given out one after the other, and sentences around them."""

    def __init__(self, text: str) -> None:
        self.chinese = len(_CHINESE.findall(text)) * 4 > len(_ENGLISH.findall(text))
        found = list(dict.fromkeys((_CHINESE if self.chinese else _ENGLISH).findall(text)))
        if own := _OWN.findall(text):
            self.chinese, found = False, own
        found.reverse()  # the document stands at the end of a prompt, the instructions before it
        self._words: list[str] = found or ["文本" if self.chinese else "text"]
        self._next = 0

    def take(self) -> str:
        """Return a word not given before; with a number once all are used up."""
        turn, index = divmod(self._next, len(self._words))
        self._next += 1
        return self._words[index] + (str(turn + 1) if turn else "")

    def question(self) -> str:
        """Return a question about the next word."""
        return (
            f"文中关于“{self.take()}”是怎么说的？" if self.chinese else f'What does the text say about "{self.take()}"?'
        )

    def questions(self, count: int) -> list[str]:
        """Return that many different questions."""
        return [self.question() for _ in range(count)]

    def sentence(self) -> str:
        """Return an answer that quotes the next two words."""
        first, second = self.take(), self.take()
        if self.chinese:
            return f"文中说明了“{first}”，并把它与“{second}”联系起来。"
        return f'The text explains "{first}" and relates it to "{second}".'


def _tree(words: Words) -> list[dict[str, Any]]:
    return [{"label": words.take(), "children": [{"label": words.take(), "children": []}]} for _ in range(3)]


def fill(schema: dict[str, Any], root: dict[str, Any], words: Words, count: int, name: str = "", depth: int = 0) -> Any:
    """Return data that fits a JSON schema; lists get `count` items at the top and fewer the deeper they lie."""
    while "$ref" in schema:
        schema = root["$defs"][schema["$ref"].rsplit("/", 1)[-1]]
    if "anyOf" in schema:
        schema = schema["anyOf"][0]
    if "enum" in schema:
        return schema["enum"][0]
    kind = schema.get("type")
    if kind == "object":
        items = schema.get("properties", {}).items()
        return {key: fill(value, root, words, count, key, depth + 1) for key, value in items}
    if kind == "array":
        room = count if depth < 2 else 1 if depth < 4 else 0
        size = max(schema.get("minItems", 0), min(room, schema.get("maxItems", room)))
        return [fill(schema["items"], root, words, count, name, depth + 1) for _ in range(size)]
    if kind in ("integer", "number"):
        return schema.get("minimum", 1)
    if kind == "boolean":
        return True
    if kind == "null":
        return None
    return _string(name, words)


def _string(name: str, words: Words) -> str:
    if name in ("label", "tag", "title", "name"):
        return words.take()
    return words.sentence() if "answer" in name or "reason" in name else words.question()


def spoil(content: str, fault: str) -> dict[str, Any]:
    """Return the message of a completion whose content has one of the content faults."""
    if fault == "truncated":
        content = content[: max(1, len(content) * 2 // 3)]
    elif fault == "prose":
        chinese = any("\u4e00" <= char <= "\u9fff" for char in content)
        content = (
            "好的，我很乐意帮忙！请告诉我您想要哪些问题。" if chinese else "Sure, I would be happy to help [with that]!"
        )
    elif fault == "fenced":
        content = f"Here is the result:\n\n```json\n{content}\n```\n\nLet me know if you need more."
    elif fault == "trailing_comma":
        content = re.sub(r"([\]}])$", r",\1", content)
    elif fault == "think_tags":
        content = f"<think>\nFirst I read the text [1].\n</think>\n\n{content}"
    elif fault == "think_unclosed":
        content = f"Let me see.\n</think>\n{content}"
    elif fault == "wrong_schema":
        content = '{"unexpected": true}'
    elif fault == "empty":
        content = ""
    message: dict[str, Any] = {"role": "assistant", "content": content}
    if fault == "think_field":
        message["reasoning_content"] = "First I read the text."
    return message
