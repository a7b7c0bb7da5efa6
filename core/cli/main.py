"""Reading the command line, and turning errors into exit codes."""

from __future__ import annotations

import argparse
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


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        # A console that cannot show a character must not end the work.
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    try:
        chosen = parser().parse_args(joined(sys.argv[1:] if arguments is None else arguments))
        code = int(chosen.run(chosen))
        sys.stdout.flush()
        return code
    except SystemExit as end:
        return int(end.code or 0)
    except InvalidUse as error:
        print(f"lorewright: {error}", file=sys.stderr)
        return WRONG_USE
    except LorewrightError as error:
        print(f"lorewright: {error}", file=sys.stderr)
        return SOME_FAILED
    except BrokenPipeError:
        # Whoever read the output, such as `head`, has had enough; Python would complain once more at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except UnicodeEncodeError:
        print("lorewright: something in this command is no text that can be stored (UTF-8).", file=sys.stderr)
        return WRONG_USE
    except KeyboardInterrupt as error:
        print(f"lorewright: interrupted. {str(error) or 'Run the same command again to go on.'}", file=sys.stderr)
        return INTERRUPTED
