"""Running a chain of jobs in the terminal: progress on standard error, a clean stop on Ctrl+C."""

from __future__ import annotations

import asyncio
import signal
import sys
import time
from typing import Any, TextIO

from core.changes import ChangeSet
from core.cli import usagealarms
from core.cli.codes import DONE, INTERRUPTED, SOME_FAILED
from core.cli.terminal import steer
from core.cli.words import counted, duration
from core.errors import fill
from core.jobs import history, states
from core.jobs.hosting import Host
from core.jobs.kinds import KINDS
from core.jobs.progress import Progress
from core.secrets import Secrets
from core.workspace import Workspace

PLAIN_EVERY = 5.0  # seconds between lines where the terminal cannot redraw one
QUIET = 3.0  # seconds without news after which a line that redraws itself counts them
PLAIN_QUIET = 15.0  # the same where every count is a line of its own
MOMENT = 0.5  # seconds left that are not worth telling


class Screen:
    """Shows progress as one line that redraws itself, or as a line now and then when the output is a file."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._live = stream.isatty()
        self._shown = 0.0
        self._job = 0
        self._said = ""
        self._last: Progress | None = None
        self._news = (0.0, (0, 0, 0))

    def report(self, progress: Progress, _changes: ChangeSet) -> None:
        """Show where a job is."""
        moment = time.monotonic()
        ended = progress.state != states.RUNNING
        self._last = None if ended else progress
        if self._news[1] != (news := (progress.job_id, progress.ended(), progress.calls)):
            self._news = (moment, news)
        due = moment - self._shown >= (0.1 if self._live else PLAIN_EVERY)
        # What a job says that it is at may be followed by a long silence: it is not held back.
        said = str(progress.note.get("what", ""))
        due = due or bool(said and said != self._said)
        if not (ended or due or progress.job_id != self._job):
            return
        if progress.total == 0 and ended:
            return
        self._job, self._said = progress.job_id, said
        self._write(line(progress), stay=ended)

    def silence(self) -> None:
        """Show that the job goes on where nothing was heard of it for a while: a model may write for minutes."""
        moment = time.monotonic()
        since, every = (QUIET, 1.0) if self._live else (PLAIN_QUIET, PLAIN_QUIET)
        waited = moment - self._news[0]
        if self._last is None or waited < since or moment - self._shown < every:
            return
        calls = [f"{counted(self._last.in_flight, 'item')} under way"] if self._last.in_flight else []
        self._write(" · ".join([line(self._last), *calls, f"no news for {waited:.0f} s"]))

    def _write(self, words: str, *, stay: bool = False) -> None:
        self._shown = time.monotonic()
        if self._live:
            steer(self._stream, "\r\x1b[K")
        self._stream.write(plain(words) + ("\n" if stay or not self._live else ""))
        self._stream.flush()

    async def follow(self) -> None:
        """Look every second whether there is news, until cancelled."""
        while True:
            await asyncio.sleep(1)
            self.silence()


def pace(rate: float) -> str:
    """Return how many items end in a second, a minute or an hour: one of a large model may take half an hour."""
    if rate >= 0.1:
        return f"{rate:.1f}/s"
    return f"{60 * rate:.1f} a minute" if 60 * rate >= 0.1 else f"{3600 * rate:.1f} an hour"


def line(progress: Progress) -> str:
    """Return the progress of a job as one line."""
    title = KINDS[progress.kind].title
    parts = [f"{title}: {progress.ended():,} of {progress.total:,}"]
    if progress.failed:
        parts.append(f"{progress.failed:,} failed")
    if progress.state != states.RUNNING:
        parts.append(progress.state if progress.state != states.PARTIAL else "done, with failures")
    elif (left := progress.seconds_left()) is not None and progress.ended():
        parts.append(pace(progress.rate) + (f", {duration(left)} left" if left >= MOMENT else ""))
    if progress.note:
        parts.append(fill(progress.note["what"], progress.note["params"]))
    if progress.calls:
        parts.append(f"{progress.prompt_tokens + progress.completion_tokens:,} tokens")
    return " · ".join(parts)


def run(workspace: Workspace, job_id: int, secrets: Secrets | None = None) -> list[tuple[int, str]]:
    """Run a job and those that follow it; return (job, end state) of each."""
    heard: set[signal.Signals] = set()
    try:
        ended = asyncio.run(_run(workspace, job_id, secrets, heard))
    except asyncio.CancelledError as error:
        # Asked to end at the very moment a job was being closed.
        raise KeyboardInterrupt from error
    finally:
        for again in heard:
            # The loop is gone, and what is left to say takes a moment in which it may be asked once more.
            signal.signal(again, signal.SIG_IGN)
    usagealarms.tell(workspace)
    return ended


async def _run(
    workspace: Workspace, job_id: int, secrets: Secrets | None, heard: set[signal.Signals]
) -> list[tuple[int, str]]:
    screen = Screen(sys.stderr)
    host = Host(workspace, screen.report, secrets)
    following = asyncio.create_task(screen.follow())
    task = asyncio.current_task()
    loop = asyncio.get_running_loop()
    if sys.platform != "win32" and task is not None:
        # Being asked to end is the same as Ctrl+C: keep what is finished and say that it can go on. So is a terminal
        # that is closed, unless `nohup` has it that the program outlives it.
        # Some send it twice (to the program and to its group): what is being closed is not to be broken off.
        def end(asked: signal.Signals) -> None:
            heard.add(asked)
            if not task.cancelling():
                task.cancel()

        for asked in (signal.SIGTERM, signal.SIGHUP):
            if signal.getsignal(asked) is not signal.SIG_IGN:
                loop.add_signal_handler(asked, end, asked)
    try:
        return await host.run_chain(job_id)
    finally:
        following.cancel()
        await host.stop()


def say_failures(workspace: Workspace, job_ids: list[int]) -> None:
    """Print what failed, with the reason and how often, and how to try again."""
    with workspace.read() as connection:
        for job_id in job_ids:
            row = history.get(connection, job_id)
            if row["error"]:
                print(f"{KINDS[row['kind']].title}: {sentence(row['error'])}", file=sys.stderr)
                if row["state"] == states.PAUSED:
                    told, cap = row["error"]["params"], ""
                    if "unit" in told:
                        cap = f" --{'project-' * (told['scope'] == 'project')}cap-{told['unit']} …"
                    there = f"{row['done']:,} of {row['total']:,} done" if row["total"] else "nothing done yet"
                    print(f"  {there}; go on: lorewright jobs resume {job_id}{cap}", file=sys.stderr)
            if row["ending"]:
                print(ending_words(row["ending"]), file=sys.stderr)
            if row["failed"]:
                print(f"{KINDS[row['kind']].title}: {row['failed']:,} failed.", file=sys.stderr)
                for item in history.failures(connection, job_id, 5):
                    print("  " + ": ".join(filter(None, (place(item), reason(item)))), file=sys.stderr)
                print(
                    f"  all of them: lorewright jobs show {job_id}; again: lorewright jobs retry {job_id}",
                    file=sys.stderr,
                )


def stopped(workspace: Workspace, job_ids: list[int]) -> bool:
    """Say whether one of these jobs stopped for a reason that is told, so that what it left out is no surprise."""
    with workspace.read() as connection:
        return any(history.get(connection, job_id)["error"] for job_id in job_ids)


def place(item: Any) -> str:
    """Return where an item is to be found: the whole path of a file, since many folders hold a “README.md”."""
    kind, _, path = item["key"].partition(":")
    return plain(path if kind == "file" else item["label"])


def reason(item: Any) -> str:
    """Return why an item failed; of a sealed file with the command that takes its password."""
    said = sentence(item["error"])
    if item["error"].get("params", {}).get("kind") != "password":
        return said
    return f"{said} Type: PASSWORD=… lorewright documents add FILE --password-env PASSWORD"


def ending_words(ending: dict[str, Any]) -> str:
    """Return what came of the program at the end of a job, with the beginning of what it wrote."""
    words = {
        "ok": "ended well",
        "failed": f"ended with code {ending.get('code')}",
        "timeout": "was stopped at its time limit",
        "missing": "could not be started",
        "cut": "was cut off",
        "running": "is still running",
    }
    said = "\n".join(f"    {plain(text)}" for text in ending.get("output", "").splitlines()[:20])
    ended = f"{ending['arguments'][0]} {words.get(ending['state'], ending['state'])}"
    return f"{ended}:\n{said}" if said else f"{ended}."


def sentence(error: dict[str, Any]) -> str:
    """Return a stored error as English text."""
    params = error.get("params", {})
    return plain(" ".join(fill(part, params) for part in (error.get("what", ""), error.get("todo", "")) if part))


def plain(text: str) -> str:
    """Return text as one line of a terminal: file names may hold line breaks and control characters."""
    return "".join(char if char.isprintable() else "�" for char in text)


def exit_code(ended: list[tuple[int, str]]) -> int:
    """Return the exit code for how jobs ended; a cap that stopped one is no interruption, which a rerun mends."""
    found = {state for _job, state in ended}
    if found & {states.INTERRUPTED, states.CANCELLED}:
        return INTERRUPTED
    return SOME_FAILED if found & {states.PARTIAL, states.FAILED, states.PAUSED} else DONE
