"""Texts that were edited and not saved yet: kept in the project's folder until they are saved or given up."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Draft:
    """An edited text; `base` is the fingerprint of the text it was made from, `time` when it was kept, in seconds."""

    text: str
    base: str
    time: float = 0.0


def fingerprint(text: str) -> str:
    """Return what tells whether two texts are the same."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def folder(workspace: Path, project_id: int) -> Path:
    """Return where the drafts of a project are."""
    return workspace / "projects" / str(project_id) / "drafts"


def keep(place: Path, document_id: int, draft: Draft) -> None:
    """Keep a draft in place of the former one. Raises OSError when it cannot be written."""
    place.mkdir(parents=True, exist_ok=True)
    target = place / f"{document_id}.json"
    partial = target.with_suffix(f".{os.getpid()}.part")
    partial.write_text(json.dumps({"base": draft.base, "text": draft.text}), encoding="ascii")
    partial.replace(target)


def find(place: Path, document_id: int) -> Draft | None:
    """Return the draft of a document; None when there is none, or none that can be read."""
    target = place / f"{document_id}.json"
    try:
        found = json.loads(target.read_text(encoding="ascii"))
        return Draft(str(found["text"]), str(found["base"]), target.stat().st_mtime)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def discard(place: Path, document_id: int) -> None:
    """Forget a draft."""
    (place / f"{document_id}.json").unlink(missing_ok=True)
