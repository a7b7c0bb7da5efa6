"""The program at the end of a job: arguments are data, there is no shell and no key, and it changes no state."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from core.errors import InvalidUse
from core.jobs import history, hook, kinds, owner, states, terms
from core.jobs.aftermath import Aftermath
from core.jobs.terms import Terms
from core.secrets import Secrets
from core.settings import store as settings
from tests.core.jobs.working import Works
from tests.helpers import counting

ECHO = "import sys; print('|'.join(sys.argv[1:]))"


@pytest.fixture
def works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Works]:
    monkeypatch.setitem(kinds.KINDS.places, "counting", counting.PLACE)
    with Works(tmp_path / "data") as made:
        yield made


def run(works: Works, arguments: list[str] | None, then: list[dict[str, Any]] | None = None, **options: Any) -> Any:
    """Run a job with a program at its end and return its row."""
    hooked = {"hook": {} if arguments is None else {"arguments": arguments, "seconds": 20}}
    options = {"numbers": 3, **options}
    job = works.workspace.write(
        lambda c: history.create(c, works.project, "counting", options, then, None, {**Terms().columns(), **hooked})
    )
    return works.run_job(job)


def python(*arguments: str) -> list[str]:
    """Return the command of a small program."""
    return [sys.executable, "-c", *arguments]


def test_variables_are_filled_in_once_and_as_data(works: Works) -> None:
    works.workspace.write(lambda c: c.exec_driver_sql("UPDATE project SET name = '合同; {done} $(id) `id`'"))
    row = run(works, python(ECHO, "{project}", "{state} {done}/{failed}/{rows}", "{nothing}", "; rm -rf {output}"))
    assert (row["state"], row["ending"]["state"], row["ending"]["code"]) == (states.DONE, "ok", 0)
    assert row["ending"]["output"].strip() == "合同; {done} $(id) `id`|done 3/0/3|{nothing}|; rm -rf"


@pytest.mark.parametrize(
    ("program", "state", "code"),
    [
        (python("import sys; print('no room', file=sys.stderr); sys.exit(3)"), "failed", 3),
        (["/nowhere/at all"], "missing", None),
        (["a\0b"], "missing", None),
    ],
)
def test_a_program_that_fails_leaves_the_job_as_it_was(
    works: Works, program: list[str], state: str, code: int | None
) -> None:
    row = run(works, program)
    assert (row["state"], row["done"], row["error"]) == (states.DONE, 3, {})
    assert (row["ending"]["state"], row["ending"]["code"]) == (state, code)
    assert row["ending"]["output"]


@pytest.mark.kill
def test_a_program_that_kills_itself(works: Works) -> None:
    row = run(works, python("import os; print('gone', flush=True); os.kill(os.getpid(), 9)"))
    assert row["state"] == states.DONE
    assert (row["ending"]["state"], abs(row["ending"]["code"]), row["ending"]["output"].strip()) == (
        "failed",
        9,
        "gone",
    )


async def test_a_program_is_stopped_at_its_limit_with_what_it_started(tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    child = f"import time; time.sleep(2); open({str(mark)!r}, 'w')"
    script = f"import subprocess, sys, time; subprocess.Popen([sys.executable, '-c', {child!r}]); time.sleep(60)"
    ending = await hook.run(python(script), dict(os.environ), 0.5)
    assert ending.state == "timeout"
    await asyncio.sleep(2)
    assert not mark.exists()


async def test_much_output_is_cut_and_nobody_waits_for_what_is_left_behind() -> None:
    left = "import subprocess, sys; subprocess.Popen(['sleep', '20']); sys.stdout.write('合' * 3_000_000)"
    ending = await hook.run(python(left), dict(os.environ), 20)
    assert (ending.state, ending.output) == ("ok", "合" * hook.LONGEST), "neither waited for nor timed out"


def test_no_key_reaches_the_program(works: Works, monkeypatch: pytest.MonkeyPatch) -> None:
    names = ("OPENAI_API_KEY", "dashscope_api_key", "MY_OWN", "HF_TOKEN")
    for name in names:
        monkeypatch.setenv(name, f"secret of {name}")
    kept = hook.environment(["HF_TOKEN"], ["secret of MY_OWN"])
    assert not set(names) & kept.keys()
    assert not any("secret of" in value for value in kept.values())
    row = run(works, python("import os; print(sorted(os.environ.values()))"))
    assert "secret of OPENAI_API_KEY" not in row["ending"]["output"]


def test_it_runs_once_at_the_end_of_a_chain(works: Works) -> None:
    then = [{"kind": "counting", "options": {"numbers": 2}}]
    row = run(works, python(ECHO, "{job}"), then)
    assert row["ending"] == {}
    with works.workspace.read() as connection:
        last = history.listing(connection)[0]
    assert last["follows"] == row["id"]
    assert last["ending"]["output"].strip() == str(last["id"])


def test_a_job_that_failed_as_a_whole_ends_its_chain(works: Works) -> None:
    row = run(works, python(ECHO, "{state}"), [{"kind": "counting", "options": {}}], numbers=2, failing=[0, 1])
    with works.workspace.read() as connection:
        last = history.listing(connection)[0]
    assert (row["ending"] or last["ending"])["state"] == "ok"


def test_the_default_holds_for_jobs_that_name_none(works: Works) -> None:
    text = "\n".join((sys.executable, "-c", ECHO, "{kind}"))
    works.workspace.write(lambda c: settings.save(c, "runs", "hook", text))
    assert run(works, None)["ending"]["output"].strip() == "counting"
    assert run(works, [])["ending"] == {}
    assert Terms(hook=text).columns(text)["hook"] == {}
    assert Terms().columns(text)["hook"]["arguments"] == []


def test_no_settings_file_brings_a_program_along(works: Works) -> None:
    def take(connection: Any) -> tuple[int, list[str]]:
        return settings.take(connection, {"runs": {"hook": "/bin/evil", "log_days": 7}})

    assert works.workspace.write(take) == (1, ["runs.hook"])


def test_a_program_whose_starter_died_is_marked_as_cut(works: Works) -> None:
    row = run(works, None)
    begun = {"state": "running", "arguments": ["x"], "owner": "1:0.00"}
    works.workspace.write(lambda c: history.set_ending(c, row["id"], begun))
    works.workspace.write(history.mark_interrupted)
    with works.workspace.read() as connection:
        assert history.get(connection, row["id"])["ending"]["state"] == "cut"
    works.workspace.write(lambda c: history.set_ending(c, row["id"], {**begun, "owner": owner.me()}))
    works.workspace.write(history.mark_interrupted)
    with works.workspace.read() as connection:
        assert history.get(connection, row["id"])["ending"]["state"] == "running"


def test_a_program_under_way_is_stopped_with_its_host(works: Works) -> None:
    row = run(works, None)
    waiting = {"arguments": python("import time; time.sleep(60)"), "seconds": 50}
    works.workspace.write(
        lambda c: c.execute(history.JOB.update().where(history.JOB.c.id == row["id"]).values(hook=waiting))
    )

    async def go() -> None:
        after = Aftermath(works.workspace, Secrets())
        task = asyncio.create_task(after.of(row["id"]))
        await asyncio.sleep(0.5)
        await after.stop()
        await asyncio.gather(task, return_exceptions=True)

    asyncio.run(go())
    with works.workspace.read() as connection:
        assert history.get(connection, row["id"])["ending"]["state"] == "cut"


def test_arguments_of_the_command_line() -> None:
    assert terms.arguments('["notify-send", "{done}"]') == ["notify-send", "{done}"]
    assert terms.arguments("/a path/program") == ["/a path/program"]
    for wrong in ("[1]", "[]", "[oops"):
        with pytest.raises(InvalidUse):
            terms.arguments(wrong)


def test_a_form_refuses_a_program_that_is_not_there_unless_it_is_the_default() -> None:
    with pytest.raises(ValidationError, match="There is no such program"):
        Terms(hook="/nope/prog\n{output}")
    assert Terms(hook=f"{sys.executable}\n-c").hook
    kind = terms.knowing("/nope/prog")
    assert kind(hook="/nope/prog").columns("/nope/prog")["hook"] == {}
    with pytest.raises(ValidationError, match="There is no such program"):
        kind(hook="/nope/other")
