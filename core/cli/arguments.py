"""What several commands take: a model, a format, documents, a key; read and checked before anything begins."""

from __future__ import annotations

import argparse
import json
import os
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection

from core import paths
from core.cli.words import number, whole_number
from core.errors import QT_TRANSLATE_NOOP, InvalidUse
from core.llm.messages import Model, is_address
from core.secrets import Secrets
from core.unfit import unfit
from core.workspace import Workspace

if TYPE_CHECKING:
    from core.chunks.splitting import Splitting

_SHOWN = 10  # names of projects in a message


def add_model(command: argparse.ArgumentParser) -> None:
    """Add the options that choose a model."""
    command.add_argument(
        "--model",
        default="built-in",
        metavar="built-in|PROVIDER/MODEL|FILE.gguf",
        help="default: the built-in engine, which needs no model, key or network",
    )
    command.add_argument("--base-url", metavar="URL", help="address of an OpenAI-compatible service")
    command.add_argument("--api-key-env", metavar="VAR", help="environment variable that holds the key")
    command.add_argument("--concurrency", type=at_least_one, metavar="N", help="calls in flight at once")
    command.add_argument("--temperature", type=number, metavar="T", help="sent as it is, 0 too (default: not sent)")


def at_least_one(text: str) -> int:
    """Return a number of the command line that must be 1 or more."""
    found = whole_number(text)
    if found < 1:
        raise argparse.ArgumentTypeError(f"{text} is too few; it must be 1 or more")
    return found


def add_format(command: argparse.ArgumentParser) -> None:
    """Add the options that shape an export."""
    command.add_argument(
        "--format",
        choices=("alpaca", "sharegpt", "openai"),
        default="alpaca",
        help="shape of the rows (default: alpaca)",
    )
    command.add_argument("--system", default="", metavar="TEXT", help="system prompt of every row")
    command.add_argument("--no-reasoning", action="store_true", help="leave the reasoning of the model out")
    command.add_argument("--source", action="store_true", help="add document, page and place to every row")


def add_project(command: argparse.ArgumentParser) -> None:
    """Add the option that names the project."""
    command.add_argument("--project", metavar="NAME", help="the project (may be left out when there is only one)")


def project(connection: Connection, name: str | None) -> int:
    """Return the project that was named, or the only one there is.

    Raises:
        InvalidUse: there is none of this name, or none was named and there are several.
    """
    from core.projects import service as projects

    cards = projects.cards(connection)
    found = projects.find(connection, name) if name else None
    if name is None and len(cards) == 1:
        found = cards[0].id
    if found is not None:
        return found
    if not cards:
        raise InvalidUse(
            QT_TRANSLATE_NOOP("Errors", "There is no project yet."),
            QT_TRANSLATE_NOOP("Errors", "“lorewright make” and “lorewright documents add” make one."),
        )
    known = ", ".join([*(card.name for card in cards[:_SHOWN]), *(["…"] if len(cards) > _SHOWN else [])])
    if name is None:
        raise InvalidUse(
            QT_TRANSLATE_NOOP("Errors", "Which project is meant?"),
            QT_TRANSLATE_NOOP("Errors", "Name it with --project. There are: {known}."),
            known=known,
        )
    raise InvalidUse(
        QT_TRANSLATE_NOOP("Errors", "There is no project “{name}”."),
        QT_TRANSLATE_NOOP("Errors", "There are: {known}."),
        name=name,
        known=known,
    )


def pairs(words: list[str]) -> dict[str, Any]:
    """Return settings written as NAME=VALUE; a value that is a number, true or false, or a JSON list is taken as that.

    Raises:
        InvalidUse: one has no "=".
    """
    found: dict[str, Any] = {}
    for word in words:
        name, sign, value = word.partition("=")
        if not sign:
            raise InvalidUse(
                QT_TRANSLATE_NOOP("Errors", "“{word}” is no setting."),
                QT_TRANSLATE_NOOP("Errors", "Write it as NAME=VALUE, for example dpi=200."),
                word=word,
            )
        try:
            found[name] = json.loads(value)
        except ValueError:
            found[name] = value
    return found


