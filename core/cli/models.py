"""`lorewright models`: what there is to call, whether it answers, and how each is set up."""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from typing import Any

from core.cli import arguments, modelfiles
from core.cli.modelling import (
    add_set,
    headers_of,
    key_of,
    lines,
    plain_provider,
    provider_line,
    refuse_secrets,
    set_up,
)
from core.cli.words import counted, with_reply
from core.errors import QT_TRANSLATE_NOOP, InvalidUse, LorewrightError
from core.llm import credentials
from core.llm.checking import Checked
from core.llm.credentials import place
from core.llm.messages import Model, is_address
from core.llm.providers import Provider
from core.models import health, known, listing, service
from core.models import providers as changing
from core.secrets import Secrets
from core.workspace import Workspace

HELP = """\
Providers, their models, keys and settings. Keys are kept in the system's keyring only.

  lorewright models list                                      # providers, and the models they are known to have
  lorewright models add lab --base-url http://10.0.0.5:8000/v1 --api-key-env LAB_KEY
  lorewright models add lab --header-env X-Team-Key=TEAM_KEY      # a header of every request, kept in the keyring
  lorewright models add deepseek --api-key-env DEEPSEEK_API_KEY   # the key of a provider that comes along
  pass show openai | lorewright models add openai --api-key-stdin
  lorewright models refresh ollama                            # asks the provider which models it has
  lorewright models check ollama/qwen3:8b                     # one small call: does it answer, how fast; or --all
  lorewright models set openai/gpt-5-mini temperature=0 thinking=false price_in=0.25 price_out=2 currency=USD
  lorewright models set lab parallel=32 requests_per_minute=600 'timeouts={"connect": 5, "total": 300}'
  lorewright models set --project law --stage answers openai/gpt-5-mini deepseek/deepseek-flash   # with a fallback
  lorewright models file ~/Downloads/qwen3-4b.gguf            # a model file, run inside the program
  lorewright models remove lab                                # its models, settings and keys go too
"""


def add(commands: Any) -> None:
    """Add the command."""
    shape = argparse.RawDescriptionHelpFormatter
    command = commands.add_parser("models", help="providers, models, keys", description=HELP, formatter_class=shape)
    verbs = command.add_subparsers(title="what to do", metavar="VERB", required=True)
    listed = verbs.add_parser("list", help="providers and models")
    listed.add_argument("provider", nargs="?", metavar="PROVIDER", help="only this one, with all its models")
    listed.add_argument("--all", action="store_true", help="hidden providers too")
    adding = verbs.add_parser("add", help="add a provider, a model by name, or a key")
    adding.add_argument("name", metavar="PROVIDER[/MODEL]", help="a new name, or one that `models list` shows")
    adding.add_argument("--base-url", metavar="URL", help="address of a provider of your own")
    adding.add_argument("--title", metavar="TEXT", help="what people read (default: the name)")
    adding.add_argument("--api-key-env", metavar="VAR", help="take the key from this environment variable")
    adding.add_argument(
        "--header-env", action="append", metavar="NAME=VAR", help="a header; its value goes to the keyring"
    )
    adding.add_argument("--api-key-stdin", action="store_true", help="read the key from the input, its first line")
    checking = verbs.add_parser("check", help="ask models for one word each")
    checking.add_argument("models", nargs="*", metavar="PROVIDER[/MODEL]", help="a provider stands for all its models")
    checking.add_argument("--all", action="store_true", help="every model that is known")
    checking.add_argument("--api-key-env", metavar="VAR", help="environment variable that holds the key")
    removing = verbs.add_parser("remove", help="remove a provider or a model; the key goes with the provider")
    removing.add_argument("name", metavar="PROVIDER[/MODEL]", help="one that comes along is as it came again")
    removing.add_argument("--hide", action="store_true", help="only put the provider out of sight")
    refreshing = verbs.add_parser("refresh", help="ask a provider which models it has")
    refreshing.add_argument("provider", metavar="PROVIDER")
    refreshing.add_argument("--api-key-env", metavar="VAR", help="environment variable that holds the key")
    setting = verbs.add_parser("set", help="change a provider, a model, or which model does what")
    add_set(setting)
    modelfiles.add(verbs)
    for verb, work in (
        (listed, _list),
        (adding, _add),
        (checking, _check),
        (removing, _remove),
        (refreshing, _refresh),
        (setting, set_up),
    ):
        verb.add_argument("--json", action="store_true", help="print JSON")
        verb.set_defaults(run=work)


