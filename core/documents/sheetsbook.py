"""The parts of an XLSX workbook, read row by row so that a long sheet needs little memory (ECMA-376 part 1, 18)."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from core.documents.archives import Archive, too_large
from core.documents.sheets import Figure, Merge, Row
from core.documents.sheetsformats import BUILT_IN, shown

_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([1-9]\d{0,6})$")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?ref=[\"']([A-Z0-9$]+):([A-Z0-9$]+)[\"']")
_WIDEST = 16_384
# characters; a million cells of a hundred
_LARGEST = 100_000_000
_PAUSE = 500
_CHUNK = 1 << 20
_PARTS = 1_000


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its name, the part that holds it, and whether it is hidden."""

    name: str
    part: str
    hidden: bool


class Workbook:
    """An opened workbook; `formulas` counts those whose result the file does not hold."""

    def __init__(self, archive: Archive, name: str) -> None:
        self._archive = archive
        self._name = name
        self._characters = 0
        start = next((target for kind, target in relations(archive, "").values() if kind == "officeDocument"), "")
        self._root = start or "xl/workbook.xml"
        linked = relations(archive, self._root)
        book = tree(archive, self._root)
        self.base_1904 = any(one.get("date1904") in ("1", "true") for one in book.iter("{*}workbookPr"))
        self.sheets = [
            Sheet(one.get("name") or "", linked[identity][1], one.get("state", "visible") != "visible")
            for one in book.iter("{*}sheet")
            if (identity := _identity(one)) in linked and linked[identity][0] == "worksheet"
        ]
        parts = dict(linked.values())
        self._strings = list(_strings(archive, parts["sharedStrings"])) if parts.get("sharedStrings") else []
        self._formats = _formats(archive, parts["styles"]) if parts.get("styles") else []
        self.formulas = 0

    def merges(self, sheet: Sheet) -> list[Merge]:
        """Return the merged cells of a sheet, which its part names only behind all rows."""
        found: list[Merge] = []
        with self._archive.open(sheet.part) as file:
            rest = b""
            while data := file.read(_CHUNK):
                text = rest + data
                end = 0
                for match in _MERGED.finditer(text):
                    first, last = _REFERENCE.match(match[1].decode()), _REFERENCE.match(match[2].decode())
                    end = match.end()
                    if first and last:
                        found.append(Merge(int(first[2]), _column(first[1]), int(last[2]), _column(last[1])))
                rest = text[max(end, len(text) - 300) :]
        return found

    def rows(self, sheet: Sheet, progress: Callable[[float], None] | None = None) -> Iterator[Row]:
        """Yield the rows that are not empty; `progress` is told the share of the part that has been read."""
        from lxml import etree

        size = max(self._archive.size(sheet.part), 1)
        with self._archive.open(sheet.part) as file:
            number = 0
            for _, row in etree.iterparse(file, tag="{*}row", resolve_entities=False, no_network=True):
                number = int(row.get("r") or number + 1)
                cells = self._cells(row)
                # A small file can name one long text a million times.
                self._characters += sum(map(len, cells))
                if self._characters > _LARGEST:
                    raise too_large(self._name)
                if cells:
                    yield Row(number, cells)
                row.clear()
                while row.getprevious() is not None:
                    del row.getparent()[0]
                if progress and number % _PAUSE == 0:
                    progress(min(file.tell() / size, 1.0))

    def _cells(self, row: Any) -> list[str]:
        cells: list[str] = []
        column = -1
        for cell in row.iterchildren("{*}c"):
            match = _REFERENCE.match(cell.get("r") or "")
            column = _column(match[1]) if match else column + 1
            if column >= _WIDEST:
                raise ValueError(cell.get("r"))
            text = self._text(cell)
            if text:
                cells += [""] * (column - len(cells))
                cells[column:] = [text]
        return cells

    def _text(self, cell: Any) -> str:
        kind = cell.get("t") or "n"
        if kind == "inlineStr":
            return _plain(cell)
        value = formula = None
        for child in cell.iterchildren():
            name = child.tag.rpartition("}")[2]
            if name == "v":
                value = child.text
            elif name == "f":
                formula = child.text or ""
        if not value:
            if formula is None or (value == "" and kind == "str"):
                return ""
            self.formulas += 1
            return Figure(f"={formula}") if formula else ""
        if kind == "s":
            place = int(value)
            return self._strings[place] if 0 <= place < len(self._strings) else ""
        if kind == "b":
            return Figure("TRUE" if value == "1" else "FALSE")
        if kind == "d":
            return Figure(value.replace("T", " ").removesuffix(" 00:00:00"))
        return self._figure(value, cell.get("s")) if kind == "n" else _unescaped(value)

    def _figure(self, value: str, style: str | None) -> str:
        try:
            number = float(value)
        except ValueError:
            return value
        place = int(style or 0)
        code = self._formats[place] if place < len(self._formats) else ""
        return Figure(shown(number, code, self.base_1904))


def relations(archive: Archive, part: str) -> dict[str, tuple[str, str]]:
    """Return the relations of a part (of the package for ""): identity to kind and the path of its target."""
    folder, name = posixpath.split(part)
    path = posixpath.join(folder, "_rels", f"{name}.rels")
    if path not in archive:
        return {}
    found: dict[str, tuple[str, str]] = {}
    for one in tree(archive, path).iter("{*}Relationship"):
        target = one.get("Target") or ""
        if one.get("TargetMode") != "External":
            joined = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
            target = posixpath.normpath(joined)
            if target in archive:
                found[one.get("Id") or ""] = ((one.get("Type") or "").rpartition("/")[2], target)
    return found


def tree(archive: Archive, part: str) -> Any:
    """Return a part parsed, entities left as they are. Raises SyntaxError (XMLSyntaxError) when it is no XML."""
    from lxml import etree

    return etree.fromstring(archive.read(part), etree.XMLParser(resolve_entities=False, no_network=True))


def _identity(element: Any) -> str:
    return next((value for name, value in element.attrib.items() if name.endswith("}id")), "")


def _strings(archive: Archive, part: str) -> Iterator[str]:
    from lxml import etree

    with archive.open(part) as file:
        for _, item in etree.iterparse(file, tag="{*}si", resolve_entities=False, no_network=True):
            yield _plain(item)
            item.clear()
            while item.getprevious() is not None:
                del item.getparent()[0]


def _plain(item: Any) -> str:
    """Return the text of a string item without the readings of its characters."""
    texts = (one.text or "" for one in item.iter("{*}t") if not one.getparent().tag.endswith("}rPh"))
    return _unescaped("".join(texts))


def _unescaped(text: str) -> str:
    if "_x" in text:
        text = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def _formats(archive: Archive, part: str) -> list[str]:
    """Return the format code of each cell style."""
    styles = tree(archive, part)
    own = {one.get("numFmtId"): one.get("formatCode") or "" for one in styles.iter("{*}numFmt")}
    codes: list[str] = []
    for style in styles.iterfind("{*}cellXfs/{*}xf"):
        identity = style.get("numFmtId") or "0"
        codes.append(own.get(identity) or BUILT_IN.get(int(identity), ""))
    return codes


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1
