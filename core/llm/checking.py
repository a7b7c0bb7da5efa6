"""One tiny call that tells whether a model can be used as it is set up."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

from core.llm.calls import CHECK, CallRecord
from core.llm.client import Client
from core.llm.failures import failure
from core.llm.gateway.gateway import Gateway
from core.llm.gguf.starting import START_SECONDS
from core.llm.messages import Model, Request, Timeouts
from core.llm.patience import Patience
from core.secrets import Secrets

LOCAL_SECONDS = 120.0  # a local service may have to load the model from the disk first
REMOTE_SECONDS = 30.0
_QUESTION = "Reply with the word OK."
_TOKENS = 16
_THOUGHTS = 1280  # some services want room for 1024 tokens of thinking at least


@dataclass(frozen=True)
class Checked:
    """A model that answered: how long it took, the first words it said, and how long its file took to load."""

    latency_ms: int
    text: str
    loading_ms: int | None = None


def longest(model: Model) -> float:
    """Return the seconds to wait for the word: as long as the user has calls wait, else what fits the place."""
    stated = model.timeouts
    usual = LOCAL_SECONDS if model.local else REMOTE_SECONDS
    return stated.total or max(stated.first or 0.0, stated.read or 0.0) or usual


async def check(model: Model, secrets: Secrets, told: Callable[[CallRecord], None] | None = None) -> Checked:
    """Ask the model for one word, with the key that `secrets` has for its provider; `told` is given the call's record.

    Raises:
        ModelError: it does not answer; the sentence says what to do.
    """
    seconds = longest(model)
    patience = seconds + (START_SECONDS if model.gguf is not None else 0)
    waits = Timeouts(connect=model.timeouts.connect, read=seconds)
    # One address, one model, and no reply from an earlier call: it is this one that is asked about.
    model = model.model_copy(update={"timeouts": waits, "fallbacks": (), "endpoints": (), "cache": False})
    most = _THOUGHTS if model.thinking else _TOKENS
    request = Request(({"role": "user", "content": _QUESTION},), model, CHECK, max_tokens=most)
    try:
        # One try: a person waits, and the first failure says what is wrong.
        async with asyncio.timeout(patience), Client(secrets, Patience(attempts=1, refusals=1)) as client:
            # A model file is loaded for this call alone, and ends with the client.
            reply = await Gateway(client, told=told).complete(request)
            loading = next(iter(client.files.loading_ms()), None)
    except TimeoutError as error:
        raise failure("timeout", model) from error
    return Checked(reply.latency_ms, " ".join((reply.text or reply.reasoning or "").split())[:80], loading)
