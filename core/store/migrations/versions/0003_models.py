"""Providers and models of the user, settings, prompts of a project, kept replies, the log of calls and usage by day."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

# The sums follow the calls by themselves: whoever writes a call has written the usage.
_SUMS = """
    INSERT INTO usage_day (day, project_id, provider, model, stage, state, currency, calls, prompt_tokens,
        completion_tokens, cost, unpriced, uncounted, latency_ms)
    {rows}
    ON CONFLICT (day, project_id, provider, model, stage, state, currency) DO UPDATE SET
        calls = calls + excluded.calls,
        prompt_tokens = prompt_tokens + excluded.prompt_tokens,
        completion_tokens = completion_tokens + excluded.completion_tokens,
        cost = cost + excluded.cost,
        unpriced = unpriced + excluded.unpriced,
        uncounted = uncounted + excluded.uncounted,
        latency_ms = latency_ms + excluded.latency_ms
"""
_ROW = """
    date({call}.created_at / 1000, 'unixepoch', 'localtime'), coalesce({call}.project_id, 0), {call}.provider,
    {call}.model, {call}.stage, {call}.state, {call}.currency, 1, coalesce({call}.prompt_tokens, 0),
    coalesce({call}.completion_tokens, 0), coalesce({call}.cost, 0), {call}.cost IS NULL,
    {call}.prompt_tokens IS NULL OR {call}.completion_tokens IS NULL, {call}.latency_ms
"""
_CLASSES = """
    INSERT INTO usage_latency (day, project_id, provider, model, stage, bucket, calls) {rows}
    ON CONFLICT (day, project_id, provider, model, stage, bucket) DO UPDATE SET calls = calls + 1
"""
_CLASS = """
    date({call}.created_at / 1000, 'unixepoch', 'localtime'), coalesce({call}.project_id, 0), {call}.provider,
    {call}.model, {call}.stage, {call}.bucket, 1
"""


def upgrade() -> None:
    """Apply."""
    for column in (
        sa.Column("error", sa.String(), nullable=False, server_default=""),
        sa.Column("endpoint", sa.String(), nullable=False, server_default=""),
        sa.Column("currency", sa.String(), nullable=False, server_default=""),
        sa.Column("first_ms", sa.Integer(), nullable=True),
        sa.Column("bucket", sa.Integer(), nullable=False, server_default="0"),
    ):
        op.add_column("call", column)
    op.create_index("ix_call_created", "call", ["created_at", "id"])
    for job_column in (
        sa.Column("priority", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("cap", sa.JSON(), nullable=False, server_default="{}"),
        sa.Column("hook", sa.JSON(), nullable=False, server_default="{}"),
        sa.Column("ending", sa.JSON(), nullable=False, server_default="{}"),
    ):
        op.add_column("job", job_column)
    _calls()
    _usage()
    _models()
    _texts()


def _calls() -> None:
    op.create_table(
        "call_text",
        sa.Column("call_id", sa.Integer(), nullable=False),
        sa.Column("messages", sa.JSON(), nullable=False),
        sa.Column("reply", sa.String(), nullable=False),
        sa.Column("reasoning", sa.String(), nullable=False),
        sa.Column("created_at", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["call_id"], ["call.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("call_id"),
    )
    op.create_index("ix_call_text_created", "call_text", ["created_at"])
    op.create_table(
        "kept_reply",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("reply", sa.JSON(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.Integer(), nullable=False),
        sa.Column("used_at", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_index("ix_kept_reply_used", "kept_reply", ["used_at"])


def _usage() -> None:
    texts = ("day", "project_id", "provider", "model", "stage", "state", "currency")
    numbers = ("calls", "prompt_tokens", "completion_tokens", "cost", "unpriced", "uncounted", "latency_ms")
    op.create_table(
        "usage_day",
        *(sa.Column(n, sa.Integer() if n == "project_id" else sa.String(), nullable=False) for n in texts),
        *(sa.Column(n, sa.Float() if n == "cost" else sa.Integer(), nullable=False) for n in numbers),
        sa.PrimaryKeyConstraint(*texts),
        sqlite_with_rowid=False,
    )
    parts = ("day", "project_id", "provider", "model", "stage", "bucket")
    op.create_table(
        "usage_latency",
        *(sa.Column(n, sa.Integer() if n in ("project_id", "bucket") else sa.String(), nullable=False) for n in parts),
        sa.Column("calls", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint(*parts),
        sqlite_with_rowid=False,
    )
    _follow()


def _follow() -> None:
    """Count the calls there are, and have those to come counted by triggers."""
    # Eight classes to each doubling of the latency, as core.llm.latency has them; log() is not in every SQLite.
    op.get_bind().connection.create_function("latency_class", 1, _latency_class, deterministic=True)
    op.execute("UPDATE call SET bucket = latency_class(latency_ms)")
    op.execute(_SUMS.format(rows=f"SELECT {_ROW.format(call='call')} FROM call WHERE true"))  # noqa: S608
    added = _SUMS.format(rows=f"VALUES ({_ROW.format(call='NEW')})")
    op.execute(f"CREATE TRIGGER call_usage AFTER INSERT ON call BEGIN {added}; END")
    found = f"SELECT {_CLASS.format(call='call')} FROM call WHERE state = 'ok'"  # noqa: S608
    op.execute(_CLASSES.format(rows=found))
    added = _CLASSES.format(rows=f"VALUES ({_CLASS.format(call='NEW')})")
    op.execute(f"CREATE TRIGGER call_latency AFTER INSERT ON call WHEN NEW.state = 'ok' BEGIN {added}; END")


def _latency_class(milliseconds: int) -> int:
    from math import floor, log2

    return floor(8 * log2(max(0, milliseconds) + 1))


def _models() -> None:
    op.create_table(
        "provider",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("entry", sa.JSON(), nullable=False),
        sa.Column("own", sa.Boolean(), nullable=False),
        sa.Column("hidden", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.Integer(), nullable=False),
        sa.Column("updated_at", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "model",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("provider", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("own", sa.Boolean(), nullable=False),
        sa.Column("settings", sa.JSON(), nullable=False),
        sa.Column("habits", sa.JSON(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=True),
        sa.Column("context", sa.Integer(), nullable=True),
        sa.Column("checked", sa.JSON(), nullable=False),
        sa.Column("created_at", sa.Integer(), nullable=False),
        sa.Column("updated_at", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_model_name", "model", ["provider", "name"], unique=True)
    op.create_table(
        "setting",
        sa.Column("section", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("updated_at", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("section", "name"),
    )


def _texts() -> None:
    op.create_table(
        "prompt_text",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.Column("prompt", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("system", sa.String(), nullable=False),
        sa.Column("user", sa.String(), nullable=False),
        sa.Column("base", sa.String(), nullable=False),
        sa.Column("created_at", sa.Integer(), nullable=False),
        sa.Column("updated_at", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_prompt_text", "prompt_text", ["project_id", "prompt", "language"], unique=True)
    op.create_table(
        "chat",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("project_id", sa.Integer(), nullable=True),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("settings", sa.JSON(), nullable=False),
        sa.Column("turns", sa.JSON(), nullable=False),
        sa.Column("created_at", sa.Integer(), nullable=False),
        sa.Column("updated_at", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"], ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_chat_used", "chat", ["updated_at", "id"])
    op.create_index(op.f("ix_chat_project_id"), "chat", ["project_id"])
