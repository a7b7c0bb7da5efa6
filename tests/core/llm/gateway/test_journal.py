"""The journal: what is written down is there after a kill, given out once, and gone when it is committed."""

from __future__ import annotations

import resource
from pathlib import Path

from core.llm.calls import CallRecord
from core.llm.gateway import journal as journals
from core.llm.gateway.journal import Journal, Noted
from core.llm.messages import Reply, Usage


def reply(text: str) -> Reply:
    return Reply(text, "想了想", Usage(7, 3), f"raw {text}", "stop", 120, "small")


def call() -> CallRecord:
    return CallRecord("answers", "openai-compatible", "small", 7, 3, 0.5, 120)


def everything(_jobs: list[int], found: list[Noted]) -> list[Noted]:
    return found


def test_replies_are_found_again_in_their_order_by_item_and_request(tmp_path: Path) -> None:
    first = Journal(tmp_path, 1, everything)
    for item, text in (("chunk:1", "甲"), ("chunk:1", "乙"), ("chunk:2", "丙")):
        first.note(item, "k", reply(text), call())
    # Nothing is closed: the process was killed.
    second = Journal(tmp_path, 1, everything)
    assert second.find("chunk:1", "other") is None
    found = [second.find("chunk:1", "k"), second.find("chunk:1", "k")]
    assert [one.reply for one in found if one] == [reply("甲"), reply("乙")]
    assert found[0] is not None
    assert found[0].record == call()
    assert second.find("chunk:1", "k") is None
    assert [one.item for one in second.uncounted()] == ["chunk:2"]
    assert Journal(tmp_path, 2, everything).uncounted() == []


def test_a_line_that_a_kill_cut_off_is_passed_over(tmp_path: Path) -> None:
    Journal(tmp_path, 1, everything).note("chunk:1", "k", reply("whole"), call())
    (path,) = journals.parts(tmp_path)
    line = path.read_bytes()
    path.write_bytes(line + line[: len(line) // 2])
    assert len(Journal(tmp_path, 1, everything).uncounted()) == 1


def test_what_is_committed_goes_and_what_waits_stays(tmp_path: Path) -> None:
    first = Journal(tmp_path, 1, everything)
    for item in ("chunk:1", "chunk:2"):
        first.note(item, "k", reply(item), call())
    assert first.committed(["chunk:1"]) == []
    first.close()
    second = Journal(tmp_path, 1, everything)
    assert second.find("chunk:1", "k") is None
    waiting = second.find("chunk:2", "k")
    # The run was stopped in good order: its calls were written.
    assert waiting is not None
    assert waiting.counted
    assert second.committed(["chunk:2"]) == []
    second.close()
    assert journals.parts(tmp_path) == []


def test_files_go_while_the_run_goes_on(tmp_path: Path) -> None:
    written = Journal(tmp_path, 1, everything)
    text = "x" * 300_000
    for number in range(12):
        written.note(f"chunk:{number}", "k", reply(text), call())
        written.committed([f"chunk:{number}"])
    assert sum(path.stat().st_size for path in journals.parts(tmp_path)) < 3 * journals.PART
    written.close()
    assert journals.parts(tmp_path) == []


def test_a_reply_that_was_not_given_out_is_told_when_its_item_ends(tmp_path: Path) -> None:
    Journal(tmp_path, 1, everything).note("chunk:1", "an older prompt", reply("a"), call())
    second = Journal(tmp_path, 1, everything)
    assert second.find("chunk:1", "the prompt of today") is None
    assert [one.record for one in second.committed(["chunk:1"])] == [call()]
    assert second.committed(["chunk:1"]) == []


def test_a_disk_that_takes_nothing_stops_no_run(tmp_path: Path) -> None:
    (tmp_path / "there").write_text("a file where the folder should be")
    written = Journal(tmp_path / "there", 1, everything)
    written.note("chunk:1", "k", reply("a"), call())
    written.close()


def test_a_full_disk_costs_no_other_reply(tmp_path: Path) -> None:
    """Nothing is put behind half a line, and what is there stays when it cannot be written anew."""
    first = Journal(tmp_path, 1, everything)
    first.note("chunk:1", "k", reply("whole"), call())
    (path,) = journals.parts(tmp_path)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size + 20, before[1]))
    try:
        first.note("chunk:2", "k", reply("cut"), call())
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    first.note("chunk:3", "k", reply("later"), call())
    resource.setrlimit(resource.RLIMIT_FSIZE, (20, before[1]))
    try:
        first.close()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert {one.item for one in Journal(tmp_path, 1, everything).uncounted()} == {"chunk:1", "chunk:3"}
