"""Reading files for `lorewright documents`: bringing them in, and reading them again another way."""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from typing import Any

from core.chunks.converting import ConvertOptions
from core.chunks.deciding import accept_all, reject_all
from core.chunks.importing import ImportOptions
from core.chunks.preparing import PASSWORD
from core.chunks.splitting import Splitting
from core.cli import arguments, picking, running
from core.documents import service
from core.documents.importing import text_of
from core.documents.methods import method, validated
from core.documents.methods.method import Method
from core.errors import QT_TRANSLATE_NOOP, InvalidUse
from core.jobs import history, states
from core.projects import service as projects
from core.secrets import Secrets
from core.workspace import Workspace


def bring(chosen: argparse.Namespace) -> int:
    """Import files."""
    started = time.monotonic()
    arguments.check_documents(chosen.docs)
    splitting = arguments.splitting(chosen.strategy, arguments.pairs(chosen.split))
    settings, secrets = _reading(chosen)
    options = _options(chosen, splitting, settings)
    with Workspace() as workspace:
        project_id = project(workspace, chosen, make=True)
        job, ended = start(workspace, project_id, "import", options.model_dump(mode="json"), secrets)
        with workspace.read() as connection:
            row = history.get(connection, job)
            told = history.remarks(connection, job)
            failed = history.failures(connection, job, 100_000)
    running.say_failures(workspace, [job])
    made = {
        "project": project_id,
        "job": job,
        "files": row["total"],
        "stored": row["rows"],
        "remarks": [_said(item) for item in told],
        "failed": [_said(item) for item in failed],
        "seconds": round(time.monotonic() - started, 2),
    }
    if chosen.json:
        print(json.dumps(made, ensure_ascii=False))
    else:
        for item in told[:20]:
            print(running.plain(running.sentence(item["error"])))
        if len(told) > 20:
            print(f"… and {len(told) - 20:,} more")
        print(f"{row['rows']:,} of {row['total']:,} files stored, {row['failed']:,} failed")
    return running.exit_code(ended)


def convert(chosen: argparse.Namespace) -> int:
    """Read documents again, or decide on what waits."""
    with Workspace() as workspace:
        project_id = project(workspace, chosen)
        decides = chosen.accept_waiting or chosen.reject_waiting
        if decides and not chosen.documents:
            chosen.all = True
        with workspace.read() as connection:
            ids = picking.documents(connection, project_id, chosen)
            ids = sorted(set(ids) & set(service.waiting(connection, project_id))) if decides else ids
        if decides:
            if not ids:
                raise InvalidUse(QT_TRANSLATE_NOOP("Errors", "There is no new conversion to decide on."))
            undo_id, _count = (accept_all if chosen.accept_waiting else reject_all)(workspace, ids)
            word = "accepted" if chosen.accept_waiting else "rejected"
            say(chosen, f"{len(ids):,} {word}. Undo: {undoing(chosen)}", {word: len(ids), "undo": undo_id})
            return 0
        settings, secrets = _reading(chosen)
        if not ids:
            # No document named would mean all of them to the job.
            facts: dict[str, Any] = {"job": 0, "read": 0, "changed": 0, "waiting": 0, "failed": 0}
            say(chosen, "No document matches.", facts)
            return 0
        options = ConvertOptions(
            documents=ids, method=chosen.method, settings=settings, encoding=chosen.encoding, accept=chosen.accept
        )
        job, ended = start(workspace, project_id, "convert", options.model_dump(mode="json"), secrets)
        with workspace.read() as connection:
            row, waits = history.get(connection, job), len(set(service.waiting(connection, project_id)) & set(ids))
        running.say_failures(workspace, [job])
        facts = {"job": job, "read": row["done"], "changed": row["rows"], "waiting": waits, "failed": row["failed"]}
        text = f"{row['done']:,} read, {row['rows']:,} came out otherwise, {row['failed']:,} failed."
        hint = " See: documents show DOCUMENT --difference; take: documents convert --accept-waiting." if waits else ""
        say(chosen, f"{text} {waits:,} wait for a decision.{hint}", facts)
        return running.exit_code(ended)


