"""Documents made on the spot: a PDF written by hand, an EPUB from a zip."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from pathlib import Path

CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="{opf}" media-type="application/oebps-package+xml"/></rootfiles></container>'
)


def make_pdf(
    path: Path, pages: Sequence[Sequence[tuple[float, float, str]]], marks: Sequence[tuple[str, int]] = ()
) -> Path:
    """Write a PDF; each page is a list of (font size, height from below, text in Latin letters)."""
    count = len(pages)
    outlines = 4 + 2 * count
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R{f' /Outlines {outlines} 0 R' if marks else ''} >>",
        f"<< /Type /Pages /Count {count} /Kids [{' '.join(f'{4 + 2 * n} 0 R' for n in range(count))}] >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for number, lines in enumerate(pages):
        drawn = "\n".join(f"BT /F1 {size} Tf 72 {height} Td ({text}) Tj ET" for size, height, text in lines)
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> "
            f"/Contents {5 + 2 * number} 0 R >>"
        )
        objects.append(f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream")
    if marks:
        first, last = outlines + 1, outlines + len(marks)
        objects.append(f"<< /Type /Outlines /First {first} 0 R /Last {last} 0 R /Count {len(marks)} >>")
        for place, (title, page) in enumerate(marks, start=first):
            after = f"/Next {place + 1} 0 R" if place < last else ""
            target = f"[{4 + 2 * page} 0 R /Fit]"
            objects.append(f"<< /Title ({title}) /Parent {outlines} 0 R {after} /Dest {target} >>")
    data = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(data))
        data += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    start = len(data)
    size = len(objects) + 1
    data += f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer << /Size {size} /Root 1 0 R >>\n".encode()
    path.write_bytes(data + f"startxref\n{start}\n%%EOF\n".encode())
    return path


def make_epub(path: Path, pages: dict[str, str], opf: str, folder: str = "", opf_path: str = "OEBPS/book.opf") -> Path:
    """Write an EPUB with these pages beside its package file, all inside `folder` when one is named."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(folder + "mimetype", "application/epub+zip")
        archive.writestr(folder + "META-INF/container.xml", CONTAINER.format(opf=opf_path))
        archive.writestr(folder + opf_path, opf)
        for name, text in pages.items():
            archive.writestr(folder + name, text)
    return path


def make_opf(items: Sequence[tuple[str, str]], title: str = "A Book", more: str = "") -> str:
    """Return a package file whose spine holds all `items` (id, href)."""
    manifest = "".join(f'<item id="{key}" href="{href}" media-type="application/xhtml+xml"/>' for key, href in items)
    spine = "".join(f'<itemref idref="{key}"/>' for key, _ in items)
    return (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<metadata><dc:title>{title}</dc:title></metadata><manifest>{manifest}{more}</manifest>"
        f"<spine>{spine}</spine></package>"
    )
