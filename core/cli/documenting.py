"""What `lorewright documents` lists, shows, deletes and puts back."""

from __future__ import annotations

import argparse
import json
import time
from typing import Any

from core.chunks.comparing import hunks
from core.chunks.revising import waiting_difference
from core.cli import arguments, picking, running, runterms, treefollowing
from core.cli.running import plain
from core.cli.starting import project, say, undoing
from core.cli.words import counted
from core.documents import deleting, listing
from core.domain.leaving import Leaving
from core.errors import QT_TRANSLATE_NOOP, InvalidUse
from core.store import undo
from core.workspace import Workspace


def show_all(chosen: argparse.Namespace) -> int:
    """List documents."""
    column, falling = chosen.sort.removeprefix("-"), chosen.descending or chosen.sort.startswith("-")
    if column not in listing.ORDERS:
        raise InvalidUse(
            QT_TRANSLATE_NOOP("Errors", "Documents cannot be sorted by “{column}”."),
            QT_TRANSLATE_NOOP("Errors", "These can be: {columns}."),
            column=chosen.sort,
            columns=", ".join(listing.ORDERS),
        )
    with Workspace() as workspace, workspace.read() as connection:
        project_id = arguments.project(connection, chosen.project)
        wanted = picking.chosen_filter(chosen)
        ids = list(listing.ids(connection, project_id, wanted, column, not falling))
        rows = listing.rows(connection, ids)
        tallies = listing.tallies(connection, ids)
    for one in ids:
        facts = dict(zip(listing.COLUMNS, rows[one], strict=True))
        facts["chunks"], facts["questions"] = tallies[one]
        if chosen.json:
            facts["waiting"] = bool(facts["waiting"])
            facts["remarks"] = [running.sentence(remark) for remark in facts["remarks"]]
            print(json.dumps(facts, ensure_ascii=False))
        else:
            print(line(facts))
    if not ids and not chosen.json:
        print("No document. `lorewright documents add --help` says how to bring some in.")
    return 0


def line(facts: dict[str, Any]) -> str:
    """Return a document as one line."""
    marks = ("*" if facts["edited"] else "") + ("?" if facts["waiting"] else "")
    counts = f"{facts['chunks']:>6,} chunks {facts['questions']:>7,} questions"
    return f"{facts['id']:>6}  {facts['state']:<7}  {counts}  {facts['method']:<6}  {plain(facts['name'])}{marks}"


def show(chosen: argparse.Namespace) -> int:
    """Show one document."""
    with Workspace() as workspace, workspace.read() as connection:
        project_id = arguments.project(connection, chosen.project)
        one = picking.document(connection, project_id, chosen.document)
        row = listing.detail(connection, one)
        counts = listing.tallies(connection, [one])[one]
        changed = list(hunks(waiting_difference(connection, one))) if chosen.difference else []
    if row is None:
        raise InvalidUse(QT_TRANSLATE_NOOP("Errors", "The document is gone."))
    facts = {key: row[key] for key in row if key not in ("markdown", "outline", "locators")}
    facts["chunks"], facts["questions"] = counts
    facts["remarks"] = [running.sentence(remark) for remark in row["remarks"]]
    if chosen.markdown:
        facts = {**facts, "markdown": row["markdown"] or ""} if chosen.json else {}
        print(json.dumps(facts, ensure_ascii=False) if chosen.json else row["markdown"] or "")
    elif chosen.outline:
        facts["outline"] = row["outline"] or []
        headings = [f"{'  ' * (level - 1)}{title}" for level, title, _place in facts["outline"]]
        print(json.dumps(facts, ensure_ascii=False) if chosen.json else "\n".join(headings))
    elif chosen.difference:
        lines = "\n".join(f"{a} {b}" for a, b in changed) or "The text is the same; only how it was read differs."
        print(json.dumps(changed, ensure_ascii=False) if chosen.json else lines)
    elif chosen.json:
        print(json.dumps(facts, ensure_ascii=False))
    else:
        shown = {key: plain(words(key, value)) for key, value in facts.items() if value not in ("", None, [], {})}
        print("\n".join(f"{key:<12} {value}" for key, value in shown.items()))
    return 0


def words(key: str, value: Any) -> str:
    """Return one fact about a document for people: a moment as day and time, settings as they are typed."""
    if key.endswith("_at") and isinstance(value, int):
        return time.strftime("%Y-%m-%d %H:%M", time.localtime(value / 1000))
    if isinstance(value, dict):
        inner = value.get("settings")
        outer = {name: one for name, one in value.items() if one is not inner}
        named = {**outer, **inner} if isinstance(inner, dict) else value
        return ", ".join(f"{name} {one if isinstance(one, str) else json.dumps(one)}" for name, one in named.items())
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def remove(chosen: argparse.Namespace) -> int:
    """Delete documents."""
    with Workspace() as workspace:
        project_id = project(workspace, chosen)
        with workspace.read() as connection:
            ids = picking.documents(connection, project_id, chosen)
        workspace.write(lambda c: runterms.keep_project_cap(c, project_id, chosen))
        left = treefollowing.before(workspace, chosen, project_id, ids)
        undo_id, count = deleting.remove_all(workspace, project_id, ids)
        hint = f" Undo: {undoing(chosen)}" if count else ""
        say(chosen, f"{counted(count, 'document')} deleted.{hint}", {"removed": count, "undo": undo_id})
        told = left or Leaving("", [])
        return running.exit_code(treefollowing.after(workspace, chosen, project_id, left=told) if count else [])


def undo_last(chosen: argparse.Namespace) -> int:
    """Put back what the newest edit took."""
    with Workspace() as workspace:
        project_id = project(workspace, chosen)
        with workspace.read() as connection:
            found = undo.latest(connection, project_id)
        if found is None:
            raise InvalidUse(QT_TRANSLATE_NOOP("Errors", "There is nothing left to undo."))
        deleting.restore_all(workspace, found[0])
        say(chosen, f"Undone: {found[1]}, {found[2]:,}.", {"undone": found[1], "count": found[2]})
    return 0
