"""Reading the command line, and turning errors into exit codes."""

from __future__ import annotations

import argparse
import codecs
import json
import sys
from collections.abc import Callable, Sequence
from importlib import import_module

from core import __version__
from core.cli.codes import DONE, INTERRUPTED, SOME_FAILED, WRONG_USE
from core.cli.terminal import screened, silence
from core.errors import InvalidUse, LorewrightError

ABOUT = """\
Turns documents into fine-tuning datasets. Everything stays on this machine unless you name a provider.

  lorewright make contract.pdf manual.docx --out dataset.jsonl
      reads the documents, asks and answers questions with the built-in engine, writes the dataset
  lorewright make docs/ --out dataset.json --model ollama/qwen3
      the same with a model that Ollama serves on this machine
  lorewright documents add docs/ --project law
      only reads and splits them; list, show, convert and remove them as well
  lorewright jobs list
      what ran, what failed, what can go on
  lorewright usage --last 7d --by model
      tokens, cost, failures and latency of all calls
"""
CODES = (
    f"exit codes: {DONE} done, {SOME_FAILED} some items failed, or a cap or a refusal stopped it, "
    f"{WRONG_USE} wrong use, {INTERRUPTED} interrupted. "
    "LOREWRIGHT_HOME names the data folder."
)
#: options whose value may begin with a minus
MINUS = ("--sort", "--search", "--prepend", "--append")
#: each a module of this package, with what the list of commands says of it: only the one that is meant is loaded
COMMANDS = {
    "make": "documents in, dataset out",
    "demo": "make a dataset of the bundled documents",
    "documents": "add, list, show, convert, remove documents",
    "chunks": "split, list, edit, clean, export chunks",
    "estimate": "calls, tokens, time and money of a stage",
    "jobs": "list, show, log, resume, retry, cancel, priority, cap",
    "export": "write the samples of a project",
    "chat": "ask models and watch them answer",
    "models": "providers, models, keys",
    "prompts": "show and change what is said to models",
    "usage": "tokens, cost, failures and latency of all calls; alarms",
    "settings": "show and change settings",
}


def parser(meant: Sequence[str] = tuple(COMMANDS)) -> argparse.ArgumentParser:
    """Return the parser of the command line, in which only the commands that are meant know their options."""
    top = argparse.ArgumentParser(
        prog="lorewright", description=ABOUT, epilog=CODES, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    top.add_argument("--version", action="version", version=f"Lorewright {__version__}")
    commands = top.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for name, says in COMMANDS.items():
        if name in meant:
            import_module(f"core.cli.{name}").add(commands)
        else:
            commands.add_parser(name, help=says)
    return top


def joined(words: Sequence[str]) -> list[str]:
    """Return a command line with values such as "-size" joined to their option: alone they would pass for options."""
    if "--hook" in words:
        from core.cli.runterms import joined as with_hook

        words = with_hook(words)
    found: list[str] = []
    for word in words:
        if found and found[-1] in MINUS and word.startswith("-") and not word.startswith("--"):
            found[-1] += f"={word}"
        else:
            found.append(word)
    return found


def escaped(error: UnicodeError) -> tuple[str, int]:
    """Return what JSON writes for characters that an output such as a Windows pipe cannot hold."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return json.dumps(error.object[error.start : error.end])[1:-1], error.end


codecs.register_error("escape", escaped)


def run(words: Sequence[str], loaded: Callable[[], object]) -> int:
    """Run one command and return its exit code; `loaded` is told when what it needs is there, before it begins."""
    words = joined(words)
    # A console that cannot show a character must not end the work, and JSON must not lose one.
    for stream, errors in ((sys.stdout, "escape" if "--json" in words else "replace"), (sys.stderr, "replace")):
        if stream is not None:  # closed by whoever started the program
            stream.reconfigure(errors=errors)  # type: ignore[union-attr]
    with screened():
        return _run(words, loaded)


def _run(words: Sequence[str], loaded: Callable[[], object]) -> int:
    code = DONE
    try:
        chosen = parser([word for word in words if word in COMMANDS][:1]).parse_args(words)
        loaded()
        code = int(chosen.run(chosen))
        sys.stdout.flush()
        return code
    except SystemExit as end:
        return int(end.code or 0)
    except BrokenPipeError:
        silence(sys.stdout)  # whoever read the output, such as `head`, has had enough
        return code
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - one that nobody foresaw is raised again
        return ended(error)


def ended(error: BaseException) -> int:
    """Say why a command came to nothing; returns its exit code. A fault of the program is raised again."""
    code, text = SOME_FAILED, str(error)
    if isinstance(error, KeyboardInterrupt):
        code, text = INTERRUPTED, f"interrupted. {text or 'Run the same command again to go on.'}"
    elif isinstance(error, InvalidUse):
        code = WRONG_USE
    elif isinstance(error, UnicodeEncodeError):
        code, text = WRONG_USE, "something in this command is no text that can be stored (UTF-8)."
    elif not isinstance(error, LorewrightError):
        # Not at the top: what needs no database does not wait for it.
        from core.store.failing import told

        if (known := told(error)) is None:
            raise error
        text = str(known)
    # Names of files may hold line breaks and control characters.
    text = "".join(char if char.isprintable() else "�" for char in text)
    print(f"lorewright: {text}", file=sys.stderr)
    return code
