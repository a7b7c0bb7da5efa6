"""Heights of rows that are mostly guessed and now and then measured: sums and look-ups in logarithmic time."""

from __future__ import annotations

from array import array


class Heights:
    """A list of heights with running sums, kept as a Fenwick tree (P. Fenwick, 1994)."""

    def __init__(self) -> None:
        self._values = array("d")
        self._tree = array("d", [0.0])
        self._total = 0.0

    def __len__(self) -> int:
        return len(self._values)

    def __getitem__(self, row: int) -> float:
        return self._values[row]

    @property
    def total(self) -> float:
        """The sum of all heights."""
        return self._total

    def clear(self) -> None:
        """Forget all rows."""
        self.__init__()  # type: ignore[misc]  # the empty list is made in one place

    def append(self, height: float) -> None:
        """Add a row at the end."""
        self._values.append(height)
        self._total += height
        place = len(self._values)
        stop, node, covered = place - (place & -place), place - 1, height
        while node > stop:
            covered += self._tree[node]
            node -= node & -node
        self._tree.append(covered)

    def cut(self, row: int) -> None:
        """Forget a row and all after it: no sum of those before it covers them."""
        self._total = self.top(row)
        del self._values[row:]
        del self._tree[row + 1 :]

    def set(self, row: int, height: float) -> float:
        """Give a row its height and return by how much it grew."""
        grown = height - self._values[row]
        if grown:
            self._values[row] = height
            self._total += grown
            node = row + 1
            while node < len(self._tree):
                self._tree[node] += grown
                node += node & -node
        return grown

    def scale(self, factor: float) -> None:
        """Multiply all heights: the room became narrower or wider."""
        self._values = array("d", [value * factor for value in self._values])
        self._tree = array("d", [value * factor for value in self._tree])
        self._total *= factor

    def top(self, row: int) -> float:
        """Return the sum of the heights before a row."""
        covered = 0.0
        while row > 0:
            covered += self._tree[row]
            row -= row & -row
        return covered

    def at(self, y: float) -> int:
        """Return the row at a height from the top, the first or last row beyond the ends; -1 when there is none."""
        count = len(self._values)
        node, step = 0, 1 << count.bit_length()
        while step:
            following = node + step
            if following <= count and self._tree[following] <= y:
                node = following
                y -= self._tree[following]
            step >>= 1
        return min(node, count - 1)
