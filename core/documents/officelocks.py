"""Office files that are locked with a password (ECMA-376 encryption in a compound file)."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from core.documents.reading import PasswordNeeded
from core.errors import QT_TRANSLATE_NOOP, LorewrightError

# Spreadsheet programs lock files that may be read but not changed with this word, and open them without asking.
_READ_ONLY = "VelvetSweatshop"


@contextmanager
def unlocked(path: Path, password: str) -> Iterator[Path]:
    """Give the path of a copy of the locked office file at `path` that anyone can read, as long as the block lasts.

    Raises PasswordNeeded without the right password, LorewrightError when the file is damaged or locked in another way.
    """
    with tempfile.TemporaryDirectory(prefix="lorewright-") as folder:
        # The same name, because messages speak of the file by it.
        copy = Path(folder) / path.name
        _decrypt(path, password or _READ_ONLY, copy)
        yield copy


def _decrypt(path: Path, password: str, target: Path) -> None:
    import struct

    from msoffcrypto import OfficeFile
    from msoffcrypto.exceptions import DecryptionError, FileFormatError, InvalidKeyError, ParseError

    try:
        with path.open("rb") as source, target.open("wb") as plain:
            file = OfficeFile(source)
            file.load_key(password=password, verify_password=True)
            file.decrypt(plain)
    except InvalidKeyError as error:
        if password == _READ_ONLY:
            raise PasswordNeeded(
                QT_TRANSLATE_NOOP("Errors", "“{name}” is protected with a password."),
                QT_TRANSLATE_NOOP("Errors", "Enter the password; it is used to read the file and not kept."),
                name=path.name,
            ) from error
        raise PasswordNeeded(
            QT_TRANSLATE_NOOP("Errors", "The password given does not open “{name}”."),
            QT_TRANSLATE_NOOP("Errors", "Check capital letters and spaces, and enter it again."),
            name=path.name,
        ) from error
    except (
        DecryptionError,
        FileFormatError,
        ParseError,
        ValueError,
        KeyError,
        struct.error,
        NotImplementedError,
    ) as error:
        raise LorewrightError(
            QT_TRANSLATE_NOOP("Errors", "“{name}” is locked in a way that cannot be opened here."),
            QT_TRANSLATE_NOOP("Errors", "Open it with its password, save it without one, and add that file."),
            name=path.name,
        ) from error
