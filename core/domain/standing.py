"""A tree of tags in memory, on which changes are tried one by one before anything is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from core.domain.tree import clean
from core.llm.extractive.overlap import terms

DEEPEST = 6
Key = tuple[str, ...]


@lru_cache(maxsize=100_000)
def key(label: str) -> Key:
    """Return what labels that mean the same share: their words without endings, in Chinese their pairs of signs."""
    return tuple(sorted(terms(label))) or (label.casefold(),)


@dataclass
class Standing:
    """The tags of a project; new ones have negative ids until they are written. Every edit says whether it was done.

    Attributes:
        label, parent: of every tag there is now.
        kept: tags made by hand, which are not renamed, moved, merged or removed.
        used: how many questions and samples carry a tag itself.
        gone: {tag that goes: the tag that takes over what carries it, None where nothing does}.
    """

    label: dict[int, str]
    parent: dict[int, int | None]
    kept: frozenset[int] = frozenset()
    used: dict[int, int] = field(default_factory=dict)
    gone: dict[int, int | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._made = 0
        self.below: dict[int | None, list[int]] = {None: []}
        for tag_id, above in self.parent.items():
            self.below.setdefault(above, []).append(tag_id)

    @classmethod
    def of(cls, rows: Iterable[tuple[int, int | None, str, bool]], used: Mapping[int, int]) -> Standing:
        """Return the tree of (id, parent, label, by hand), siblings in their order."""
        found = list(rows)
        return cls(
            {row[0]: row[2] for row in found},
            {row[0]: row[1] for row in found},
            frozenset(row[0] for row in found if row[3]),
            dict(used),
        )

    def children(self, tag_id: int | None) -> list[int]:
        """Return the tags right below one, or at the top."""
        return self.below.get(tag_id, [])

    def path(self, tag_id: int | None) -> list[int]:
        """Return a tag and those above it, innermost first."""
        found = []
        while tag_id is not None:
            found.append(tag_id)
            tag_id = self.parent[tag_id]
        return found

    def height(self, tag_id: int) -> int:
        """Return how many levels a tag and what is below it have."""
        level, height = [tag_id], 0
        while level:
            level, height = [child for one in level for child in self.children(one)], height + 1
        return height

    def twin(self, label: str, above: int | None, but: int = 0) -> int | None:
        """Return the tag right below another that means the same as a label."""
        wanted = key(label)
        return next((one for one in self.children(above) if one != but and key(self.label[one]) == wanted), None)

    def add(self, label: str, above: int | None) -> int | None:
        """Add a tag and return its id; None where it is there already, has no name or would lie too deep."""
        label = clean(label) if label.strip() else ""
        if not label or self.twin(label, above) is not None or len(self.path(above)) >= DEEPEST:
            return None
        self._made -= 1
        made = self._made
        self.label[made], self.parent[made] = label, above
        self.below.setdefault(above, []).append(made)
        return made

    def rename(self, tag_id: int, label: str) -> bool:
        """Give a tag another name, unless a sibling has it."""
        label = clean(label) if label.strip() else ""
        if not label or self.twin(label, self.parent[tag_id], tag_id) is not None or label == self.label[tag_id]:
            return False
        self.label[tag_id] = label
        return True

    def move(self, tag_id: int, above: int | None) -> bool:
        """Put a tag below another one, unless that is below it, has such a tag or lies too deep."""
        path = self.path(above)
        if tag_id in path or self.parent[tag_id] == above or self.twin(self.label[tag_id], above) is not None:
            return False
        if len(path) + self.height(tag_id) > DEEPEST:
            return False
        self._hang(tag_id, above)
        return True

    def merge(self, tag_id: int, into: int) -> bool:
        """Let a tag go; another one takes over what carries it and what is below it."""
        path = self.path(into)
        if tag_id in path or len(path) + self.height(tag_id) - 1 > DEEPEST:
            return False
        self._hand_over(tag_id, into)
        return True

    def remove(self, tag_id: int) -> bool:
        """Let a tag go; what carries it and what is below it goes to the tag above. Used ones at the top stay."""
        above = self.parent[tag_id]
        if above is None and self.used.get(tag_id):
            return False
        self._hand_over(tag_id, above)
        return True

    def _hand_over(self, tag_id: int, heir: int | None) -> None:
        for child in list(self.children(tag_id)):
            twin = self.twin(self.label[child], heir, tag_id)
            if twin is None or child in self.kept or twin == child:
                self._hang(child, heir)
            else:
                self._hand_over(child, twin)
        self.children(self.parent[tag_id]).remove(tag_id)
        self.gone[tag_id] = heir
        if heir is not None and (carried := self.used.pop(tag_id, 0)):
            self.used[heir] = self.used.get(heir, 0) + carried
        del self.label[tag_id], self.parent[tag_id]

    def _hang(self, tag_id: int, above: int | None) -> None:
        self.children(self.parent[tag_id]).remove(tag_id)
        self.parent[tag_id] = above
        self.below.setdefault(above, []).append(tag_id)

    def heir(self, tag_id: int) -> int | None:
        """Return the tag that has in the end taken over what a tag that goes carried."""
        found: int | None = tag_id
        while found is not None and found in self.gone:
            found = self.gone[found]
        return found
