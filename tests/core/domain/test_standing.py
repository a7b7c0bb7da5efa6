"""Changes to a tree in memory: what carries a tag that goes is never lost."""

from __future__ import annotations

from core.domain.standing import Standing


def tree() -> Standing:
    rows = [(1, None, "Pumps", False), (2, 1, "Seals", False), (3, 2, "Rotary seals", False), (4, None, "泵", False)]
    rows += [(5, 4, "密封", False), (6, 4, "Rotary seal", True)]
    return Standing.of(rows, {2: 3, 3: 1, 4: 2})


def test_what_a_removed_tag_carries_goes_to_the_one_above() -> None:
    standing = tree()
    assert standing.remove(2)
    assert standing.parent[3] == 1
    assert standing.used[1] == 3
    assert standing.heir(2) == 1
    assert not standing.remove(4), "a used tag at the top has none above"


def test_merging_joins_what_means_the_same_below_and_keeps_what_was_made_by_hand() -> None:
    standing = tree()
    assert standing.merge(2, 4)
    assert standing.heir(2) == 4
    assert standing.heir(3) == 6
    assert standing.used == {4: 5, 6: 1}
    assert standing.merge(4, 1)
    assert (standing.parent[6], standing.parent[5], standing.heir(2)) == (1, 1, 1)


def test_heirs_are_followed_to_the_end_and_new_tags_have_numbers_of_their_own() -> None:
    standing = tree()
    assert standing.merge(3, 2)
    assert standing.remove(2)
    assert standing.heir(3) == 1
    first, second = standing.add("Valves", 1), standing.add("阀门", 4)
    assert (first, second) == (-1, -2)
    assert standing.merge(-1, 4)
    assert standing.add("Valves", 1) == -3


def test_nothing_gets_deeper_than_a_tree_may_be() -> None:
    standing = tree()
    above: int | None = 3
    for name in ("Chapter A", "Chapter B", "Chapter C"):
        above = standing.add(name, above)
    assert above is not None
    assert standing.add("Too deep", above) is None
    assert not standing.move(4, above)
    assert not standing.move(1, 3), "below itself"
