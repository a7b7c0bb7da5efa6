"""`lorewright jobs log`: the items of a job with every call made for them."""

from __future__ import annotations

import argparse
import json
import time
from typing import Any

from core.cli.running import plain, sentence
from core.cli.words import counted, whole_number
from core.jobs import history, log, states
from core.usage.money import amount, seconds
from core.workspace import Workspace

PAGE = 200


def add(verbs: Any) -> None:
    """Add the verb."""
    verb = verbs.add_parser("log", help="the items of a job with the calls made for them")
    verb.add_argument("job", type=whole_number, metavar="JOB", help="number of the job")
    verb.add_argument("--item", metavar="KEY", help='one item with all that was said, such as "chunk:12"')
    verb.add_argument("--failed", action="store_true", help="only the items that failed")
    verb.add_argument("--search", default="", metavar="TEXT", help="in label, key, reason and raw reply")
    verb.add_argument("--json", action="store_true", help="one JSON object an item, with its calls")
    verb.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Show the log."""
    with Workspace() as workspace, workspace.read() as connection:
        history.get(connection, chosen.job)
        if chosen.item:
            show_item(chosen, {"key": chosen.item}, log.calls(connection, chosen.job, chosen.item))
            return 0
        found = log.ids(connection, chosen.job, states.ITEM_FAILED if chosen.failed else "", chosen.search)
        for start in range(0, len(found), PAGE):
            page = list(found[start : start + PAGE])
            items = log.rows(connection, page)
            for one in page:
                item = items[one]
                calls = log.calls(connection, chosen.job, item["key"])
                show_line(item, calls) if not chosen.json else show_item(chosen, dict(item), calls)
    if not found and not chosen.json:
        print("No item of this job has ended.")
    return 0


def show_line(item: Any, calls: list[dict[str, Any]]) -> None:
    """Print an item as a line."""
    parts = [f"{item['state']:<6}  {item['key']:<18}  {plain(item['label'])}"]
    if calls:
        tokens = sum((call["prompt_tokens"] or 0) + (call["completion_tokens"] or 0) for call in calls)
        parts.append(
            f"{counted(len(calls), 'call')}, {tokens:,} tokens, {seconds(sum(call['latency_ms'] for call in calls))}"
        )
    if item["error"]:
        parts.append(sentence(item["error"]))
    print(" · ".join(parts))


def show_item(chosen: argparse.Namespace, item: dict[str, Any], calls: list[dict[str, Any]]) -> None:
    """Print an item with its calls in full."""
    if chosen.json:
        print(json.dumps({**item, "calls": calls}, ensure_ascii=False))
        return
    if not calls:
        print(f"No call was made for {item['key']}.")
    for call in calls:
        print(heading(call))
        for name, text in said(call):
            print(f"  [{name}]\n    " + text.replace("\n", "\n    "))


def heading(call: dict[str, Any]) -> str:
    """Return the figures of a call as a line."""
    when = time.strftime("%Y-%m-%d %H:%M:%S", time.localtime(call["created_at"] / 1000))
    counts = ["?" if call[name] is None else f"{call[name]:,}" for name in ("prompt_tokens", "completion_tokens")]
    cost = "cost unknown" if call["cost"] is None else amount(call["cost"], call["currency"])
    parts = [when, f"{call['provider']}/{call['model']}", call["state"], f"{counts[0]} + {counts[1]} tokens"]
    return " · ".join([*parts, seconds(call["latency_ms"]), cost, *([call["error"]] if call["error"] else [])])


def said(call: dict[str, Any]) -> list[tuple[str, str]]:
    """Return what was sent, thought and replied, where the log was on."""
    if not call["logged"]:
        return [("log", "What was said is not kept: the log was off, or its days are over.")]
    sent = [(one.get("role", "?"), one.get("content")) for one in call["messages"]]
    texts = [(role, text if isinstance(text, str) else json.dumps(text, ensure_ascii=False)) for role, text in sent]
    return [(name, text) for name, text in [*texts, ("thinking", call["reasoning"]), ("reply", call["reply"])] if text]
