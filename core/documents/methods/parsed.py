"""What MinerU gives back for a file, page by page: its Markdown, its list of blocks, its pictures.

Formats: "full.md" or "<name>.md", "<…>content_list.json" (blocks with `page_idx` from 0) and "images/" in a ZIP; the
same as JSON from a service on this computer (fields md_content, content_list, images). Source: MinerU's documentation
of its output files, versions 2.0 to 3.4.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from core.documents.reading import keep_picture
from core.errors import QT_TRANSLATE_NOOP, LorewrightError

if TYPE_CHECKING:
    from core.jobs.children import Report

#: (page from 1 or None, Markdown with the blank lines around it)
Pieces = list[tuple[int | None, str]]
Find = Callable[[str], bytes | None]

_PICTURE = re.compile(r"!\[([^\]\n]*)\]\(\s*<?([^()\s<>]+(?:\([^()\s]*\)[^()\s<>]*)*)>?[^()\n]*\)")
_TABLE = re.compile(r"<table\b.*?</table\s*>", re.DOTALL | re.IGNORECASE)
_HTML = re.compile(r"</?(?:html|body)>", re.IGNORECASE)
_SUFFIXES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp")
_LARGEST_PICTURE = 64 << 20
_PROBE = 48
_SHORT = 4


def from_archive(path: str, name: str, pictures: str, _report: Report) -> Pieces:
    """Return what a result ZIP holds; the work of a child process.

    Raises LorewrightError when it is damaged, dangerous, or holds no Markdown.
    """
    from core.documents.archives import open_archive

    try:
        with open_archive(Path(path)) as archive:
            parts = archive.names()
            text = _first(parts, lambda part: part.name == "full.md")
            text = text or _first(parts, lambda part: part.suffix == ".md")
            blocks = _first(parts, lambda part: part.name.endswith("content_list.json"))
            if text is None:
                raise no_result(name)
            at_home = PurePosixPath(text).parent
            known = set(parts)

            def find(target: str) -> bytes | None:
                inside = str(at_home / target)
                return archive.read(inside, _LARGEST_PICTURE) if inside in known else None

            markdown = archive.read(text).decode("utf-8", "replace")
            listed = _blocks(archive.read(blocks).decode("utf-8", "replace")) if blocks else []
            return pieces(markdown, listed, find, Path(pictures) if pictures else None)
    except zipfile.BadZipFile as error:
        raise no_result(name) from error
    except LorewrightError as error:
        if error.params.get("name") == Path(path).name:
            raise _refused(name, error) from error
        raise


def from_answer(path: str, name: str, pictures: str, first: int, _report: Report) -> Pieces:
    """Return what an answer in JSON holds, whose pages begin with `first` (from 0); the work of a child process.

    Raises LorewrightError when it holds no Markdown.
    """
    try:
        answer = json.loads(Path(path).read_bytes())
        result = next(iter(answer["results"].values())) if isinstance(answer["results"], dict) else answer["results"][0]
        markdown = result["md_content"]
        images = result.get("images") or {}
        listed = _blocks(result.get("content_list") or "[]")
        if not isinstance(markdown, str) or not isinstance(images, dict):
            raise no_result(name)
    except (ValueError, KeyError, TypeError, IndexError, AttributeError, StopIteration) as error:
        raise no_result(name) from error

    def find(target: str) -> bytes | None:
        data = images.get(PurePosixPath(target).name)
        return _decoded(data) if isinstance(data, str) else None

    found = pieces(markdown, listed, find, Path(pictures) if pictures else None)
    return [(None if page is None else page + first, text) for page, text in found]


def pieces(markdown: str, blocks: list[dict[str, Any]], find: Find, pictures: Path | None) -> Pieces:
    """Return Markdown cut into pages by the blocks' page numbers, its pictures kept and its HTML tables as Markdown."""
    text = markdown.replace("\r\n", "\n")
    starts = _page_starts(text, blocks)
    if not starts:
        return [(None, _settled(text, find, pictures))]
    begins = [0, *(start for _, start in starts[1:])]
    ends = [*begins[1:], len(text)]
    return [
        (page, _settled(text[begin:end], find, pictures))
        for (page, _), begin, end in zip(starts, begins, ends, strict=True)
    ]


