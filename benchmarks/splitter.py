"""How fast the Markdown splitter is, whether its time is linear, and whether anything is lost.

    python benchmarks/splitter.py [FILE.md …]

Without files, 0.3, 3 and 10 MB of mixed Chinese and English Markdown are made (318 headings in 0.3 MB). With files,
their texts are joined and repeated to the same sizes. Exits with 1 when a character or a heading is lost, a piece
that could be cut is over the maximum, or a megabyte costs more than 1.3 times as much in the largest text as in the
smallest. Where langchain-text-splitters is installed, its header and recursive splitters run in the same rounds.
"""

from __future__ import annotations

import argparse
import importlib.util
import math
import random
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from core.chunks.splitters.blocks import scan
from core.chunks.splitters.markdown import MarkdownSettings, split

SIZES = (300_000, 3_000_000, 10_000_000)
ROUNDS = 3
LIMIT = 1.3
_ZH = "甲方应当在收到发票后三十日内付款，逾期按日计收违约金。设备安装完成后由双方共同验收，并签署验收报告。"
_EN = "The buyer shall pay within thirty days of the invoice, unless agreed otherwise. Delivery is free of charge. "


def made(size: int) -> str:
    """Return about `size` bytes (UTF-8) of Markdown with a heading about every 940 bytes; always the same text."""
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


def repeated(files: list[Path], size: int) -> str:
    """Return the texts of `files`, as often as `size` bytes need."""
    text = "\n\n".join(file.read_text(encoding="utf-8", errors="replace") for file in files)
    return "\n\n".join([text] * max(1, round(size / len(text.encode()))))


def peer() -> Callable[[str], Any] | None:
    """Return the header and recursive splitters of langchain as one function, None if they are not installed."""
    if importlib.util.find_spec("langchain_text_splitters") is None:
        return None
    package = importlib.import_module("langchain_text_splitters")
    header = package.MarkdownHeaderTextSplitter(
        [("#" * level, str(level)) for level in range(1, 7)], strip_headers=False
    )
    recursive = package.RecursiveCharacterTextSplitter(chunk_size=2000, chunk_overlap=0)
    return lambda text: recursive.split_documents(header.split_text(text))


def measure(text: str, other: Callable[[str], Any] | None) -> tuple[float, float | None]:
    """Return the median seconds of our splitter and of the peer, in turns."""
    ours: list[float] = []
    theirs: list[float] = []
    for _ in range(ROUNDS):
        for function, times in ((_ours, ours), (other, theirs)):
            if function is not None:
                begin = time.perf_counter()
                function(text)
                times.append(time.perf_counter() - begin)
    return statistics.median(ours), statistics.median(theirs) if theirs else None


def _ours(text: str) -> None:
    split(text, MarkdownSettings())


def losses(text: str) -> dict[str, int]:
    """Return counts of what is in the text and of what went wrong."""
    options = MarkdownSettings()
    pieces = split(text, options)
    chunks = [text[piece.start : piece.end] for piece in pieces]
    headings = [block for block in scan(text) if block.level]
    starts = {piece.start for piece in pieces}
    parted = sum(any(start in starts for start in range(block.start + 1, block.end)) for block in headings)
    whole = {block.start: block.kind for block in scan(text) if block.kind in ("table", "code", "formula", "list")}
    over = [piece for piece in pieces if piece.end - piece.start > options.maximum]
    wrong = [piece for piece in over if not any(piece.start <= start < piece.end for start in whole)]
    return {
        "headings": len(headings),
        "pieces": len(pieces),
        "lost_headings": parted,
        "lost_characters": abs(len(text) - sum(map(len, chunks))) + ("".join(chunks) != text),
        "empty": sum(not chunk.strip() for chunk in chunks),
        "over": len(over),
        "wrong": len(wrong),
        "below": sum(len(chunk) < options.minimum for chunk in chunks),
    }


def main() -> int:
    """Measure, print a table, and say with the exit code whether the goals are met."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, help="Markdown files to measure with instead of made text")
    files = parser.parse_args().files
    other = peer()
    if other is None:
        print("langchain-text-splitters is not installed: no peer in this run.")
    bad = False
    costs: list[tuple[int, float]] = []
    for size in SIZES:
        text = repeated(files, size) if files else made(size)
        length = len(text.encode())
        seconds, theirs = measure(text, other)
        found = losses(text)
        costs.append((length, seconds))
        bad = bad or any(found[key] for key in ("lost_headings", "lost_characters", "empty", "wrong"))
        against = f", peer {length / 1e6 / theirs:.1f} MB/s (x{theirs / seconds:.1f})" if theirs else ""
        print(f"{length / 1e6:6.2f} MB  {seconds:7.3f} s  {length / 1e6 / seconds:6.1f} MB/s{against}")
        print("           " + ", ".join(f"{name.replace('_', ' ')} {count}" for name, count in found.items()))
    (small, quick), (large, slow) = costs[0], costs[-1]
    growth = (slow / large) / (quick / small)
    exponent = math.log(slow / quick) / math.log(large / small)
    print(f"growth: exponent {exponent:.2f}; a megabyte of the largest costs {growth:.2f} of one of the smallest")
    return 1 if bad or growth > LIMIT else 0


if __name__ == "__main__":
    sys.exit(main())
