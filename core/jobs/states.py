"""The states of a job and what may be done in each."""

from __future__ import annotations

QUEUED = "queued"
RUNNING = "running"
PAUSED = "paused"
DONE = "done"
PARTIAL = "partial"  # done, with items that failed
FAILED = "failed"
CANCELLED = "cancelled"
INTERRUPTED = "interrupted"  # its process died

ACTIVE = (QUEUED, RUNNING)
RESUMABLE = (QUEUED, PAUSED, INTERRUPTED, CANCELLED, FAILED)
WAITING = (PAUSED, INTERRUPTED)  # what a start of the program offers to go on with
ENDED = (DONE, PARTIAL, FAILED, CANCELLED)

ITEM_DONE = "done"
ITEM_FAILED = "failed"
