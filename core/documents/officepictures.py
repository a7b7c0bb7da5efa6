"""Pictures of office files: kept beside the Markdown when a window can show them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from core.documents.reading import keep_picture
from core.errors import QT_TRANSLATE_NOOP, LorewrightError

_KINDS = (
    (b"\x89PNG", ".png"), (b"\xff\xd8\xff", ".jpg"), (b"GIF8", ".gif"), (b"BM", ".bmp"), (b"II*\x00", ".tiff"),
    (b"MM\x00*", ".tiff"),
)  # fmt: skip
# Programs fill in the path of the inserted file, or a number, where nobody wrote a description.
_NO_ALT = re.compile(
    r"\.(?:png|jpe?g|gif|bmp|tiff?|emf|wmf|svg)$|^[A-Za-z]:\\|^(?:picture|image|图片|圖片|grafik|immagine|bild) ?\d*$",
    re.I,
)


class Pictures:
    """Keeps the pictures of one document and counts those that nothing here can show."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._left_out = 0

    def mark(self, data: bytes, alt: str) -> str:
        """Return the Markdown for a picture; its description alone when pictures are not kept or not shown."""
        text = "" if _NO_ALT.search(alt.strip()) else " ".join(alt.split()).replace("[", "(").replace("]", ")")
        suffix = next((suffix for mark, suffix in _KINDS if data.startswith(mark)), "")
        if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
            suffix = ".webp"
        self._left_out += bool(data) and not suffix
        place = keep_picture(self._folder, data, suffix) if suffix else ""
        if place:
            return f"![{text}]({place})"
        return f"[{text}]" if text else ""

    def remarks(self) -> list[dict[str, Any]]:
        """Return the remark on pictures left out, if any were."""
        if not self._left_out:
            return []
        remark = LorewrightError(
            QT_TRANSLATE_NOOP(
                "Errors", "{count} drawings of a kind that cannot be shown here (EMF, WMF) were left out."
            ),
            QT_TRANSLATE_NOOP("Errors", "If they matter, replace them by PNG pictures in the file and add it again."),
            count=self._left_out,
        )
        return [remark.as_dict()]
