"""The verbs of `lorewright prompts`."""

from __future__ import annotations

import argparse
import difflib
import json
import sys
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from core.cli import arguments
from core.cli.running import plain
from core.cli.words import placed
from core.errors import QT_TRANSLATE_NOOP, InvalidUse, LorewrightError
from core.prompts import catalogue, overrides, sets
from core.prompts.catalogue import Prompt
from core.prompts.overrides import Standing
from core.store.failing import FULL
from core.workspace import Workspace


def list_(chosen: argparse.Namespace) -> int:
    """Print every prompt and how it stands."""
    with Workspace() as workspace, workspace.read() as connection:
        found = overrides.standings(connection, _project(connection, chosen))
    found = [one for one in found if one.prompt.own or not chosen.own]
    if chosen.json:
        _print([_about(one) for one in found])
        return 0
    for one in found:
        mark = "!" if one.invalid else "~" if one.outdated else "*" if one.prompt.own else " "
        prompt = one.prompt
        print(f"{mark} {prompt.id:<14} {prompt.language}  {prompt.stage or 'all':<10} {prompt.title}")
    return 0


def show_(chosen: argparse.Namespace) -> int:
    """Print one prompt."""
    with Workspace() as workspace, workspace.read() as connection:
        one = standing(connection, chosen)
    prompt = one.default if chosen.default else one.prompt
    if chosen.difference:
        before, after = (text_of(each).splitlines() for each in (one.default, one.prompt))
        print("\n".join(difflib.unified_diff(before, after, "default", "project", lineterm="")) or "No difference.")
    elif chosen.text:
        print(text_of(prompt))
    elif chosen.json:
        _print({**_about(one), "system": prompt.system, "user": prompt.user, "schema": prompt.schema})
    else:
        _say(one, prompt)
    return 0


def set_(chosen: argparse.Namespace) -> int:
    """Give a project its own text of a prompt."""
    with Workspace() as workspace:
        with workspace.read() as connection:
            project_id, language = needed(connection, chosen), _language(connection, chosen)
        default = _default(chosen.prompt, language)
        if chosen.keep:
            undo_id, _changes = workspace.write(lambda c: overrides.stand_by(c, project_id, default.id, language))
        else:
            system, user = parts_of(read(chosen.file))
            undo_id, _changes = workspace.write(
                lambda c: overrides.save(c, project_id, default.id, language, system, user)
            )
        with workspace.read() as connection:
            one = overrides.standing(connection, project_id, default.id, language)
    if chosen.json:
        _print({**_about(one), "changed": bool(undo_id)})
        return 0
    print(f"{one.prompt.id}.{language}: {'saved' if undo_id else 'nothing changed'}")
    _say_remarks(one)
    return 0


def reset_(chosen: argparse.Namespace) -> int:
    """Restore defaults."""
    if bool(chosen.prompt) == chosen.all:
        raise InvalidUse(
            QT_TRANSLATE_NOOP("Errors", "Which prompt is meant?"),
            QT_TRANSLATE_NOOP("Errors", "Name one, or use --all."),
        )
    with Workspace() as workspace:
        with workspace.read() as connection:
            project_id = needed(connection, chosen)
        if chosen.prompt:
            _default(chosen.prompt, "en")
        _undo, changes = workspace.write(lambda c: overrides.reset(c, project_id, chosen.prompt, chosen.language))
    count = len(changes.removed.get("prompt_text", ()))
    if chosen.json:
        _print({"restored": count})
    else:
        print(f"{count} restored")
    return 0


def export_(chosen: argparse.Namespace) -> int:
    """Write a project's own prompts to a file."""
    with Workspace() as workspace, workspace.read() as connection:
        text = sets.export_set(connection, needed(connection, chosen), defaults=chosen.defaults)
    try:
        chosen.out.write_text(text, encoding="utf-8")
    except OSError as error:
        raise _file(chosen.out, error) from error
    count = len(json.loads(text)["prompts"])
    if chosen.json:
        _print({"written": count, "file": str(chosen.out)})
    else:
        print(f"{count} prompt(s) written to {chosen.out}")
    return 0


def import_(chosen: argparse.Namespace) -> int:
    """Take over a file of prompts."""
    text = read(str(chosen.file))
    with Workspace() as workspace:
        with workspace.read() as connection:
            project_id = needed(connection, chosen)
        came = workspace.write(lambda c: sets.import_set(c, project_id, text))
    if chosen.json:
        _print(came.as_dict())
    else:
        instead = f" ({len(came.replaced)} in the place of an own text)" if came.replaced else ""
        print(f"{len(came.taken)} taken{instead}, {len(came.same)} were so already")
        for name in came.unknown:
            print(f"  {plain(name)}: this version has no such prompt", file=sys.stderr)
        for name, reason in came.refused:
            print(f"  {plain(name)}: {reason}", file=sys.stderr)
        for name in came.outdated:
            print(f"  {plain(name)}: was made from another default; compare it", file=sys.stderr)
    return 1 if came.unknown or came.refused else 0


