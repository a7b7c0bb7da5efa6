"""What every further call of a run would meet as well, told from what concerns one request alone."""

from __future__ import annotations

import re

from core.errors import QT_TRANSLATE_NOOP, LorewrightError
from core.llm.failures import ModelError
from core.llm.gateway.recording import models_of
from core.llm.messages import Model

#: so many items in a row, one after the other without another end between, where one refusal alone proves nothing
DOUBTFUL = 3
# A 403 that speaks of the account, the key or the model as a whole, not of what was asked.
_ACCOUNT = re.compile(
    r"permission|api[ _-]?key|access token|credential|unauthori[sz]ed|authenticat|subscription|organi[sz]ation"
    r"|account|billing|suspended|deactivated|disabled|expired|revoked|(?:access|use|sample from)[^.\n]{0,30}model"
    r"|model[^.\n]{0,40}(?:access|permission)|(?:country|region|territory)[^.\n]{0,40}not (?:supported|available)"
    r"|not (?:supported|available) in your (?:country|region)"
    r"|权限|密钥|令牌|账[户号]|帐[户号]|停用|冻结|过期|未授权|未开通|实名|地区",
    re.IGNORECASE,
)
_TODO: dict[str, str] = {
    "key": QT_TRANSLATE_NOOP(
        "Errors",
        "Put the key right in the model settings, then resume the job: it goes on with what was not asked yet.",
    ),
    "quota": QT_TRANSLATE_NOOP(
        "Errors",
        "Top it up, then resume the job: it goes on with what was not asked yet. Or begin again with another model.",
    ),
    "forbidden": QT_TRANSLATE_NOOP(
        "Errors",
        "Ask {provider} for access, then resume the job: it goes on with what was not asked yet. "
        "Or begin again with another model.",
    ),
    "model": QT_TRANSLATE_NOOP(
        "Errors",
        "Make the model available again, then resume the job: it goes on with what was not asked yet. "
        "Or begin again with another model.",
    ),
    "address": QT_TRANSLATE_NOOP(
        "Errors",
        "See whether the service has moved; once it answers there again, resume the job: it goes on with what was not "
        "asked yet. Or begin again with another model.",
    ),
    "asleep": QT_TRANSLATE_NOOP(
        "Errors",
        "Start the service again, then resume the job: it goes on with what was not asked yet. "
        "Or begin again with another model.",
    ),
    "unreachable": QT_TRANSLATE_NOOP(
        "Errors",
        "Once it can be reached again, resume the job: it goes on with what was not asked yet. "
        "Or begin again with another model.",
    ),
}


_GONE = ("asleep", "unreachable")
# Set in the error of a call that failed while another model in its line may still answer.
_OTHERS = "others"


class Halted(LorewrightError):
    """No call of the run is let out any more, because of a refusal that all of them would meet; the item waits."""


def enough(error: ModelError) -> int:
    """Return after how many items that are refused like this in a row a run has nothing to hope for; 0 for never.

    A wrong key, an empty account and a model that is gone are told by one answer, and a service that is gone by the
    last of the tries that each call has. A filter in front of a service says 403 to a single text, and a 404 or 405
    without a word of the model may come from a machine in between.
    """
    if error.params.get(_OTHERS):
        return 0
    if error.kind in ("key", "quota"):
        return 1
    if error.kind in _GONE:
        return 1 if _nobody_listens(error) else 0
    if error.kind == "model":
        # A 400 that seems to name the model may quote the text that was sent.
        return 1 if error.params.get("status") == 404 else DOUBTFUL
    if error.kind == "forbidden":
        return 1 if _ACCOUNT.search(str(error.params.get("reply", ""))) else DOUBTFUL
    return DOUBTFUL if error.kind == "address" else 0


def _nobody_listens(error: BaseException) -> bool:
    """Say whether the machine was there and refused the connection; a network that is away for a while says no such."""
    cause: BaseException | None = error
    seen: set[int] = set()
    while cause is not None and id(cause) not in seen:
        if isinstance(cause, ConnectionRefusedError):
            return True
        seen.add(id(cause))
        cause = cause.__cause__ or cause.__context__
    return False


def halted(error: ModelError) -> Halted:
    """Return the reason for which a run stops, with what to do so that it goes on."""
    todo = error.todo if error.params.get("lacking") else _TODO.get(error.kind, error.todo)
    return Halted(error.what, todo, **error.params)


class Refusals:
    """Which models of a line with fallbacks refused everything when they were asked last."""

    def __init__(self) -> None:
        self._models: set[tuple[str, str, str]] = set()

    def note(self, model: Model, error: ModelError | None) -> None:
        """Take how a call of a model ended; None for well."""
        place = _place(model)
        if error is not None and enough(error):
            self._models.add(place)
        else:
            self._models.discard(place)

    def told(self, model: Model, error: ModelError | None) -> ModelError | None:
        """Return the error of a call for which no model of the line answered; it says whether another may yet."""
        if error is not None and any(_place(one) not in self._models for one in models_of(model)):
            error.params[_OTHERS] = True
        return error


def _place(model: Model) -> tuple[str, str, str]:
    return model.provider, model.base_url, model.name
