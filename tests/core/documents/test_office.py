"""Numbers of lists, the order of shapes, locked files."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from msoffcrypto.format.ooxml import OOXMLFile

from core.documents.officelocks import unlocked
from core.documents.readers.docx import DocxReader
from core.documents.reading import PasswordNeeded
from core.documents.slidesorder import Box, in_order
from core.documents.wordnumbers import written
from core.documents.wordsymbols import lowered, raised, symbol
from core.errors import LorewrightError


@pytest.mark.parametrize(
    ("count", "form", "text"),
    [
        (10, "chineseCounting", "十"), (12, "chineseCounting", "十二"), (20, "chineseCounting", "二十"),
        (101, "chineseCountingThousand", "一百零一"), (110, "chineseCountingThousand", "一百一十"),
        (1005, "chineseCounting", "一千零五"), (11, "chineseLegalSimplified", "壹拾壹"),
        (1999, "upperRoman", "MCMXCIX"),
        (4, "lowerRoman", "iv"), (28, "lowerLetter", "bb"), (3, "decimalEnclosedCircleChinese", "③"),
        (2, "ideographTraditional", "乙"), (12, "ideographZodiac", "亥"), (22, "ordinal", "22nd"),
        (13, "ordinal", "13th"),
        (7, "decimalZero", "07"), (3, "decimalFullWidth", "３"), (5, "none", ""), (25, "decimalEnclosedCircle", "25"),
        (6, "unheard-of", "6"), (0, "chineseCounting", "0"),
    ],
)  # fmt: skip
def test_numbers_in_every_form(count: int, form: str, text: str) -> None:
    assert written(count, form) == text


def test_symbols_and_raised_letters() -> None:
    assert (symbol("Symbol", "F061"), symbol("Wingdings", "F0FC"), symbol("Other", "F061"), symbol("x", "zz")) == (
        "α", "✓", "", "",
    )  # fmt: skip
    assert (raised("2"), lowered("2"), raised("st"), raised("注")) == ("²", "₂", "st", "<sup>注</sup>")


def test_shapes_are_read_by_columns_or_rows_whichever_lie_further_apart() -> None:
    def _grid(across: int, down: int) -> list[Box[str]]:
        return [Box(x * across, y * down, x * across + 10, y * down + 10, f"{y}{x}") for y in (0, 1) for x in (0, 1)]

    assert in_order(_grid(across=40, down=12)) == ["00", "10", "01", "11"]
    assert in_order(_grid(across=12, down=40)) == ["00", "01", "10", "11"]
    assert in_order([Box(0, 0, 10, 10, "b"), Box(-5, 2, 8, 12, "a"), Box(2, 9, 9, 30, "c")]) == ["a", "b", "c"]


def test_a_locked_document_opens_with_its_password_only(tmp_path: Path) -> None:
    plain, locked = tmp_path / "plain.docx", tmp_path / "合同.docx"
    document = docx.Document()
    document.add_paragraph("保密条款")
    document.save(str(plain))
    with plain.open("rb") as source, locked.open("wb") as target:
        OOXMLFile(source).encrypt("口令 1", target)
    with unlocked(locked, "口令 1") as copy:
        assert DocxReader().read(copy).markdown == "保密条款"
        assert copy.name == locked.name
    assert not copy.exists()
    for password, message in (("", "protected with a password"), ("no", "does not open")):
        with pytest.raises(PasswordNeeded, match=message), unlocked(locked, password):
            pass
    damaged = tmp_path / "b.docx"
    damaged.write_bytes(locked.read_bytes()[:2_000])
    with pytest.raises(LorewrightError, match="cannot be opened here"), unlocked(damaged, "x"):
        pass