def _list(chosen: argparse.Namespace) -> int:
    with Workspace() as workspace, workspace.read() as connection:
        entries = service.entries(connection, hidden=chosen.all or chosen.provider is not None)
        if chosen.provider is not None:
            entries = {chosen.provider: service.entry(connection, chosen.provider)}
        models: dict[str, list[tuple[known.Known, Model]]] = {name: [] for name in entries}
        for row in known.listed(connection, chosen.provider):
            if row.provider in entries:
                models[row.provider].append((row, service.resolved(connection, (row.provider, row.name))))
    secrets = _secrets()
    if chosen.json:
        found = [plain_provider(entry, secrets.where(name), models[name]) for name, entry in entries.items()]
        print(json.dumps(found, ensure_ascii=False))
        return 0
    for name, entry in entries.items():
        print(provider_line(entry, secrets.where(name) if entry.kind == "openai" else None, len(models[name])))
        for line in lines(entry, models[name], whole=chosen.provider is not None):
            print(line)
    return 0


def _add(chosen: argparse.Namespace) -> int:
    secrets = _secrets()
    key, headers = key_of(chosen), headers_of(chosen)
    head, _slash, name = chosen.name.partition("/")
    with Workspace() as workspace:
        with workspace.read() as connection:
            there = head in service.entries(connection, hidden=True)
        refuse_secrets({"base_url": chosen.base_url})
        if not there:
            fields = {"title": chosen.title or head, "base_url": _address(chosen.base_url, head)}
            workspace.write(lambda c: changing.add(c, fields, head))
        elif chosen.base_url or chosen.title:
            given = {name: value for name in ("base_url", "title") if (value := getattr(chosen, name))}
            workspace.write(lambda c: changing.change(c, head, given))
        if name:
            workspace.write(lambda c: known.add(c, head, name))
        if headers:
            workspace.write(lambda c: changing.hide_more(c, head, headers))
    went = ""
    for what, value in ([(head, key)] if key else []) + [(place(head, name), headers[name]) for name in headers]:
        went = secrets.set(what, value)
        if went == "memory":
            raise InvalidUse(
                QT_TRANSLATE_NOOP(
                    "Errors", "The keyring of this computer is missing or locked, so the key cannot be kept."
                ),
                QT_TRANSLATE_NOOP(
                    "Errors", "Unlock it, or leave the key in the variable {variable}: it is read from there."
                ),
                variable=secrets.variables(what)[0],
            )
    _say(chosen, {"added": chosen.name, "key": (went or None) if key else None}, f"{chosen.name} is set up")
    return 0


def _address(base_url: str | None, name: str) -> str:
    if base_url and not is_address(base_url):
        raise InvalidUse(
            QT_TRANSLATE_NOOP("Errors", "{address} is not the address of a service."),
            QT_TRANSLATE_NOOP("Errors", "Write it like http://127.0.0.1:8000/v1."),
            address=base_url,
        )
    if not base_url:
        raise InvalidUse(
            QT_TRANSLATE_NOOP("Errors", "There is no provider {name} yet, so its address is needed."),
            QT_TRANSLATE_NOOP("Errors", "Add --base-url, such as http://127.0.0.1:8000/v1."),
            name=name,
        )
    return base_url.rstrip("/")


