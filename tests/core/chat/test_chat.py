"""Conversations: what each model is told, kept, searched, renamed, deleted and put back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.chat import pictures, service
from core.chat.service import Conversation
from core.chat.turns import Answer, Setup, Turn, messages, title_of
from core.errors import InvalidUse
from core.projects import service as projects
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
    rows, changes = workspace.write(lambda c: service.remove(c, [first, second, 999]))
    assert titles(workspace) == []
    assert sorted(changes.removed["chat"]) == [first, second]
    workspace.write(lambda c: service.restore(c, rows))
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