def text_of(prompt: Prompt) -> str:
    """Return both parts as a file for `set`."""
    return (f"## system\n\n{prompt.system}\n\n" if prompt.system else "") + f"## user\n\n{prompt.user}"


def parts_of(text: str) -> tuple[str, str]:
    """Return system and user part of such a file; without marks it is the user part."""
    found = catalogue.parts(text.replace("\r\n", "\n").removeprefix("\ufeff"))
    return (found.get("system", ""), found["user"]) if "user" in found else ("", text)


def _say(one: Standing, prompt: Prompt) -> None:
    print(f"{prompt.title} ({prompt.id}.{prompt.language}, {prompt.stamp})\n{prompt.purpose}\n")
    if one.outdated:
        print("The default has changed since this text was written: see --difference, then `set --keep` or `reset`.\n")
    for name, meaning in prompt.variables.items():
        print(f"  {{{{{name}}}}}{' (needed)' if name in prompt.required else ''}: {meaning}")
    print(f"  {{{{{catalogue.FENCE}}}}}: a tag name that occurs in no inserted text\n")
    if prompt.schema:
        print(f"The reply must fit: {json.dumps(prompt.schema, ensure_ascii=False)}\n")
    print(text_of(prompt))
    _say_remarks(one)


def _say_remarks(one: Standing) -> None:
    for remark in one.remarks:
        print(f"  {placed(remark)}", file=sys.stderr)


def _about(one: Standing) -> dict[str, Any]:
    prompt = one.prompt
    return {
        **{name: getattr(prompt, name) for name in ("id", "language", "title", "purpose", "stage", "version", "hash")},
        "own": prompt.own,
        "outdated": one.outdated,
        "invalid": one.invalid,
        "variables": prompt.variables,
        "required": list(prompt.required),
        "remarks": [remark.as_dict() for remark in one.remarks],
    }


def standing(connection: Connection, chosen: argparse.Namespace) -> Standing:
    """Return how the prompt that was named stands."""
    language = _language(connection, chosen)
    default = _default(chosen.prompt, language)
    return overrides.standing(connection, _project(connection, chosen), default.id, language)


def _default(name: str, language: str) -> Prompt:
    ids = sorted({prompt.id for prompt in catalogue.all()})
    if name not in ids:
        raise InvalidUse(
            QT_TRANSLATE_NOOP("Errors", "There is no prompt “{name}”."),
            QT_TRANSLATE_NOOP("Errors", "There are: {known}."),
            name=name,
            known=", ".join(ids),
        )
    return catalogue.load(name, language)


def _language(connection: Connection, chosen: argparse.Namespace) -> str:
    from core.domain.suggesting import read_outlines

    project_id = _project(connection, chosen)
    if chosen.language or project_id is None:
        return chosen.language or "en"
    return read_outlines(connection, project_id)[1]


def _project(connection: Connection, chosen: argparse.Namespace) -> int | None:
    """Return the project that is meant, None where there is none: the defaults can be looked at without one."""
    from core.projects import service as projects

    return needed(connection, chosen) if chosen.project or len(projects.cards(connection)) == 1 else None


def needed(connection: Connection, chosen: argparse.Namespace) -> int:
    """Return the project that was named, or the only one."""
    return arguments.project(connection, chosen.project)


def read(name: str) -> str:
    """Return the text of a file, of standard input for "-"."""
    try:
        return sys.stdin.read() if name == "-" else Path(name).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise _file(Path(name), error) from error


def _file(path: Path, error: Exception) -> LorewrightError:
    if isinstance(error, UnicodeDecodeError):
        return InvalidUse(
            QT_TRANSLATE_NOOP("Errors", "{path} holds no text in UTF-8."),
            QT_TRANSLATE_NOOP("Errors", "Choose a text file, or save it as UTF-8."),
            path=str(path),
        )
    if isinstance(error, OSError) and error.errno in FULL:
        return LorewrightError(
            QT_TRANSLATE_NOOP("Errors", "There is no room left on the disk, so {path} was not written."),
            QT_TRANSLATE_NOOP("Errors", "Make room on it, then try again."),
            path=str(path),
        )
    return InvalidUse(
        QT_TRANSLATE_NOOP("Errors", "{path} cannot be read or written: {reason}."),
        QT_TRANSLATE_NOOP("Errors", "Check its name and that you have the right to."),
        path=str(path),
        reason=getattr(error, "strerror", None) or str(error),
    )


def _print(data: Any) -> None:
    print(json.dumps(data, ensure_ascii=False, indent=2))