def _page_starts(text: str, blocks: list[dict[str, Any]]) -> list[tuple[int, int]]:
    """Return (page from 1, place of its first line), both rising; pages none of whose blocks are found are left out."""
    starts: list[tuple[int, int]] = []
    at = 0
    for block in blocks:
        page = block.get("page_idx")
        if not isinstance(page, int):
            continue
        place = next((found for probe in _probes(block) if (found := text.find(probe, at)) >= 0), -1)
        if place < 0:
            continue
        if not starts or page + 1 > starts[-1][0]:
            starts.append((page + 1, max(text.rfind("\n", 0, place) + 1, starts[-1][1] if starts else 0)))
        at = place
    return starts


def _probes(block: dict[str, Any]) -> Iterator[str]:
    """Yield what of a block stands in the Markdown as it is: its picture's name, or how its text begins."""
    path = block.get("img_path")
    if path and block.get("type") in ("image", "chart", "seal"):
        yield str(path)
    for key in ("text", "table_body", "code_body", "list_items", "image_caption", "table_caption"):
        value = block.get(key)
        value = value[0] if isinstance(value, list) and value else value
        if isinstance(value, str) and len(value.strip()) >= _SHORT:
            yield _HTML.sub("", value).strip().split("\n", 1)[0][:_PROBE]
    if path:
        yield str(path)


def _settled(text: str, find: Find, pictures: Path | None) -> str:
    def picture(match: re.Match[str]) -> str:
        suffix = PurePosixPath(match[2]).suffix.lower()
        data = find(match[2]) if suffix in _SUFFIXES else None
        kept = keep_picture(pictures, data, suffix) if data else ""
        return f"![{match[1]}]({kept})" if kept else match[1]

    text = _TABLE.sub(lambda match: _as_markdown(match[0]), text)
    return _PICTURE.sub(picture, text)


def _as_markdown(table: str) -> str:
    """Return an HTML table as Markdown; the text of a merged cell stands in its first place."""
    import lxml.html

    from core.documents.htmltables import markdown_table

    grid: list[dict[int, str]] = []
    for number, row in enumerate(lxml.html.fragment_fromstring(table).iter("tr")):
        while len(grid) <= number:
            grid.append({})
        column = 0
        for cell in row.iter("td", "th"):
            while column in grid[number]:
                column += 1
            wide, tall = _span(cell, "colspan"), _span(cell, "rowspan")
            for down in range(tall):
                while len(grid) <= number + down:
                    grid.append({})
                for right in range(wide):
                    grid[number + down][column + right] = ""
            grid[number][column] = " ".join(cell.text_content().split()).replace("|", "\\|")
    width = max((column + 1 for line in grid for column in line), default=0)
    written = markdown_table([[line.get(column, "") for column in range(width)] for line in grid])
    return f"\n\n{written}\n\n" if written else ""


def _span(cell: Any, name: str) -> int:
    value = str(cell.get(name, "1"))
    return max(1, min(int(value), 200)) if value.isdigit() else 1


def _blocks(text: Any) -> list[dict[str, Any]]:
    """Return a list of blocks, which some versions send as text within the JSON; nothing when it is none."""
    try:
        found = json.loads(text) if isinstance(text, str) else text
    except ValueError:
        return []
    return [block for block in found if isinstance(block, dict)] if isinstance(found, list) else []


def _decoded(data: str) -> bytes | None:
    try:
        return base64.b64decode(data.rpartition(",")[2], validate=True)
    except (binascii.Error, ValueError):
        return None


def _first(parts: list[str], fits: Callable[[PurePosixPath], bool]) -> str | None:
    return next((part for part in parts if fits(PurePosixPath(part))), None)


def no_result(name: str) -> LorewrightError:
    """Return the error for a result that cannot be used."""
    return LorewrightError(
        QT_TRANSLATE_NOOP("Errors", "What MinerU sent back for “{name}” is damaged or holds no text."),
        QT_TRANSLATE_NOOP("Errors", "Convert it again, or choose another method."),
        name=name,
    )


def _refused(name: str, error: LorewrightError) -> LorewrightError:
    return LorewrightError(
        QT_TRANSLATE_NOOP("Errors", "What MinerU sent back for “{name}” is damaged or dangerous and was not opened."),
        QT_TRANSLATE_NOOP("Errors", "Check that the address is that of a MinerU service you trust, then try again."),
        name=name,
        details=str(error),
    )
