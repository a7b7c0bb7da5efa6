"""The pane Jobs: every job of every project, and beside the list what one took and what can be done with it."""

from __future__ import annotations

from array import array
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget

from core.errors import QT_TRANSLATE_NOOP
from core.jobs import listing, log
from core.usage.money import amount
from desktop.jobs.detail import JobDetail
from desktop.jobs.verbs import JobVerbs
from desktop.jobview import AT_CAP, STATES, is_at_cap
from desktop.jobwords import state_of, title
from desktop.listing import Throttle
from desktop.pane import Pane
from desktop.translate import number
from desktop.usage.words import short_moment
from desktop.widgets.chips import Chip, FilterChips
from desktop.widgets.columns import Column
from desktop.widgets.empty import EmptyState
from desktop.widgets.frames import Panel, Split
from desktop.widgets.page import Foot, PageHead
from desktop.widgets.paged import PagedModel
from desktop.widgets.table import BigTable
from desktop.window import MainWindow

GROUPS: Final[dict[str, str]] = {
    "active": QT_TRANSLATE_NOOP("JobsPane", "Running"),
    "waiting": QT_TRANSLATE_NOOP("JobsPane", "Paused"),
    "done": QT_TRANSLATE_NOOP("JobsPane", "Done"),
    "failed": QT_TRANSLATE_NOOP("JobsPane", "With failures"),
    "cancelled": QT_TRANSLATE_NOOP("JobsPane", "Cancelled"),
}
HERE: Final = "here"
EVERY_MS: Final = 1000


