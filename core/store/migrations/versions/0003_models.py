"""Providers and models of the user, settings, prompts of a project, kept replies, the log of calls and usage by day."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_KEYS = "day, project_id, provider, model, stage, state, currency"
_NUMBERS = "calls, prompt_tokens, completion_tokens, cost, unpriced, uncounted, latency_ms"
_ROW = """
    date({call}.created_at / 1000, 'unixepoch', 'localtime') AS day, coalesce({call}.project_id, 0) AS project_id,
    {call}.provider, {call}.model, {call}.stage, {call}.state, {call}.currency, 1 AS calls,
    coalesce({call}.prompt_tokens, 0) AS prompt_tokens, coalesce({call}.completion_tokens, 0) AS completion_tokens,
    coalesce({call}.cost, 0) AS cost, {call}.cost IS NULL AS unpriced,
    {call}.prompt_tokens IS NULL OR {call}.completion_tokens IS NULL AS uncounted, {call}.latency_ms
"""
# The calls there are: first by class of latency, then the classes of a day as one JSON object.
_THERE = f"""
    INSERT INTO usage_day ({_KEYS}, {_NUMBERS}, latencies)
    SELECT {_KEYS}, {", ".join(f"sum({name})" for name in _NUMBERS.split(", "))},
        CASE WHEN state = 'ok' THEN json_group_object(CAST(bucket AS TEXT), calls) ELSE '{{}}' END
    FROM (
        SELECT {_KEYS}, bucket, {", ".join(f"sum({name}) AS {name}" for name in _NUMBERS.split(", "))}
        FROM (SELECT {_ROW.format(call="call")}, bucket FROM call) GROUP BY {_KEYS}, bucket
    )
    GROUP BY {_KEYS}
"""  # noqa: S608
# The sums follow the calls by themselves: whoever writes a call has written the usage.
_PATH = """'$."' || NEW.bucket || '"'"""
_FOLLOW = f"""
    CREATE TRIGGER call_usage AFTER INSERT ON call BEGIN
    INSERT INTO usage_day ({_KEYS}, {_NUMBERS}, latencies)
    SELECT {_ROW.format(call="NEW")},
        CASE WHEN NEW.state = 'ok' THEN json_object(CAST(NEW.bucket AS TEXT), 1) ELSE '{{}}' END
    WHERE true
    ON CONFLICT ({_KEYS}) DO UPDATE SET
        {", ".join(f"{name} = {name} + excluded.{name}" for name in _NUMBERS.split(", "))},
        latencies = CASE WHEN NEW.state = 'ok'
            THEN json_set(latencies, {_PATH}, coalesce(json_extract(latencies, {_PATH}), 0) + 1)
            ELSE latencies END;
    END
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
    # Nobody knows any more who made the tags there are: they are kept like those made by hand.
    op.add_column("tag", sa.Column("by_hand", sa.Boolean(), nullable=False, server_default="1"))
    _calls()
    _usage()
    _held()
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


def _held() -> None:
    op.create_table(
        "held",
        sa.Column("holder", sa.String(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.Column("amount", sa.Float(), nullable=False),
        sa.Column("used", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("holder", "unit"),
    )
    op.create_index(op.f("ix_held_project_id"), "held", ["project_id"])


def _usage() -> None:
    texts = ("day", "project_id", "provider", "model", "stage", "state", "currency")
    numbers = ("calls", "prompt_tokens", "completion_tokens", "cost", "unpriced", "uncounted", "latency_ms")
    op.create_table(
        "usage_day",
        *(sa.Column(n, sa.Integer() if n == "project_id" else sa.String(), nullable=False) for n in texts),
        *(sa.Column(n, sa.Float() if n == "cost" else sa.Integer(), nullable=False) for n in numbers),
        sa.Column("latencies", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint(*texts),
        sqlite_with_rowid=False,
    )
    # Eight classes to each doubling of the latency, as core.llm.latency has them; log() is not in every SQLite.
    op.get_bind().connection.create_function("latency_class", 1, _latency_class, deterministic=True)
    op.execute("UPDATE call SET bucket = latency_class(latency_ms)")
    op.execute(_THERE)
    op.execute(_FOLLOW)


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
