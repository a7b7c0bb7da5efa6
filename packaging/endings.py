"""What is done in the window before a picture of how jobs wait and end, of alarms, and of settings that are refused."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

from poses import section
from runs import Row, job

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from core.changes import ChangeSet
    from desktop.window import MainWindow

#: what the program at the end of two jobs did
SAID: Final = "uploaded 35 rows to /mnt/datasets/authenticator.jsonl\n"
WRONG: Final = "mv: cannot stat '/mnt/datasets': No such file or directory\n无法写入：没有这样的文件夹\n"
#: newest last: kind, columns
STATES: Final[tuple[tuple[str, dict[str, Any]], ...]] = (
    ("answers", {"state": "done", "total": 35, "done": 35, "ending": ("ok", 0, SAID)}),
    ("answers", {"state": "done", "total": 35, "done": 35, "ending": ("failed", 1, WRONG)}),
    ("questions", {"state": "cancelled", "total": 58, "done": 23, "failed": 1}),
    ("questions", {"state": "paused", "total": 58, "done": 31}),
    ("answers", {"state": "queued", "total": 0}),
)
SEVERAL: Final = {"runs": {"log_days": "x", "log": False, "hook": "/bin/true"}, "keys": {"no.such": "Ctrl+9"}}


def states(window: MainWindow) -> None:
    """Let there be jobs that wait, were paused or cancelled, and two with a program at their end."""
    project = window.context.project_id
    window.context.edit(lambda c: _states(c, project))


def _states(connection: Connection, project: int) -> ChangeSet:
    from core.changes import ChangeSet
    from core.clock import now
    from core.jobs import history

    if any(row["state"] == "queued" for row in history.listing(connection, project)):
        return ChangeSet()
    made = []
    for kind, columns in STATES:
        state, code, output = columns.get("ending", ("", 0, ""))
        ending = {"state": state, "arguments": ["/opt/upload.sh", "{rows}"], "code": code, "output": output}
        ended = {"finished_at": now()} if columns["state"] in ("done", "cancelled") else {}
        values = {**columns, **ended, "ending": {**ending, "seconds": 0.4} if state else {}}
        made.append(history.create(connection, project, kind, {}))
        connection.execute(history.JOB.update().where(history.JOB.c.id == made[-1]).values(**values))
    return ChangeSet().update("job", made)


def alarms(window: MainWindow) -> None:
    """Let there be three alarms, two of them reached."""
    from core.usage import alarms
    from core.usage.alarms import Alarm

    project = window.context.project_id
    wanted = (
        Alarm(period="month", limit=5, currency="USD"),
        Alarm(period="day", measure="tokens", limit=50_000_000),
        Alarm(period="month", measure="tokens", limit=1_000_000, project=project),
    )

    def write(connection: Connection) -> None:
        there = {one.model_copy(update={"id": 0}) for one in alarms.listed(connection)}
        for one in wanted:
            if one not in there:
                alarms.add(connection, one)

    window.context.workspace.write(write)


def again(window: MainWindow) -> None:
    """Ask for an alarm that is there already."""
    from PySide6.QtWidgets import QApplication

    sheet: Any = QApplication.activeModalWidget()
    sheet.form.set_value({"period": "month", "measure": "money", "limit": 5.0, "currency": "USD"})
    sheet.accept()


def ahead(window: MainWindow) -> None:
    """Show the lower end of the overview of the usage: the forecast, and the work of people."""
    from PySide6.QtWidgets import QScrollArea

    for area in window.pane("usage").findChildren(QScrollArea):
        area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())


def refused(window: MainWindow) -> None:
    """Type what two settings do not take."""
    rows = window.pane("settings").cards["runs"].rows
    cast("Any", rows["log_days"].editor.widget).setValue(999_999)
    cast("Any", rows["hook"].editor.widget).setPlainText("upload-datasets\n{output}")


def brought(window: MainWindow) -> None:
    """Import settings of which some do not fit."""
    path = Path(os.environ["LOREWRIGHT_HOME"]) / "settings.json"
    path.write_text(json.dumps(SEVERAL), encoding="utf-8")
    window.pane("settings").file.take_over(path)


def others(window: MainWindow) -> None:
    """Tell of an import that left files of other kinds out."""
    from core.jobs import history
    from desktop.documents import ended

    project = window.context.project_id
    folder = Path(os.environ["LOREWRIGHT_HOME"]) / "mixed"
    folder.mkdir(exist_ok=True)
    for name in (*(f"{n}.png" for n in range(12)), "a.zip", "b.zip", "c.py", "LICENCE", "d.mp4", "e.mkv", "f.md"):
        (folder / name).write_text("x", encoding="utf-8")
    options: dict[str, Any] = {"paths": [str(folder)]}
    made = window.context.workspace.write(lambda c: history.create(c, project, "import", options))
    ended.say(window, {"job_id": made, "project_id": project, "kind": "import", "rows": 9, "done": 9, "failed": 0})


ENDINGS: Final[tuple[Row, ...]] = (
    ("jobs-waiting", "jobs", (states, job(0))),
    ("jobs-paused", "jobs", (states, job(1))),
    ("jobs-cancelled", "jobs", (states, job(2))),
    ("jobs-hook-failed", "jobs", (states, job(3))),
    ("jobs-hook-fine", "jobs", (states, job(4))),
    ("alarms-reached", "usage", (alarms, "usage.alarms", again)),
    ("usage-ahead", "usage", (ahead,)),
    ("settings-refused", "settings", (section("runs"), refused)),
    ("settings-brought", "settings", (section("runs"), brought)),
    ("import-others", "documents", (others,)),
)
