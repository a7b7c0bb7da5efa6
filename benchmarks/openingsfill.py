"""What a full project has besides rows: models to choose from, and a long conversation."""

from __future__ import annotations

from core.chat import service as chats
from core.chat.turns import Answer, Setup, Turn
from core.clock import now
from core.models import listing, service
from core.models.listing import Listed
from core.projects import service as projects
from core.workspace import Workspace

MODEL = "deepseek/deepseek-chat"
TURNS = 40
ANSWER = """A **check valve** lets a fluid flow in one direction only.

- Fit it behind the pump, 泵的出口之后。
- Look at the arrow on its body.

```python
pressure = density * 9.81 * height
```

| Part | Interval |
|---|---|
| Spring | 12 months |
| 阀座 | 24 个月 |
"""


def equip(workspace: Workspace) -> None:
    """Give a provider models, and choose one for every project."""

    def choose(connection: object) -> None:
        listing.store(connection, "deepseek", [Listed("deepseek-chat"), Listed("deepseek-reasoner")])
        listing.store(connection, "openai", [Listed(f"model-{n}") for n in range(80)])
        for card in projects.cards(connection):
            projects.set_model(connection, card.id, service.resolved(connection, MODEL))

    workspace.write(choose)


def converse(workspace: Workspace) -> None:
    """Keep a long conversation with two models side by side."""
    models = [MODEL, "openai/model-1"]
    turns = [
        Turn(
            text=f"What does check valve {n} do? 它应当装在哪里？",
            at=now(),
            answers=[Answer(model=model, text=ANSWER, state="ok", finish="stop") for model in models],
        )
        for n in range(TURNS)
    ]
    chat = chats.Conversation(0, turns[0].text, Setup(models=models), turns)
    workspace.write(lambda c: chats.save(c, chat))
