"""What is in the pictures: reviewed projects of the bundled documents, files that cannot be read, a missing model."""

from __future__ import annotations

from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from specimens import formats

from benchmarks.usagefill import COLUMNS, made
from core import making
from core.chunks.cleaning import CleanOptions
from core.chunks.importing import ImportOptions
from core.cli import running
from core.clock import now
from core.jobs import history
from core.llm.failures import failure
from core.llm.messages import Model
from core.models import listing as listing_of_models
from core.models import service as resolving
from core.models.listing import Listed
from core.projects import service as projects
from core.samples import listing, service
from core.stages.choice import BUILT_IN

if TYPE_CHECKING:
    from core.workspace import Workspace

#: language -> name of its project
NAMES: Final = {"en": "Authenticator lifecycle", "zh": "个人信息保护法"}
CALLS, DAYS = 4_000, 30
CITED: Final = """# Feed water

Feed water must be softened [1], because hard water leaves scale [2, 3].



Scale of one millimetre costs a tenth of the heat [4].

17

## 软化

给水应当软化[1]，因为硬水会结垢[2]。水垢厚一毫米，热量损失约一成[3]。
"""
THOUGHT: Final = "The question has two parts: what the valve does, and where it belongs. " * 4
ANSWER: Final = """A **check valve** lets water flow in one direction only.

1. Pressure from the pump lifts the disc, and water passes.
2. When the pump stops, the column of water presses the disc onto its seat.

| Kind | Loss | Closes |
|---|---|---|
| Swing | low | slowly |
| Spring | medium | at once |

止回阀装在**泵出口之后、闸阀之前**。"""
REFUSING: Final = "http://127.0.0.1:9/v1"  # the discard port: nothing answers there


def make(workspace: Workspace, language: str) -> None:
    """Make a project of the bundled document of one language and review a part of it."""
    documents = [path for path in making.samples() if path.stem.endswith(f".{language}")]
    project_id = workspace.write(lambda c: projects.create(c, NAMES[language]))
    chain = making.steps(documents, BUILT_IN, tree="outline")
    running.run(workspace, workspace.write(lambda c: making.begin(c, project_id, chain)))
    with workspace.read() as connection:
        ids = list(listing.ids(connection, project_id, listing.SampleFilter()))

    def review(connection: Any) -> None:
        service.edit(connection, ids[::3], state="accepted")
        service.edit(connection, ids[1::7], state="rejected")
        for rating in (3, 4, 5):
            service.edit(connection, ids[rating::4], rating=rating)

    workspace.write(review)


def enrich(workspace: Workspace) -> None:
    """Add small documents of other formats to every project, and let the rules propose cleaner texts for its chunks."""
    sources = workspace.folder / "specimens"
    sources.mkdir()
    paths = [str(path) for path in formats(sources)]
    cited = sources / "cited.md"
    cited.write_text(CITED, encoding="utf-8")
    jobs = (
        ("import", ImportOptions(paths=[*paths, str(cited)])),
        ("clean", CleanOptions(model=BUILT_IN)),
    )
    for project_id in _projects(workspace):
        for kind, options in jobs:
            asked = options.model_dump(mode="json")
            running.run(workspace, workspace.write(partial(_queue, project_id, kind, asked)))


def spend(workspace: Workspace) -> None:
    """Write a month of calls for the projects there are, of several models, prices and outcomes."""
    rows = list(islice(made(_projects(workspace), CALLS, DAYS), CALLS))
    marks = ", ".join("?" * len(COLUMNS))
    statement = f"INSERT INTO call ({', '.join(COLUMNS)}) VALUES ({marks})"  # noqa: S608 - names of columns
    workspace.write(lambda c: c.exec_driver_sql(statement, rows))


def broken(folder: Path) -> list[Path]:
    """Write documents that cannot be read, each for another reason."""
    contents = {
        "empty.txt": b"",
        "damaged.pdf": b"%PDF-1.7 and no more",
        "letter.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
    }
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    return [folder / name for name in contents]


def unreachable() -> Model:
    """Return a model that is not there."""
    return Model(provider="openai-compatible", name="qwen3-8b", base_url=REFUSING)


def equip(workspace: Workspace) -> None:
    """Let a provider have a key and models, one of them checked, and choose one for every project."""
    provider = "deepseek"

    def choose(connection: Any) -> None:
        listing_of_models.store(connection, provider, [Listed("deepseek-chat"), Listed("deepseek-reasoner")])
        listing_of_models.store(connection, "openai", [Listed(name) for name in ("gpt-5-mini", "gpt-4o-mini")])
        for card in projects.cards(connection):
            projects.set_model(connection, card.id, resolving.resolved(connection, f"{provider}/deepseek-chat"))

    workspace.write(choose)


def converse(workspace: Workspace) -> None:
    """Keep a conversation with two models side by side; the answer of the second failed."""
    from core.chat import service as chats
    from core.chat.turns import Answer, Setup, Turn

    models = ["deepseek/deepseek-chat", "openai/gpt-5-mini"]
    reason = failure(
        "key", Model(provider="openai", name="gpt-5-mini", base_url="https://api.openai.com/v1"), status=401
    )
    figures = {"prompt_tokens": 31, "completion_tokens": 96, "first_ms": 412, "latency_ms": 5210, "speed": 44.6}
    answers = [
        Answer(model=models[0], text=ANSWER, thinking=THOUGHT, state="ok", finish="stop", cost=0.000173, currency="CNY",
               **figures),
        Answer(model=models[1], state="failed", error=reason.as_dict()),
    ]  # fmt: skip
    turn = Turn(text="What does a check valve do? 它应当装在哪里？", at=now(), answers=answers)
    chat = chats.Conversation(0, turn.text, Setup(models=models), [turn])
    workspace.write(lambda c: chats.save(c, chat))


def _queue(project_id: int, kind: str, options: dict[str, Any], connection: Any) -> int:
    return history.create(connection, project_id, kind, options)


def _projects(workspace: Workspace) -> list[int]:
    with workspace.read() as connection:
        return [card.id for card in projects.cards(connection)]