class JobsPane(Pane):
    """Filters and the list on the left, the job under the cursor on the right."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._session = window.context
        self.verbs = JobVerbs(window)
        self.head = PageHead()
        self.states, self.kinds, self.place = (FilterChips(exclusive=True) for _ in range(3))
        for chips in (self.states, self.kinds, self.place):
            chips.changed.connect(lambda _keys: self.reload())
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.states, 1)
        row.addWidget(self.place)
        self.head.rows.addLayout(row)
        self.head.rows.addWidget(self.kinds)
        self._kinds: list[str] = []
        self._wanted = -1
        self._asked = (-1, 0)  # the job whose reasons were read, and how many items had failed by then
        self.model = PagedModel(self._columns(), fetch=self._fetch, parent=self)
        self.table = BigTable(self.model, compact=True)
        self.empty = EmptyState("jobs", lambda: window.open("documents"))
        self.foot = Foot()
        left = Panel("surface")
        self.detail = JobDetail(self.verbs)
        self.body.addWidget(Split(left, self.detail, (60, 40), parent=self))
        self._stack = QStackedWidget(left)
        for part in (self.head, self._stack, self.foot):
            left.body.addWidget(part, int(part is self._stack))
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        self.table.current_changed.connect(lambda _id: self._show())
        self._again = Throttle(self._refresh, self, EVERY_MS)
        self._session.hub.progressed.connect(lambda _jobs: self._again.ask())
        self._bind()
        self.retranslate()

    def _columns(self) -> list[Column]:
        return [
            Column("job", lambda: self.tr("Job"), width=56),
            Column("kind", lambda: self.tr("Kind"), show=title),
            Column("project", lambda: self.tr("Project"), "muted", 140, hide_below=860),
            Column("state", lambda: self.tr("State"), "state", 140, show=_state_words, tone=_state_role),
            Column("ended", lambda: self.tr("Items"), "number", 100),
            Column("tokens", lambda: self.tr("Tokens"), "number", 84, hide_below=560),
            Column("cost", lambda: self.tr("Cost"), "number", 84, hide_below=700),
            Column("begun", lambda: self.tr("Queued"), "muted", 130, show=short_moment, hide_below=760),
        ]

    def _bind(self) -> None:
        table = self.window_.actions_table
        for verb in ("pause", "resume", "cancel", "retry", "up", "down", "log", "cap"):
            table.bind(f"jobs.{verb}", partial(self._do, verb), partial(self._can, verb))
        table.bind("item.refresh", self.reload, pane="jobs")

    # Data

    def is_touched(self, changes: Any) -> bool:
        """Jobs and the names of projects."""
        return bool({"job", "project"} & changes.tables())

    def reload(self) -> None:
        """Read the list again."""
        group, kind = self._one(self.states), self._one(self.kinds)
        project = self._session.project_id if self._one(self.place) == HERE else 0
        self._session.query(lambda c: listing.ids(c, group, project, kind), self._take, self, "ids")
        self._session.query(listing.kinds, self._take_kinds, self, "kinds")

    def _take_kinds(self, found: list[str]) -> None:
        self._kinds = found
        self.retranslate()

    def open(self, item: Any) -> None:
        """Show a job."""
        self._wanted = int(item)
        for chips in (self.states, self.kinds, self.place):
            chips.set_checked(set())
        self.reload()

    def _take(self, found: array[int]) -> None:
        self.model.set_ids(found)
        self.model.refresh(list(found[:200]))
        # Whichever reading comes first after `open`: a change meanwhile reads the list anew in its place.
        if self._wanted >= 0:
            self.table.go_to(self._wanted)
            self._wanted = -1
        if self.table.current_id() < 0 and len(found):
            self.table.go_to_row(0)
        self._stack.setCurrentWidget(self.table if len(found) else self.empty)
        self.retranslate()
        self._show()

    def _refresh(self) -> None:
        moved = [job["job_id"] for job in self._session.hub.jobs.values()]
        if any(self.model.row_of(job) < 0 for job in moved):
            self.mark_stale()
            return
        self.model.refresh(moved)
        if self.table.current_id() in moved:
            self._show()

    def _fetch(self, ids: list[int]) -> dict[int, tuple[Any, ...]]:
        found = self._session.read(lambda c: listing.rows(c, ids))
        return {one: _values(self._live(row)) for one, row in found.items()}

    def _live(self, row: dict[str, Any]) -> dict[str, Any]:
        """Return a row with the newest counts of the engine, which are ahead of the file."""
        live = self._session.hub.jobs.get(row["id"])
        return row if live is None or row["state"] != "running" else {**row, **live, "id": row["id"]}

    def _show(self) -> None:
        job = self.table.current_id()
        rows = self._session.read(lambda c: listing.rows(c, [job])) if job >= 0 else {}
        row = self._live(rows[job]) if job in rows else None
        self.detail.show_job(row)
        self.window_.actions_table.refresh()
        asked = (job, row["failed"] if row is not None else 0)
        if asked != self._asked:
            self._asked = asked
            if asked[1]:
                self._session.query(lambda c: (job, log.commonest(c, job)), self._show_reasons, self, "reasons")

    def _show_reasons(self, found: tuple[int, Any]) -> None:
        if self.detail.row is not None and self.detail.row["id"] == found[0]:
            self.detail.show_reasons(found[1])

    def _can(self, verb: str) -> bool:
        return verb in self.verbs.of(self.detail.row)

    def _do(self, verb: str) -> None:
        if self.detail.row is not None:
            self.verbs.do(verb, self.detail.row)

    @staticmethod
    def _one(chips: FilterChips) -> str:
        return next(iter(chips.checked()), "")

    def retranslate(self) -> None:
        """Set all visible strings again."""
        self.head.set_texts(self.tr("Jobs"), number(self.model.rowCount()))
        words = [Chip(key, QCoreApplication.translate("JobsPane", text)) for key, text in GROUPS.items()]
        self.states.set_chips(words, checked=self.states.checked())
        self.kinds.set_chips([Chip(kind, title(kind)) for kind in self._kinds], checked=self.kinds.checked())
        self.kinds.setVisible(len(self._kinds) > 1)
        self.place.set_chips([Chip(HERE, self.tr("Only this project"))], checked=self.place.checked())
        self.table.set_name(self.tr("Jobs"))
        narrowed = any(chips.checked() for chips in (self.states, self.kinds, self.place))
        why = self.tr("No job matches these filters. Everything that takes long runs as a job.")
        none = self.tr("Everything that takes long runs as a job; what becomes of it is seen here.")
        self.empty.set_texts(self.tr("No jobs"), why if narrowed else none, self.tr("Go to the documents"))
        self.foot.set_texts(self.tr("%n job(s)", "", self.model.rowCount()))


def _values(row: dict[str, Any]) -> tuple[Any, ...]:
    spent = row["spent"]
    cost = "" if not spent or (not spent["cost"] and spent["unpriced"]) else amount(spent["cost"], spent["currency"])
    ended = row["done"] + row["failed"]
    items = f"{number(ended)} / {number(row['total'])}" if row["total"] else "–"
    tokens = number(spent["tokens"]) if spent else "–"
    state = state_of(row["state"]), is_at_cap(row)
    return str(row["id"]), row["kind"], row["project"], state, items, tokens, cost or "–", row["created_at"]


def _state_words(state: tuple[str, bool]) -> str:
    name, at_cap = state
    word = AT_CAP if at_cap else STATES[name][0]
    return QCoreApplication.translate("Jobs", word)


def _state_role(state: tuple[str, bool]) -> str:
    return STATES[state[0]][1]
