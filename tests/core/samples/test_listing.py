"""Filters, orders and counts of samples."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.domain import service as tags
from core.samples import listing, service
from core.samples.listing import SampleFilter
from core.workspace import Workspace
from tests.helpers.building import Built, build


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace(tmp_path) as opened:
        yield opened


@pytest.fixture
def built(workspace: Workspace) -> Built:
    return build(workspace, documents=2, chunks=3, questions=4)


def test_filters_narrow_and_counts_ignore_only_the_state(workspace: Workspace, built: Built) -> None:
    with workspace.read() as connection:
        below = tuple(tags.below(connection, built.tags[0]))
        assert sorted(below) == sorted(built.tags[:3])
        chosen = SampleFilter(tags=below, document_id=built.documents[0], states=("open",))
        found = listing.ids(connection, built.project, chosen)
        counts = listing.counts(connection, built.project, chosen)
        rows = listing.rows(connection, list(found))
    assert counts["open"] == len(found) > 0
    assert counts["all"] == sum(counts[state] for state in service.STATES)
    assert {row[4] for row in rows.values()} == {"open"}
    assert {row[6] for row in rows.values()} == {"manual-0000.md"}


def test_orders_keep_what_has_no_value_last(workspace: Workspace, built: Built) -> None:
    for rating, one in zip((3, 5, 1), built.samples, strict=False):
        workspace.write(lambda c, one=one, rating=rating: service.edit(c, [one], rating=rating))
    first, second, third, *rest = built.samples
    with workspace.read() as connection:
        rising = list(listing.ids(connection, built.project, SampleFilter(order="rating")))
        falling = list(listing.ids(connection, built.project, SampleFilter(order="-rating")))
        tagged = list(listing.ids(connection, built.project, SampleFilter(order="tag")))
        labels = [listing.rows(connection, [one])[one][2] for one in tagged]
    assert rising == [third, first, second, *rest]
    assert falling == [second, first, third, *rest]
    assert labels == sorted(labels)


def test_a_list_takes_up_only_what_matches(workspace: Workspace, built: Built) -> None:
    chosen = SampleFilter(search="期限", states=("open",))
    with workspace.read() as connection:
        everything = list(listing.ids(connection, built.project, chosen))
        some = listing.among(connection, built.project, chosen, built.samples[:8])
    assert list(some) == [one for one in everything if one in built.samples[:8]]
