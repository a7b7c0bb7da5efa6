"""Conversations: what each model is told, kept, searched, renamed, deleted and put back."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.chat import pictures, seats, service
from core.chat.service import Conversation
from core.chat.turns import Answer, Setup, Tuning, Turn, messages, title_of
from core.errors import InvalidUse
from core.projects import service as projects
from core.store import undo
from core.workspace import Workspace

JPEG = b"\xff\xd8\xff\xe0" + b"0" * 40


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace(tmp_path) as opened:
        yield opened


def turn(text: str, **said: str) -> Turn:
    return Turn(text=text, answers=[Answer(model=name, text=reply, state="ok") for name, reply in said.items()])


def chat(text: str, *turns: Turn) -> Conversation:
    return Conversation(
        0, title_of(text), Setup(models=["a", "b"], system="Be exact. 要准确"), list(turns or [turn(text)])
    )


def keep(workspace: Workspace, made: Conversation, project: int = 0) -> int:
    return workspace.write(lambda c: service.save(c, made, project))[0]


def titles(workspace: Workspace, search: str = "") -> list[str]:
    with workspace.read() as connection:
        return [entry.title for entry in service.listed(connection, search)]


def test_each_model_goes_on_from_its_own_answers() -> None:
    turns = [
        turn("one {{x}} $1", a="A1 {{y}}", b=""),
        turn("二", a="", b="乙"),
        turn("three", a="A3", b="B3"),
        Turn(text="now"),
    ]

    def told(model: str, system: str = "") -> list[tuple[str, str]]:
        return [(one["role"], one["content"]) for one in messages(system, turns, model, str)]

    assert told("a", "规则 $0") == [
        ("system", "规则 $0"),
        ("user", "one {{x}} $1"),
        ("assistant", "A1 {{y}}"),
        ("user", "three"),
        ("assistant", "A3"),
        ("user", "now"),
    ]
    assert told("b") == [
        ("user", "二"),
        ("assistant", "乙"),
        ("user", "three"),
        ("assistant", "B3"),
        ("user", "now"),
    ]
    assert told("new") == [("user", "now")]


def test_pictures_are_kept_once_and_sent_as_data(workspace: Workspace) -> None:
    name = pictures.keep(workspace, JPEG)
    assert pictures.keep(workspace, JPEG) == name
    assert [path.name for path in pictures.folder(workspace).iterdir()] == [name]
    (message,) = messages(
        "", [Turn(text="图？", pictures=[name])], "a", lambda name: pictures.data_url(workspace, name)
    )
    assert message["content"][0]["image_url"]["url"].startswith("data:image/jpeg;base64,/9j/")
    assert message["content"][1] == {"type": "text", "text": "图？"}
    for wrong in (b"", b"<svg/>", b"RIFF0000WAVE", JPEG + bytes(pictures.MOST_BYTES)):
        with pytest.raises(InvalidUse):
            pictures.keep(workspace, wrong)
    (pictures.folder(workspace) / name).unlink()
    with pytest.raises(InvalidUse, match="gone"):
        pictures.data_url(workspace, name)


def test_conversation_is_kept_and_opened_as_it_was(workspace: Workspace) -> None:
    project = workspace.write(lambda c: projects.create(c, "Pumps"))
    made = chat("Which valve? 哪个阀？")
    made.id = keep(workspace, made, project)
    made.turns[0].begin("a").text = "half a"
    made.setup.temperature = 0.0
    assert keep(workspace, made) == made.id
    with workspace.read() as connection:
        again = service.opened(connection, made.id)
    assert again.setup == made.setup
    assert again.setup.settings() == {"temperature": 0.0}
    assert [(answer.model, answer.text, answer.state) for answer in again.turns[0].answers] == [
        ("a", "half a", "stopped")
    ]
    workspace.write(lambda c: c.exec_driver_sql("DELETE FROM project"))
    assert titles(workspace) == ["Which valve? 哪个阀？"]


def test_search_finds_words_of_questions_and_answers_alone(workspace: Workspace) -> None:
    keep(workspace, chat("Pump", turn("How hot?", a="It is 90 % hot_water “fine”")))
    keep(workspace, chat("阀门", turn("压力多大？", b="三巴，见 C:\\data")))
    assert titles(workspace) == ["阀门", "Pump"]
    assert titles(workspace, "压力") == titles(workspace, "三巴 阀门") == titles(workspace, "C:\\data") == ["阀门"]
    assert titles(workspace, "PUMP hot_w") == titles(workspace, "90 %") == ["Pump"]
    assert titles(workspace, "answers") == titles(workspace, "hotXwater") == titles(workspace, "exact") == []


def test_rename_delete_and_put_back(workspace: Workspace) -> None:
    first, second = keep(workspace, chat("One")), keep(workspace, chat("二"))
    assert workspace.write(lambda c: service.rename(c, first, "  Eins\n zwei "))[0] == "One"
    assert titles(workspace) == ["二", "Eins zwei"]
    rows, changes = workspace.write(lambda c: service.take_out(c, [first, second, 999]))
    assert titles(workspace) == []
    assert sorted(changes.removed["chat"]) == [first, second]
    workspace.write(lambda c: service.put_back(c, rows))
    assert titles(workspace) == ["二", "Eins zwei"]
    for wrong in (lambda c: service.rename(c, first, "  "), lambda c: service.rename(c, 999, "x")):
        with pytest.raises(InvalidUse):
            workspace.write(wrong)


def test_how_an_answer_ended() -> None:
    answer = Answer(model="a", text="so far")
    answer.ended({"event": "refused", "error": {"what": "No."}, "text": "so far", "latency_ms": 5})
    assert (answer.state, answer.error, answer.latency_ms, answer.cost) == ("failed", {"what": "No."}, 5, None)
    answer.ended({"event": "answered", "state": "stopped", "text": "so", "cost": 0.0, "currency": "CNY"})
    assert (answer.state, answer.error, answer.text, answer.cost) == ("stopped", None, "so", 0.0)


def test_title_is_the_beginning_of_the_question() -> None:
    assert title_of("\n  Short?\nmore") == "Short?"
    assert title_of("word " * 30) == "word " * 11 + "word…"
    assert title_of("压力" * 40) == "压力" * 15 + "…"
    assert title_of("  ") == ""


def test_one_model_sits_in_two_columns_with_settings_of_its_own() -> None:
    setup = Setup(temperature=0.5, models=["p/m"]).seated("p/m", 1).seated("p/m", 2)
    assert [seats.words(seat) for seat in setup.models] == ["p/m", "p/m (2)", "p/m (3)"]
    assert {seats.model_of(seat) for seat in setup.models} == {"p/m"}
    assert setup.seated("p/m", 3) == setup, "three are the most"
    _first, second, third = setup.models
    setup = setup.tuned(second, Tuning(temperature=0, thinking=False)).tuned(third, Tuning(top_p=0.9))
    assert [setup.settings_of(seat) for seat in setup.models] == [
        {"temperature": 0.5},
        {"temperature": 0, "thinking": False},
        {"temperature": 0.5, "top_p": 0.9},
    ]
    assert Setup.model_validate_json(setup.model_dump_json()) == setup
    other = setup.seated("p/其他", 1)
    assert other.models == ["p/m", "p/其他", third]
    assert other.settings_of("p/其他") == {"temperature": 0, "thinking": False}, "the column keeps what was set for it"
    assert other.without("p/其他").own == {third: Tuning(top_p=0.9)}
    assert other.without("p/其他").seated("p/m", 2).models == ["p/m", third, second]
    asked = turn("1?")
    asked.begin(second).text = "二"
    said = messages("", [asked, turn("2?")], second, str)
    assert [message["content"] for message in said] == ["1?", "二", "2?"]
    assert [message["content"] for message in messages("", [asked, turn("2?")], third, str)] == ["2?"]


def test_pictures_go_when_no_conversation_can_come_back(workspace: Workspace) -> None:
    def picture(place: int) -> str:
        name = pictures.keep(workspace, b"\x89PNG" + bytes([place]))
        os.utime(pictures.folder(workspace) / name, (1, 1))
        return name

    def left() -> set[str]:
        return {place.name for place in pictures.folder(workspace).iterdir()}

    assert pictures.sweep(workspace) == []
    project = workspace.write(lambda c: projects.create(c, "阀门"))
    shared, alone, loose, drafted = (picture(n) for n in range(4))
    first = keep(workspace, chat("One", Turn(text="?", pictures=[shared, alone])))
    second = keep(workspace, chat("二", Turn(text="？", pictures=[shared])))
    undo_id, changes = workspace.write(lambda c: service.remove(c, [first], project))
    assert changes.removed["chat"] == [first]
    assert titles(workspace) == ["二"]
    assert pictures.keep(workspace, b"\x89PNG" + bytes([3])) == drafted
    assert pictures.sweep(workspace) == [loose]
    assert left() == {shared, alone, drafted}, "what was just kept again stays for the question being written"
    workspace.write(lambda c: undo.restore(c, undo_id))
    assert pictures.data_url(workspace, alone).startswith("data:image/png")
    workspace.write(lambda c: service.remove(c, [first], project))
    workspace.write(lambda c: c.exec_driver_sql("DELETE FROM undo"))
    assert pictures.sweep(workspace) == [alone]
    workspace.write(lambda c: service.take_out(c, [second]))
    assert pictures.sweep(workspace) == [shared]
    assert left() == {drafted}
