"""Which label of the domain tree a question belongs to."""

from __future__ import annotations

from core.llm.extractive.labels import clean_label
from core.llm.extractive.overlap import terms

_ENOUGH = 0.34
_HEADING = 2.0


def tag(text: str, headings: tuple[str, ...], labels: list[tuple[int, str]]) -> int | None:
    """Return the id of the label that fits a question, or a chunk, best; None when none shares anything with it.

    A label that is one of the headings above the text wins, the closest heading first; otherwise the share of the
    label's own terms found in the text and the headings decides, then the more specific label.
    """
    above = [clean_label(heading).lower() for heading in headings]
    own = terms(text)
    around = terms(" ".join(above))
    best: tuple[float, int, int] | None = None
    for position, (_, label) in enumerate(labels):
        wanted = terms(label)
        if not wanted:
            continue
        low = clean_label(label).lower()
        score = len(wanted & own) / len(wanted) + 0.5 * len((wanted & around) - own) / len(wanted)
        if low in above:
            # More than any share of terms: where a text stands says more than which words it has in common.
            score += _HEADING * (above.index(low) + 1)
        if score >= _ENOUGH and (best is None or (score, len(wanted)) > best[:2]):
            best = (score, len(wanted), position)
    return None if best is None else labels[best[2]][0]
