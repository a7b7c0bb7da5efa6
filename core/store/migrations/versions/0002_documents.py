"""Ways of reading and splitting, proposals, genre–audience pairs, undo of changes."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Apply."""
    for column in (
        sa.Column("method", sa.String(), nullable=False, server_default="text"),
        sa.Column("edited", sa.Boolean(), nullable=False, server_default="0"),
        sa.Column("splitting", sa.JSON(), nullable=False, server_default="{}"),
    ):
        op.add_column("document", column)
    op.add_column("chunk", sa.Column("original", sa.String(), nullable=True))
    op.create_index("ix_chunk_size", "chunk", ["project_id", "size", "id"])
    edited, oversize = sa.text("original IS NOT NULL"), sa.text("oversize = 1")
    op.create_index("ix_chunk_edited", "chunk", ["project_id", "id"], sqlite_where=edited)
    op.create_index("ix_chunk_oversize", "chunk", ["project_id", "id"], sqlite_where=oversize)
    op.add_column("undo", sa.Column("changed", sa.JSON(), nullable=False, server_default="[]"))
    op.add_column("undo", sa.Column("added", sa.JSON(), nullable=False, server_default="[]"))
    op.add_column("undo", sa.Column("whole", sa.Integer(), nullable=True))
    op.create_index("ix_undo_whole", "undo", ["whole", "project_id"])
    op.create_table(
        "persona",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("genre", sa.String(), nullable=False),
        sa.Column("genre_description", sa.String(), nullable=False),
        sa.Column("audience", sa.String(), nullable=False),
        sa.Column("audience_description", sa.String(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_persona_document", "persona", ["document_id", "position"])
    op.create_index("ix_persona_project", "persona", ["project_id", "id"])
    _proposals()


def _proposals() -> None:
    op.create_table(
        "cleaning",
        sa.Column("chunk_id", sa.Integer(), nullable=False),
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("created_at", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["chunk_id"], ["chunk.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("chunk_id"),
    )
    op.create_index("ix_cleaning_project", "cleaning", ["project_id", "chunk_id"])
    op.create_table(
        "conversion",
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.Column("method", sa.String(), nullable=False),
        sa.Column("encoding", sa.String(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=True),
        sa.Column("markdown", sa.String(), nullable=False),
        sa.Column("outline", sa.JSON(), nullable=False),
        sa.Column("locators", sa.JSON(), nullable=False),
        sa.Column("remarks", sa.JSON(), nullable=False),
        sa.Column("created_at", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("document_id"),
    )
    op.create_index("ix_conversion_project", "conversion", ["project_id", "document_id"])
