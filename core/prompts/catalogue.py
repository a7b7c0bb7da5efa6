"""The prompts that come with the program, read from `resources/prompts/<id>.<language>.md`.

A file starts with TOML between two lines of `+++`: title, purpose, version, stage, `[variables]` with an explanation
of each, `[empty]` with what stands for a variable without content, `required` (by default the variables that nothing
stands for), `fenced`, the variables that hold text of a document, `schema`, the JSON schema of the reply when the reply
must be data, `[example]` with a value for each variable and `reply`, a good reply to it. The body has a part
`## system` (optional) and a part `## user`, in which `{{name}}` stands for a variable and `{{fence}}` for a tag name
that occurs in no inserted text.
"""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from core import paths
from core.errors import QT_TRANSLATE_NOOP, LorewrightError

LANGUAGES = ("zh", "en")
FENCE = "fence"
PLACEHOLDER = re.compile(r"\{\{([a-z][a-z_]*)\}\}")
_PART = re.compile(r"^## (system|user)[ \t]*$", re.MULTILINE)


class PromptInvalid(LorewrightError):
    """The text of a prompt cannot be used; the message names the prompt and says what is wrong with it."""


@dataclass(frozen=True)
class Prompt:
    """One prompt in one language.

    Attributes:
        variables: explanation of each variable by name.
        empty: what is inserted for a variable without content, by name.
        schema: JSON schema of the reply, None when the reply is free text.
        hash: first 16 hex digits of the SHA-256 of what a model is told: both parts and the schema.
        stage: the stage that uses it, "" when every stage does.
        required: variables that the text must use, whoever writes it.
        fenced: variables that hold text of a document, to be kept apart from the instructions.
        example: a value for each variable.
        reply: a good reply to the example.
        own: whether the text is a project's own and not the one that comes with the program.
        asked: the language that the reply is to be in where that is not the language of the prompt, else "".
    """

    id: str
    language: str
    title: str
    purpose: str
    version: int
    variables: dict[str, str]
    empty: dict[str, str]
    schema: dict[str, Any] | None
    system: str
    user: str
    hash: str
    stage: str = ""
    required: tuple[str, ...] = ()
    fenced: tuple[str, ...] = ()
    example: dict[str, str] = field(default_factory=dict)
    reply: str = ""
    own: bool = False
    asked: str = ""

    @property
    def stamp(self) -> str:
        """The prompt as it is written into rows: "questions.en@1", with the start of its hash if it is an own one."""
        return f"{self.id}.{self.language}@{self.version}{f'+{self.hash[:8]}' if self.own else ''}"


@cache
def load(id: str, language: str) -> Prompt:
    """Return the prompt `id` ("questions") in `language` ("zh" or "en").

    Raises:
        LorewrightError: there is no such prompt.
        PromptInvalid: its file does not hold what a prompt needs.
    """
    path = paths.resources() / "prompts" / f"{id}.{language}.md"
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise LorewrightError(
            QT_TRANSLATE_NOOP("Errors", "There is no prompt {id} in the language {language}."),
            QT_TRANSLATE_NOOP("Errors", "Install the program again if its files are incomplete."),
            id=id,
            language=language,
        ) from error
    return parse(text, id, language)


def all() -> list[Prompt]:
    """Return every prompt in every language, by id and language."""
    files = sorted((paths.resources() / "prompts").glob("*.*.md"))
    return [load(*file.name.removesuffix(".md").rsplit(".", 1)) for file in files]


def parse(text: str, id: str, language: str) -> Prompt:
    """Read a prompt from the text of its file.

    Raises:
        PromptInvalid: front matter or parts are missing, or the body does not use exactly the declared variables.
    """
    name = f"{id}.{language}"
    try:
        _, head, body = re.split(r"^\+\+\+[ \t]*\n", text.replace("\r\n", "\n"), maxsplit=2, flags=re.MULTILINE)
        about = tomllib.loads(head)
        schema = json.loads(about["schema"]) if "schema" in about else None
        texts, empty = parts(body), dict(about.get("empty", {}))
        prompt = Prompt(
            id=id,
            language=language,
            title=str(about["title"]),
            purpose=str(about["purpose"]),
            version=int(about["version"]),
            variables=dict(about.get("variables", {})),
            empty=empty,
            schema=schema,
            system=texts.get("system", ""),
            user=texts["user"],
            hash=hash_of(texts.get("system", ""), texts["user"], schema),
            stage=str(about.get("stage", "")),
            required=tuple(about.get("required", [n for n in about.get("variables", {}) if n not in empty])),
            fenced=tuple(about.get("fenced", ())),
            example={name: str(value) for name, value in about.get("example", {}).items()},
            reply=str(about.get("reply", "")).strip(),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise PromptInvalid(
            QT_TRANSLATE_NOOP("Errors", "The prompt {name} cannot be read: {reason}."),
            QT_TRANSLATE_NOOP("Errors", "Restore its original text."),
            name=name,
            reason=str(error),
        ) from error
    _check_variables(prompt, name)
    return prompt


def hash_of(system: str, user: str, schema: dict[str, Any] | None) -> str:
    """Return the first 16 hex digits of the SHA-256 of what a model is told."""
    told = json.dumps([system, user, schema], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(told.encode(errors="surrogatepass")).hexdigest()[:16]


def parts(body: str) -> dict[str, str]:
    """Return the texts under `## system` and `## user`, by name."""
    pieces = _PART.split(body)
    return {title: content.strip() for title, content in zip(pieces[1::2], pieces[2::2], strict=True)}


def _check_variables(prompt: Prompt, name: str) -> None:
    used = set(PLACEHOLDER.findall(prompt.system + prompt.user)) - {FENCE}
    named = {*prompt.empty, *prompt.required, *prompt.fenced, *prompt.example}
    wrong = sorted(used ^ set(prompt.variables)) + sorted(named - set(prompt.variables))
    if wrong:
        raise PromptInvalid(
            QT_TRANSLATE_NOOP("Errors", "The prompt {name} uses and explains different variables: {variables}."),
            QT_TRANSLATE_NOOP("Errors", "Use each variable that is explained, and no other."),
            name=name,
            variables=wrong,
        )
