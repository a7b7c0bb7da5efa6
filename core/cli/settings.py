"""`lorewright settings`: look at and change what the Settings pane shows."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from core.errors import QT_TRANSLATE_NOOP, InvalidUse
from core.settings import store
from core.settings.sections import SECTIONS, Section, section
from core.workspace import Workspace

HELP = """\
Shows and changes the settings of the program. They are named SECTION.FIELD.

  lorewright settings list
  lorewright settings set runs.log_days 90
  lorewright settings reset interface.language
  lorewright settings export settings.json
"""


def add(commands: Any) -> None:
    """Add the command."""
    shape = argparse.RawDescriptionHelpFormatter
    command = commands.add_parser("settings", help="show and change settings", description=HELP, formatter_class=shape)
    verbs = command.add_subparsers(title="what to do", metavar="VERB", required=True)
    listing = verbs.add_parser("list", help="every setting with its value and what it means")
    getting = verbs.add_parser("get", help="the value of one setting")
    setting = verbs.add_parser("set", help="change one setting")
    resetting = verbs.add_parser("reset", help="give one setting, or a whole section, its default again")
    writing = verbs.add_parser("export", help="write what differs from the defaults to a file")
    reading = verbs.add_parser("import", help="take over such a file")
    for verb in (getting, setting):
        verb.add_argument("name", metavar="SECTION.FIELD")
    setting.add_argument("value", metavar="VALUE", help="a number, true or false, or a word the setting knows")
    resetting.add_argument("name", metavar="SECTION[.FIELD]")
    for verb in (writing, reading):
        verb.add_argument("file", type=Path, metavar="FILE")
    for verb in (listing, getting):
        verb.add_argument("--json", action="store_true", help="print JSON")
    for verb, work in (
        (listing, _list),
        (getting, _get),
        (setting, _set),
        (resetting, _reset),
        (writing, _export),
        (reading, _import),
    ):
        verb.set_defaults(run=work)


def _list(chosen: argparse.Namespace) -> int:
    with Workspace() as workspace, workspace.read() as connection:
        found = {kind.id: store.load(connection, kind) for kind in SECTIONS}
    if chosen.json:
        print(json.dumps({id: one.model_dump(mode="json") for id, one in found.items()}, ensure_ascii=False, indent=2))
        return 0
    for kind in SECTIONS:
        for name, info in kind.model_fields.items():
            value, default = getattr(found[kind.id], name), info.get_default(call_default_factory=True)
            mark = "" if value == default else f"  (default {plain(default)})"
            print(f"{kind.id}.{name} = {plain(value)}{mark}")
            print(f"    {info.title}. {info.description or ''}".rstrip())
    return 0


def _get(chosen: argparse.Namespace) -> int:
    kind, name = _named(chosen.name)
    with Workspace() as workspace, workspace.read() as connection:
        value = getattr(store.load(connection, kind), name)
    print(json.dumps(value, ensure_ascii=False) if chosen.json else plain(value))
    return 0


def _set(chosen: argparse.Namespace) -> int:
    kind, name = _named(chosen.name)
    with Workspace() as workspace:
        workspace.write(lambda c: store.save(c, kind.id, name, chosen.value))
    return 0


def _reset(chosen: argparse.Namespace) -> int:
    kind, name = (section(chosen.name), "") if "." not in chosen.name else _named(chosen.name)
    with Workspace() as workspace:
        workspace.write(lambda c: store.reset(c, kind.id, name))
    return 0


def _export(chosen: argparse.Namespace) -> int:
    with Workspace() as workspace, workspace.read() as connection:
        values = store.changed(connection)
    chosen.file.write_text(json.dumps(values, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    print(f"{sum(map(len, values.values()))} settings in {chosen.file}")
    return 0


def _import(chosen: argparse.Namespace) -> int:
    try:
        values = json.loads(chosen.file.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        raise InvalidUse(
            QT_TRANSLATE_NOOP("Errors", "The settings in {path} cannot be read: {reason}."),
            path=str(chosen.file),
            reason=getattr(error, "strerror", None) or str(error),
        ) from error
    with Workspace() as workspace:
        taken, problems = workspace.write(lambda c: store.take(c, values))
    print(f"{taken} settings taken over")
    for problem in problems:
        here = "is only set on this computer itself" if store.stays_here(problem) else ""
        print(f"  left out: {problem} {here or 'is not known here, or its value does not fit'}")
    return 1 if problems else 0


def _named(name: str) -> tuple[type[Section], str]:
    id, _, field = name.partition(".")
    kind = section(id)
    if field not in kind.model_fields:
        raise InvalidUse(
            QT_TRANSLATE_NOOP("Errors", "There is no setting “{setting}”."),
            QT_TRANSLATE_NOOP("Errors", "There are: {known}."),
            setting=name,
            known=", ".join(f"{kind.id}.{known}" for known in kind.model_fields),
        )
    return kind, field


def plain(value: Any) -> str:
    """Return a value as it is typed."""
    return json.dumps(value) if isinstance(value, (bool, int, float)) else str(value)
