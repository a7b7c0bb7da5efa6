"""`lorewright chunks`: split documents, look at the pieces, edit, clean and export them."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

from core.cli import arguments, choosing, picking
from core.cli.words import whole_number

HELP = """\
The chunks of a project: the pieces of its documents that questions are asked about. Every edit can be undone with
`lorewright documents undo`, and the text of a chunk as it was split is kept.

  lorewright chunks make --all --set maximum=1200      splits documents anew
  lorewright chunks list --without questions           what is there
  lorewright chunks edit 17 --merge 18                 makes one of two
  lorewright chunks clean --all --accept               removes page numbers, references and the like
  lorewright chunks export --out chunks.jsonl          writes them to a file
"""
MAKE = """\
Splits documents anew. Chunks whose text stays keep their questions; those of the others go with them. With --preview
nothing is saved: it prints how many chunks there would be, how large, and what hangs on those that would go.

  lorewright chunks make --all
  lorewright chunks make contract.pdf --strategy markdown --set minimum=800 --set maximum=1200 --preview
  lorewright chunks make "*.py" --strategy code --set maximum=1500
  lorewright chunks make --all --only-without       only documents that have no chunks yet

Strategies: markdown, recursive, fixed, tokens, code, custom. A wrong name or value says what is possible.
"""
LIST = """\
Lists chunks, one a line: number, size, questions, document and place, beginning of the text. Behind the size, "*" marks
an edited chunk, "!" one larger than the maximum, "?" one whose cleaned text waits for a decision.

  lorewright chunks list --project law --smallest 3000
  lorewright chunks list --document contract.pdf --without questions --json
  lorewright chunks list --search Gewährleistung --sort=-size --count
"""
EDIT = """\
Changes chunks, named by number or by a filter; exactly one change at a time. Questions and samples go with the words
they were made from.

  lorewright chunks edit 17 --text-file new.txt           another text ("-" reads standard input)
  lorewright chunks edit --all --prepend "{document}, {section}\\n\\n"
  lorewright chunks edit --document a.pdf --append "\\n(page {page})"
  lorewright chunks edit 17 --merge 18 --merge 19         neighbours become one
  lorewright chunks edit 17 --split-at 800 --split-at 1600
  lorewright chunks edit --edited --restore               the texts as they were split
  lorewright chunks edit --largest 20 --delete
"""
CLEAN = """\
Cleans chunks by rules, or by a model when one is named. The cleaned texts wait for a decision unless --accept is given;
the originals are kept. A model's reply that adds words, loses numbers or names, or is too short is refused.

  lorewright chunks clean --all --preview                 what the rules would change, nothing is saved
  lorewright chunks clean --all --rules page_numbers,references
  lorewright chunks clean --document a.pdf --model ollama/qwen3
  lorewright chunks clean --accept-waiting                take all that waits; --reject-waiting drops it

Rules: control, widths, hyphenation, broken_lines, pictures, references, footnotes, links, page_numbers,
repeated_lines, blank_runs. Without --rules all but broken_lines, footnotes and links.
"""
EXPORT = """\
Writes chunks to a file, as JSON, JSONL or CSV by the ending of its name. Filters and order are those of `list`.

  lorewright chunks export --out chunks.jsonl
  lorewright chunks export --out long.csv --smallest 2000 --sort=-size
"""


def add(commands: Any) -> None:
    """Add the command with its verbs."""
    top = commands.add_parser("chunks", help="split, list, edit, clean, export chunks", **_texts(HELP))
    verbs = top.add_subparsers(title="verbs", metavar="VERB", required=True)
    _add_make(verbs)
    listed = verbs.add_parser("list", help="the chunks of a project", **_texts(LIST))
    choosing.add_filters(listed)
    listed.add_argument("--count", action="store_true", help="print how many there are, and how many of each kind")
    _common(listed, "one JSON object a line").set_defaults(run=_later("splitting", "show_all"))
    _add_edit(verbs)
    _add_clean(verbs)
    exported = verbs.add_parser("export", help="write chunks to a file", **_texts(EXPORT))
    exported.add_argument("--out", required=True, type=Path, metavar="FILE", help="ending in .json, .jsonl or .csv")
    choosing.add_filters(exported)
    _common(exported, "print JSON").set_defaults(run=_later("splitting", "export_all"))


def _add_make(verbs: Any) -> None:
    verb = verbs.add_parser("make", help="split documents anew", **_texts(MAKE))
    picking.add_documents(verb)
    verb.add_argument("--strategy", default="markdown", metavar="NAME", help="how to split (default: markdown)")
    verb.add_argument(
        "--set", action="append", default=[], metavar="NAME=VALUE", help="a setting of the strategy; may be repeated"
    )
    verb.add_argument("--only-without", action="store_true", help="only documents that have no chunks")
    verb.add_argument("--preview", action="store_true", help="print sizes and warnings, save nothing")
    _common(verb, "print JSON").set_defaults(run=_later("splitting", "make"))


def _add_edit(verbs: Any) -> None:
    verb = verbs.add_parser("edit", help="change chunks; can be undone", **_texts(EDIT))
    choosing.add_chunks(verb)
    group = verb.add_argument_group("changes (exactly one)")
    change = group.add_mutually_exclusive_group(required=True)
    change.add_argument("--text-file", metavar="FILE", help="give one chunk the text of a file")
    change.add_argument("--prepend", metavar="TEXT", help="put a text before each; \\n, {document}, {section}, {page}")
    change.add_argument("--append", metavar="TEXT", help="put a text behind each, likewise")
    change.add_argument(
        "--merge", action="append", type=whole_number, metavar="CHUNK", help="join a neighbour; may be repeated"
    )
    change.add_argument(
        "--split-at",
        action="append",
        type=whole_number,
        metavar="PLACE",
        help="cut after so many characters; may be repeated",
    )
    change.add_argument("--restore", action="store_true", help="give back the texts as they were split")
    change.add_argument("--delete", action="store_true", help="delete them with their questions")
    _common(verb, "print JSON").set_defaults(run=_later("editing", "edit"))


def _add_clean(verbs: Any) -> None:
    verb = verbs.add_parser("clean", help="remove noise, by rules or by a model", **_texts(CLEAN))
    choosing.add_chunks(verb)
    verb.add_argument("--rules", metavar="NAME,…", help="only these rules; also what a model's reply is measured by")
    decide = verb.add_mutually_exclusive_group()
    decide.add_argument("--preview", action="store_true", help="print what the rules would change, save nothing")
    decide.add_argument("--accept", action="store_true", help="take the results at once")
    decide.add_argument("--accept-waiting", action="store_true", help="take the results that wait, clean nothing")
    decide.add_argument("--reject-waiting", action="store_true", help="drop the results that wait, clean nothing")
    verb.add_argument("--again", action="store_true", help="clean those too whose cleaned text waits for a decision")
    arguments.add_model(verb)
    _common(verb, "print JSON").set_defaults(run=_later("editing", "clean"))


def _common(verb: argparse.ArgumentParser, json_help: str) -> argparse.ArgumentParser:
    arguments.add_project(verb)
    verb.add_argument("--json", action="store_true", help=json_help)
    return verb


def _later(module: str, verb: str) -> Callable[[argparse.Namespace], int]:
    """Return the function of a verb, imported when it is needed: other commands should not wait for it."""
    return lambda chosen: int(getattr(import_module(f"core.cli.{module}"), verb)(chosen))


def _texts(description: str) -> dict[str, Any]:
    return {"description": description, "formatter_class": argparse.RawDescriptionHelpFormatter}
