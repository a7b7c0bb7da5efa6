"""`lorewright prompts`: what the program says to models, and a project's own texts of it."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

from core.cli import arguments
from core.cli.words import whole_number

HELP = """\
What the program says to models: one prompt a task, in Chinese and English. A project can have its own texts; variables
and the form of the reply stay the program's. Which language is used follows the document, not the program.

  lorewright prompts list                              every prompt, and which are your own
  lorewright prompts show questions --language en      its text and its variables
  lorewright prompts show questions > mine.md          the same as a file to edit (with --text)
  lorewright prompts set questions --language en --file mine.md
  lorewright prompts test questions --chunk 17         says it to the model and shows what comes back
  lorewright prompts reset questions                   the text that comes with the program
"""
LIST = """\
Lists prompts: name, language, stage, title. Before the name, "*" marks a text of your own, "!" one that cannot be used
any more, "~" one whose default has changed since it was written.

  lorewright prompts list --own --json
"""
SHOW = """\
Shows a prompt as the project has it: what it is for, its variables with what they stand for, the form of the reply, and
the text. With --text only the text, as `set` takes it; with --difference how it differs from the default.

  lorewright prompts show answer --language zh
  lorewright prompts show answer --text > answer.md
  lorewright prompts show answer --difference
"""
SET = """\
Gives a project its own text of a prompt. The file has a part under "## user" and may have one under "## system"; a file
without these marks is the user part. {{name}} stands for a variable; text of documents belongs between <{{fence}}> and
</{{fence}}>. A text with an unknown variable, or without one that is needed, is refused with the reason.

  lorewright prompts set questions --language en --file mine.md
  cat mine.md | lorewright prompts set questions --file -
  lorewright prompts set questions --keep              it holds although the default has changed
"""
TEST = """\
Fills a prompt from a chunk, says it once to the model of its stage and shows what was sent, the reply, its thoughts,
the data in it, and what a job would say of it. The call is counted in the usage. With --dry nothing is sent.

  lorewright prompts test questions --chunk 17
  lorewright prompts test questions --file mine.md --model ollama/qwen3
  lorewright prompts test answer --dry
"""
RESET = """\
Restores the default of one prompt, in one language or both; with --all of every prompt. `lorewright documents undo`
takes it back.

  lorewright prompts reset questions --language en
  lorewright prompts reset --all
"""
EXPORT = """\
Writes a project's own prompts to a JSON file (with --defaults all of them), to keep or to bring into another project.

  lorewright prompts export mine.json
"""
IMPORT = """\
Takes over such a file. Every text is checked; prompts that this version does not have, and texts that cannot be used,
are named and left out.

  lorewright prompts import mine.json --project law
"""


def add(commands: Any) -> None:
    """Add the command with its verbs."""
    top = commands.add_parser("prompts", help="show and change what is said to models", **_texts(HELP))
    verbs = top.add_subparsers(title="verbs", metavar="VERB", required=True)
    listed = _verb(verbs, "list", "every prompt", LIST)
    listed.add_argument("--own", action="store_true", help="only texts of your own")
    shown = _verb(verbs, "show", "one prompt", SHOW)
    _one(shown)
    how = shown.add_mutually_exclusive_group()
    how.add_argument("--text", action="store_true", help="only the text, as a file for `set`")
    how.add_argument("--default", action="store_true", help="the one that comes with the program")
    how.add_argument("--difference", action="store_true", help="how it differs from the default")
    given = _verb(verbs, "set", "give the project its own text", SET)
    _one(given)
    source = given.add_mutually_exclusive_group(required=True)
    source.add_argument("--file", metavar="FILE", help='the text; "-" reads standard input')
    source.add_argument("--keep", action="store_true", help="note that your text holds with the changed default")
    _add_test(verbs)
    back = _verb(verbs, "reset", "restore the default", RESET)
    back.add_argument("prompt", nargs="?", metavar="PROMPT", help="name, as `prompts list` shows it")
    back.add_argument("--language", choices=("zh", "en"), help="only this language")
    back.add_argument("--all", action="store_true", help="every prompt of the project")
    written = _verb(verbs, "export", "write your own prompts to a file", EXPORT)
    written.add_argument("out", type=Path, metavar="FILE")
    written.add_argument("--defaults", action="store_true", help="the prompts that were not changed as well")
    _verb(verbs, "import", "take over such a file", IMPORT).add_argument("file", type=Path, metavar="FILE")


def _add_test(verbs: Any) -> None:
    verb = _verb(verbs, "test", "say it to the model and look at the reply", TEST)
    _one(verb)
    verb.add_argument(
        "--chunk", type=whole_number, metavar="CHUNK", help="fill it from this chunk (default: the first)"
    )
    verb.add_argument("--file", metavar="FILE", help='try this text instead; "-" reads standard input')
    verb.add_argument("--dry", action="store_true", help="only show what would be sent")
    verb.add_argument("--model", metavar="PROVIDER/MODEL", help="another model than that of the stage")
    verb.add_argument("--base-url", metavar="URL", help="address of an OpenAI-compatible service")
    verb.add_argument("--api-key-env", metavar="VAR", help="environment variable that holds the key")


def _one(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("prompt", metavar="PROMPT", help="name, as `prompts list` shows it")
    verb.add_argument("--language", choices=("zh", "en"), help="default: the language of the project's documents")


def _verb(verbs: Any, name: str, about: str, text: str) -> argparse.ArgumentParser:
    verb: argparse.ArgumentParser = verbs.add_parser(name, help=about, **_texts(text))
    arguments.add_project(verb)
    verb.add_argument("--json", action="store_true", help="print JSON")
    verb.set_defaults(run=_later(name))
    return verb


def _later(verb: str) -> Callable[[argparse.Namespace], int]:
    """Return the function of a verb, imported when it is needed: other commands should not wait for it."""
    module = "core.cli.prompttrial" if verb == "test" else "core.cli.prompting"
    return lambda chosen: int(getattr(import_module(module), f"{verb}_")(chosen))


def _texts(description: str) -> dict[str, Any]:
    return {"description": description, "formatter_class": argparse.RawDescriptionHelpFormatter}