def _check(chosen: argparse.Namespace) -> int:
    with Workspace() as workspace:
        with workspace.read() as connection:
            models = [model for word in chosen.models for model in _meant(connection, word)]
            if chosen.all:
                models = [service.resolved(connection, (row.provider, row.name)) for row in known.listed(connection)]
        if not models:
            raise InvalidUse(
                QT_TRANSLATE_NOOP("Errors", "Which models are meant?"),
                QT_TRANSLATE_NOOP("Errors", "Name them as PROVIDER/MODEL, or refresh the provider and say --all."),
            )
        secrets = arguments.keys(models[0].provider, chosen.api_key_env)

        def report(model: Model, result: health.Result) -> None:
            workspace.write(lambda c: health.record(c, model, result))
            if not chosen.json:
                failed = isinstance(result, LorewrightError)
                words = with_reply(result) if isinstance(result, LorewrightError) else _answered(result)
                print(f"{'FAIL' if failed else 'ok  '}  {model.spec}: {words}", flush=True)

        found = asyncio.run(health.check_all(models, secrets, report, health.counting(workspace)))
    if chosen.json:
        print(json.dumps([{"model": model.spec, **_outcome(result)} for model, result in found], ensure_ascii=False))
    return 1 if any(isinstance(result, LorewrightError) for _model, result in found) else 0


def _outcome(result: health.Result) -> dict[str, Any]:
    if isinstance(result, LorewrightError):
        return {"ok": False, "error": str(result), "reply": result.params.get("reply") or ""}
    loading = {} if result.loading_ms is None else {"loading_ms": result.loading_ms}
    return {"ok": True, "latency_ms": result.latency_ms, **loading}


def _answered(result: Checked) -> str:
    loading = "" if result.loading_ms is None else f", after {result.loading_ms:,} ms of loading"
    return f"answered in {result.latency_ms:,} ms{loading}"


def _meant(connection: Any, word: str) -> list[Model]:
    if word in service.entries(connection, hidden=True):
        return [service.resolved(connection, (word, row.name)) for row in known.listed(connection, word)]
    return [service.resolved(connection, word)]


def _remove(chosen: argparse.Namespace) -> int:
    head, slash, name = chosen.name.partition("/")
    with Workspace() as workspace:
        with workspace.read() as connection:
            entry = service.entry(connection, head)
            row = known.get(connection, head, name) if slash else None
        if slash and row is None:
            raise InvalidUse(QT_TRANSLATE_NOOP("Errors", "No model {name} is known here."), name=chosen.name)
        if row is not None:
            workspace.write(lambda c: known.remove(c, [row.id]))
        elif chosen.hide:
            workspace.write(lambda c: changing.hide(c, head, True))
        else:
            workspace.write(lambda c: changing.remove(c, head))
            changing.forget(_secrets(), entry)
    _say(chosen, {"removed": chosen.name}, f"{chosen.name} is {'hidden' if chosen.hide else 'removed'}")
    return 0


def _refresh(chosen: argparse.Namespace) -> int:
    with Workspace() as workspace:
        with workspace.read() as connection:
            entry: Provider = service.entry(connection, chosen.provider)
        secrets = arguments.keys(entry.id, chosen.api_key_env)
        model = Model(provider=entry.id, name="", base_url=entry.base_url, proxy=entry.proxy, hidden=entry.hidden)
        found = asyncio.run(listing.fetch(entry, credentials.fetch(secrets, model)))
        workspace.write(lambda c: listing.store(c, entry.id, found))
    names = [one.name for one in found]
    more = "" if names else f"; name what it runs: lorewright models add {entry.id}/NAME"
    _say(chosen, {"provider": entry.id, "models": names}, "\n".join([*names, counted(len(names), "model") + more]))
    return 0


def _say(chosen: argparse.Namespace, data: dict[str, Any], words: str) -> None:
    print(json.dumps(data, ensure_ascii=False) if chosen.json else words, file=sys.stdout)


def _secrets() -> Secrets:
    from core.llm.providers import key_variables

    return Secrets(key_variables(), environment_first=True)
