"""Numbers as sheets show them."""

from __future__ import annotations

import pytest

from core.documents.sheetsformats import BUILT_IN, general, shown


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (1234.5, "#,##0.00", "1,234.50"), (-1234.5, "#,##0.00;(#,##0.00)", "(1,234.50)"), (0.125, "0.0%", "12.5%"),
        (1234567, '0.0,,"M"', "1.2M"), (5, "000", "005"), (0, '0;-0;"零"', "零"), (2.675, "0.00", "2.68"),
        (1234.5, "[$€-407] #,##0.00", "€ 1,234.50"), (12345.678, "0.00E+00", "1.23E+04"), (2.5, "# ?/?", "2 1/2"),
        (1234.5, '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', "1,234.50"), (-5, "0", "-5"), (0.5, "#.##", ".5"),
        (150, '[>100]"大"0;0', "大150"), (50, '[>100]"大"0;0', "50"), (38.5, '0.0" °C"', "38.5 °C"),
        (3, 'General"元"', "3元"), (0, "#,##0", "0"), (1e6, "#,##0", "1,000,000"),
    ],
)  # fmt: skip
def test_numbers(value: float, code: str, text: str) -> None:
    assert shown(value, code) == text


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (45047, 'yyyy"年"m"月"d"日"', "2023年5月1日"), (45047.5451, "yyyy-mm-dd hh:mm:ss", "2023-05-01 13:04:57"),
        (45047.75, "h:mm AM/PM", "6:00 PM"), (45047.75, '上午/下午h"时"', "下午6时"), (1.5, "[h]:mm", "36:00"),
        (44927, "mmmm d, yyyy", "January 1, 2023"), (44927.5, "dd.mm.yyyy hh:mm", "01.01.2023 12:00"),
        (44927, "[$-F800]dddd, mmmm dd, yyyy", "2023-01-01"), (44927, "[$-804]aaaa", "星期日"),
        (44927, BUILT_IN[14], "2023-01-01"), (59, "yyyy-mm-dd", "1900-02-28"), (61, "yyyy-mm-dd", "1900-03-01"),
        (0.99999, "h:mm:ss", "23:59:59"), (-1, "yyyy-mm-dd", "-1"), (3e6, "yyyy-mm-dd", "3000000"),
    ],
)  # fmt: skip
def test_dates(value: float, code: str, text: str) -> None:
    assert shown(value, code) == text


def test_the_other_date_base() -> None:
    assert shown(0, "yyyy-mm-dd", base_1904=True) == "1904-01-01"


@pytest.mark.parametrize(
    ("value", "text"),
    [(3.0, "3"), (0.1 + 0.2, "0.3"), (13812345678, "13812345678"), (-2.5, "-2.5"), (float("nan"), "nan")],
)
def test_no_format(value: float, text: str) -> None:
    assert shown(value, "General") == text
    assert value != value or general(value) == text


@pytest.mark.parametrize("code", [";;;", "[", '"', "\\", "E+", "0.0.0.0", "[>x]0", "yyyyyyyyy", "?/?", "@@", "0" * 400])
def test_senseless_codes_do_no_harm(code: str) -> None:
    for value in (0, 1.5, -3, 1e300, 45000.7):
        assert isinstance(shown(value, code), str)
