"""Which label of the domain tree a question belongs to."""

from __future__ import annotations

from collections.abc import Sequence

from core.llm.extractive.labels import clean_label
from core.llm.extractive.overlap import terms

_ENOUGH = 0.34
_HEADING = 2.0


class Filing:
    """The labels of a tree as (id, label), read once: thousands of questions are held against thousands of labels."""

    def __init__(self, labels: Sequence[tuple[int, str]]) -> None:
        self._labels: list[tuple[int, str, int]] = []  # id, clean label, number of its terms
        self._holders: dict[str, list[int]] = {}
        self._named: dict[str, list[int]] = {}
        for tag_id, label in labels:
            wanted, place = terms(label), len(self._labels)
            if not wanted:
                continue
            low = clean_label(label).lower()
            self._labels.append((tag_id, low, len(wanted)))
            self._named.setdefault(low, []).append(place)
            for term in wanted:
                self._holders.setdefault(term, []).append(place)

    def tag(self, text: str, headings: Sequence[str]) -> int | None:
        """Return the id of the label that fits a question, or a chunk, best; None when none shares anything with it.

        A label that is one of the headings above the text wins, the closest heading first; otherwise the share of the
        label's own terms found in the text and the headings decides, then the more specific label.
        """
        above = [clean_label(heading).lower() for heading in headings]
        own = terms(text)
        found, near = self._sharing(own), self._sharing(terms(" ".join(above)) - own)
        named = {place for low in above for place in self._named.get(low, ())}
        best: tuple[float, int, int] | None = None
        for place in sorted(found.keys() | near.keys() | named):
            tag_id, low, count = self._labels[place]
            score = found.get(place, 0) / count + 0.5 * near.get(place, 0) / count
            if low in above:
                # More than any share of terms: where a text stands says more than which words it has in common.
                score += _HEADING * (above.index(low) + 1)
            if score >= _ENOUGH and (best is None or (score, count) > best[:2]):
                best = (score, count, tag_id)
        return None if best is None else best[2]

    def _sharing(self, found: frozenset[str]) -> dict[int, int]:
        """Return how many of these terms each label has that has any."""
        shared: dict[int, int] = {}
        for term in found:
            for place in self._holders.get(term, ()):
                shared[place] = shared.get(place, 0) + 1
        return shared
