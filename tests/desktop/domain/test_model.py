"""The model of the tree against random forests: every tag keeps its row, whatever comes, goes and moves."""

from __future__ import annotations

import random

import pytest
import shiboken6
from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QApplication

from desktop.domain.model import TOTAL, TagModel
from desktop.domain.nodes import Forest, Node


def grown(size: int, seed: int) -> Forest:
    """Return a random forest over the ids 1 to `size`, some of them left out."""
    chance, forest, nodes = random.Random(seed), Forest(), []
    for tag_id in range(1, size + 1):
        parent = chance.choice([*nodes, None, None, None])
        if chance.random() > 0.2:
            node = Node(tag_id, f"标签 {tag_id}/{seed}", parent)
            forest.nodes[tag_id] = node
            forest.parent(node).children.append(node)
            nodes.append(node)
    forest.count()
    return forest


def shape(model: TagModel, parent: QModelIndex | None = None) -> list[tuple[int, int]]:
    """Return (tag, parent) of the rows in display order, as Forest.shape does."""
    index = parent or QModelIndex()
    found, below = [], []
    for row in range(model.rowCount(index)):
        child = model.index(row, 0, index)
        found.append((model.tag(child), model.tag(index)))
        below.extend(shape(model, child))
    return found + below


def sound(model: TagModel) -> None:
    assert sorted(shape(model)) == sorted(model.forest.shape())
    for node in (model.forest.top, *model.forest.nodes.values()):
        rows = [model.tag(model.index(row, 0, model.index_of(node.id))) for row in range(len(node.children))]
        assert rows == [child.id for child in node.children]
        assert node.id == 0 or model.index_of(node.id).data() == node.label
        # A row without its columns shows no counts.
        assert node.id == 0 or model.index_of(node.id, TOTAL).isValid()
        assert not node.children or model.columnCount(model.index_of(node.id)) == TOTAL + 1
    # An item that Python and Qt both own is deleted twice.
    assert not any(shiboken6.ownedByPython(item) for item in model._items.values())


@pytest.mark.parametrize("seed", range(6))
def test_any_forest_follows_any_other(qapp: QApplication, seed: int) -> None:
    model = TagModel()
    for step in range(6):
        model.set_forest(grown(40, 100 * seed + step))
        sound(model)


def test_tags_come_and_go_without_a_rebuild(qapp: QApplication) -> None:
    model, whole, part = TagModel(), grown(60, 7), grown(60, 7)
    gone = part.nodes[part.shape()[0][0]]
    for node in list(gone.below()):
        del part.nodes[node.id]
    part.top.children.remove(gone)
    part._shape = None
    model.set_forest(whole)
    rebuilt = []
    model.rebuilt.connect(lambda: rebuilt.append(1))
    model.set_forest(part)
    sound(model)
    model.set_forest(grown(60, 7))
    sound(model)
    assert not rebuilt


@pytest.mark.parametrize("seed", range(4))
def test_random_moves_and_additions(qapp: QApplication, seed: int) -> None:
    model, chance = TagModel(), random.Random(seed)
    model.set_forest(grown(40, seed))
    for step in range(60):
        forest = model.forest
        tag_id = chance.choice(list(forest.nodes))
        inside = {node.id for node in forest.nodes[tag_id].below()}
        parent = chance.choice([0, *(one for one in forest.nodes if one not in inside)])
        before = chance.choice([0, *(child.id for child in forest.get(parent).children)])
        if step % 5:
            model.place(tag_id, parent, before)
        else:
            model.insert(1000 + step, "new", parent, before)
        sound(model)
    totals = {node.id: node.total for node in model.forest.nodes.values()}
    model.forest.count()
    assert {node.id: node.total for node in model.forest.nodes.values()} == totals


def test_a_change_of_words_leaves_the_rows(qapp: QApplication) -> None:
    model, other = TagModel(), grown(20, 3)
    model.set_forest(grown(20, 3))
    some = next(iter(other.nodes.values()))
    some.label, some.own, some.total = "renamed", 5, 5
    model.set_forest(other)
    assert model.index_of(some.id).data() == "renamed"
    assert model.index_of(some.id, 1).data() == "5"
    sound(model)
