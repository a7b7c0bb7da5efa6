"""The pictures of conversations: files beside the database, named by what is in them."""

from __future__ import annotations

import base64
import hashlib
import time
from pathlib import Path
from typing import Final

from core.chat import service
from core.errors import QT_TRANSLATE_NOOP, InvalidUse
from core.workspace import Workspace

#: the first bytes -> ending and kind; what models take
KINDS: Final = {
    b"\x89PNG": ("png", "image/png"),
    b"\xff\xd8\xff": ("jpg", "image/jpeg"),
    b"GIF8": ("gif", "image/gif"),
    b"RIFF": ("webp", "image/webp"),
}
MOST_BYTES: Final = 20_000_000
SPARED: Final = 86_400


def kind_of(data: bytes) -> tuple[str, str]:
    """Return ending and media type of a picture.

    Raises:
        InvalidUse: it is none that models take, or too large.
    """
    found = next((kind for start, kind in KINDS.items() if data.startswith(start)), None)
    if found is None or (found[0] == "webp" and data[8:12] != b"WEBP"):
        raise InvalidUse(
            QT_TRANSLATE_NOOP("Errors", "This file is no picture that models can read."),
            QT_TRANSLATE_NOOP("Errors", "PNG, JPEG, WebP and GIF can be used."),
        )
    if len(data) > MOST_BYTES:
        raise InvalidUse(
            QT_TRANSLATE_NOOP("Errors", "This picture is too large to be sent."),
            QT_TRANSLATE_NOOP("Errors", "Make it smaller than {megabytes} MB."),
            megabytes=MOST_BYTES // 1_000_000,
        )
    return found


def folder(workspace: Workspace) -> Path:
    """Return the folder of the pictures."""
    return workspace.folder / "chat"


def keep(workspace: Workspace, data: bytes) -> str:
    """Keep a picture; return its name. Raises InvalidUse as `kind_of`."""
    ending, _kind = kind_of(data)
    name = f"{hashlib.blake2b(data, digest_size=16).hexdigest()}.{ending}"
    place = folder(workspace) / name
    if place.exists():
        # As good as new: `sweep` leaves it for the conversation that will hold it.
        place.touch()
    else:
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
    return name


def sweep(workspace: Workspace) -> list[str]:
    """Remove the pictures that no conversation holds, nor one that can be put back; return their names.

    What was kept in the last `SPARED` seconds may belong to a question that is still being written.
    """
    before = time.time() - SPARED
    old = {place.name for place in folder(workspace).glob("*.*") if place.stat().st_mtime < before}
    if not old:
        return []
    with workspace.read() as connection:
        loose = sorted(old - service.pictures(connection))
    for name in loose:
        (folder(workspace) / name).unlink(missing_ok=True)
    return loose


def data_url(workspace: Workspace, name: str) -> str:
    """Return a kept picture as a data URL.

    Raises:
        InvalidUse: it is gone.
    """
    try:
        data = (folder(workspace) / Path(name).name).read_bytes()
    except OSError as error:
        raise InvalidUse(
            QT_TRANSLATE_NOOP("Errors", "A picture of this conversation is gone: {name}."),
            QT_TRANSLATE_NOOP("Errors", "Begin a new conversation."),
            name=name,
        ) from error
    return as_url(data)


def as_url(data: bytes) -> str:
    """Return a picture as a data URL. Raises InvalidUse as `kind_of`."""
    return f"data:{kind_of(data)[1]};base64,{base64.b64encode(data).decode('ascii')}"
