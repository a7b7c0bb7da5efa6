"""`lorewright chat`: a question to one model, or to up to three side by side, answered as it is written."""

from __future__ import annotations

import argparse
import asyncio
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.cli import arguments
from core.cli.chatting import Talk
from core.errors import QT_TRANSLATE_NOOP, InvalidUse
from core.workspace import Workspace

if TYPE_CHECKING:
    from core.llm.messages import Model

HELP = """\
Asks a model, or up to three, and prints the answers as they are written. Without a question it is a conversation:
every line is a question, Ctrl+C breaks an answer off, Ctrl+D ends. Each call is counted in the usage. After an answer
the time to the first token, tokens a second, tokens and cost go to standard error.

  lorewright chat "What is a check valve?" --model ollama/qwen3
  lorewright chat "什么是止回阀？" --model ollama/qwen3 --model deepseek/deepseek-chat
  lorewright chat "Tell a joke." --model ollama/qwen3 --temperature 0 --model ollama/qwen3 --temperature 1
  lorewright chat --model /models/small.gguf --system @role.txt
  lorewright chat "What is wrong here?" --picture pump.jpg --model openai/gpt-5-mini --json
"""
MOST_MODELS = 3


def add(commands: Any) -> None:
    """Add the command."""
    command = commands.add_parser(
        "chat",
        help="ask models and watch them answer",
        description=HELP,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.add_argument("question", nargs="?", help="what to ask; without it, a conversation")
    command.add_argument(
        "--model",
        action="append",
        default=[],
        metavar="PROVIDER/MODEL|FILE.gguf",
        help="up to three times (default: the model of the project)",
    )
    command.add_argument("--base-url", metavar="URL", help="address of an OpenAI-compatible service")
    command.add_argument("--api-key-env", metavar="VAR", help="environment variable that holds the key")
    command.add_argument("--system", default="", metavar="TEXT|@FILE", help="system prompt, or the file it is in")
    command.add_argument(
        "--picture", action="append", default=[], type=Path, metavar="FILE", help="PNG, JPEG, WebP, GIF"
    )
    for name, words, kind in (
        ("--temperature", "sent as it is, 0 too", {"type": float, "metavar": "T"}),
        ("--top-p", "share of the likeliest words", {"type": float, "metavar": "P"}),
        ("--max-tokens", "longest answer", {"type": arguments.at_least_one, "metavar": "N"}),
        ("--thinking", "on or off", {"choices": ("on", "off")}),
    ):
        text = f"{words}; once for all, or once for each --model in their order (default: the model's)"
        command.add_argument(name, action="append", default=[], help=text, **kind)
    command.add_argument("--show-thinking", action="store_true", help="print what the model thinks as well, faintly")
    command.add_argument("--project", metavar="NAME", help="the calls are counted for it, and bound to its cap")
    command.add_argument("--json", action="store_true", help="print each answer as one JSON object, when it is whole")
    command.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Ask once, or until the input ends."""
    with Workspace() as workspace:
        project, models = _models(workspace, chosen)
        secrets = arguments.keys(models[0].provider, chosen.api_key_env)
        if chosen.api_key_env:
            for model in models[1:]:
                secrets.hold(model.provider, secrets.get(models[0].provider) or "")
        talk = Talk(
            workspace, secrets, models, [_settings(chosen, n, len(models)) for n in range(len(models))], project
        )
        talk.system = _system(chosen.system)
        talk.show_thinking, talk.as_json = chosen.show_thinking, chosen.json
        with asyncio.Runner() as runner:
            try:
                if chosen.question is not None:
                    return runner.run(talk.turn(chosen.question, _pictures(chosen.picture)))
                return _converse(runner, talk, _pictures(chosen.picture))
            finally:
                runner.run(talk.close())


def _converse(runner: asyncio.Runner, talk: Talk, pictures: list[str]) -> int:
    """Ask line by line; the pictures go with the first question."""
    code = 0
    if sys.stdin.isatty():
        names = ", ".join(model.spec for model in talk.models)
        print(f"{names}  (Ctrl+C breaks an answer off, Ctrl+D ends)", file=sys.stderr)
    while True:
        if sys.stdin.isatty():
            print("\n> ", end="", file=sys.stderr, flush=True)
        line = sys.stdin.readline()
        if not line:
            return code
        if line.strip():
            code = runner.run(talk.turn(line.strip(), pictures))
            pictures = []


def _models(workspace: Workspace, chosen: argparse.Namespace) -> tuple[int, list[Model]]:
    """Return the project, 0 for none, and who is asked.

    Raises:
        InvalidUse: nobody was named, too many were, or one that holds no conversation.
    """
    from core.models import service, stages
    from core.stages.choice import is_built_in

    with workspace.read() as connection:
        project = arguments.project(connection, chosen.project) if chosen.project else 0
        specs = chosen.model
        if not specs and not project:
            project = arguments.project(connection, None)
        models = [service.resolved(connection, spec, chosen.base_url) for spec in specs]
        models = models or [stages.default(connection, project)]
    if len(models) > MOST_MODELS:
        raise InvalidUse(QT_TRANSLATE_NOOP("Errors", "Up to {most} models can be asked at once."), most=MOST_MODELS)
    if any(is_built_in(model) for model in models):
        raise InvalidUse(
            QT_TRANSLATE_NOOP("Errors", "The built-in engine takes text apart; it cannot hold a conversation."),
            QT_TRANSLATE_NOOP("Errors", "Name a model with --model; `lorewright models list` shows which are known."),
        )
    return project, models


def _settings(chosen: argparse.Namespace, place: int, models: int) -> dict[str, Any]:
    """Return the settings of the model at a place. Raises InvalidUse: given neither once nor once for each model."""
    found: dict[str, Any] = {}
    for name in ("temperature", "top_p", "max_tokens", "thinking"):
        values = getattr(chosen, name)
        if len(values) not in (0, 1, models):
            raise InvalidUse(
                QT_TRANSLATE_NOOP("Errors", "{option} was given {count} times for {models} models."),
                QT_TRANSLATE_NOOP("Errors", "Give it once for all, or once for each --model, in their order."),
                option=f"--{name.replace('_', '-')}",
                count=len(values),
                models=models,
            )
        if values:
            found[name] = values[place if len(values) > 1 else 0]
    if "thinking" in found:
        found["thinking"] = found["thinking"] == "on"
    return found


def _system(text: str) -> str:
    if not text.startswith("@"):
        return text
    try:
        return Path(text[1:]).expanduser().read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidUse(
            QT_TRANSLATE_NOOP("Errors", "{path} cannot be read as text."),
            QT_TRANSLATE_NOOP("Errors", "Check the name; the file must be UTF-8."),
            path=text[1:],
        ) from error


def _pictures(paths: list[Path]) -> list[str]:
    from core.chat.pictures import as_url

    found = []
    for path in paths:
        try:
            found.append(as_url(path.expanduser().read_bytes()))
        except OSError as error:
            raise InvalidUse(
                QT_TRANSLATE_NOOP("Errors", "{path} cannot be read."),
                QT_TRANSLATE_NOOP("Errors", "Check the name and the right to read it."),
                path=str(path),
            ) from error
    return found
