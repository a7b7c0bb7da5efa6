"""Joining small neighbours, the weakest border first, so that what belongs together stays together."""

from __future__ import annotations

from collections.abc import Iterator

BODY = 7  # level of a border between blocks of one section; headings have 1-6
PART = 8  # level of a border inside one block


def pack(starts: list[int], levels: list[int], end: int, minimum: int, maximum: int) -> list[int]:
    """Return the starts of the pieces made from neighbouring atoms.

    Args:
        starts: first character of each atom; each reaches to the next, the last one to `end`.
        levels: rank of the border before each atom: 1 (a chapter) to 8 (inside a block). Weak borders go first.
        end: where the text ends.
        minimum: shorter pieces are joined with a neighbour where both fit into `maximum`.
        maximum: length in characters that joining never passes.

    A section that fits into the maximum becomes one piece. Linear: one pass for each level.
    """
    for level in sorted(set(levels[1:]), reverse=True):
        kept_starts: list[int] = []
        kept_levels: list[int] = []
        first, count = 0, len(starts)
        while first < count:
            last = first + 1
            while last < count and levels[last] >= level:
                last += 1
            stop = starts[last] if last < count else end
            if last - first == 1 or stop - starts[first] <= maximum:
                kept_starts.append(starts[first])
                kept_levels.append(levels[first])
            else:
                for index in _fill([*starts[first:last], stop], minimum, maximum):
                    kept_starts.append(starts[first + index])
                    kept_levels.append(levels[first + index])
            first = last
        starts, levels = kept_starts, kept_levels
    return starts


def _fill(borders: list[int], minimum: int, maximum: int) -> Iterator[int]:
    """Yield the indices of the borders that stay, the first among them; the last border is the end of the run."""
    total = borders[-1] - borders[0]
    # Even pieces rather than full ones and a crumb at the end.
    target = max(minimum, total / -(-total // maximum))
    kept = [0]
    for index in range(1, len(borders) - 1):
        begin, here, after = borders[kept[-1]], borders[index], borders[index + 1]
        size, following = here - begin, after - here
        fits = after - begin <= maximum
        if fits and size < minimum:
            continue
        if fits and following < minimum:
            forward = index + 2 < len(borders) and borders[index + 2] - here <= maximum
            if size < target or not forward:
                continue
        if size < minimum and len(kept) > 1 and here - borders[kept[-2]] <= maximum:
            kept.pop()
        kept.append(index)
    if len(kept) > 1 and borders[-1] - borders[kept[-1]] < minimum and borders[-1] - borders[kept[-2]] <= maximum:
        kept.pop()
    yield from kept
