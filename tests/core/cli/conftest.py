"""Small documents of every format, and the command line in this process."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import docx
import pytest

from core.cli import main
from tests.core.documents.makers import make_epub, make_opf, make_pdf
from tests.helpers.server import Server

CHINESE = """# 压力容器安全规程

## 术语

压力容器是指盛装气体或者液体，承载一定压力的密闭设备。安全阀是指在压力超过规定值时自动开启泄压的装置。

## 检验

定期检验应当由持证的检验人员在停机状态下进行。使用单位应当在检验有效期届满前一个月提出检验申请。
"""
ENGLISH = """# Pump handbook

## Terms

A priming valve is a device that removes air from the pump casing before the start. Cavitation is the formation of
vapour bubbles in a liquid where the pressure falls below the vapour pressure.

## Maintenance

The bearings must be lubricated every 2,000 hours of operation. The seal is replaced when it leaks more than ten drops
a minute, because a dry seal destroys the shaft.
"""


@dataclass
class Ran:
    """How a command ended: exit code, standard output, standard error."""

    code: int
    out: str
    err: str

    @property
    def made(self) -> dict[str, Any]:
        """The object that `--json` prints, alone on standard output."""
        found: dict[str, Any] = json.loads(self.out)
        return found


Cli = Callable[..., Ran]


@pytest.fixture
def cli(capsys: pytest.CaptureFixture[str]) -> Cli:
    """Run a command in this process."""

    def run(*words: object) -> Ran:
        capsys.readouterr()
        code = main([str(word) for word in words])
        captured = capsys.readouterr()
        return Ran(code, captured.out, captured.err)

    return run


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    """A folder with a document of each format, Chinese and English."""
    folder = tmp_path / "资料 docs"
    (folder / "more").mkdir(parents=True)
    (folder / "规程.md").write_text(CHINESE, encoding="utf-8")
    text = "第一章 总则\n\n用人单位是指与劳动者订立劳动合同的组织。试用期是指用人单位与劳动者相互考察的期限。\n"
    (folder / "more" / "劳动.txt").write_text(text, encoding="gb18030")
    lines = [(22, 780, "Crane manual"), (16, 740, "Terms"), (11, 715, "A hook block is a device that holds the load.")]
    more = [(16, 690, "Inspection"), (11, 665, "The rope must be inspected before every shift by the operator.")]
    make_pdf(folder / "crane.pdf", [[*lines, *more]])
    book = docx.Document()
    book.add_heading("Pump handbook", 1)
    for line in ENGLISH.split("\n\n")[1:]:
        if line.startswith("##"):
            book.add_heading(line.lstrip("# "), 2)
        else:
            book.add_paragraph(line.replace("\n", " "))
    book.save(str(folder / "pump.docx"))
    page = "<html><body><h1>阀门</h1><p>截止阀是指依靠阀瓣沿阀座中心线移动来启闭的阀门。</p></body></html>"
    make_epub(folder / "valve.epub", {"OEBPS/a.xhtml": page}, make_opf([("a", "a.xhtml")], "阀门手册"))
    return folder


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """One short English document."""
    path = tmp_path / "pump.md"
    path.write_text(ENGLISH, encoding="utf-8")
    return path


def asking(server: Server) -> tuple[str, ...]:
    """Return the options that name a loopback server as the model."""
    return ("--model", "small", "--base-url", server.url)
