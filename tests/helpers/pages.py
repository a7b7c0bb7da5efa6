"""Makes PDFs of any number of pages, each with a box of its own so that pages differ."""

from __future__ import annotations

from pathlib import Path


def pages(path: Path, count: int) -> Path:
    """Write a PDF with `count` pages of A5 and return its path."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    kids = []
    for number in range(count):
        page, content = len(objects) + 1, len(objects) + 2
        kids.append(f"{page} 0 R")
        box = f"0.2 0.3 0.8 rg 40 {40 + 30 * (number % 16)} 300 20 re f"
        objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 420 595] /Contents {content} 0 R >>")
        objects.append(f"<< /Length {len(box)} >>\nstream\n{box}\nendstream")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {count} >>"
    data, places = b"%PDF-1.4\n", []
    for number, content_ in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{content_}\nendobj\n".encode()
    start = len(data)
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    data += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode()
    data += f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    path.write_bytes(data)
    return path
