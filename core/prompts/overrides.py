"""A project's own texts of prompts: the parts that are said to a model; variables and schema stay the program's."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sqlalchemy import Connection, Row, select, update

from core.changes import ChangeSet
from core.clock import now
from core.errors import QT_TRANSLATE_NOOP, InvalidUse
from core.prompts import catalogue
from core.prompts.catalogue import LANGUAGES, Prompt, PromptInvalid, hash_of
from core.prompts.checking import Remark, check, faults
from core.prompts.languages import in_language, of_prompt
from core.store.inserting import insert_one
from core.store.schema.columns import table
from core.store.schema.prompt import PromptText
from core.store.undo import Edit

TEXT = table(PromptText)


@dataclass(frozen=True)
class Standing:
    """How a prompt stands in a project: its text there, the one that comes with the program, and what is to be said.

    Attributes:
        base: hash of the default that the project's own text was made from, "" for a default.
        remarks: what the check finds; empty for a default.
    """

    prompt: Prompt
    default: Prompt
    base: str = ""
    remarks: tuple[Remark, ...] = ()
    updated_at: int | None = None

    @property
    def outdated(self) -> bool:
        """Whether the default has changed since the project's own text was made from it."""
        return bool(self.base) and self.base != self.default.hash

    @property
    def invalid(self) -> bool:
        """Whether a job that needs the prompt would fail."""
        return bool(faults(self.remarks))


def effective(connection: Connection, project_id: int, id: str, language: str) -> Prompt:
    """Return the prompt as the project has it, in the language of a document.

    For languages without prompts it is the English one with a line that asks for the document's language.

    Raises:
        LorewrightError: there is no such prompt.
        PromptInvalid: the project's own text does not fit the variables that the program has now.
    """
    default = catalogue.load(id, of_prompt(language))
    row = _row(connection, project_id, id, default.language)
    return in_language(default if row is None else own(default, row.system, row.user), language)


def own(default: Prompt, system: str, user: str) -> Prompt:
    """Return `default` with other parts.

    Raises:
        PromptInvalid: they use a variable that there is not, or lack one that is needed.
    """
    if found := faults(check(default, system, user)):
        raise PromptInvalid(
            QT_TRANSLATE_NOOP("Errors", "This project's own text of the prompt {name} cannot be used: {reason}"),
            QT_TRANSLATE_NOOP("Errors", "Correct it under “Prompts”, or restore the original text."),
            name=f"{default.id}.{default.language}",
            reason=str(found[0]),
        )
    return texted(default, system, user)


def texted(default: Prompt, system: str, user: str) -> Prompt:
    """Return `default` with other parts, checked or not."""
    return replace(default, system=system, user=user, hash=hash_of(system, user, default.schema), own=True)


def standing(connection: Connection, project_id: int | None, id: str, language: str) -> Standing:
    """Return how one prompt stands in a project; without a project it is the default."""
    default = catalogue.load(id, language)
    row = None if project_id is None else _row(connection, project_id, id, language)
    return _standing(default, row)


def standings(connection: Connection, project_id: int | None) -> list[Standing]:
    """Return how every prompt stands in a project, by id and language."""
    query = select(TEXT).where(TEXT.c.project_id == project_id)
    rows = {(row.prompt, row.language): row for row in connection.execute(query)}
    return [_standing(default, rows.get((default.id, default.language))) for default in catalogue.all()]


def outdated(connection: Connection, project_id: int) -> list[tuple[str, str]]:
    """Return (id, language) of the project's own texts whose default has changed since."""
    found = standings(connection, project_id)
    return [(one.prompt.id, one.prompt.language) for one in found if one.outdated]


def save(
    connection: Connection, project_id: int, id: str, language: str, system: str, user: str
) -> tuple[int, ChangeSet]:
    """Keep a project's own text of a prompt; return the undo id (0 when nothing changed) and what changed.

    The text of the default is no own text: saving it restores the default.

    Raises:
        InvalidUse: it uses a variable that there is not, or lacks one that is needed.
    """
    edit = Edit(connection, project_id, QT_TRANSLATE_NOOP("Edits", "Prompt changed"))
    store(edit, project_id, catalogue.load(id, language), system, user)
    return edit.finish(1)


def store(edit: Edit, project_id: int, default: Prompt, system: str, user: str, base: str = "") -> bool:
    """Write one own text as a part of an edit; return whether anything changed. `base` is the hash it was made from."""
    system, user = tidy(system), tidy(user)
    if found := faults(check(default, system, user)):
        raise InvalidUse(found[0].what, found[0].todo, **found[0].params)
    connection, row = edit.connection, _row(edit.connection, project_id, default.id, default.language)
    if (system, user) == (default.system, default.user):
        if row is not None:
            edit.remove(TEXT, [row.id])
        return row is not None
    values = {"system": system, "user": user, "base": base or default.hash, "updated_at": now()}
    if row is None:
        place = {"project_id": project_id, "prompt": default.id, "language": default.language, "created_at": now()}
        edit.add(TEXT, [insert_one(connection, TEXT, {**place, **values})])
        return True
    if (row.system, row.user, row.base) == (system, user, values["base"]):
        return False
    edit.change(TEXT, [row.id])
    connection.execute(update(TEXT).where(TEXT.c.id == row.id).values(values))
    return True


def reset(
    connection: Connection, project_id: int, id: str | None = None, language: str | None = None
) -> tuple[int, ChangeSet]:
    """Restore the default of a prompt, of all prompts when no id is given; return the undo id and what changed."""
    query = select(TEXT.c.id).where(TEXT.c.project_id == project_id)
    if id is not None:
        query = query.where(TEXT.c.prompt == id)
    if language is not None:
        query = query.where(TEXT.c.language == language)
    edit = Edit(connection, project_id, QT_TRANSLATE_NOOP("Edits", "Prompt restored"))
    edit.remove(TEXT, connection.execute(query).scalars().all())
    return edit.finish()


def stand_by(connection: Connection, project_id: int, id: str, language: str) -> tuple[int, ChangeSet]:
    """Note that the project's own text holds although the default has changed; return the undo id and what changed."""
    default, row = catalogue.load(id, language), _row(connection, project_id, id, language)
    edit = Edit(connection, project_id, QT_TRANSLATE_NOOP("Edits", "Prompt changed"))
    if row is not None and row.base != default.hash:
        edit.change(TEXT, [row.id])
        connection.execute(update(TEXT).where(TEXT.c.id == row.id).values(base=default.hash))
    return edit.finish(1)


def tidy(text: str) -> str:
    """Return a part as it is kept: line ends of one kind, and no blank lines around it."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2029", "\n").replace("\u2028", "\n").strip()


def known(language: str) -> bool:
    """Say whether there are prompts in a language."""
    return language in LANGUAGES


def _standing(default: Prompt, row: Row[tuple[object, ...]] | None) -> Standing:
    if row is None:
        return Standing(default, default)
    remarks = tuple(check(default, row.system, row.user))
    prompt = texted(default, row.system, row.user)
    return Standing(prompt, default, row.base, remarks, row.updated_at)


def _row(connection: Connection, project_id: int, id: str, language: str) -> Row[tuple[object, ...]] | None:
    place = (TEXT.c.project_id == project_id, TEXT.c.prompt == id, TEXT.c.language == language)
    return connection.execute(select(TEXT).where(*place)).first()
