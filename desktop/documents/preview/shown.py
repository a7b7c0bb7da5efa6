"""One document as it is shown: its text, and what of it waits for the user."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from core.documents import listing
from desktop.documents.preview import drafts, offers


def read(connection: Connection, document_id: int, workspace: Path) -> dict[str, Any] | None:
    """Return a document with its Markdown, the "print" of that, the conversion "waiting" and the "draft"; else None."""
    found = listing.detail(connection, document_id)
    if found is None:
        return None
    row = dict(found)
    row["print"] = drafts.fingerprint(row["markdown"] or "")
    row["waiting"] = offers.waiting(connection, document_id)
    row["draft"] = drafts.find(drafts.folder(workspace, row["project_id"]), document_id)
    return row
