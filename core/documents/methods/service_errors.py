"""What a MinerU service refuses, as sentences that say what to do. Codes: https://mineru.net/doc/docs/ (API v4)."""

from __future__ import annotations

from core.documents.methods.sending import Refused
from core.errors import QT_TRANSLATE_NOOP, LorewrightError

_TOKEN = (
    QT_TRANSLATE_NOOP("Errors", "MinerU refused the token; it is wrong or has expired."),
    QT_TRANSLATE_NOOP("Errors", "Get a new token at mineru.net and enter it, then convert “{name}” again."),
)
_QUOTA = (
    QT_TRANSLATE_NOOP("Errors", "The MinerU account may convert no more today."),
    QT_TRANSLATE_NOOP("Errors", "Convert “{name}” again tomorrow, or choose another method."),
)
_LARGE = (
    QT_TRANSLATE_NOOP("Errors", "“{name}” is larger than MinerU takes."),
    QT_TRANSLATE_NOOP("Errors", "Split it into smaller files, or choose another method."),
)
_PAGES = (
    QT_TRANSLATE_NOOP("Errors", "“{name}” has more pages than MinerU takes."),
    QT_TRANSLATE_NOOP("Errors", "Split it into smaller files, or choose another method."),
)
_DAMAGED = (
    QT_TRANSLATE_NOOP("Errors", "MinerU cannot open “{name}”: it is damaged, protected, or not what its name says."),
    QT_TRANSLATE_NOOP("Errors", "Open it yourself, save it again without a password, and add that file."),
)
_BUSY = (
    QT_TRANSLATE_NOOP("Errors", "MinerU has no room or is out of order for the moment."),
    QT_TRANSLATE_NOOP("Errors", "Convert “{name}” again later."),
)
_FAILED = (
    QT_TRANSLATE_NOOP("Errors", "MinerU could not convert “{name}”."),
    QT_TRANSLATE_NOOP("Errors", "Convert it again, or choose another method; the details show what MinerU said."),
)
_GONE = (
    QT_TRANSLATE_NOOP("Errors", "MinerU no longer knows the file “{name}” that was sent to it."),
    QT_TRANSLATE_NOOP("Errors", "Convert it again; it is sent anew."),
)
_BY_CODE = {
    "A0202": _TOKEN,
    "A0211": _TOKEN,
    "-60002": _DAMAGED,
    "-60003": _DAMAGED,
    "-60004": _DAMAGED,
    "-60005": _LARGE,
    "-60006": _PAGES,
    "-60007": _BUSY,
    "-60009": _BUSY,
    "-60011": _GONE,
    "-60012": _GONE,
    "-60013": _GONE,
    "-60015": _DAMAGED,
    "-60017": _FAILED,
    "-60018": _QUOTA,
    "-60019": _QUOTA,
    "-10001": _BUSY,
}
_BY_STATUS = {401: _TOKEN, 403: _TOKEN, 402: _QUOTA, 413: _LARGE, 429: _BUSY}
_AGAIN = (_GONE, _FAILED, _DAMAGED)


class Forgotten(LorewrightError):
    """What was sent is of no use any more: another try has to send the file again."""


def from_code(code: str, said: str, name: str) -> LorewrightError:
    """Return the error for a code in an answer; `said` is for the details."""
    words = _BY_CODE.get(code, _FAILED)
    kind = Forgotten if words in _AGAIN else LorewrightError
    return kind(*words, name=name, code=code, details=said)


def from_status(error: Refused, name: str) -> LorewrightError:
    """Return the error for an HTTP status that is no success."""
    words = _BY_STATUS.get(error.status, _BUSY if error.status >= 500 else _FAILED)
    return LorewrightError(*words, name=name, code=error.status, details=error.body)


def failed(said: str, name: str) -> Forgotten:
    """Return the error for a file that the service tried and could not read."""
    return Forgotten(*_FAILED, name=name, details=said)


def stalled(name: str) -> LorewrightError:
    """Return the error for a service that goes on working without getting anywhere."""
    return LorewrightError(
        QT_TRANSLATE_NOOP("Errors", "MinerU has not got any further with “{name}” for a long time."),
        QT_TRANSLATE_NOOP("Errors", "Convert it again later; it is not sent a second time."),
        name=name,
    )


def no_token() -> LorewrightError:
    """Return what to do where no token is stored."""
    return LorewrightError(
        QT_TRANSLATE_NOOP("Errors", "There is no token for MinerU."),
        QT_TRANSLATE_NOOP("Errors", "Get one at mineru.net (API management) and enter it, or choose another method."),
    )
