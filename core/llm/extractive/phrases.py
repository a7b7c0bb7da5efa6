"""Key phrases of a text without headings, from counts alone: no dictionary, no model.

Chinese: strings of 2 to 6 characters that occur often, hold together (pointwise mutual information of their halves)
and meet many different neighbours (branching entropy); after Church and Hanks 1990 and Jin and Tanaka-Ishii 2006.
English: runs of content words between stop words (RAKE, Rose et al. 2010), weighted by frequency and length.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict

from core.language import HAN_RANGES
from core.llm.extractive.asked import word_set
from core.llm.extractive.passages import passages

_SAMPLE = 60_000
_HAN_RUN = re.compile(f"[{HAN_RANGES}]{{2,}}")
_LOOSE = frozenset(
    "的了是在和与及或也都就不而但并对为于以从被把将这那其之所有会能可要应当该此每各种些等着过到由向让使给比还再又很最更上下中里外前后时我你您他她它们"
    "吗呢吧啊么什如何因则若即且只仅已正须请用做作说看想没无非未者第一二三四五六七八九十两几多少年月日去来得地"
)
_STOP = word_set(
    "a an the of to in on for and or is are was were be been being do does did what which who whom how why when"
    " where that this these those it its "
    "with by as at from must should may can could would shall will if not no than then so such any all into"
    " about their there have has had you your "
    "we our they them i but also more most some he she his her him my me one two three first other only very"
    " just like up out over after before "
    "between under through during each every many much both few same own too now new see use used using make"
    " made get got way ways thing things "
    "said say well even back little went go know think come came upon because while until although though"
    " however e.g i.e etc per via within without "
    "again still never always often once here off down might cannot don't didn't isn't doesn't let us good great"
)
_TOKEN = re.compile(r"[A-Za-z][A-Za-z0-9'’+#-]*|[^\sA-Za-z]")


def key_phrases(text: str, language: str, n: int) -> list[str]:
    """Return up to `n` phrases that say what `text` is about, the most telling first."""
    body = "\n".join(passage.text for passage in passages(text[:_SAMPLE]))
    scored = _chinese(body) if language == "zh" else _english(body)
    chosen: list[str] = []
    for phrase in sorted(scored, key=lambda one: (-scored[one], one)):
        low = phrase.lower()
        if len(chosen) == n:
            break
        if not any(low in other.lower() or other.lower() in low for other in chosen):
            chosen.append(phrase)
    return chosen


def _chinese(body: str) -> dict[str, float]:
    counts: Counter[str] = Counter()
    left: dict[str, Counter[str]] = defaultdict(Counter)
    right: dict[str, Counter[str]] = defaultdict(Counter)
    total = 0
    for run in _HAN_RUN.findall(body):
        total += len(run)
        for size in range(1, 7):
            for at in range(len(run) - size + 1):
                gram = run[at : at + size]
                counts[gram] += 1
                if size > 1:
                    left[gram][run[at - 1] if at else "^"] += 1
                    right[gram][run[at + size] if at + size < len(run) else "$"] += 1
    least = 3 if total > 1_500 else 2
    scored: dict[str, float] = {}
    for gram, count in counts.items():
        if len(gram) < 2 or count < least or any(char in _LOOSE for char in gram):
            continue
        hold = min(math.log(count * total / (counts[gram[:cut]] * counts[gram[cut:]])) for cut in range(1, len(gram)))
        freedom = min(_entropy(left[gram]), _entropy(right[gram]))
        if hold > 1.0 and freedom > 0.6:
            scored[gram] = math.log(1 + count) * hold * min(freedom, 2.0) * len(gram) ** 1.5
    return scored


def _entropy(neighbours: Counter[str]) -> float:
    # A border of a clause is a new neighbour every time.
    whole = sum(neighbours.values())
    edges = neighbours["^"] + neighbours["$"]
    inner = -sum(n / whole * math.log(n / whole) for char, n in neighbours.items() if char not in "^$" and n)
    return inner + (edges / whole * math.log(whole) if edges else 0.0)


def _english(body: str) -> dict[str, float]:
    counts: Counter[tuple[str, ...]] = Counter()
    shown: dict[tuple[str, ...], str] = {}
    run: list[str] = []
    for token in [*_TOKEN.findall(body), "."]:
        if token[0].isalpha() and token.lower() not in _STOP and len(token) > 1:
            run.append(token)
            continue
        for size in range(1, 4):
            for at in range(len(run) - size + 1):
                words = run[at : at + size]
                key = tuple(word.lower().removesuffix("'s").removesuffix("’s") for word in words)
                counts[key] += 1
                if key not in shown or not words[0][0].isupper():
                    shown[key] = " ".join(words)
        run = []
    scored: dict[str, float] = {}
    for key, count in counts.items():
        if count < 2 or (
            len(key) == 1 and (len(key[0]) < 4 or re.search("(?:ly|ing|ed|al|ous|ive|ful|able|ible)$", key[0]))
        ):
            continue
        if re.search("(?:ly|ing|ed)$", key[-1]):
            continue
        weight = 0.6 if len(key) == 1 else len(key) ** 1.3
        scored[re.sub("['’]s$", "", shown[key])] = count * weight
    return scored
