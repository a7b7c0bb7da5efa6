"""Small documents for the trial of the frozen program: one of each format, a scan, code of every language."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

# Each of something else: no question is asked twice.
SENTENCES = {
    "kettle": "A kettle heats water. Its base must be descaled monthly, because lime slows warming. ",
    "boiler": "A boiler produces steam. The pressure gauge must be calibrated yearly, because springs grow tired. ",
    "teapot": "A teapot brews leaves. The strainer should be rinsed daily, because tannin stains porcelain. ",
    "urn": "An urn serves guests. The tap has to be greased before banquets, because rubber seals dry out. ",
    "cistern": "A cistern stores rain. The float valve must be checked in autumn, because frost bends levers. ",
    "samovar": "A samovar burns charcoal. The chimney should be swept after winter, because soot catches fire. ",
}
TABLE = (
    ("Part", "Use"),
    ("Lid", "The lid keeps vapour inside, because escaping heat wastes electricity."),
    ("Spout", "The spout directs the stream, because splashing burns fingers."),
)
CHINESE = "第一章 水壶\n\n水壶每月应当除垢一次，因为水垢会减慢加热。\n" * 12
SCANNED = "KETTLE MANUAL"


def formats(folder: Path) -> list[Path]:
    """Write one small document of each format that the program reads, and return them."""
    written = [_pdf(folder), _word(folder), _epub(folder), _slides(folder), _sheet(folder)]
    texts = {
        "cistern.md": f"# Notes\n\n{_text('cistern')}\n",
        "samovar.html": f"<html><body><h1>Samovar</h1><p>{_text('samovar')}</p></body></html>",
        "prices.csv": "Article,Price,Remark\nHandle,3.50,beech wood resists cracks\nWhistle,4.20,brass sounds louder\n",
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "kettle.txt").write_text(CHINESE, encoding="gb18030")
    return [*written, *(folder / name for name in (*texts, "kettle.txt"))]


def readings(folder: Path) -> dict[str, tuple[list[Path], tuple[str, ...], int]]:
    """Write files and return them by what is tried with them, with options of `documents add` and the fewest chunks."""
    files = formats(folder)
    return {
        "formats": (files, (), len(files)),
        "tokens": (files[:1], ("--strategy", "tokens", "--split", "size=100"), 2),
        "code": ([_code(folder)], ("--strategy", "code", "--split", "minimum=50", "--split", "maximum=200"), 42),
        "scan": ([_scan(folder)], ("--method", "ocr"), 1),
    }


def _text(name: str) -> str:
    return SENTENCES[name] * 6


def _code(folder: Path) -> Path:
    """Write a Markdown file with a piece of code in every language that can be split by syntax."""
    from core.chunks.splitters.languages import NAMES

    code = "".join(f"value_{n} = {n}\n" for n in range(30))
    path = folder / "programs.md"
    path.write_text("".join(f"# {name}\n\n```{name}\n{code}```\n\n" for name in NAMES), encoding="utf-8")
    return path


def _scan(folder: Path) -> Path:
    """Write a PDF that holds nothing but the picture of a page with `SCANNED` on it."""
    from PIL import Image, ImageDraw, ImageFont

    page = Image.new("RGB", (1000, 700), "white")
    font = ImageFont.load_default(60)
    ImageDraw.Draw(page).text((120, 200), SCANNED, fill="black", font=font)
    path = folder / "scan.pdf"
    page.save(path, resolution=100)
    return path


def _pdf(folder: Path) -> Path:
    from tests.core.documents.makers import make_pdf

    line = SENTENCES["kettle"]
    return make_pdf(folder / "kettle.pdf", [[(20, 780, "Kettle"), *((11, 740 - 16 * n, line) for n in range(20))]])


def _word(folder: Path) -> Path:
    from docx import Document

    document, path = Document(), folder / "boiler.docx"
    document.add_heading("Boiler", 1)
    document.add_paragraph(_text("boiler"))
    document.save(str(path))
    return path


def _epub(folder: Path) -> Path:
    from tests.core.documents.makers import make_epub, make_opf

    page = f'<html xmlns="http://www.w3.org/1999/xhtml"><body><h1>Tea</h1><p>{_text("teapot")}</p></body></html>'
    return make_epub(folder / "teapot.epub", {"OEBPS/a.xhtml": page}, make_opf([("a", "a.xhtml")]))


def _slides(folder: Path) -> Path:
    from pptx import Presentation

    slides, path = Presentation(), folder / "urn.pptx"
    slide = slides.slides.add_slide(slides.slide_layouts[1])
    slide.shapes.title.text = "Urn"
    slide.placeholders[1].text = _text("urn")
    slides.save(str(path))
    return path


def _sheet(folder: Path) -> Path:
    from openpyxl import Workbook

    book, path = Workbook(), folder / "parts.xlsx"
    for row in TABLE:
        book.active.append(row)
    book.save(path)
    return path


def model_file(folder: Path) -> Path:
    """Write a model of random weights, which says nothing sensible."""
    from tests.helpers.tinymodel import tiny_model

    return tiny_model(folder / "小模型.gguf")


def rows(path: Path) -> Iterator[Any]:
    """Yield the rows of a dataset, JSON or JSON lines."""
    if not path.exists():
        return
    text = path.read_text(encoding="utf-8")
    yield from json.loads(text) if path.suffix == ".json" else map(json.loads, text.splitlines())
