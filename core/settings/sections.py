"""The sections. One field here is the form, the validation, the command-line option and the help, all at once."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field

from core.errors import QT_TRANSLATE_NOOP, InvalidUse


class Section(BaseModel):
    """A group of settings; an instance holds the values in force.

    Attributes:
        id: stable name, as in "runs.log_days".
        heading: for people, marked for translation under "Forms".
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: ClassVar[str]
    heading: ClassVar[str]


class Interface(Section):
    """How the window looks and speaks."""

    id = "interface"
    heading = QT_TRANSLATE_NOOP("Forms", "Interface")

    language: Literal["system", "en", "zh_CN"] = Field(
        "system",
        title=QT_TRANSLATE_NOOP("Forms", "Language"),
        description=QT_TRANSLATE_NOOP("Forms", "Of the window. The data keeps the language of each document."),
        json_schema_extra={
            "labels": {"system": QT_TRANSLATE_NOOP("Forms", "Like the system")},
            # Each as those who speak it write it, whatever the window speaks.
            "names": {"en": "English", "zh_CN": "简体中文"},
        },
    )
    mode: Literal["system", "light", "dark"] = Field(
        "system",
        title=QT_TRANSLATE_NOOP("Forms", "Appearance"),
        json_schema_extra={
            "labels": {
                "system": QT_TRANSLATE_NOOP("Forms", "Like the system"),
                "light": QT_TRANSLATE_NOOP("Forms", "Light"),
                "dark": QT_TRANSLATE_NOOP("Forms", "Dark"),
            }
        },
    )
    factor: float = Field(
        1.0,
        ge=0.8,
        le=1.8,
        title=QT_TRANSLATE_NOOP("Forms", "Size of the text"),
        description=QT_TRANSLATE_NOOP("Forms", "1 is the size the system uses."),
        json_schema_extra={"step": 0.1, "decimals": 1},
    )


class Runs(Section):
    """What jobs do beside their work."""

    id = "runs"
    heading = QT_TRANSLATE_NOOP("Forms", "Jobs")

    log: bool = Field(
        default=True,
        title=QT_TRANSLATE_NOOP("Forms", "Keep requests and replies"),
        description=QT_TRANSLATE_NOOP("Forms", "Every call with prompt, reply and thinking, to look up later."),
    )
    log_days: int = Field(
        30,
        ge=1,
        le=3650,
        title=QT_TRANSLATE_NOOP("Forms", "Days to keep it"),
        description=QT_TRANSLATE_NOOP("Forms", "Tokens and costs stay for good."),
    )
    reuse: bool = Field(
        default=False,
        title=QT_TRANSLATE_NOOP("Forms", "Use kept replies again"),
        description=QT_TRANSLATE_NOOP(
            "Forms",
            "What an earlier job asked the same model in the very same words is answered from the disk, at no cost. "
            "A job that asks the same twice gets two replies, unless the temperature is 0.",
        ),
    )
    kept_megabytes: int = Field(
        500,
        ge=1,
        le=1_000_000,
        title=QT_TRANSLATE_NOOP("Forms", "Room for kept replies"),
        json_schema_extra={"unit": QT_TRANSLATE_NOOP("Forms", "MB")},
    )
    again: bool = Field(
        default=True,
        title=QT_TRANSLATE_NOOP("Forms", "Retry failed items at the end"),
        description=QT_TRANSLATE_NOOP(
            "Forms", "Once, before a job ends: those whose connection or server failed, or whose reply was of no use."
        ),
    )
    notify: bool = Field(
        default=True,
        title=QT_TRANSLATE_NOOP("Forms", "Notify when a job ends"),
        description=QT_TRANSLATE_NOOP("Forms", "With a notification of the system, while the window is not in front."),
    )
    hook: str = Field(
        "",
        title=QT_TRANSLATE_NOOP("Forms", "Run at the end of a job"),
        description=QT_TRANSLATE_NOOP(
            "Forms", "A program, then each of its arguments on a line of its own. A job may name another one, or none."
        ),
        # What runs on this machine is said on this machine, not by a file that came from elsewhere.
        json_schema_extra={"multiline": True, "here": True, "program": True},
    )


SECTIONS: tuple[type[Section], ...] = (Interface, Runs)
#: the section of keys the user gave to actions; the window knows the actions, so it is no form
KEYS = "keys"


def section(id: str) -> type[Section]:
    """Return the section of that id.

    Raises:
        InvalidUse: there is none.
    """
    for one in SECTIONS:
        if one.id == id:
            return one
    raise InvalidUse(
        QT_TRANSLATE_NOOP("Errors", "There is no section of settings “{section}”."),
        QT_TRANSLATE_NOOP("Errors", "There are: {known}."),
        section=id,
        known=[one.id for one in SECTIONS],
    )
