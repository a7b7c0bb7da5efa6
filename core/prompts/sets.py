"""A project's own prompts as one file: to keep, to hand on, to bring into another project."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError
from sqlalchemy import Connection

from core.changes import ChangeSet
from core.errors import QT_TRANSLATE_NOOP, InvalidUse
from core.prompts import catalogue
from core.prompts.checking import check, faults
from core.prompts.overrides import standings, store, tidy
from core.store.undo import Edit

FORMAT = "lorewright-prompts"
_LONGEST = 5_000_000


class Text(BaseModel):
    """One prompt of a set; a part may be a list of lines."""

    model_config = ConfigDict(extra="ignore")

    id: str
    language: str
    system: str | list[str] = ""
    user: str | list[str]
    base: str = ""

    def parts(self) -> tuple[str, str]:
        """Return system and user part as they are kept."""
        system, user = ("\n".join(part) if isinstance(part, list) else part for part in (self.system, self.user))
        return tidy(system), tidy(user)


class Set(BaseModel):
    """A file of prompts."""

    model_config = ConfigDict(extra="ignore")

    format: str
    version: int
    prompts: list[Text]


@dataclass
class Imported:
    """What came of an import.

    Attributes:
        taken: (id, language) of the prompts that changed.
        replaced: those among them that stand in the place of a text of the project's own.
        same: those that were so already.
        unknown: names of prompts this program does not have.
        refused: name of a prompt and why it cannot be used.
        outdated: names of prompts made from another default than the one this program has.
    """

    undo_id: int = 0
    changes: ChangeSet = field(default_factory=ChangeSet)
    taken: list[tuple[str, str]] = field(default_factory=list)
    replaced: list[tuple[str, str]] = field(default_factory=list)
    same: list[tuple[str, str]] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)
    outdated: list[str] = field(default_factory=list)

    def as_dict(self) -> dict[str, Any]:
        """Return plain data for the command line."""
        return {
            "taken": [".".join(one) for one in self.taken],
            "replaced": [".".join(one) for one in self.replaced],
            "same": [".".join(one) for one in self.same],
            "unknown": self.unknown,
            "refused": dict(self.refused),
            "outdated": self.outdated,
        }


def export_set(connection: Connection, project_id: int, *, defaults: bool = False) -> str:
    """Return a project's own prompts as the text of a JSON file; with `defaults` those it has not changed as well.

    Parts stand there as lists of lines, so that two files can be compared.
    """
    prompts = [
        {
            "id": one.prompt.id,
            "language": one.prompt.language,
            "base": one.base or one.default.hash,
            "system": one.prompt.system.split("\n") if one.prompt.system else [],
            "user": one.prompt.user.split("\n"),
        }
        for one in standings(connection, project_id)
        if one.prompt.own or defaults
    ]
    return json.dumps({"format": FORMAT, "version": 1, "prompts": prompts}, ensure_ascii=False, indent=2) + "\n"


def import_set(connection: Connection, project_id: int, text: str) -> Imported:
    """Take over the prompts of a file into a project, in one edit that can be undone.

    What this program does not know and what does not pass the check is named and left out.

    Raises:
        InvalidUse: the text is no set of prompts.
    """
    found, came = read(text), Imported()
    known = {(one.id, one.language): one for one in catalogue.all()}
    mine = {(one.prompt.id, one.prompt.language) for one in standings(connection, project_id) if one.prompt.own}
    edit = Edit(connection, project_id, QT_TRANSLATE_NOOP("Edits", "Prompts imported"))
    for one in found.prompts:
        default, name = known.get((one.id, one.language)), f"{one.id}.{one.language}"
        if default is None:
            came.unknown.append(name)
            continue
        system, user = one.parts()
        if wrong := faults(check(default, system, user)):
            came.refused.append((name, str(wrong[0])))
            continue
        changed = store(edit, project_id, default, system, user, one.base)
        (came.taken if changed else came.same).append((one.id, one.language))
        if one.base and one.base != default.hash and (system, user) != (default.system, default.user):
            came.outdated.append(name)
    came.replaced = [one for one in came.taken if one in mine]
    came.undo_id, came.changes = edit.finish(len(came.taken))
    return came


def read(text: str) -> Set:
    """Return the set of prompts in a file.

    Raises:
        InvalidUse: it is something else, or from a newer version.
    """
    try:
        if len(text) > _LONGEST:
            raise ValueError("too long")
        found = Set.model_validate(json.loads(text.removeprefix("\ufeff")))
    except (ValueError, ValidationError, RecursionError) as error:
        raise InvalidUse(
            QT_TRANSLATE_NOOP("Errors", "This file is no set of prompts."),
            QT_TRANSLATE_NOOP("Errors", "Choose a file that was exported from “Prompts”."),
        ) from error
    if found.format != FORMAT or found.version != 1:
        raise InvalidUse(
            QT_TRANSLATE_NOOP("Errors", "This set of prompts has a form that this version does not know."),
            QT_TRANSLATE_NOOP(
                "Errors", "Choose a file that was exported from “Prompts”, or install the newest version."
            ),
        )
    return found
