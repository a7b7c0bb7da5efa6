"""Text out of bytes whose encoding nobody has named."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from core.errors import QT_TRANSLATE_NOOP, LorewrightError
from core.language import HAN_RANGES

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 65_536
# Up to this share of damaged characters a text is still worth reading.
_TOLERATED = 0.002
# In Western Europe nearly all that is not ASCII is one of these; read as cp1252, Polish or Czech shows others.
_WESTERN = frozenset("éèêëàâäáãåæçíìîïñóòôöõøœúùûüßÿÉÈÊËÀÂÄÁÃÅÆÇÍÎÏÑÓÔÖÕØŒÚÙÛÜ’‘“”„–—…•«»°§€£©®¡¿\u00a0")
_HAN_RUN = re.compile(f"[{HAN_RANGES}]")
# Both sets list their few thousand everyday characters first: these are the lead bytes of that part.
_EVERYDAY = {"gb18030": (0xB0, 0xD7), "big5hkscs": (0xA4, 0xC6)}


# What pages call themselves, and the set that holds the same characters and those they also use.
_WIDER = {
    "gb2312": "gb18030", "gbk": "gb18030", "gb-2312-80": "gb18030", "x-gbk": "gb18030", "big5": "big5hkscs",
    "iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252",
    "iso-8859-9": "cp1254", "shift-jis": "cp932", "shift_jis": "cp932", "x-sjis": "cp932", "sjis": "cp932",
    "ks-c-5601-1987": "cp949", "euc-kr": "cp949",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with line feeds only, the encoding it was in, and how many characters could not be read."""

    text: str
    encoding: str
    damaged: int = 0


def decode(data: bytes, name: str, encoding: str = "") -> Decoded:
    """Decode text in any encoding: byte order marks, UTF-8, UTF-16, GB18030, Big5, then what statistics suggest.

    A named `encoding` is believed. Raises LorewrightError when the bytes are no text at all, or the encoding has no
    such name; `name` is the file's name for that message.
    """
    if encoding:
        return _lenient(data, _known(encoding))
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _lenient(data[len(mark) :], encoding)
    wide = _wide(data)
    if wide:
        return _lenient(data, wide)
    if b"\x00" in data[:_SAMPLE]:
        raise _binary(name)
    try:
        return Decoded(_lines(data.decode("utf-8")), "utf-8")
    except UnicodeDecodeError:
        nearly = _lenient(data, "utf-8")
    # A cut or patched UTF-8 file has a few bad bytes among many good ones; another encoding has hardly a good one.
    multibyte = sum(char > "\x7f" for char in nearly.text) - nearly.damaged
    if multibyte > 20 * nearly.damaged:
        return nearly
    return _chinese(data) or _western(data, name)


def marked(data: bytes) -> bool:
    """Say whether `data` begins with a byte order mark or is plainly UTF-16 without one."""
    return any(data.startswith(mark) for mark, _ in _BOMS) or _wide(data) is not None


def decode_as(data: bytes, encoding: str) -> Decoded | None:
    """Decode as a web page or a file declares; the wider set of the same family is used. None for an unknown name."""
    plain = encoding.strip().lower().replace("_", "-")
    try:
        return _lenient(data, codecs.lookup(_WIDER.get(plain, plain)).name)
    except (LookupError, UnicodeError):
        return None


def _known(encoding: str) -> str:
    try:
        return codecs.lookup(encoding).name
    except LookupError:
        raise LorewrightError(
            QT_TRANSLATE_NOOP("Errors", "There is no text encoding called {encoding}."),
            QT_TRANSLATE_NOOP("Errors", "Common ones are utf-8, gb18030, big5, utf-16 and latin-1."),
            encoding=encoding,
        ) from None


def _wide(data: bytes) -> str | None:
    """Return UTF-16's byte order when every other byte of the start is almost always zero."""
    sample = data[:4_096]
    sample = sample[: len(sample) // 2 * 2]
    half = len(sample) // 2
    if half < 2:
        return None
    odd, even = sample[1::2].count(0), sample[::2].count(0)
    if min(odd, even) > 0.05 * half or max(odd, even) < 0.4 * half:
        return None
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    text = sample.decode(encoding, "replace")
    return encoding if sum(char < " " and not char.isspace() for char in text) < 0.02 * half else None


def _chinese(data: bytes) -> Decoded | None:
    """Try the two Chinese families and take the one whose characters are everyday ones."""
    best: tuple[float, Decoded] | None = None
    for encoding, (low, high) in _EVERYDAY.items():
        decoded = _lenient(data, encoding)
        if decoded.damaged > _TOLERATED * len(decoded.text) + 1:
            continue
        sample = decoded.text[: _SAMPLE * 4]
        han = _HAN_RUN.findall(sample)
        foreign = sum(char > "\x7f" for char in sample)
        if not han or 2 * len(han) < foreign:
            continue
        leads = [char.encode(encoding, "replace")[0] for char in han]
        share = sum(low <= lead <= high for lead in leads) / len(leads)
        if share >= 0.8 and (best is None or share > best[0]):
            best = (share, decoded)
    return best[1] if best else None


def _western(data: bytes, name: str) -> Decoded:
    from charset_normalizer import from_bytes

    control = sum(byte < 9 or 13 < byte < 27 or byte == 127 for byte in data[:_SAMPLE])
    if control > 0.02 * min(len(data), _SAMPLE):
        raise _binary(name)
    western = _lenient(data, "cp1252")
    foreign = [char for char in western.text if char > "\x7f"]
    if sum(char in _WESTERN for char in foreign) >= 0.95 * len(foreign):
        return western
    # Statistics need the part that is not plain ASCII, which may come late in the file.
    first = next((place for place, byte in enumerate(data) if byte > 127), 0)
    guess = from_bytes(data[max(0, first - 1_024) : first + _SAMPLE // 2]).best()
    encoding = guess.encoding if guess else "cp1252"
    if encoding in ("latin_1", "ascii", "utf_8"):
        encoding = "cp1252"
    decoded = _lenient(data, encoding)
    if decoded.damaged > 0.02 * len(decoded.text):
        decoded = Decoded(_lines(data.decode("latin-1")), "latin-1")
    return decoded


def _lenient(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, "replace")
    return Decoded(_lines(text.removeprefix("\ufeff")), encoding, text.count("\ufffd"))


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _binary(name: str) -> LorewrightError:
    return LorewrightError(
        QT_TRANSLATE_NOOP("Errors", "“{name}” is not a text file, although its name says so."),
        QT_TRANSLATE_NOOP("Errors", "Open it with the program it was made with and save it as text, PDF or DOCX."),
        name=name,
    )
