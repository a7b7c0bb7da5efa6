"""Reading files for `lorewright documents`: bringing them in, and reading them again another way."""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Iterator
from typing import Any

from core.chunks.converting import ConvertOptions
from core.chunks.deciding import accept_all, reject_all
from core.chunks.importing import ImportOptions
from core.chunks.preparing import PASSWORD
from core.chunks.splitting import Splitting
from core.cli import arguments, picking, running, runterms, sources, treefollowing
from core.cli.starting import project, say, start, undoing
from core.documents import listing, service
from core.documents.importing import text_of
from core.documents.listing import DocumentFilter
from core.documents.methods import method, validated
from core.documents.methods.method import Method
from core.domain import leaving
from core.errors import QT_TRANSLATE_NOOP, InvalidUse
from core.jobs import history
from core.jobs.outlets import models_in
from core.llm.messages import Model
from core.secrets import Secrets
from core.workspace import Workspace


def bring(chosen: argparse.Namespace) -> int:
    """Import files."""
    started = time.monotonic()
    sources.check(chosen.docs, chosen.method)
    splitting = arguments.splitting(chosen.strategy, arguments.pairs(chosen.split))
    settings, secrets = _reading(chosen)
    options = _options(chosen, splitting, settings)
    runterms.columns(chosen)  # a hook that is none is said before anything is made
    with Workspace() as workspace:
        project_id = project(workspace, chosen, make=True)
        terms = _terms(workspace, project_id, chosen, settings)
        job, ended = start(workspace, project_id, "import", options.model_dump(mode="json"), secrets, terms)
        with workspace.read() as connection:
            row = history.get(connection, job)
            told = history.remarks(connection, job)
            failed = history.failures(connection, job, 100_000)
        running.say_failures(workspace, [job])
        others = sources.say_left_out(chosen.docs, chosen.method)
        made = {
            "project": project_id,
            "job": job,
            "files": row["total"],
            "stored": row["rows"],
            "remarks": [_said(item) for item in told],
            "failed": [_said(item) for item in failed],
            "left_out": dict(others),
            "seconds": round(time.monotonic() - started, 2),
        }
        say(chosen, "\n".join(_lines(told, row)), made)
        with workspace.read() as connection:
            came = leaving.came(connection, project_id, [job])
        return running.exit_code([*ended, *treefollowing.after(workspace, chosen, project_id, came)])


def _lines(told: list[Any], row: Any) -> Iterator[str]:
    """Yield what is printed at the end of an import."""
    for item in told[:20]:
        yield running.plain(running.sentence(item["error"]))
    if len(told) > 20:
        yield f"… and {len(told) - 20:,} more"
    yield f"{row['rows']:,} of {row['total']:,} files stored, {row['failed']:,} failed"


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
            taken = treefollowing.before(workspace, chosen, project_id, ids) if chosen.accept_waiting else None
            undo_id, _count = (accept_all if chosen.accept_waiting else reject_all)(workspace, ids)
            word = "accepted" if chosen.accept_waiting else "rejected"
            say(chosen, f"{len(ids):,} {word}. Undo: {undoing(chosen)}", {word: len(ids), "undo": undo_id})
            came = ids if chosen.accept_waiting else []
            return running.exit_code(treefollowing.after(workspace, chosen, project_id, came, taken))
        settings, secrets = _reading(chosen)
        if not ids:
            # No document named would mean all of them to the job.
            facts: dict[str, Any] = {"job": 0, "read": 0, "changed": 0, "waiting": 0, "failed": 0}
            say(chosen, "No document matches.", facts)
            return 0
        options = ConvertOptions(
            documents=ids, method=chosen.method, settings=settings, encoding=chosen.encoding, accept=chosen.accept
        )
        with workspace.read() as connection:
            failed = sorted(set(ids) & set(listing.ids(connection, project_id, DocumentFilter(states=("failed",)))))
        former = treefollowing.before(workspace, chosen, project_id, ids if chosen.accept else failed)
        terms = _terms(workspace, project_id, chosen, settings)
        job, ended = start(workspace, project_id, "convert", options.model_dump(mode="json"), secrets, terms)
        with workspace.read() as connection:
            row, waits = history.get(connection, job), len(set(service.waiting(connection, project_id)) & set(ids))
        running.say_failures(workspace, [job])
        facts = {"job": job, "read": row["done"], "changed": row["rows"], "waiting": waits, "failed": row["failed"]}
        text = f"{row['done']:,} read, {row['rows']:,} came out otherwise, {row['failed']:,} failed."
        hint = " See: documents show DOCUMENT --difference; take: documents convert --accept-waiting." if waits else ""
        say(chosen, f"{text} {waits:,} wait for a decision.{hint}", facts)
        came = ids if chosen.accept else failed
        return running.exit_code([*ended, *treefollowing.after(workspace, chosen, project_id, came, former)])


def _terms(
    workspace: Workspace, project_id: int, chosen: argparse.Namespace, settings: dict[str, Any]
) -> dict[str, Any]:
    """Keep the project's cap where one was named, and return the columns of the job."""
    workspace.write(lambda c: runterms.keep_project_cap(c, project_id, chosen, list(models_in(settings))))
    return runterms.columns(chosen)


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
    way, provider, model = method(chosen.method), "", None
    if way.needs == "model":
        model = arguments.model(chosen)
        provider = model.provider
    elif way.needs == "service":
        provider = chosen.method
    settings = settings_of(way, arguments.pairs(chosen.set), model)
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


def settings_of(way: Method, named: dict[str, Any], model: Model | None) -> dict[str, Any]:
    """Return the settings of a method, with its model, checked before anything is made.

    Raises:
        InvalidUse: one of them does not fit.
    """
    settings = named if model is None else {**named, "model": model.model_dump(mode="json")}
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
    return settings


def _said(item: Any) -> dict[str, Any]:
    params = item["error"].get("params", {})
    found = {"file": item["label"], "reason": running.sentence(item["error"])}
    return found | {key: params[key] for key in ("kind", "way", "document", "document_id") if key in params}
