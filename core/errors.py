"""One error type for everything a user can do something about.

Core never translates. A message is an English template with named parameters, marked with
`QT_TRANSLATE_NOOP` so that Qt Linguist finds it; the window translates the template and then fills in
the parameters. The command line prints the English text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:  # noqa: N802 - lupdate looks for this very name
    """Mark `text` for translation and return it unchanged."""
    return text


class LorewrightError(Exception):
    """Something went wrong that a person can understand and act on.

    Args:
        what: template of what happened, for example ``"{name} is empty."``.
        todo: template of what to do about it; empty when there is nothing to do.
        params: values for both templates; plain data, because errors are stored with job items. Give several words as
            a list: how they are joined is a matter of the language.
    """

    def __init__(self, what: str, todo: str = "", **params: Any) -> None:
        self.what = what
        self.todo = todo
        self.params = params
        super().__init__(str(self))

    def __str__(self) -> str:
        return " ".join(fill(part, self.params) for part in (self.what, self.todo) if part)

    def __reduce__(self) -> tuple[Any, ...]:
        # Errors cross process borders; the default pickling would lose the parameters.
        return _rebuild, (type(self), self.what, self.todo, self.params)

    def as_dict(self) -> dict[str, Any]:
        """Return plain data that `from_dict` turns back into an equal error."""
        return {"what": self.what, "todo": self.todo, "params": self.params}

    @staticmethod
    def from_dict(data: dict[str, Any]) -> LorewrightError:
        """Rebuild an error stored with `as_dict`."""
        return LorewrightError(data["what"], data.get("todo", ""), **data.get("params", {}))


class InvalidUse(LorewrightError):
    """The caller asked for something that makes no sense; the command line exits with 2."""


class Interrupted(LorewrightError):
    """The user cancelled or paused; never shown as a failure."""

    def __init__(self, what: str = "Interrupted.", todo: str = "", **params: Any) -> None:
        super().__init__(what, todo, **params)


def fill(template: str, params: dict[str, Any], join: Callable[[Iterable[str]], str] = ", ".join) -> str:
    """Put `params` into `template`, lists joined; a template whose parameters are missing is shown as it is."""
    words = {name: join(map(str, one)) if isinstance(one, list | tuple) else one for name, one in params.items()}
    try:
        return template.format(**words)
    except (KeyError, IndexError, ValueError):
        return template


def _rebuild(kind: type[LorewrightError], what: str, todo: str, params: dict[str, Any]) -> LorewrightError:
    return kind(what, todo, **params)
