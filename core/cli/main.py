"""Reading the command line, and turning errors into exit codes."""

from __future__ import annotations

import argparse
import codecs
import json
import os
import sys
from collections.abc import Sequence

from core import __version__
from core.cli import (
    chat,
    chunks,
    demo,
    documents,
    estimate,
    export,
    jobs,
    make,
    models,
    prompts,
    runterms,
    settings,
    usage,
)
from core.errors import InvalidUse, LorewrightError

DONE, SOME_FAILED, WRONG_USE, INTERRUPTED = 0, 1, 2, 130

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
CODES = "exit codes: 0 done, 1 some items failed, 2 wrong use, 130 interrupted. LOREWRIGHT_HOME names the data folder."
#: options whose value may begin with a minus
MINUS = ("--sort", "--search", "--prepend", "--append")
COMMANDS = (make, demo, documents, chunks, estimate, jobs, export, chat, models, prompts, usage, settings)


def parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line."""
    top = argparse.ArgumentParser(
        prog="lorewright", description=ABOUT, epilog=CODES, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    top.add_argument("--version", action="version", version=f"Lorewright {__version__}")
    commands = top.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for command in COMMANDS:
        command.add(commands)
    return top


def joined(words: Sequence[str]) -> list[str]:
    """Return a command line with values such as "-size" joined to their option: alone they would pass for options."""
    found: list[str] = []
    for word in runterms.joined(words):
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


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    words = joined(sys.argv[1:] if arguments is None else arguments)
    # A console that cannot show a character must not end the work, and JSON must not lose one.
    for stream, errors in ((sys.stdout, "escape" if "--json" in words else "replace"), (sys.stderr, "replace")):
        if stream is not None:  # closed by whoever started the program
            stream.reconfigure(errors=errors)  # type: ignore[union-attr]
    try:
        chosen = parser().parse_args(words)
        code = int(chosen.run(chosen))
        if sys.stdout is not None:
            sys.stdout.flush()
        return code
    except SystemExit as end:
        return int(end.code or 0)
    except BrokenPipeError:
        # Whoever read the output, such as `head`, has had enough; Python would complain once more at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
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
        # Not at the top: the start of the command line does not wait for the database.
        from core.store.failing import told

        if (known := told(error)) is None:
            raise error
        text = str(known)
    print(f"lorewright: {text}", file=sys.stderr)
    return code
