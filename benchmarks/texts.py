"""Texts to measure with, always the same: mixed Markdown, prose from the samples, and program code."""

from __future__ import annotations

import random
from itertools import cycle
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_ZH = "甲方应当在收到发票后三十日内付款，逾期按日计收违约金。设备安装完成后由双方共同验收，并签署验收报告。"
_EN = "The buyer shall pay within thirty days of the invoice, unless agreed otherwise. Delivery is free of charge. "


def mixed(size: int) -> str:
    """Return about `size` bytes (UTF-8) of Markdown with a heading about every 940 bytes, tables, code and lists."""
    dice = random.Random(7)  # noqa: S311 - the text must be the same every time
    parts: list[str] = []
    total = number = 0
    while total < size:
        level = 1 if number % 20 == 0 else 2 if number % 5 == 0 else 3
        chinese = number % 2 == 1
        title = "条款说明" if chinese else "Terms and delivery"
        note = f"*Status: 已审 reviewed, section {number:06}, 第三版 third edition.*"
        part = f"{'#' * level} {number} {title}\n\n{note}\n\n{_body(dice, chinese)}"
        parts.append(part)
        total += len(part.encode())
        number += 1
    return "".join(parts)


def _body(dice: random.Random, chinese: bool) -> str:
    sentence = _ZH if chinese else _EN
    blocks = [sentence * dice.randint(1, 2 if chinese else 3) + "\n\n" for _ in range(dice.randint(1, 3))]
    kind = dice.randrange(6)
    if kind == 0:
        blocks.append(
            "| 项目 | price |\n|---|---:|\n" + f"| 阀门 | {dice.randint(1, 99)} |\n" * dice.randint(4, 22) + "\n"
        )
    elif kind == 1:
        blocks.append("```python\n# not a heading\n" + "total = price * count\n\n" * dice.randint(3, 22) + "```\n\n")
    elif kind in (2, 3):
        blocks.append("- 交货 delivery on time\n  - nested 条件\n" * dice.randint(3, 14) + "\n")
    elif kind == 4:
        blocks.append("$$\n" + "E = m c^2 + \\alpha \\\\\n" * dice.randint(2, 15) + "$$\n\n")
    if dice.random() < 0.02:
        blocks.append(sentence * 30 + "\n\n")
    if dice.random() < 0.01:
        blocks.append("| a | b |\n|---|---|\n" + "| 表格 | cell |\n" * 250 + "\n")
    dice.shuffle(blocks)
    return "".join(blocks)


def prose(size: int, language: str = "??") -> str:
    """Return about `size` bytes of the sample documents in one language (all by default), paragraphs in new orders."""
    dice = random.Random(7)  # noqa: S311 - the text must be the same every time
    files = sorted((ROOT / "resources" / "samples").glob(f"*.{language}.md"))
    kinds = [file.read_text(encoding="utf-8").split("\n\n") for file in files]
    parts: list[str] = []
    total = 0
    for paragraphs in cycle(kinds):
        if total >= size:
            break
        dice.shuffle(paragraphs)
        part = "\n\n".join(paragraphs) + "\n\n"
        parts.append(part)
        total += len(part.encode())
    return "".join(parts)


def code(size: int) -> str:
    """Return about `size` bytes of this program's own Python."""
    files = sorted((ROOT / "core").rglob("*.py"))
    text = "\n\n".join(file.read_text(encoding="utf-8") for file in files)
    return sized(text, size, "\n\n")


def repeated(files: list[Path], size: int) -> str:
    """Return the texts of `files`, as often as `size` bytes need."""
    return sized("\n\n".join(file.read_text(encoding="utf-8", errors="replace") for file in files), size, "\n\n")


def sized(text: str, size: int, between: str) -> str:
    """Return `text` as often as `size` bytes need, cut to them at a line."""
    times = max(1, -(-size // max(1, len(text.encode()))))
    many = between.join([text] * times).encode()[:size].decode(errors="ignore")
    return many[: many.rfind("\n") + 1] or many
