"""`lorewright prompts test`: choosing the model, filling the prompt and showing what came of it."""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from core import trials
from core.cli import arguments
from core.cli.prompting import needed, parts_of, read, standing
from core.cli.words import placed
from core.models import service, stages
from core.prompts import catalogue, overrides
from core.prompts.checking import check
from core.prompts.rendering import render
from core.workspace import Workspace

if TYPE_CHECKING:
    from core.llm.messages import Model
    from core.prompts.catalogue import Prompt
    from core.trials import Trial


def test_(chosen: argparse.Namespace) -> int:
    """Say a prompt to a model and print what comes back."""
    with Workspace() as workspace:
        with workspace.read() as connection:
            project_id = needed(connection, chosen)
            chunk = trials.first_chunk(connection, project_id) if chosen.chunk is None else chosen.chunk
            chosen.language = chosen.language or trials.language_of(connection, project_id, chunk)
            prompt = standing(connection, chosen).prompt
            if chosen.file:
                prompt = overrides.own(catalogue.load(prompt.id, prompt.language), *parts_of(read(chosen.file)))
            elif prompt.own:
                prompt = overrides.effective(connection, project_id, prompt.id, prompt.language)
            filled = trials.variables(connection, project_id, prompt, chunk)
            if chosen.dry:
                return show(prompt, filled, None, as_json=chosen.json)
            model = model_of(connection, project_id, prompt, chosen)
        secrets = arguments.keys(model.provider, chosen.api_key_env)
        came = asyncio.run(trials.run(workspace, secrets, project_id, model, prompt, filled))
    return show(prompt, filled, came, as_json=chosen.json)


def model_of(connection: Connection, project_id: int, prompt: Prompt, chosen: argparse.Namespace) -> Model:
    """Return the model that was named, else that of the prompt's stage."""
    if chosen.model is None and not chosen.base_url:
        return stages.chosen(connection, project_id, prompt.stage or "questions")
    if chosen.base_url:
        from core.llm.providers import resolve

        return resolve(chosen.model or "", chosen.base_url)
    return service.resolved(connection, chosen.model)


def show(prompt: Prompt, filled: dict[str, str], came: Trial | None, *, as_json: bool) -> int:
    """Print what was sent and what came back; 1 when a job could not use it."""
    messages = came.messages if came else render(prompt, filled)
    remarks = came.remarks if came else check(prompt, prompt.system, prompt.user)
    if as_json:
        dry = {"prompt": prompt.stamp, "messages": messages, "remarks": [remark.as_dict() for remark in remarks]}
        data = came.as_dict() if came else dry
        print(json.dumps(data, ensure_ascii=False, indent=2))
        return int(bool(came and came.problem))
    for message in messages:
        print(f"── {message['role']} ──\n{message['content']}\n")
    if came is None:
        for remark in remarks:
            print(f"  {placed(remark)}", file=sys.stderr)
        return 0
    reply = came.reply
    if reply.reasoning:
        print(f"── thoughts ──\n{reply.reasoning}\n")
    print(f"── reply of {reply.model} ──\n{reply.text}\n")
    if not isinstance(came.value, str) and came.value is not None:
        print(f"── data ──\n{json.dumps(came.value, ensure_ascii=False, indent=2)}\n")
    print("── checks ──")
    print(came.problem or ("The reply was cut off; a job would ask for the rest." if came.salvaged else "As asked."))
    for remark in remarks:
        print(placed(remark))
    tokens = "unknown" if reply.usage.prompt_tokens is None else f"{reply.usage.prompt_tokens:,}"
    written = "unknown" if reply.usage.completion_tokens is None else f"{reply.usage.completion_tokens:,}"
    cost = "unknown" if came.cost is None else f"{came.cost:.6f}"
    print(f"{tokens} tokens sent, {written} written, {reply.latency_ms / 1000:.1f} s, cost {cost}")
    return int(bool(came.problem))
