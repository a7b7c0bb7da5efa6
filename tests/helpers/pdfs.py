"""PDFs drawn on the spot: text in Latin and Chinese letters at given places, lines, pictures, a password."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable, Sequence

WIDTH, HEIGHT = 595, 842
_ID = bytes(range(16))
_CHINESE = (
    "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [<< /Type /Font "
    "/Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) "
    "/Supplement 2 >> /DW 1000 /W [1 95 500] /FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light "
    "/Flags 4 /FontBBox [0 -120 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >> >>] >>"
)


def text(x: float, y: float, words: str, size: float = 11, font: str = "") -> str:
    """Return the drawing of a line of text; fonts are F1 Helvetica, F2 Courier, F3 Chinese, F4 bold."""
    chosen = font or ("F1" if words.isascii() else "F3")
    if chosen == "F3":
        shown = f"<{words.encode('utf-16-be').hex()}>"
    else:
        shown = "(" + words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)") + ")"
    return f"BT /{chosen} {size} Tf {x} {y} Td {shown} Tj ET"


def rule(x0: float, y0: float, x1: float, y1: float) -> str:
    """Return the drawing of a thin line."""
    return f"0.5 w {x0} {y0} m {x1} {y1} l S"


def grid(xs: Sequence[float], ys: Sequence[float]) -> list[str]:
    """Return the drawing of a full grid with columns at `xs` and rows at `ys`."""
    return [rule(x, min(ys), x, max(ys)) for x in xs] + [rule(min(xs), y, max(xs), y) for y in ys]


def picture(x: float, y: float, width: float, height: float, name: str = "I1") -> str:
    """Return the drawing of the embedded picture: 16 by 16 pixels, I1 red, I2 blue."""
    return f"q {width} 0 0 {height} {x} {y} cm /{name} Do Q"


def pdf(pages: Iterable[Sequence[str]], rotate: int = 0, password: str = "") -> bytes:
    """Return a PDF of A4 pages, each a list of drawings; with a password its pages are encrypted (RC4, 40 bits)."""
    fonts = (
        "/F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> "
        "/F2 << /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >> /F3 3 0 R "
        "/F4 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>"
    )
    drawn = list(pages)
    kids = " ".join(f"{6 + 2 * number} 0 R" for number in range(len(drawn)))
    key, entry = _locked(password) if password else (b"", "")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(drawn)} /Kids [{kids}] >>".encode(),
        _CHINESE.encode(),
        _image(b"\xff\x00\x00"),
        _image(b"\x00\x00\xff"),
    ]
    for number, page in enumerate(drawn):
        content = zlib.compress("\n".join(page).encode("latin-1"))
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Rotate {rotate} /Resources << /Font << "
            f"{fonts} >> /XObject << /I1 4 0 R /I2 5 0 R >> >> /Contents {7 + 2 * number} 0 R >>".encode()
        )
        own = hashlib.md5(key + (7 + 2 * number).to_bytes(3, "little") + b"\0\0").digest()[:10]  # noqa: S324
        objects.append(_stream(_rc4(own, content) if key else content, "/Filter /FlateDecode"))
    return _file(objects, entry)


def _locked(password: str) -> tuple[bytes, str]:
    """Return the key of a file and its Encrypt entry (ISO 32000-1, 7.6.3, revision 2)."""
    pad = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")
    padded = (password.encode() + pad)[:32]
    owner = _rc4(hashlib.md5(padded).digest()[:5], padded)  # noqa: S324 - what the format asks for
    key = hashlib.md5(padded + owner + (-4).to_bytes(4, "little", signed=True) + _ID).digest()[:5]  # noqa: S324
    entry = f"/Filter /Standard /V 1 /R 2 /P -4 /O <{owner.hex()}> /U <{_rc4(key, pad).hex()}>"
    return key, f"/ID [<{_ID.hex()}> <{_ID.hex()}>] /Encrypt << {entry} >>"


def _rc4(key: bytes, data: bytes) -> bytes:
    box = list(range(256))
    swap = 0
    for number in range(256):
        swap = (swap + box[number] + key[number % len(key)]) % 256
        box[number], box[swap] = box[swap], box[number]
    found = bytearray()
    here = swap = 0
    for byte in data:
        here = (here + 1) % 256
        swap = (swap + box[here]) % 256
        box[here], box[swap] = box[swap], box[here]
        found.append(byte ^ box[(box[here] + box[swap]) % 256])
    return bytes(found)


def book(pages: int) -> bytes:
    """Return a document with text in both languages; every tenth page has a ruled table."""
    english = "The buyer shall pay within thirty days of the invoice unless agreed otherwise in writing"
    chinese = "甲方应当在收到发票后三十日内付款，逾期按日计收违约金，双方另有书面约定的除外。"
    return pdf(_page(number, english, chinese) for number in range(1, pages + 1))


def _page(number: int, english: str, chinese: str) -> list[str]:
    drawn = [text(72, 800, "Terms of delivery", 9), text(290, 40, str(number), 9)]
    drawn.append(text(72, 750, f"Section {number} of the terms", 16))
    drawn += [text(72, 720 - 14 * row, f"{english}, says line {row} of {number}.") for row in range(18)]
    drawn += [text(72, 460 - 14 * row, chinese) for row in range(10)]
    if number % 10 == 0:
        drawn += grid([72, 200, 320, 450], [300, 280, 260, 240])
        for row in range(3):
            drawn += [text(76 + 125 * column, 286 - 20 * row, f"cell {row} {column}") for column in range(3)]
    return drawn


def _image(colour: bytes) -> bytes:
    pixels = zlib.compress(colour * 256)
    return _stream(
        pixels,
        "/Type /XObject /Subtype /Image /Width 16 /Height 16 /ColorSpace /DeviceRGB /BitsPerComponent 8 "
        "/Filter /FlateDecode",
    )


def _stream(data: bytes, entries: str) -> bytes:
    return f"<< {entries} /Length {len(data)} >>\nstream\n".encode() + data + b"\nendstream"


def _file(objects: list[bytes], entries: str = "") -> bytes:
    data = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(data))
        data += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(data)
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    data += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode()
    data += f"trailer << /Size {len(objects) + 1} /Root 1 0 R {entries} >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(data)
