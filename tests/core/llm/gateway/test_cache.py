"""Kept replies: used once a job, so that a request made twice brings two replies."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.llm.gateway import cache
from core.llm.gateway.cache import ReplyCache
from core.llm.messages import Reply, Usage
from core.workspace import Workspace

KEY = "ab" * 32


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace(tmp_path / "data") as found:
        yield found


def keep(workspace: Workspace, replies: ReplyCache, name: str, text: str, moment: int) -> None:
    kept = replies.keep(name, Reply(text, None, Usage(5, 2), text, "stop", 10, "small"))
    assert kept is not None
    workspace.write(lambda c: cache.write(c, [kept], moment))


def ask(replies: ReplyCache, same: bool = False) -> tuple[str, str | None]:
    name, reply = replies.find(KEY, same=same)
    return name, reply.text if reply else None


def test_a_request_made_again_in_a_job_is_answered_anew(workspace: Workspace) -> None:
    first = ReplyCache(workspace, since=100)
    name, text = ask(first)
    assert (name, text) == (KEY, None)
    # The second comes before the first has its reply, the third after it.
    second = ask(first)
    assert second == (f"{KEY}-2", None)
    keep(workspace, first, name, "one", 110)
    keep(workspace, first, second[0], "two", 120)
    assert ask(first) == (f"{KEY}-3", None)


def test_the_next_job_has_each_of_them_once(workspace: Workspace) -> None:
    first = ReplyCache(workspace, since=100)
    for text in ("one", "two"):
        keep(workspace, first, ask(first)[0], text, 110)
    later = ReplyCache(workspace, since=200)
    assert [ask(later) for _ in range(3)] == [(KEY, "one"), (f"{KEY}-2", "two"), (f"{KEY}-3", None)]


def test_a_job_that_goes_on_does_not_take_its_own_for_another(workspace: Workspace) -> None:
    first = ReplyCache(workspace, since=100)
    keep(workspace, first, ask(first)[0], "one", 110)
    assert ask(ReplyCache(workspace, since=100)) == (f"{KEY}-2", None)


def test_a_reply_kept_beside_one_that_failed_is_found(workspace: Workspace) -> None:
    first = ReplyCache(workspace, since=100)
    ask(first)
    keep(workspace, first, ask(first)[0], "two", 110)
    assert ask(ReplyCache(workspace, since=200)) == (f"{KEY}-2", "two")


def test_at_temperature_zero_all_are_the_same(workspace: Workspace) -> None:
    first = ReplyCache(workspace, since=100)
    assert ask(first, same=True) == ask(first, same=True) == (KEY, None)
    keep(workspace, first, KEY, "one", 110)
    assert ask(first, same=True) == ask(first, same=True) == (KEY, "one")
