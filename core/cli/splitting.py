"""What `lorewright chunks` splits, lists and exports."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from typing import Any

from sqlalchemy import Connection

from core.chunks import exporting, listing, service
from core.chunks.making import MakeOptions
from core.chunks.previewing import preview
from core.chunks.splitting import Splitting, split
from core.cli import arguments, choosing, picking, running
from core.cli.running import plain
from core.cli.starting import project, say, start, undoing
from core.cli.words import counted
from core.documents import listing as documents
from core.jobs import history
from core.rowfile import kind_of
from core.secrets import Secrets
from core.workspace import Workspace

WIDE = 40  # characters of the longest bar of a histogram


def make(chosen: argparse.Namespace) -> int:
    """Split documents, or say what that would give."""
    way = arguments.splitting(chosen.strategy, arguments.pairs(chosen.set))
    if chosen.only_without:
        chosen.all = True
    with Workspace() as workspace:
        if chosen.preview:
            with workspace.read() as connection:
                return _preview(connection, arguments.project(connection, chosen.project), way, chosen)
        project_id = project(workspace, chosen)
        with workspace.read() as connection:
            ids = picking.documents(connection, project_id, chosen)
        options = MakeOptions(documents=ids, splitting=way, only_without=chosen.only_without)
        # No document named would mean all of them to the job.
        job = 0
        ended: list[tuple[int, str]] = []
        row: Any = {"done": 0, "rows": 0, "failed": 0}
        if ids:
            job, ended = start(workspace, project_id, "chunks", options.model_dump(mode="json"), Secrets())
            running.say_failures(workspace, [job])
            with workspace.read() as connection:
                row = history.get(connection, job)
    facts = {"job": job, "documents": row["done"], "chunks": row["rows"], "failed": row["failed"]}
    hint = f" Undo: {undoing(chosen)}" if row["done"] else ""
    say(
        chosen,
        f"{counted(row['rows'], 'chunk')} of {counted(row['done'], 'document')}, {row['failed']:,} failed.{hint}",
        facts,
    )
    return running.exit_code(ended)


def show_all(chosen: argparse.Namespace) -> int:
    """List chunks, or count them."""
    with Workspace() as workspace, workspace.read() as connection:
        project_id = arguments.project(connection, chosen.project)
        wanted = choosing.chosen_filter(connection, project_id, chosen)
        if chosen.count:
            counts = listing.counts(connection, project_id, wanted)
            say(chosen, ", ".join(f"{count:,} {name}" for name, count in counts.items()), counts)
            return 0
        ids = listing.ids(connection, project_id, wanted).tolist()
        for start_at in range(0, len(ids), exporting.PAGE):
            part = ids[start_at : start_at + exporting.PAGE]
            rows = listing.rows(connection, part)
            for one in part:
                facts = dict(zip(listing.COLUMNS, rows[one], strict=True))
                facts |= {name: bool(facts[name]) for name in ("edited", "oversize", "waiting")}
                print(json.dumps(facts, ensure_ascii=False) if chosen.json else line(facts))
    if not ids and not chosen.json:
        print("No chunk. `lorewright chunks make --help` says how documents are split.")
    return 0


def line(facts: dict[str, Any]) -> str:
    """Return a chunk as one line."""
    marks = ("*" if facts["edited"] else "") + ("!" if facts["oversize"] else "") + ("?" if facts["waiting"] else "")
    place = f"{plain(facts['document'])} · {facts['position'] + 1}"
    words = plain(" ".join(facts["preview"].split()))[:60]
    return f"{facts['id']:>7}  {facts['size']:>6,}{marks:<3} {facts['questions']:>4} questions  {place}  {words}"


def export_all(chosen: argparse.Namespace) -> int:
    """Write chunks to a file."""
    path = chosen.out.expanduser().absolute()
    kind_of(path)
    with Workspace() as workspace, workspace.read() as connection:
        project_id = arguments.project(connection, chosen.project)
        wanted = choosing.chosen_filter(connection, project_id, chosen)
        count = exporting.export(connection, project_id, wanted, path)
    say(chosen, f"{counted(count, 'chunk')} in {path}", {"chunks": count, "output": str(path)})
    return 0


def _preview(connection: Connection, project_id: int, way: Splitting, chosen: argparse.Namespace) -> int:
    for one in picking.documents(connection, project_id, chosen):
        row = documents.detail(connection, one)
        text = (row["markdown"] or "") if row else ""
        if row is None or not text.strip():
            continue
        found = preview(text, way, 0, row["name"], len(text))
        told = service.replaced_by(connection, one, split(text, way, row["name"]))
        if chosen.only_without and told.kept + told.gone:
            continue
        warnings = [running.sentence(warning) for warning in found.warnings]
        facts = asdict(found) | {"document": row["name"], "id": one, "warnings": warnings, **asdict(told)}
        facts.pop("pieces")
        print(json.dumps(facts, ensure_ascii=False) if chosen.json else _words(facts))
    return 0


def _words(facts: dict[str, Any]) -> str:
    """Return what a way of splitting would give of a document: numbers, bars, warnings, and what would go."""
    text = "{document}: {count:,} chunks, {smallest:,} to {largest:,} {unit}, half of them under {median:,}"
    lines = [plain(text.format(**facts))]
    most = max((count for _from, _to, count in facts["histogram"]), default=1)
    lines += [
        f"{start:>9,} – {end - 1:<7,} {'▇' * -(-count * WIDE // most)} {count:,}"
        for start, end, count in facts["histogram"]
        if count
    ]
    lines += [f"  {plain(warning)}" for warning in facts["warnings"]]
    if facts["gone"]:
        gone = "  {gone:,} present chunks would go, with {questions:,} questions; {samples:,} samples lose their source"
        lines.append(gone.format(gone=facts["gone"], **facts["hanging"]))
    return "\n".join(lines)
