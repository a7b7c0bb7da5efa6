"""Formulas of office files as LaTeX."""

from __future__ import annotations

import pytest
from lxml import etree

from core.documents.formulas import latex

_M = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'


def _r(text: str, settings: str = "") -> str:
    return f"<m:r>{f'<m:rPr>{settings}</m:rPr>' if settings else ''}<m:t>{text}</m:t></m:r>"


def _e(text: str) -> str:
    return f"<m:e>{text}</m:e>"


PLAIN = '<m:sty m:val="p"/>'


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        (f"<m:f><m:num>{_r('a')}</m:num><m:den>{_r('b')}</m:den></m:f>", r"\frac{a}{b}"),
        (f'<m:f><m:fPr><m:type m:val="noBar"/></m:fPr><m:num>{_r("n")}</m:num><m:den>{_r("k")}</m:den></m:f>',
         r"{n \atop k}"),
        (f'<m:rad><m:radPr><m:degHide m:val="1"/></m:radPr><m:deg/>{_e(_r("x"))}</m:rad>', r"\sqrt{x}"),
        (f"<m:rad><m:deg>{_r('3')}</m:deg>{_e(_r('x'))}</m:rad>", r"\sqrt[3]{x}"),
        (f"<m:sSup>{_e(_r('ab'))}<m:sup>{_r('2')}</m:sup></m:sSup>", "{ab}^{2}"),
        (f"<m:sSubSup>{_e(_r('x'))}<m:sub>{_r('i')}</m:sub><m:sup>{_r('2')}</m:sup></m:sSubSup>", "x_{i}^{2}"),
        (f'<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:sub>{_r("i=1")}</m:sub><m:sup>{_r("n")}</m:sup>'
         f"{_e(_r('α'))}</m:nary>", r"\sum_{i=1}^{n} \alpha"),
        (f'<m:nary><m:naryPr><m:supHide m:val="1"/></m:naryPr><m:sub>{_r("D")}</m:sub><m:sup/>{_e(_r("f"))}</m:nary>',
         r"\int_{D} f"),
        ('<m:d><m:dPr><m:begChr m:val="{"/><m:endChr m:val=""/></m:dPr>'
         + _e("<m:eqArr>" + _e(_r("a")) + _e(_r("b")) + "</m:eqArr>") + "</m:d>",
         r"\left\{\begin{aligned}a \\ b\end{aligned}\right."),
        (f"<m:d>{_e(_r('x'))}{_e(_r('y'))}</m:d>", "(x | y)"),
        (f"<m:m><m:mr>{_e(_r('a'))}{_e(_r('b'))}</m:mr><m:mr>{_e(_r('c'))}{_e(_r('d'))}</m:mr></m:m>",
         r"\begin{matrix}a & b \\ c & d\end{matrix}"),
        (f'<m:acc><m:accPr><m:chr m:val="⃗"/></m:accPr>{_e(_r("v"))}</m:acc>', r"\vec{v}"),
        (f"<m:acc>{_e(_r('ab'))}</m:acc>", r"\widehat{ab}"),
        (f'<m:bar><m:barPr><m:pos m:val="top"/></m:barPr>{_e(_r("x"))}</m:bar>', r"\overline{x}"),
        (f"<m:groupChr>{_e(_r('x'))}</m:groupChr>", r"\underbrace{x}"),
        (f"<m:func><m:fName>{_r('sin', PLAIN)}</m:fName>{_e(_r('θ'))}</m:func>", r"\sin \theta"),
        (f"<m:func><m:fName><m:limLow>{_e(_r('lim', PLAIN))}<m:lim>{_r('n→∞')}</m:lim></m:limLow></m:fName>"
         f"{_e(_r('a'))}</m:func>", r"\lim_{n\to \infty} a"),
        (_r("速度"), r"\text{速度}"),
        (_r("if x", '<m:nor m:val="1"/>'), r"\text{if x}"),
        (_r("R", '<m:scr m:val="double-struck"/>'), r"\mathbb{R}"),
        (_r("ℝ𝑥≠50%"), r"ℝx\neq 50\%"),
        (f"<m:unknown>{_r('kept')}</m:unknown>", "kept"),
    ],
)  # fmt: skip
def test_each_part(inner: str, text: str) -> None:
    assert latex(etree.fromstring(f"<m:oMath {_M}>{inner}</m:oMath>")) == text


def test_depth_is_bounded() -> None:
    inner = "<m:f><m:num>" * 400 + _r("x") + "</m:num></m:f>" * 400
    parser = etree.XMLParser(huge_tree=True)
    assert latex(etree.fromstring(f"<m:oMath {_M}>{inner}</m:oMath>", parser)).startswith("\\frac")
