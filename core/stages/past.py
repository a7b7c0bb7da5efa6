"""How many tokens a model made of the prompts it was sent, against what was counted of them here.

Vocabularies differ: one model may make twice as many tokens of a Chinese page as another, and hardly more of English.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from core.language import detect
from core.llm.messages import Model
from core.store.schema import Call, CallText
from core.store.schema.columns import table

#: the newest prompts of a model that are counted, and how many texts of the log are looked at for them
KEPT, NEWEST = 20, 400
#: so many prompts in a language say something; a single one may have come with something else
FEW = 2
# What a server names beyond this is another way of counting, such as leaving out what it had in its cache.
_LEAST, _MOST = 0.3, 4.0

CALL, TEXT = table(Call), table(CallText)


@dataclass(frozen=True)
class Sent:
    """A prompt as it was sent: its language, its messages as one text, how many these were, and its real tokens."""

    language: str
    text: str
    messages: int
    tokens: int


def sent(connection: Connection, model: Model) -> list[Sent]:
    """Return the newest prompts of a model that the log still holds, as far as their tokens are known."""
    lately = select(TEXT.c.call_id).order_by(TEXT.c.call_id.desc()).limit(NEWEST)
    query = (
        select(CALL.c.prompt_tokens, TEXT.c.messages)
        .join(TEXT, TEXT.c.call_id == CALL.c.id)
        .where(CALL.c.id.in_(lately), CALL.c.provider == model.provider, CALL.c.model == model.name)
        .where(CALL.c.state == "ok", CALL.c.error == "", CALL.c.prompt_tokens > 0)
        .order_by(CALL.c.id.desc())
        .limit(KEPT)
    )
    found = []
    for tokens, messages in connection.execute(query):
        said = [message.get("content") for message in messages]
        if said and all(isinstance(one, str) for one in said):
            text = "\n".join(said)
            found.append(Sent(detect(text), text, len(said), tokens))
    return found


def ratios(prompts: Sequence[Sent], counted: Sequence[int]) -> dict[str, float]:
    """Return by language how many tokens a model makes of one that is counted here; of none known well enough, none.

    `counted` are the tokens of each prompt with what a chat template puts around its messages.
    """
    found: dict[str, float] = {}
    for language in {one.language for one in prompts}:
        own = [(one.tokens, size) for one, size in zip(prompts, counted, strict=True) if one.language == language]
        if len(own) >= FEW:
            real, here = (sum(pair[place] for pair in own) for place in (0, 1))
            found[language] = min(_MOST, max(_LEAST, real / max(1, here)))
    return found
