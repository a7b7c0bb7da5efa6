"""A folder of files that mean harm, or came to it: each with what its refusal must say."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Mapping
from pathlib import Path

import docx
import pptx

from tests.core.documents.makers import make_epub, make_opf
from tests.helpers.pdfs import pdf, text

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
PAGE = "<html xmlns='http://www.w3.org/1999/xhtml'><body>{}</body></html>"
LAUGHS = (
    "<!DOCTYPE x [<!ENTITY a0 'ha'>"
    + "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12))
    + "<!ENTITY file SYSTEM '{secret}'>]>"
)
XLSX = {
    "[Content_Types].xml": "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>",
    "xl/workbook.xml": "<workbook xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main' "
    "xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'>"
    "<sheets><sheet name='One' sheetId='1' r:id='rId1'/></sheets></workbook>",
    "xl/_rels/workbook.xml.rels": "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
    "<Relationship Id='rId1' Target='worksheets/sheet1.xml' "
    "Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet'/></Relationships>",
    "xl/worksheets/sheet1.xml": "<worksheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'>"
    "<sheetData><row r='1'><c r='A1' t='inlineStr'><is><t>cell</t></is></c></row></sheetData></worksheet>",
}


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """Return a ZIP archive of these parts."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return data.getvalue()


def word(extra: str = "") -> dict[str, bytes]:
    """Return the parts of a Word document, `extra` put before its root element."""
    data = io.BytesIO()
    document = docx.Document()
    document.add_paragraph("A paragraph of a document.")
    document.save(data)
    with zipfile.ZipFile(data) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    body = parts["word/document.xml"].decode()
    parts["word/document.xml"] = body.replace("<w:document", f"{extra}<w:document", 1).encode()
    return parts


def slides(extra: str) -> dict[str, bytes]:
    """Return the parts of a presentation, `extra` put before the root element of its slide."""
    data = io.BytesIO()
    deck = pptx.Presentation()
    deck.slides.add_slide(deck.slide_layouts[0]).shapes.title.text = "A title of a slide"
    deck.save(data)
    with zipfile.ZipFile(data) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    body = parts["ppt/slides/slide1.xml"].decode()
    parts["ppt/slides/slide1.xml"] = body.replace("<p:sld ", f"{extra}<p:sld ", 1).encode()
    return parts


def book(path: Path, chapter: str) -> bytes:
    """Return an EPUB of one chapter; `path` is a file to write it to."""
    return make_epub(path, {"OEBPS/a.xhtml": chapter}, make_opf([("a", "a.xhtml")])).read_bytes()


def encrypted(data: bytes) -> bytes:
    """Return an office file locked with a password."""
    from msoffcrypto.format.ooxml import OOXMLFile

    out = io.BytesIO()
    OOXMLFile(io.BytesIO(data)).encrypt("Rosebud 7", out)
    return out.getvalue()