def _options(chosen: argparse.Namespace, splitting: Splitting, settings: dict[str, Any]) -> ImportOptions:
    return ImportOptions(
        paths=[text_of(path.absolute()) for path in chosen.docs],
        splitting=splitting,
        language=chosen.language,
        method=chosen.method,
        settings=settings,
        encoding=chosen.encoding,
        same=chosen.same,
        version=chosen.version,
    )


def _reading(chosen: argparse.Namespace) -> tuple[dict[str, Any], Secrets]:
    """Return the settings of the method, and the keys and the password it may need."""
    settings = arguments.pairs(chosen.set)
    provider = ""
    if method(chosen.method).needs == "model":
        model = arguments.model(chosen)
        settings["model"], provider = model.model_dump(mode="json"), model.provider
    elif method(chosen.method).needs == "service":
        provider = chosen.method
    _check(method(chosen.method), settings)
    secrets = arguments.keys(provider, chosen.api_key_env)
    if chosen.password_env:
        password = os.environ.get(chosen.password_env, "")
        if not password:
            raise InvalidUse(
                QT_TRANSLATE_NOOP("Errors", "The environment variable {variable} is not set."),
                QT_TRANSLATE_NOOP("Errors", "Put the password into it, or leave --password-env out."),
                variable=chosen.password_env,
            )
        secrets.hold(PASSWORD, password)
    return settings, secrets


def _check(way: Method, settings: dict[str, Any]) -> None:
    """Make sure that the settings fit before anything is made; raises InvalidUse for one that does not."""
    known = way.settings.model_fields
    for name in settings:
        if name not in known:
            raise InvalidUse(
                QT_TRANSLATE_NOOP("Errors", "The method “{method}” has no setting “{name}”."),
                QT_TRANSLATE_NOOP("Errors", "It has these: {known}."),
                method=way.name,
                name=name,
                known=", ".join(known) or "–",
            )
    validated(way, settings)


def _said(item: Any) -> dict[str, Any]:
    params = item["error"].get("params", {})
    found = {"file": item["label"], "reason": running.sentence(item["error"])}
    return found | {key: params[key] for key in ("kind", "way", "document", "document_id") if key in params}


def project(workspace: Workspace, chosen: argparse.Namespace, *, make: bool = False) -> int:
    """Return the project that is meant, free for work; with `make` it is made when there is none of its name."""
    workspace.write(history.mark_interrupted)
    with workspace.read() as connection:
        known = projects.find(connection, chosen.project) if chosen.project else None
        if known is None and not (make and chosen.project):
            known = arguments.project(connection, chosen.project)
    if known is None:
        known = workspace.write(lambda c: projects.create(c, chosen.project))
    workspace.write(lambda c: projects.touch(c, known))
    workspace.write(lambda c: history.refuse_running(c, known))
    return known


def start(
    workspace: Workspace, project_id: int, kind: str, options: dict[str, Any], secrets: Secrets
) -> tuple[int, list[tuple[int, str]]]:
    """Run a new job to its end; return its id and how it and what followed ended.

    One that was stopped says how to go on: the same command again would pay for model calls twice.
    """
    job = workspace.write(lambda c: history.create(c, project_id, kind, options))
    try:
        ended = running.run(workspace, job, secrets)
    except KeyboardInterrupt as error:
        raise KeyboardInterrupt(f"Go on: lorewright jobs resume {job}") from error
    if any(state == states.INTERRUPTED for _job, state in ended):
        print(f"lorewright: interrupted. Go on: lorewright jobs resume {ended[-1][0]}", file=sys.stderr)
    return job, ended


def say(chosen: argparse.Namespace, text: str, facts: dict[str, Any]) -> None:
    """Print a sentence, or with --json the facts in it."""
    print(json.dumps(facts, ensure_ascii=False) if chosen.json else text)


def undoing(chosen: argparse.Namespace) -> str:
    """Return the command that undoes what was just done."""
    return "lorewright documents undo" + (f" --project “{chosen.project}”" if chosen.project else "")
