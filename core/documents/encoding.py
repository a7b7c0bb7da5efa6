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
_WINDOWS = 8
_NOT_ASCII = re.compile(rb"[\x80-\xff]")
_CHINESE_SIGNS = frozenset("，。、：；？！（）“”《》\u3000\n\r\t")
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
    """Decode text in any encoding: byte order marks, UTF-8, wide ones, the CJK families, then what statistics suggest.

    A named `encoding` is believed. Raises LorewrightError when the bytes are no text at all, or the encoding has no
    such name; `name` is the file's name for that message.
    """
    if encoding:
        return _lenient(data, _known(encoding))
    for mark, marking in _BOMS:
        if data.startswith(mark):
            return _lenient(data[len(mark) :], marking)
    wide = _wide(data)
    if not wide and b"\x00" not in data[:_SAMPLE]:
        try:
            return Decoded(_lines(data.decode("utf-8")), "utf-8")
        except UnicodeDecodeError:
            pass
    return _lenient(data, wide or _guessed(sample(data), name))


def sample(data: bytes) -> bytes:
    """Return enough whole lines of `data` to tell its encoding by: from where it stops being ASCII, and further on."""
    if len(data) <= 4 * _SAMPLE:
        return data
    step = max(len(data) // _WINDOWS, _SAMPLE)
    parts: list[bytes] = []
    end = 0
    for place in range(0, len(data), step):
        found = _NOT_ASCII.search(data, max(place, end))
        if found is None:
            break
        start = data.rfind(b"\n", max(0, found.start() - 1_024), found.start()) + 1 or found.start()
        # No trail byte of any of these sets is a line feed, so no character is cut at one.
        stop = data.find(b"\n", start + _SAMPLE // 4, start + _SAMPLE // 2)
        end = stop + 1 if stop >= 0 else start + _SAMPLE // 4
        parts.append(data[start:end])
    return b"".join(parts) or data[:_SAMPLE]


def _guessed(part: bytes, name: str) -> str:
    """Return the encoding of a sample that is neither marked nor sound UTF-8. Raises LorewrightError for no text."""
    wide = _wide_chinese(part)
    if wide:
        return wide
    if b"\x00" in part:
        raise _binary(name)
    nearly = _lenient(part, "utf-8")
    # A cut or patched UTF-8 file has a few bad bytes among many good ones; another encoding has hardly a good one.
    multibyte = sum(char > "\x7f" for char in nearly.text) - nearly.damaged
    if multibyte > 20 * nearly.damaged:
        return "utf-8"
    return _japanese(part) or _korean(part) or _chinese(part) or _western(part, name)


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
        # Some codecs turn bytes into bytes; decoding tells them apart.
        b"a".decode(encoding, "replace")
        return codecs.lookup(encoding).name
    except (LookupError, UnicodeError):
        raise LorewrightError(
            QT_TRANSLATE_NOOP("Errors", "There is no text encoding called {encoding}."),
            QT_TRANSLATE_NOOP("Errors", "Common ones are utf-8, gb18030, big5, utf-16 and latin-1."),
            encoding=encoding,
        ) from None


def _wide(data: bytes) -> str | None:
    """Return the byte order of UTF-16 or UTF-32 when zeros stand where they do in text, else None."""
    part = data[:4_096]
    part = part[: len(part) // 4 * 4]
    quarter = len(part) // 4
    if not quarter:
        return None
    zeros = [part[place::4].count(0) for place in range(4)]
    encoding = None
    if min(zeros[2], zeros[3]) >= 0.99 * quarter and zeros[0] < 0.5 * quarter:
        encoding = "utf-32-le"
    elif min(zeros[0], zeros[1]) >= 0.99 * quarter and zeros[3] < 0.5 * quarter:
        encoding = "utf-32-be"
    else:
        even, odd = zeros[0] + zeros[2], zeros[1] + zeros[3]
        if min(odd, even) <= 0.1 * quarter and max(odd, even) >= 0.8 * quarter:
            encoding = "utf-16-le" if odd > even else "utf-16-be"
    if encoding is None:
        return None
    text = part.decode(encoding, "replace")
    return encoding if sum(char < " " and not char.isspace() for char in text) < 0.02 * len(text) else None


def _wide_chinese(part: bytes) -> str | None:
    """Return the byte order of UTF-16 that holds Chinese, whose bytes are hardly ever zero, else None."""
    for encoding in ("utf-16-le", "utf-16-be"):
        text = part[: len(part) // 2 * 2][:_SAMPLE].decode(encoding, "replace")
        usual = len(_HAN_RUN.findall(text)) + sum(" " <= char <= "~" or char in _CHINESE_SIGNS for char in text)
        if usual >= 0.95 * len(text) and any(char in _CHINESE_SIGNS for char in text):
            return encoding
    return None


def _japanese(part: bytes) -> str | None:
    """Return the Japanese set in which a good part of what is not ASCII is kana, else None."""
    for encoding in ("cp932", "euc_jp"):
        text = _lenient(part, encoding)
        foreign = sum(char > "\x7f" for char in text.text)
        kana = sum("\u3041" <= char <= "\u30fc" for char in text.text)
        if text.damaged <= _TOLERATED * len(text.text) + 1 and kana >= 0.25 * foreign:
            return encoding
    return None


def _korean(part: bytes) -> str | None:
    """Return the Korean set when it gives hardly anything but Hangul, in words with spaces between, else None."""
    decoded = _lenient(part, "cp949")
    foreign = sum(char > "\x7f" for char in decoded.text)
    hangul = sum("\uac00" <= char <= "\ud7a3" for char in decoded.text)
    if decoded.damaged > _TOLERATED * len(decoded.text) + 1 or hangul < 0.9 * foreign:
        return None
    return "cp949" if decoded.text.count(" ") >= 0.1 * hangul else None


def _chinese(part: bytes) -> str | None:
    """Try the two Chinese families and take the one whose characters are everyday ones."""
    best: tuple[float, str] | None = None
    for encoding, (low, high) in _EVERYDAY.items():
        decoded = _lenient(part, encoding)
        if decoded.damaged > _TOLERATED * len(decoded.text) + 1:
            continue
        han = _HAN_RUN.findall(decoded.text)
        foreign = sum(char > "\x7f" for char in decoded.text)
        if not han or 2 * len(han) < foreign:
            continue
        leads = [char.encode(encoding, "replace")[0] for char in han]
        share = sum(low <= lead <= high for lead in leads) / len(leads)
        if share >= 0.8 and (best is None or share > best[0]):
            best = (share, encoding)
    return best[1] if best else None


def _western(part: bytes, name: str) -> str:
    from charset_normalizer import from_bytes

    control = sum(byte < 9 or 13 < byte < 27 or byte == 127 for byte in part[:_SAMPLE])
    if control > 0.02 * min(len(part), _SAMPLE):
        raise _binary(name)
    western = _lenient(part, "cp1252")
    foreign = [char for char in western.text if char > "\x7f"]
    if sum(char in _WESTERN for char in foreign) >= 0.95 * len(foreign):
        return "cp1252"
    # Statistics need the part that is not plain ASCII, which may come late.
    first = next((place for place, byte in enumerate(part) if byte > 127), 0)
    guess = from_bytes(part[max(0, first - 1_024) : first + _SAMPLE // 2]).best()
    encoding = guess.encoding if guess else "cp1252"
    if encoding in ("latin_1", "ascii", "utf_8"):
        encoding = "cp1252"
    decoded = _lenient(part, encoding)
    return "latin-1" if decoded.damaged > 0.02 * len(decoded.text) else encoding


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
