"""The tables, one noun a file. Importing this package registers them all with the metadata."""

from __future__ import annotations

from sqlmodel import SQLModel

from core.store.schema.call import Call, CallText, KeptReply, UsageDay
from core.store.schema.chat import Chat
from core.store.schema.chunk import Chunk
from core.store.schema.document import Document, DocumentText
from core.store.schema.held import Held
from core.store.schema.job import Job, JobItem
from core.store.schema.persona import Persona
from core.store.schema.project import Project
from core.store.schema.prompt import PromptText
from core.store.schema.proposal import Cleaning, Conversion
from core.store.schema.provider import KnownModel, Provider
from core.store.schema.question import Question
from core.store.schema.sample import Revision, Sample
from core.store.schema.setting import Setting
from core.store.schema.tag import Tag
from core.store.schema.undo import Undo

metadata = SQLModel.metadata

for _table in metadata.tables.values():
    if "id" in _table.columns:
        # Ids are never given twice: undo puts deleted rows back under their old id, and exports name rows by id.
        _table.kwargs["sqlite_autoincrement"] = True

__all__ = [
    "Call",
    "CallText",
    "Chat",
    "Chunk",
    "Cleaning",
    "Conversion",
    "Document",
    "DocumentText",
    "Held",
    "Job",
    "JobItem",
    "KeptReply",
    "KnownModel",
    "Persona",
    "Project",
    "PromptText",
    "Provider",
    "Question",
    "Revision",
    "Sample",
    "Setting",
    "Tag",
    "Undo",
    "UsageDay",
    "metadata",
]