def locked_zip(parts: Mapping[str, str | bytes]) -> bytes:
    """Return a ZIP archive whose first part says that it is encrypted."""
    data = bytearray(packed(parts))
    data[data.index(b"PK\x03\x04") + 6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def lying_zip(parts: Mapping[str, str | bytes], real: int) -> bytes:
    """Return a ZIP archive in which a part of `real` bytes claims to have ten."""
    return packed(parts).replace(struct.pack("<I", real), struct.pack("<I", 10))


def refused(folder: Path) -> dict[str, tuple[bytes, str]]:
    """Return by name the content of files that are refused, and a word of what is said about each."""
    scratch = folder / "scratch.bin"
    zeros = bytes(64 << 20)
    good_book = book(scratch, PAGE.format("<h1>Title</h1><p>" + "Some words. " * 200 + "</p>"))
    good_word, good_sheet = packed(word()), packed(XLSX)
    sheet = LAUGHS.replace("{secret}", "x") + XLSX["xl/worksheets/sheet1.xml"].replace("cell", "cell &a11;")
    whole_pdf = pdf([[text(72, 700, "A page of a document.")]])
    files = {
        "empty.md": (b"", "is empty"),
        "empty.pdf": (b"", "is empty"),
        "blank.txt": (b" \n\n\t\n", "contains no text"),
        "binary.md": (bytes(range(256)) * 40, "not a text file"),
        "binary.csv": (bytes(range(256)) * 40, "not a text file"),
        "binary.html": (bytes(range(256)) * 40, "not a text file"),
        "words.pdf": (b"just words", "no PDF file, or it is damaged"),
        "cut.pdf": (whole_pdf[:60], "PDF"),
        "cut.docx": (good_word[: len(good_word) // 2], "no DOCX file, or it is damaged"),
        "cut.xlsx": (good_sheet[: len(good_sheet) // 2], "no XLSX file, or it is damaged"),
        "cut.epub": (good_book[: len(good_book) // 2], "no EPUB file, or it is damaged"),
        "picture.pdf": (b"\x89PNG\r\n\x1a\n" + bytes(99), "is a picture (PNG)"),
        "plain.zip": (packed({"a.txt": "x"}), "an archive of files (ZIP)"),
        "named.docx": (packed({"a.txt": "x"}), "an archive of files (ZIP)"),
        "packed.txt": (b"\x1f\x8b" + bytes(99), "an archive of files (gzip)"),
        "old.doc": (OLE + "WordDocument".encode("utf-16-le"), "old Office file (DOC)"),
        "old.xls": (OLE + "Workbook".encode("utf-16-le"), "old Office file (XLS)"),
        "old.ppt": (OLE + "PowerPoint Document".encode("utf-16-le"), "old Office file (PPT)"),
        "locked.docx": (encrypted(good_word), "protected with a password"),
        "locked.xlsx": (OLE + "EncryptedPackage".encode("utf-16-le"), "locked.xlsx"),
        "locked.pdf": (pdf([[text(72, 700, "Secret.")]], password="word"), "password"),
        "locked.epub": (locked_zip({"mimetype": "application/epub+zip"}), "protected with a password"),
        "letter.rtf": (b"{\\rtf1 words}", "of the kind RTF"),
        "film.mp4": (b"\x00\x00\x00 ftypisom", "cannot be read yet"),
        "bomb.docx": (packed({**word(), "word/media/image1.png": zeros}), "far more than a document holds"),
        "bomb.xlsx": (packed({**XLSX, "xl/sharedStrings.xml": zeros}), "far more than a document holds"),
        "laughs.xlsx": (packed({**XLSX, "xl/worksheets/sheet1.xml": sheet}), "damaged or not an XLSX workbook"),
        "bomb.epub": (packed({"META-INF/container.xml": zeros}), "far more than a document holds"),
        "liar.epub": (lying_zip({"META-INF/container.xml": "", "a.html": "x" * 100_003}, 100_003), "no text"),
        "escape.epub": (packed({"META-INF/container.xml": "x", "../../evil.html": "<p>x</p>"}), "outside itself"),
        "escape.zip": (packed({"/etc/passwd": "x"}), "outside itself"),
        "escape.docx": (packed({**word(), "..\\..\\evil": "x"}), "outside itself"),
    }
    scratch.unlink()
    return files


def read_well(folder: Path, secret: Path) -> dict[str, tuple[bytes, str]]:
    """Return by name the content of files that look hostile and are read without harm, and a word each must give."""
    scratch = folder / "scratch.bin"
    laughs = LAUGHS.replace("{secret}", secret.as_uri())
    opf = make_opf([("a", "a.xhtml")] * 500 + [("self", "book.opf")])
    table = "<table>" + "<tr><td colspan='99999' rowspan='99999'>c</td><td>d</td></tr>" * 300 + "</table>"
    files = {
        "deep.html": (("<div>" * 50_000 + "The deepest words.").encode(), "The deepest words."),
        "deeper.html": (("<ul><li>" * 20_000 + "The deepest item.").encode(), "The deepest item."),
        "wide.html": (f"<p>Before.</p>{table}<p>After.</p>".encode(), "After."),
        "laughs.xhtml": ((laughs + PAGE.format("<p>Quiet &a11; &file; words.</p>")).encode(), "words."),
        "laughs.epub": (book(scratch, laughs + PAGE.format("<p>Quiet &a11; &file; words.</p>")), "words."),
        "laughs.docx": (packed(word(laughs.replace("<!DOCTYPE x", "<!DOCTYPE w:document"))), "A paragraph"),
        "laughs.pptx": (packed(slides(laughs.replace("<!DOCTYPE x", "<!DOCTYPE p:sld"))), "A title of a slide"),
        "again.epub": (make_epub(scratch, {"OEBPS/a.xhtml": PAGE.format("<p>Once.</p>")}, opf).read_bytes(), "Once."),
        "really.pdf": (packed(word()), "A paragraph of a document."),
        "really.txt": (packed(XLSX), "cell"),
    }
    scratch.unlink()
    return files