def splitting(strategy: str, settings: dict[str, Any]) -> Splitting:
    """Return a way of splitting.

    Raises:
        InvalidUse: there is no such strategy, or a setting does not fit; the sentence names the settings there are.
    """
    from pydantic import ValidationError

    from core.chunks.splitting import Splitting

    found = Splitting(strategy=strategy, settings=settings)
    try:
        found.chosen()
    except ValidationError as error:
        from core.chunks.splitters import strategy as strategy_of

        raise unfit(strategy_of(strategy).settings, error) from error
    return found


def model(chosen: argparse.Namespace) -> Model:
    """Return the model that was asked for, with the user's own providers, model files and settings.

    Raises:
        InvalidUse: no such model, an address that is none, or a setting that does not fit.
    """
    from pydantic import ValidationError

    from core.llm.credentials import holds_secret
    from core.llm.providers import BUILT_IN, resolve
    from core.llm.settings import ModelSettings
    from core.models import files
    from core.models.service import resolved

    if chosen.base_url and not is_address(chosen.base_url):
        raise InvalidUse(
            QT_TRANSLATE_NOOP("Errors", "{address} is not the address of a service."),
            QT_TRANSLATE_NOOP("Errors", "Write it like http://127.0.0.1:8000/v1."),
            address=chosen.base_url,
        )
    if holds_secret(chosen.base_url or ""):
        raise InvalidUse(
            QT_TRANSLATE_NOOP("Errors", "Keys and passwords are not taken as arguments: others could read them."),
            QT_TRANSLATE_NOOP("Errors", "Use `models add` with --api-key-env, or set headers and proxy in the window."),
        )
    wanted = {"temperature": chosen.temperature, "parallel": chosen.concurrency}
    try:
        ModelSettings.model_validate({name: value for name, value in wanted.items() if value is not None})
    except ValidationError as error:
        raise unfit(ModelSettings, error) from error
    if chosen.model == BUILT_IN or not (paths.home().exists() or files.is_path(chosen.model)):
        # Where nothing is set up yet, a wrong word must not leave a data folder behind.
        return resolve(chosen.model, chosen.base_url, **wanted)
    with Workspace() as workspace, workspace.read() as connection:
        return resolved(connection, chosen.model, chosen.base_url, **wanted)


def export_step(chosen: argparse.Namespace, states: tuple[str, ...] = ("open", "accepted")) -> dict[str, Any]:
    """Return the options of the export these arguments ask for."""
    from core.exchange.exporting import ExportJobOptions
    from core.exchange.files import kind_of

    path = chosen.out.expanduser().resolve()
    kind_of(path)
    if not path.parent.is_dir():
        raise InvalidUse(
            QT_TRANSLATE_NOOP("Errors", "The folder {folder} does not exist."),
            QT_TRANSLATE_NOOP("Errors", "Make it first, or name another file."),
            folder=str(path.parent),
        )
    # Said now and not after hours of calls. What is there is not written over: a file made beside it takes its place.
    places = [path.parent, *([path] if path.exists() else [])]
    if path.is_dir() or not all(os.access(place, os.W_OK) for place in places):
        raise InvalidUse(
            QT_TRANSLATE_NOOP("Errors", "{path} cannot be written."),
            QT_TRANSLATE_NOOP("Errors", "Name a file, in a folder where you have the right to write."),
            path=str(path),
        )
    options = ExportJobOptions(
        path=str(path),
        format=chosen.format,
        system=chosen.system,
        reasoning=not chosen.no_reasoning,
        source=chosen.source,
        states=states,
    )
    return options.model_dump(mode="json")


def keys(provider: str, variable: str | None) -> Secrets:
    """Return where keys come from, the named environment variable first.

    Raises:
        InvalidUse: the variable is not set.
    """
    from core.llm.providers import key_variables

    secrets = Secrets(key_variables(), environment_first=True)
    if variable:
        key = os.environ.get(variable, "").strip()
        if not key:
            raise InvalidUse(
                QT_TRANSLATE_NOOP("Errors", "The environment variable {variable} is not set."),
                QT_TRANSLATE_NOOP("Errors", "Put the key into it, or leave --api-key-env out."),
                variable=variable,
            )
        secrets.hold(provider, key)
    return secrets
