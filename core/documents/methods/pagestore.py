"""Finished pages on the disk, so that an interrupted conversion goes on where it was and pays for no page twice.

They lie in the project's folder under a name made of the file's content, the method and its settings. A conversion that
ended well leaves its pages until the next job, because a process that is killed before the result is in the database
needs them once more; `Pages.forget` removes them at once.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import threading
import time
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from core.jobs.job import CallRecord
    from core.workspace import Workspace

FOLDER = "pages"
_ENDED, _COUNTED = "ended", "counted"
#: seconds after which the pages of a conversion that was given up are removed
OLDEST = 30 * 24 * 3600.0
_BLOCK = 1 << 20
_OPENING = threading.Lock()


class Pages:
    """The finished pages of one file by one method with one set of settings.

    Files: `<page>.json` with the page's data and the calls it took, `ended` with the job that used all of them,
    `counted` with the pages whose calls are in the usage table already.
    """

    def __init__(self, folder: Path, job_id: int) -> None:
        self.folder = folder
        self._job = job_id

    @classmethod
    def open(cls, workspace: Workspace, project_id: int, job_id: int, path: Path, about: dict[str, Any]) -> Pages:
        """Return the pages of the file at `path`; `about` is everything that changes what a page becomes.

        Pages of other conversions that ended, or were given up long ago, are removed. Raises OSError.
        """
        root = workspace.sources(project_id).parent / FOLDER
        text = json.dumps([digest(path), about], sort_keys=True, ensure_ascii=False)
        pages = cls(root / hashlib.sha256(text.encode()).hexdigest()[:32], job_id)
        # One at a time: a document that begins at the same moment still has what an earlier job left in its folder.
        with _OPENING:
            pages.folder.mkdir(parents=True, exist_ok=True)
            os.utime(pages.folder)
            for folder in root.iterdir():
                if _is_over(folder, job_id):
                    shutil.rmtree(folder, ignore_errors=True)
            pages.folder.mkdir(exist_ok=True)
        return pages

    def all(self) -> dict[int, Any]:
        """Return the data of each finished page by its number."""
        found = {}
        for file in self.folder.glob("*.json"):
            kept = _read(file)
            if file.stem.isdigit() and isinstance(kept, dict) and "data" in kept:
                found[int(file.stem)] = kept["data"]
        return found

    def put(self, number: int, data: Any, calls: list[CallRecord] | None = None) -> None:
        """Keep a finished page; it is on the disk, whole, when this returns. Raises OSError."""
        kept = {"data": data, "calls": [asdict(call) for call in calls or ()]}
        self._write(f"{number}.json", kept)

    def calls(self) -> list[CallRecord]:
        """Return the calls of finished pages that no usage row counts yet."""
        from core.jobs.job import CallRecord

        counted = set(_read(self.folder / _COUNTED) or ())
        found = []
        for number in sorted(self.all()):
            if number not in counted:
                kept = _read(self.folder / f"{number}.json") or {}
                found += [CallRecord(**call) for call in kept.get("calls", ())]
        return found

    def counted(self) -> None:
        """Note that the calls of all finished pages are handed over to be counted."""
        self._write(_COUNTED, sorted(self.all()))

    def ended(self) -> None:
        """Note that this job has what it needs; the next one starts afresh."""
        self._write(_ENDED, self._job)

    def forget(self) -> None:
        """Remove the pages."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def _write(self, name: str, value: Any) -> None:
        target = self.folder / name
        partial = target.with_name(f"{name}.{os.getpid()}.part")
        with partial.open("w", encoding="utf-8") as stream:
            json.dump(value, stream, ensure_ascii=False)
            stream.flush()
            os.fsync(stream.fileno())
        partial.replace(target)


def digest(path: Path) -> str:
    """Return the SHA-256 of a file. Raises OSError."""
    found = hashlib.sha256()
    with path.open("rb") as stream:
        while block := stream.read(_BLOCK):
            found.update(block)
    return found.hexdigest()


def _is_over(folder: Path, job_id: int) -> bool:
    """Say whether the pages in a folder are of no use to a job: those of an earlier one that ended, or given up."""
    ended = _read(folder / _ENDED)
    try:
        return (ended is not None and ended != job_id) or time.time() - folder.stat().st_mtime > OLDEST
    except FileNotFoundError:  # another process has removed it
        return False


def _read(file: Path) -> Any:
    """Return what a file of ours holds; None for one that is missing or was cut short by a crash."""
    try:
        return json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
