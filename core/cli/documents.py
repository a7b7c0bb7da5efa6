"""`lorewright documents`: bring documents in, look at them, read them another way, delete them."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from importlib import import_module
from typing import Any

from core.cli import arguments, picking, runterms, sources

HELP = """\
The documents of a project: files turned into Markdown and split into chunks. Every file ends as done, done with
remarks, or failed with the reason; a broken one never stops the rest.

  lorewright documents add contract.pdf scans/ --project law     copies, reads and splits them
  lorewright documents list --project law --without questions    what is there
  lorewright documents show contract.pdf --markdown              what became of a file
  lorewright documents convert scan.pdf --method ocr --accept    reads it another way
  lorewright documents remove "draft*.docx"                      deletes; `documents undo` puts it back
"""
ADD = """\
Copies files into the project, reads them and splits them into chunks. Folders are searched for known formats. The
project is made when there is none of this name.

  lorewright documents add guideline.pdf --project medicine
  lorewright documents add archive/ --project law --same replace --version replace
  lorewright documents add scan.pdf --method ocr --set dpi=300
  lorewright documents add scans/ --method vision --model ollama/qwen2.5vl --cap-tokens 500000
  PASSWORD=… lorewright documents add sealed.pdf --password-env PASSWORD
"""
LIST = """\
Lists documents, one a line: number, state, chunks, questions, name. Options narrow the list down and can be combined.

  lorewright documents list --project law --state failed
  lorewright documents list --format pdf --sort characters --descending --json
"""
SHOW = """\
Shows what is known of a document and, when it failed or has remarks, why.

  lorewright documents show contract.pdf
  lorewright documents show 12 --markdown > contract.md
  lorewright documents show 12 --difference       what a conversion that waits would change
"""
CONVERT = """\
Reads documents again, by another method or in another encoding, from the copies the project keeps. The results wait
until they are accepted or rejected; chunks whose text stays keep their questions. A document that had failed is taken
over at once. `lorewright estimate vision` says beforehand what a vision model would take.

  lorewright documents convert scan.pdf --method ocr
  lorewright documents convert --state failed --method vision --model ollama/llava
  lorewright documents convert letter.txt --encoding gb18030 --accept
  lorewright documents convert --accept-waiting          accept what waits, reading nothing again
"""
REMOVE = """\
Deletes documents with their chunks and questions; samples made from them stay. Nothing is asked, since
`lorewright documents undo` puts everything back.

  lorewright documents remove 12 13 "draft*.docx"
  lorewright documents remove --state failed
  lorewright documents remove 12 --tree revise           and take out of the domain tree what only it was about
  lorewright documents remove --all --tree rebuild       and build the domain tree anew from what is left
"""


def add(commands: Any) -> None:
    """Add the command with its verbs."""
    top = commands.add_parser("documents", help="add, list, show, convert, remove documents", **_texts(HELP))
    verbs = top.add_subparsers(title="verbs", metavar="VERB", required=True)
    _add_add(verbs)
    listed = verbs.add_parser("list", help="the documents of a project", **_texts(LIST))
    picking.add_filters(listed)
    listed.add_argument(
        "--sort",
        default="name",
        metavar="[-]COLUMN",
        help="such as name, size, chunks, questions; with a minus, falling",
    )
    listed.add_argument("--descending", action="store_true", help="the largest first, as with a minus")
    _common(listed, "one JSON object a line").set_defaults(run=_later("documenting", "show_all"))
    shown = verbs.add_parser("show", help="one document", **_texts(SHOW))
    shown.add_argument("document", metavar="DOCUMENT", help="number or name")
    what = shown.add_mutually_exclusive_group()
    what.add_argument("--markdown", action="store_true", help="print its text as Markdown, nothing else")
    what.add_argument("--outline", action="store_true", help="print its headings")
    what.add_argument("--difference", action="store_true", help="print what a waiting conversion would change")
    _common(shown, "print JSON").set_defaults(run=_later("documenting", "show"))
    _add_convert(verbs)
    removed = verbs.add_parser("remove", help="delete documents; can be undone", **_texts(REMOVE))
    picking.add_documents(removed)
    _add_tree(removed)
    arguments.add_model(removed)
    runterms.add(removed, project=True)
    _common(removed, "print JSON").set_defaults(run=_later("documenting", "remove"))
    undone = verbs.add_parser("undo", help="put back what the last edit of the project took or changed")
    _common(undone, "print JSON").set_defaults(run=_later("documenting", "undo_last"))


def _add_add(verbs: Any) -> None:
    verb = verbs.add_parser("add", help="bring files and folders in", **_texts(ADD))
    sources.add(verb)
    _add_method(verb)
    verb.add_argument(
        "--same",
        choices=("skip", "replace", "keep"),
        default="skip",
        help="files whose content is there already: pass over, read again, or keep both (default: skip)",
    )
    verb.add_argument(
        "--version",
        choices=("keep", "replace", "skip"),
        default="keep",
        help="files of the same name with other content: keep both, take the place of the former, or pass over",
    )
    verb.add_argument("--language", choices=("zh", "en", "auto"), default="auto", help="default: each document's own")
    _add_tree(verb)
    verb.add_argument("--strategy", default="markdown", metavar="NAME", help="how to split (default: markdown)")
    verb.add_argument(
        "--split", action="append", default=[], metavar="NAME=VALUE", help="a setting of the strategy; may be repeated"
    )
    _common(verb, "print one JSON object with what became of the files").set_defaults(run=_later("bringing", "bring"))


def _add_tree(verb: argparse.ArgumentParser) -> None:
    verb.add_argument(
        "--tree",
        choices=("leave", "revise", "rebuild"),
        default="leave",
        help="what becomes of the domain tree: nothing; changed where the documents make it wrong, what is filed "
        "follows; built anew, what was filed is without a tag (default: leave)",
    )


def _add_convert(verbs: Any) -> None:
    verb = verbs.add_parser("convert", help="read documents again, another way", **_texts(CONVERT))
    picking.add_documents(verb)
    _add_method(verb)
    _add_tree(verb)
    decide = verb.add_mutually_exclusive_group()
    decide.add_argument("--accept", action="store_true", help="take the results at once")
    decide.add_argument("--accept-waiting", action="store_true", help="take the results that wait, read nothing")
    decide.add_argument("--reject-waiting", action="store_true", help="drop the results that wait, read nothing")
    _common(verb, "print JSON").set_defaults(run=_later("bringing", "convert"))


def _add_method(verb: argparse.ArgumentParser) -> None:
    verb.add_argument(
        "--method", default="text", metavar="NAME", help="text, ocr, vision, mineru or mineru-local (default: text)"
    )
    verb.add_argument(
        "--set", action="append", default=[], metavar="NAME=VALUE", help="a setting of the method; may be repeated"
    )
    verb.add_argument("--encoding", default="", metavar="NAME", help="of text files (default: detected)")
    verb.add_argument("--password-env", metavar="VAR", help="environment variable that holds the password of the files")
    arguments.add_model(verb)
    runterms.add(verb, project=True)


def _common(verb: argparse.ArgumentParser, json_help: str) -> argparse.ArgumentParser:
    arguments.add_project(verb)
    verb.add_argument("--json", action="store_true", help=json_help)
    return verb


def _later(module: str, verb: str) -> Callable[[argparse.Namespace], int]:
    """Return the function of a verb, imported when it is needed: other commands should not wait for it."""
    return lambda chosen: int(getattr(import_module(f"core.cli.{module}"), verb)(chosen))


def _texts(description: str) -> dict[str, Any]:
    return {"description": description, "formatter_class": argparse.RawDescriptionHelpFormatter}
