"""What `lorewright chunks` edits and cleans."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select

from core.changes import ChangeSet
from core.chunks import cutting, editing, proposals, service
from core.chunks.cleaning import CHUNK, CleanOptions
from core.chunks.listing import ChunkFilter, ids
from core.chunks.parts import Step, in_parts
from core.chunks.rules import RULES, CleaningRules, previews
from core.cli import arguments, choosing, running
from core.cli.running import plain
from core.cli.starting import project, say, start, undoing
from core.errors import QT_TRANSLATE_NOOP, InvalidUse
from core.jobs import history
from core.store.paging import among
from core.workspace import Workspace


def edit(chosen: argparse.Namespace) -> int:
    """Change chunks."""
    with Workspace() as workspace:
        project_id = project(workspace, chosen)
        with workspace.read() as connection:
            wanted = choosing.chunks(connection, project_id, chosen)
            choosing.known(connection, project_id, chosen.merge or [])
        if chosen.text_file or chosen.merge or chosen.split_at:
            undo_id, changes = workspace.write(lambda c: _one(c, wanted, chosen))
        else:
            done, changes = in_parts(workspace, wanted, _many(project_id, chosen))
            undo_id = done or 0
    touched = {name: len(set(getattr(changes, name).get("chunk", ()))) for name in ("updated", "added", "removed")}
    facts = {"chunks": len(wanted), **touched, "undo": undo_id or None}
    hint = f" Undo: {undoing(chosen)}" if undo_id else ""
    say(chosen, f"{touched['updated']:,} changed, {touched['added']:,} new, {touched['removed']:,} gone.{hint}", facts)
    return 0


def _one(connection: Connection, wanted: list[int], chosen: argparse.Namespace) -> tuple[int, ChangeSet]:
    """Do what can be done with one chunk only."""
    if len(wanted) != 1:
        raise InvalidUse(
            QT_TRANSLATE_NOOP("Errors", "This can be done with one chunk at a time, not with {count}."),
            QT_TRANSLATE_NOOP("Errors", "Name it by its number."),
            count=len(wanted),
        )
    if chosen.merge:
        return cutting.merge(connection, [*wanted, *chosen.merge])
    if chosen.split_at:
        return cutting.split_at(connection, wanted[0], chosen.split_at)
    return editing.edit(connection, wanted[0], _read(chosen.text_file))


def _many(project_id: int, chosen: argparse.Namespace) -> Step:
    """Return what is done with each part of the chunks."""
    if chosen.delete:
        return lambda connection, part, whole: service.remove(connection, project_id, part, whole)
    if chosen.restore:
        return editing.restore_original
    put, text = (editing.prepend, chosen.prepend) if chosen.prepend is not None else (editing.append, chosen.append)
    return lambda connection, part, whole: put(connection, part, unescaped(text), whole)


def unescaped(text: str) -> str:
    """Return what was typed with line breaks, tabs and backslashes for their escapes; other backslashes stay."""
    found, rest = "", text
    signs = {"n": "\n", "t": "\t", "\\": "\\"}
    while rest:
        head, slash, rest = rest.partition("\\")
        found += head
        if slash:
            found += signs.get(rest[:1], slash + rest[:1])
            rest = rest[1:]
    return found


def _read(name: str) -> str:
    try:
        return sys.stdin.read() if name == "-" else Path(name).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidUse(
            QT_TRANSLATE_NOOP("Errors", "{path} cannot be read: {reason}."),
            QT_TRANSLATE_NOOP("Errors", "Name a text file in UTF-8."),
            path=name,
            reason=getattr(error, "strerror", None) or str(error),
        ) from error


def clean(chosen: argparse.Namespace) -> int:
    """Clean chunks, say what that would change, or decide on what waits."""
    rules = chosen_rules(chosen.rules)
    model = arguments.model(chosen)
    secrets = arguments.keys(model.provider, chosen.api_key_env)
    if (chosen.accept_waiting or chosen.reject_waiting) and not chosen.chunks:
        chosen.all = True
    with Workspace() as workspace:
        if chosen.preview:
            with workspace.read() as connection:
                project_id = arguments.project(connection, chosen.project)
                return _preview(connection, choosing.chunks(connection, project_id, chosen), rules, chosen)
        project_id = project(workspace, chosen)
        with workspace.read() as connection:
            wanted = choosing.chunks(connection, project_id, chosen)
        if chosen.accept_waiting or chosen.reject_waiting:
            return _decide(workspace, project_id, wanted, chosen)
        options = CleanOptions(
            model=model, rules=rules, chunks=wanted, accept=chosen.accept, only_missing=not chosen.again
        )
        if not wanted:
            say(chosen, "No chunk matches.", {"cleaned": 0, "changed": 0, "failed": 0})
            return 0
        job, ended = start(workspace, project_id, "clean", options.model_dump(mode="json"), secrets)
        running.say_failures(workspace, [job])
        with workspace.read() as connection:
            row = history.get(connection, job)
    facts = {"job": job, "cleaned": row["done"], "changed": row["rows"], "failed": row["failed"]}
    then = f"Undo: {undoing(chosen)}" if chosen.accept else "Take the results: lorewright chunks clean --accept-waiting"
    text = f"{row['done']:,} looked through, {row['rows']:,} changed, {row['failed']:,} failed."
    say(chosen, f"{text} {then}" if row["rows"] else text, facts)
    return running.exit_code(ended)


def chosen_rules(names: str | None) -> CleaningRules:
    """Return the rules that were named, the usual ones when none was; raises InvalidUse for an unknown name."""
    if names is None:
        return CleaningRules()
    wanted = {name.strip().replace("-", "_") for name in names.split(",") if name.strip()}
    unknown = sorted(wanted - RULES.keys())
    if unknown:
        raise InvalidUse(
            QT_TRANSLATE_NOOP("Errors", "There is no rule “{name}”."),
            QT_TRANSLATE_NOOP("Errors", "There are: {known}."),
            name=unknown[0],
            known=", ".join(RULES),
        )
    return CleaningRules(**{name: name in wanted for name in RULES})


def _decide(workspace: Workspace, project_id: int, wanted: list[int], chosen: argparse.Namespace) -> int:
    with workspace.read() as connection:
        waiting = set(ids(connection, project_id, ChunkFilter(waiting=True)))
    meant = [one for one in wanted if one in waiting]
    work = proposals.accept if chosen.accept_waiting else proposals.reject
    undo_id, _changes = in_parts(workspace, meant, lambda c, part, whole: work(c, project_id, part, whole))
    word = "accepted" if chosen.accept_waiting else "rejected"
    hint = f" Undo: {undoing(chosen)}" if undo_id else ""
    say(chosen, f"{len(meant):,} {word}.{hint}", {word: len(meant), "undo": undo_id})
    return 0


def _preview(connection: Connection, wanted: list[int], rules: CleaningRules, chosen: argparse.Namespace) -> int:
    from core.chunks.comparing import hunks
    from core.chunks.difference import difference

    changed = 0
    counts: dict[str, int] = {}
    for row in connection.execute(select(CHUNK.c.id, CHUNK.c.text).where(among(CHUNK.c.id, wanted))):
        (cleaned,) = previews([row.text], rules)
        if cleaned.text == row.text:
            continue
        changed += 1
        counts = {name: counts.get(name, 0) + cleaned.counts.get(name, 0) for name in {**counts, **cleaned.counts}}
        facts: dict[str, Any] = {"id": row.id, "counts": cleaned.counts, "text": cleaned.text}
        if chosen.json:
            print(json.dumps(facts, ensure_ascii=False))
        else:
            print(f"chunk {row.id}: " + ", ".join(f"{count} {name}" for name, count in cleaned.counts.items()))
            print("\n".join(f"  {sign} {plain(text)}" for sign, text in hunks(difference(row.text, cleaned.text), 0)))
    if not chosen.json:
        text = ", ".join(f"{count:,} {name}" for name, count in counts.items())
        print(f"{changed:,} of {len(wanted):,} chunks would change" + (f": {text}" if text else ""))
    return 0
