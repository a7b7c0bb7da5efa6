"""What office files show beside text: tables of slides, the numbers behind charts, the words of diagrams."""

from __future__ import annotations

import itertools
from typing import Any

from core.documents.sheets import cell, pipe_table
from core.documents.sheetsformats import shown
from core.documents.slidestext import A, line, plain

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_DEEPEST = 12
_MOST = 10_000


def table(shape: Any) -> str:
    """Return a slide's table; the text of a merged cell stands in its first cell, the others are empty."""
    relations = shape.part.rels
    rows: list[list[str]] = []
    for row in shape.element.iter(f"{A}tr"):
        cells: list[str] = []
        for one in row.iterchildren(f"{A}tc"):
            hidden = one.get("hMerge") in ("1", "true") or one.get("vMerge") in ("1", "true")
            lines = [] if hidden else [line(paragraph, relations) for paragraph in one.iter(f"{A}p")]
            cells.append(cell("\n".join(lines)))
        rows.append(cells)
    rows = [row for row in rows if any(row)]
    return pipe_table(rows) if rows else ""


def graphics(element: Any, part: Any) -> list[str]:
    """Return the charts and diagrams drawn in an element of `part` as Markdown blocks."""
    blocks: list[str] = []
    for found in element.iter(f"{C}chart", f"{_DIAGRAM}relIds"):
        name = f"{_R}id" if found.tag == f"{C}chart" else f"{_R}dm"
        relation = part.rels.get(found.get(name) or "")
        if relation is None or relation.is_external:
            continue
        tree = _parsed(relation.target_part.blob)
        blocks += _chart(tree) if found.tag == f"{C}chart" else [_diagram(tree)]
    return [block for block in blocks if block]


def _parsed(data: bytes) -> Any:
    from lxml import etree

    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))


def _chart(tree: Any) -> list[str]:
    """Return a chart's title and its numbers as a table, categories down and series across."""
    title = tree.find(f"{C}chart/{C}title")
    blocks = [" ".join(plain(title).split())] if title is not None else []
    series = [one for plot in tree.iterfind(f"{C}chart/{C}plotArea/*") for one in plot.iterchildren(f"{C}ser")]
    labels: list[str] = next((found for one in series if (found := _labels(one))), [])
    head = [""] if labels else []
    columns = [labels] if labels else []
    for one in series:
        name = " ".join(text for found in one.iterfind(f"{C}tx//{C}v") if (text := (found.text or "").strip()))
        for kind, mark in (("xVal", " X"), ("yVal", " Y"), ("bubbleSize", " Z"), ("val", "")):
            values = _values(one.find(f"{C}{kind}"))
            if values:
                head.append(name + mark)
                columns.append(values)
    if any(columns):
        rows = [head, *itertools.zip_longest(*columns, fillvalue="")]
        blocks.append(pipe_table([[cell(text) for text in row] for row in rows]))
    return [block for block in blocks if block]


def _labels(series: Any) -> list[str]:
    """Return the categories of a series; those of several levels are joined, the outer before the inner."""
    found = series.find(f"{C}cat")
    levels = list(found.iter(f"{C}lvl")) if found is not None else []
    if len(levels) < 2:
        return _values(found)
    texts = [_values(level) for level in reversed(levels)]
    carried: list[list[str]] = []
    for level in texts:
        # An outer category is written once, at the first of the inner ones it holds.
        last = ""
        carried.append([last := text or last for text in level + [""] * (len(texts[-1]) - len(level))])
    return [" / ".join(text for text in parts if text) for parts in zip(*carried, strict=False)]


def _values(source: Any) -> list[str]:
    """Return the points a chart remembers of a range, numbers in the format the chart has for them."""
    values: dict[int, str] = {}
    code = "" if source is None else next((one.text or "" for one in source.iter(f"{C}formatCode")), "")
    numeric = source is not None and any(True for _ in source.iter(f"{C}numCache", f"{C}numLit"))
    for point in source.iter(f"{C}pt") if source is not None else ():
        text = point.findtext(f"{C}v") or ""
        values[int(point.get("idx"))] = _shown(text, point.get("formatCode") or code) if numeric else text
    return [values.get(place, "") for place in range(min(max(values, default=-1) + 1, _MOST))]


def _shown(text: str, code: str) -> str:
    try:
        return shown(float(text), code)
    except ValueError:
        return text


def _diagram(tree: Any) -> str:
    """Return the words of a SmartArt diagram as a nested list."""
    texts: dict[str, str] = {}
    root = ""
    for point in tree.iter(f"{_DIAGRAM}pt"):
        kind = point.get("type", "node")
        if kind in ("node", "asst", "doc"):
            texts[point.get("modelId")] = " ".join(plain(point).split())
        root = point.get("modelId") if kind == "doc" else root
    below: dict[str, list[tuple[int, str]]] = {}
    for link in tree.iter(f"{_DIAGRAM}cxn"):
        if link.get("type", "parOf") == "parOf" and link.get("destId") in texts:
            below.setdefault(link.get("srcId"), []).append((int(link.get("srcOrd") or 0), link.get("destId")))
    return "\n".join(_items(root, texts, below, 0))


def _items(node: str, texts: dict[str, str], below: dict[str, list[tuple[int, str]]], depth: int) -> list[str]:
    items: list[str] = []
    for _, child in sorted(below.get(node, [])) if depth < _DEEPEST else ():
        if texts[child]:
            items.append("    " * depth + f"- {texts[child]}")
        items += _items(child, texts, below, depth + bool(texts[child]))
    return items
