"""Calls are collected by the block around them, which keeps nothing of them when it ends."""

from __future__ import annotations

import gc
from contextvars import copy_context

from core.llm.calls import CallRecord, collect, collecting, item, label, remark


def record() -> CallRecord:
    """Return the record of a call."""
    return CallRecord("answers", "ollama", "small", 1, 1, 0.0, 5, messages=({"role": "user", "content": "字" * 900},))


def test_a_context_that_stays_keeps_no_calls() -> None:
    """A connection keeps the context it was opened in; the texts of the first call over it must not stay with it."""
    known = {id(one) for one in gc.get_objects() if isinstance(one, CallRecord)}
    with collecting("item:1", "One") as outer:
        with collecting() as inner:
            assert (item(), label()) == ("item:1", "One")
            collect(record())
            remark({"what": "cut"})
            kept = copy_context()
        assert len(inner) == len(outer) == 1
        assert outer.remarks == [{"what": "cut"}]
        # What goes on in that context belongs to the block around, as long as that lasts.
        assert kept.run(collect, record())
        assert len(outer) == 2
    assert not kept.run(collect, record())
    assert kept.run(item) == "item:1"
    del inner, outer
    assert not [one for one in gc.get_objects() if isinstance(one, CallRecord) and id(one) not in known]
    assert item() == ""


def test_a_block_that_is_apart_hands_on_nothing() -> None:
    """What was handed on by another way is not counted twice; an error hands on what there is."""
    with collecting("item:1") as outer:
        with collecting(item="") as inner:
            collect(record())
            inner.apart = True
            assert item() == ""
        assert not outer
        try:
            with collecting():
                collect(record())
                raise ValueError
        except ValueError:
            assert len(outer) == 1
