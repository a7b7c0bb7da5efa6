"""What the system says when the data or a file cannot be used, as a sentence a person can act on."""

from __future__ import annotations

import errno
import sqlite3

from core.errors import QT_TRANSLATE_NOOP, LorewrightError

#: no room on the disk, or none left for this user
FULL = (errno.ENOSPC, errno.EDQUOT)
#: primary result codes of SQLite: what happened, what to do
SENTENCES = {
    (sqlite3.SQLITE_FULL,): (
        QT_TRANSLATE_NOOP("Errors", "The disk with the data is full, so the last step was not saved."),
        QT_TRANSLATE_NOOP("Errors", "Make room on it, then try again."),
    ),
    (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED): (
        QT_TRANSLATE_NOOP("Errors", "Another program is using the data and does not let go of it."),
        QT_TRANSLATE_NOOP("Errors", "Wait until it is done, or close it, then try again."),
    ),
    (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_CANTOPEN): (
        QT_TRANSLATE_NOOP("Errors", "The data cannot be opened or written: {reason}."),
        QT_TRANSLATE_NOOP("Errors", "Mend the right to write in the data folder, then try again."),
    ),
    (sqlite3.SQLITE_IOERR,): (
        QT_TRANSLATE_NOOP("Errors", "The disk with the data reports a fault: {reason}."),
        QT_TRANSLATE_NOOP("Errors", "Check the disk, then try again."),
    ),
    (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB): (
        QT_TRANSLATE_NOOP("Errors", "The file with the data is damaged: {reason}."),
        QT_TRANSLATE_NOOP("Errors", "Restore a backup from the backups folder in the data folder."),
    ),
}


def told(error: BaseException) -> LorewrightError | None:
    """Return an error of SQLite (bare or as SQLAlchemy wraps it) or of the file system as one to show; else None."""
    cause = getattr(error, "orig", error)
    if isinstance(cause, sqlite3.Error):
        code = getattr(cause, "sqlite_errorcode", 0) & 0xFF
        for codes, (what, todo) in SENTENCES.items():
            if code in codes:
                return LorewrightError(what, todo, reason=str(cause))
    if isinstance(cause, OSError) and cause.filename is not None and cause.strerror:
        return LorewrightError(
            QT_TRANSLATE_NOOP("Errors", "{path} cannot be read or written: {reason}."),
            QT_TRANSLATE_NOOP("Errors", "Check its name, your right to it and the room on the disk, then try again."),
            path=str(cause.filename),
            reason=cause.strerror,
        )
    if isinstance(cause, OSError) and cause.errno in FULL:
        return LorewrightError(
            QT_TRANSLATE_NOOP("Errors", "There is no room left on the disk."),
            QT_TRANSLATE_NOOP("Errors", "Make room on it, then try again."),
        )
    return None
