"""How `lorewright models` shows providers and models, reads keys, and changes settings."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError
from sqlalchemy import Connection

from core.cli import arguments
from core.cli.words import counted
from core.errors import QT_TRANSLATE_NOOP, InvalidUse
from core.llm.credentials import HEADER, holds_secret, is_secret, secret_within, sendable
from core.llm.messages import Model, Usage
from core.llm.pricing import cost
from core.llm.providers import Provider
from core.llm.settings import ModelSettings, changed
from core.models import habits, known, service, stages
from core.models import providers as changing
from core.models.options import KEPT
from core.unfit import unfit, unknown
from core.workspace import Workspace

# Fields of a provider whose values somebody could put a key into, and that are kept as they are.
_KEPT = ("headers", "list_headers", "extra_body", "always", "thinking_on", "thinking_off")


def add_set(verb: argparse.ArgumentParser) -> None:
    """Add what `models set` takes."""
    settings, fields = ", ".join(ModelSettings.model_fields), ", ".join(n for n in Provider.model_fields if n != "id")
    verb.description = (
        f"Settings of a model: {settings}. Fields of a provider: {fields}. A value is JSON or a word; null takes a "
        "setting away, and refused=null has all sent again that the model refused or ignored. Headers set here are "
        "kept as plain text; for secret ones there is `models add --header-env`. With --stage: the models of a stage "
        "of a project, first the one, then its fallbacks."
    )
    verb.add_argument("words", nargs="*", metavar="PROVIDER[/MODEL] NAME=VALUE …", help="or models, with --stage")
    verb.add_argument("--stage", choices=(*stages.STAGES, stages.ALL), help="`all`: what follows the project's model")
    arguments.add_project(verb)


def set_up(chosen: argparse.Namespace) -> int:
    """Change a provider, a model, or which model does what."""
    if chosen.stage:
        with Workspace() as workspace:
            with workspace.read() as connection:
                project = arguments.project(connection, chosen.project)
            workspace.write(lambda c: stages.choose(c, project, chosen.stage, chosen.words))
        return _say(chosen, {"stage": chosen.stage, "models": chosen.words})
    if not chosen.words[1:]:
        raise InvalidUse(
            QT_TRANSLATE_NOOP("Errors", "What is to be set?"),
            QT_TRANSLATE_NOOP("Errors", "Name a provider or a model, then NAME=VALUE."),
        )
    name, *words = chosen.words
    values = arguments.pairs(words)
    with Workspace() as workspace:
        with workspace.read() as connection:
            is_provider = name in service.entries(connection, hidden=True)
        if is_provider:
            refuse_secrets(values)
            workspace.write(lambda c: changing.change(c, name, values))
        else:
            workspace.write(lambda c: _set_model(c, name, values))
    return _say(chosen, {"set": name, **values})


def _set_model(connection: Connection, spec: str, values: dict[str, Any]) -> None:
    model = service.resolved(connection, spec)
    row = known.get(connection, model.provider, model.name)
    if "refused" in values:
        if values["refused"] is not None:
            raise InvalidUse(
                QT_TRANSLATE_NOOP("Errors", "“{value}” does not fit {setting}."),
                QT_TRANSLATE_NOOP("Errors", "It takes null: then all is sent again."),
                value=values["refused"],
                setting="refused",
            )
        values = {name: value for name, value in values.items() if name != "refused"}
        habits.forget(connection, model.provider, model.name)
        if not values:
            return
    kept = {**(row.settings if row else {}), **values}
    for name in values:
        if name not in ModelSettings.model_fields:
            raise unknown(ModelSettings, name)
    try:
        settings = ModelSettings.model_validate({name: value for name, value in kept.items() if value is not None})
    except ValidationError as error:
        raise unfit(ModelSettings, error) from error
    wanted = changed(settings, ModelSettings()) | {name: 8 for name in ("parallel",) if kept.get(name) == 8}
    habits.set_up(connection, model.provider, model.name, wanted, dated="price_date" in values)


def refuse_secrets(values: dict[str, Any]) -> None:
    """Refuse keys on the command line: they would stay in the history of the shell and in the database.

    Raises:
        InvalidUse: there is one.
    """
    addresses = [str(values.get(field) or "") for field in ("proxy", "base_url", "list_path", "page")]
    listed = [str(one) for field in ("endpoints", "other_urls") for one in values.get(field) or ()]
    kept = {field: values.get(field) for field in _KEPT}
    if secret_within(kept) or any(map(holds_secret, [*addresses, *listed])):
        raise InvalidUse(
            QT_TRANSLATE_NOOP("Errors", "Keys and passwords are not taken as arguments: others could read them."),
            QT_TRANSLATE_NOOP("Errors", "Use `models add` with --api-key-env, or set headers and proxy in the window."),
        )


def headers_of(chosen: argparse.Namespace) -> dict[str, str]:
    """Return the headers whose values are in the named variables of the environment, by what they are ("header:NAME").

    Raises:
        InvalidUse: one is not written as NAME=VAR, or its variable is not set.
    """
    found = {}
    for words in chosen.header_env or ():
        name, equals, variable = (part.strip() for part in words.partition("="))
        value = os.environ.get(variable, "").strip() if equals else ""
        if not value or not sendable(name, value):
            raise InvalidUse(
                QT_TRANSLATE_NOOP("Errors", "No header can be taken from “{words}”."),
                QT_TRANSLATE_NOOP("Errors", "Write NAME=VARIABLE, and put the value into that environment variable."),
                words=words,
            )
        found[f"{HEADER}{name}"] = value
    return found


def key_of(chosen: argparse.Namespace) -> str:
    """Return the key from the named variable or the input, "" where neither was named.

    Raises:
        InvalidUse: the variable is not set, or the input is empty.
    """
    if chosen.api_key_stdin:
        key = sys.stdin.readline().strip()
        if not key:
            raise InvalidUse(QT_TRANSLATE_NOOP("Errors", "No key was read from the input."))
        return key
    if not chosen.api_key_env:
        return ""
    key = os.environ.get(chosen.api_key_env, "").strip()
    if not key:
        raise InvalidUse(
            QT_TRANSLATE_NOOP("Errors", "The environment variable {variable} is not set."),
            QT_TRANSLATE_NOOP("Errors", "Put the key into it, or leave --api-key-env out."),
            variable=chosen.api_key_env,
        )
    return key


def provider_line(entry: Provider, key: str | None, count: int) -> str:
    """Return a provider as one line."""
    where = f"key in the {key}" if key else "no key" if entry.key else ""
    if entry.local:
        where = where or "on this computer"
    parts = [part for part in (entry.base_url, where, counted(count, "model") if count else "") if part]
    return f"{entry.id:<18} {entry.title:<26} {', '.join(parts)}"


def model_line(row: known.Known, model: Model) -> str:
    """Return a model of a provider as one line."""
    free = cost(model, Usage(1, 1)) == 0
    known_price = model.price_in is not None and model.price_out is not None
    day = f" of {model.price_date}" if model.price_date else ""
    price = f"{model.price_in:g}/{model.price_out:g} {model.currency}{day}" if known_price else ""
    facts = [
        "" if model.vision is None else "text, pictures" if model.vision else "text",
        f"{model.context:,} tokens" if model.context else "",
        f"{row.size / 1e9:.1f} GB" if row.size else "",
        "no cost" if free else price or "price unknown",
        "" if not row.checked else f"ok, {row.checked['latency_ms']:,} ms" if row.checked.get("ok") else "failed",
    ]
    return f"    {row.spec}  ({', '.join(fact for fact in facts if fact)})"


def lines(entry: Provider, models: list[tuple[known.Known, Model]], *, whole: bool) -> Iterator[str]:
    """Yield what stands below the line of a provider: its models, and with `whole` how all is set up."""
    if whole:
        yield from _entry_lines(entry)
    for row, model in models:
        yield model_line(row, model)
        if whole:
            yield from _model_lines(row)


def _entry_lines(entry: Provider) -> list[str]:
    """Return what is set up for a provider and is not as for any other, as `models set` takes it."""
    usual = Provider(id=entry.id, title=entry.title, base_url=entry.base_url).model_dump(mode="json")
    now = entry.model_dump(mode="json", exclude={"rules"})
    # An earlier version kept secret ones in plain text too.
    now["headers"] = {
        name: KEPT if is_secret(name) or secret_within(value) else value for name, value in entry.headers.items()
    }
    return [f"    {_pair(name, value)}" for name, value in now.items() if value != usual[name]]


def _model_lines(row: known.Known) -> list[str]:
    """Return what is set for a model, and what was learnt of it."""
    settings = [_pair(name, value) for name, value in row.settings.items()]
    refused = habits.refused(row)
    lines = [f"        {' '.join(settings)}"] if settings else []
    if refused:
        lines.append(f"        left out, since it refused or ignored it: {', '.join(refused)}")
    if habits.spelled(row):
        lines.append("        the form of replies is written out in each request, since it ignored the one sent")
    return lines


def _pair(name: str, value: Any) -> str:
    return f"{name}={value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)}"


def plain_provider(entry: Provider, key: str | None, models: list[tuple[known.Known, Model]]) -> dict[str, Any]:
    """Return a provider with its models as plain data; of a key only where it is."""
    fields = ("id", "title", "kind", "base_url", "endpoints", "local", "parallel", "requests_per_minute")
    found = {name: getattr(entry, name) for name in (*fields, "tokens_per_minute")}
    found |= {"timeouts": entry.timeouts.model_dump(), "proxy": entry.proxy, "extra_body": entry.extra_body}
    found |= {"headers": sorted({*entry.headers, *(what.removeprefix(HEADER) for what in entry.hidden)})}
    wanted = ("name", *ModelSettings.model_fields)
    rows = [
        {
            **{name: getattr(model, name) for name in wanted},
            "size": row.size,
            "checked": row.checked or None,
            "refused": habits.refused(row),
            "form_written_out": habits.spelled(row),
        }
        for row, model in models
    ]
    return {**found, "needs_key": entry.key, "key": key, "models": rows}


def _say(chosen: argparse.Namespace, data: dict[str, Any]) -> int:
    print(json.dumps(data, ensure_ascii=False) if chosen.json else "done")
    return 0
