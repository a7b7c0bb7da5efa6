"""A project's own prompts: kept, checked, compared with the default, restored, exported and brought in again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from core.errors import InvalidUse
from core.projects import service as projects
from core.prompts import catalogue, overrides, sets
from core.prompts.book import PromptBook
from core.prompts.catalogue import Prompt, PromptInvalid
from core.prompts.checking import FAULT, check, faults
from core.prompts.echo import echoes
from core.prompts.languages import in_language, of_prompt
from core.prompts.rendering import render
from core.store import undo
from core.store.schema.columns import table
from core.store.schema.prompt import PromptText
from core.workspace import Workspace

EVERY = catalogue.all()


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace(tmp_path / "data") as opened:
        yield opened


@pytest.fixture
def project(workspace: Workspace) -> int:
    return workspace.write(lambda c: projects.create(c, "法规"))


def user_of(id: str, language: str, extra: str) -> str:
    return f"{catalogue.load(id, language).user}\n\n{extra}"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_own_text_is_used_and_named(workspace: Workspace, project: int, language: str) -> None:
    default = catalogue.load("questions", language)
    user = user_of("questions", language, "Write in verse. 用诗体。")
    undo_id, changes = workspace.write(lambda c: overrides.save(c, project, "questions", language, "", user))
    assert changes.tables() == {"prompt_text"}
    with workspace.read() as connection:
        prompt = overrides.effective(connection, project, "questions", language)
        other = overrides.effective(connection, project, "questions", "en" if language == "zh" else "zh")
    assert (prompt.user, prompt.system, prompt.own) == (user, "", True)
    assert prompt.stamp == f"questions.{language}@1+{prompt.hash[:8]}"
    assert (other.own, other.stamp) == (False, f"questions.{other.language}@1")
    assert (prompt.schema, prompt.variables) == (default.schema, default.variables)
    said = render(prompt, {**default.example, "text": "{{count}} $1 {{fence}} \\1 ${text}"})
    assert [message["role"] for message in said] == ["user"]
    assert "{{count}} $1 {{fence}} \\1 ${text}" in said[0]["content"]
    workspace.write(lambda c: undo.restore(c, undo_id))
    with workspace.read() as connection:
        assert overrides.effective(connection, project, "questions", language) == default


def test_saving_the_default_keeps_nothing(workspace: Workspace, project: int) -> None:
    default = catalogue.load("answer", "zh")
    assert workspace.write(lambda c: overrides.save(c, project, "answer", "zh", default.system, default.user))[0] == 0
    text = user_of("answer", "zh", "另起一段。")
    workspace.write(lambda c: overrides.save(c, project, "answer", "zh", default.system, text))
    again = workspace.write(
        lambda c: overrides.save(c, project, "answer", "zh", default.system, text.replace("\n", "\r\n"))
    )
    assert again[0] == 0, "line ends are no change"
    workspace.write(lambda c: overrides.save(c, project, "answer", "zh", default.system, default.user))
    with workspace.read() as connection:
        assert not overrides.standing(connection, project, "answer", "zh").prompt.own


@pytest.mark.parametrize("prompt", EVERY, ids=lambda prompt: f"{prompt.id}.{prompt.language}")
def test_defaults_pass_their_own_check_and_example(prompt: Prompt) -> None:
    assert check(prompt, prompt.system, prompt.user) == []
    assert set(prompt.example) == set(prompt.variables)
    assert prompt.stage or prompt.id in ("retry", "rest", "form")
    said = render(prompt, prompt.example)[-1]["content"]
    assert "{{" not in said
    for name in prompt.fenced:
        assert prompt.example[name].strip() in said
    if prompt.stage:
        assert prompt.reply
        assert not prompt.schema or isinstance(json.loads(prompt.reply), list)


CHANGES = {
    "unknown": ("{{text}}", "{{text}} {{texte}}", FAULT),
    "missing": ("{{text}}", "", FAULT),
    "nearly": ("{{headings}}", "{{ headings }} {{headings}}", "warning"),
    "unfenced": ("<{{fence}}>\n{{text}}\n</{{fence}}>", "{{text}}", "warning"),
}


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("kind", CHANGES)
def test_check_names_what_is_wrong_and_where(kind: str, language: str) -> None:
    default = catalogue.load("answer", language)
    old, new, grade = CHANGES[kind]
    user = default.user.replace(old, new)
    found = check(default, default.system, user)
    assert [(remark.kind, remark.grade) for remark in found] == [(kind, grade)]
    start, end = found[0].span
    assert user[start:end] == {"unknown": "{{texte}}", "missing": "", "nearly": "{{ headings }}"}.get(kind, "{{text}}")
    assert str(found[0]).endswith(".")


def test_full_width_and_single_braces_are_noticed() -> None:
    default = catalogue.load("answer", "zh")
    found = check(default, "｛｛text｝｝ {question} {anything} {{Other Name}}", default.user)
    assert [remark.params["written"] for remark in found] == ["｛｛text｝｝", "{question}", "{{Other Name}}"]


@pytest.mark.parametrize(
    ("added", "kind", "written", "line"),
    [
        ("See {{text", "unclosed", "{{text", 1),
        ("看 {{text 里的话。\n", "unclosed", "{{text", 1),
        ("First.\n\nSee {{text} here.", "unclosed", "{{text", 3),
        ("{{ question\n}", "unclosed", "{{ question", 1),
        ("{{passage of the book", "unclosed", "{{passage", 1),
        ("{{text and {{question}}", "unclosed", "{{text", 1),
        ("See text}}.", "unopened", "text}}", 1),
        ("一。\n看{text}}。", "unopened", "{text}}", 2),
        ("Close it with }}, please.", "unopened", "}}", 1),
        ("Not words}} either", "unopened", "}}", 1),
        ('{"a": {"b": 1}}}} and', "unopened", "}}", 1),
    ],
)
def test_half_a_variable_is_pointed_at(added: str, kind: str, written: str, line: int) -> None:
    default = catalogue.load("answer", "en")
    (found,) = check(default, added, default.user)
    assert (found.kind, found.grade, found.part, found.line) == (kind, "warning", "system", line)
    assert added[slice(*found.span)] == found.params["written"] == written
    assert ("A variable is written" in str(found)) == (found.params["meant"] in ("{{text}}", "{{question}}"))
    assert found.as_dict()["line"] == line


@pytest.mark.parametrize(
    "prose",
    [
        'Reply as {"a": {"b": [1, {"c": {}}]}}.',
        '[{"genre": {"title": "农事"}, "audience": {"title": "菜园主"}}]',
        "In LaTeX \\frac{a}{b}, x_{{1}}, \\mathbf{{\\alpha}}.",
        "Sets {1, 2} and {}, a lone } and a lone {.",
        "Templates hold {{ user.name }} or {{#if}}.",
        "{ {x} }",
    ],
)
def test_braces_that_are_meant_are_left_alone(prose: str) -> None:
    default = catalogue.load("answer", "en")
    assert check(default, prose, default.user) == []


def test_text_that_cannot_be_used_is_refused(workspace: Workspace, project: int) -> None:
    for user in ("", "No variable at all.", "{{text}} {{question}} {{colour}}"):
        with pytest.raises(InvalidUse):
            workspace.write(lambda c, user=user: overrides.save(c, project, "answer", "en", "", user))
    workspace.write(lambda c: overrides.save(c, project, "answer", "en", "", "{{text}} {{question}}"))


def test_upgrade_that_changes_a_default_is_told(workspace: Workspace, project: int) -> None:
    text = user_of("clean", "en", "Keep the footnotes.")
    workspace.write(lambda c: overrides.save(c, project, "clean", "en", "", text))
    target = table(PromptText)
    workspace.write(lambda c: c.execute(target.update().values(base="0123456789abcdef")))
    with workspace.read() as connection:
        assert overrides.outdated(connection, project) == [("clean", "en")]
        assert overrides.standing(connection, project, "clean", "en").outdated
    undo_id, _changes = workspace.write(lambda c: overrides.stand_by(c, project, "clean", "en"))
    with workspace.read() as connection:
        assert overrides.outdated(connection, project) == []
    workspace.write(lambda c: undo.restore(c, undo_id))
    with workspace.read() as connection:
        assert overrides.outdated(connection, project) == [("clean", "en")]


def test_text_that_an_upgrade_broke_stops_the_job_with_its_name(workspace: Workspace, project: int) -> None:
    workspace.write(lambda c: overrides.save(c, project, "answer", "en", "", "{{text}} {{question}}"))
    workspace.write(lambda c: c.execute(table(PromptText).update().values(user="{{passage}}")))
    with workspace.read() as connection:
        assert overrides.standing(connection, project, "answer", "en").invalid
    with pytest.raises(PromptInvalid, match=r"answer\.en"):
        PromptBook(workspace, project).load("answer", "en")


def test_a_run_keeps_the_prompts_it_began_with(workspace: Workspace, project: int) -> None:
    book = PromptBook(workspace, project)
    first = book.load("answer", "en")
    workspace.write(lambda c: overrides.save(c, project, "answer", "en", "", "{{text}} {{question}}"))
    assert book.load("answer", "en") is first
    assert PromptBook(workspace, project).load("answer", "en").own


@pytest.mark.parametrize(
    ("language", "prompt", "name"),
    [("zh", "zh", ""), ("zh-Hant", "zh", ""), ("en_GB", "en", ""), ("fr", "en", "French"), ("ja", "en", "Japanese")],
)
def test_language_of_the_prompt_is_that_of_the_document(language: str, prompt: str, name: str) -> None:
    assert of_prompt(language) == prompt
    default = catalogue.load("questions", prompt)
    found = in_language(default, language)
    assert found.system == default.system
    if name:
        assert f"write it in {name}." in found.user.splitlines()[-1]
        assert found.hash != default.hash
    else:
        assert found is default


def test_unknown_language_asks_for_that_of_the_source(workspace: Workspace, project: int) -> None:
    book = PromptBook(workspace, project)
    assert "write it in the language of the source." in book.load("answer", "xx").user
    assert book.load("answer", "auto") == book.load("answer", "en")
    assert not re_chinese(book.load("answer", "ko"))


def re_chinese(prompt: Prompt) -> bool:
    return any("\u4e00" <= char <= "\u9fff" for char in prompt.system + prompt.user)


def test_echo_is_told_from_the_own_text() -> None:
    default = catalogue.load("answer", "en")
    own = replace(default, user=default.user + "\n\nAlways mention the colour of the housing and its weight.")
    said = "Always mention the colour of the housing and its weight."
    assert echoes(said, own, "A pump.")
    assert not echoes(said, default, "A pump.")


def test_set_goes_to_a_file_and_into_another_project(workspace: Workspace, project: int) -> None:
    other = workspace.write(lambda c: projects.create(c, "Copy"))
    texts = {("questions", "zh"): "附加要求：每题不超过三十字。", ("answer", "en"): "Be brief, use {{document}}."}
    for (id, language), extra in texts.items():
        user = user_of(id, language, extra)
        workspace.write(lambda c, i=id, n=language, u=user: overrides.save(c, project, i, n, "S", u))
    with workspace.read() as connection:
        text = sets.export_set(connection, project)
    came = workspace.write(lambda c: sets.import_set(c, other, text))
    assert sorted(came.taken) == sorted(texts)
    assert came.replaced == []
    again = workspace.write(lambda c: sets.import_set(c, other, "\ufeff" + text))
    assert (again.taken, sorted(again.same), again.undo_id) == ([], sorted(texts), 0)
    with workspace.read() as connection:
        assert sets.export_set(connection, other) == text
        every = sets.export_set(connection, other, defaults=True)
    assert len(json.loads(every)["prompts"]) == len(EVERY)
    workspace.write(lambda c: undo.restore(c, came.undo_id))
    with workspace.read() as connection:
        assert json.loads(sets.export_set(connection, other))["prompts"] == []


def test_foreign_and_broken_prompts_of_a_set_are_named(workspace: Workspace, project: int) -> None:
    data = {
        "format": sets.FORMAT,
        "version": 1,
        "prompts": [
            {"id": "arena", "language": "en", "user": "x"},
            {"id": "answer", "language": "fr", "user": "x"},
            {"id": "answer", "language": "en", "user": "Nothing of use"},
            {"id": "answer", "language": "zh", "base": "0" * 16, "user": ["{{text}}", "{{question}}"]},
        ],
    }
    came = workspace.write(lambda c: sets.import_set(c, project, json.dumps(data)))
    assert came.unknown == ["arena.en", "answer.fr"]
    assert [name for name, _reason in came.refused] == ["answer.en"]
    assert (came.taken, came.outdated) == ([("answer", "zh")], ["answer.zh"])
    for text in (
        "",
        "[]",
        '{"format": "x", "version": 1, "prompts": []}',
        '{"format": "lorewright-prompts"}',
        "[" * 9000,
    ):
        with pytest.raises(InvalidUse):
            workspace.write(lambda c, text=text: sets.import_set(c, project, text))


def test_reset_of_one_language_and_of_all(workspace: Workspace, project: int) -> None:
    for language in ("en", "zh"):
        workspace.write(lambda c, n=language: overrides.save(c, project, "answer", n, "", "{{text}} {{question}}"))
    workspace.write(lambda c: overrides.reset(c, project, "answer", "en"))
    with workspace.read() as connection:
        assert [one.prompt.own for one in overrides.standings(connection, project) if one.prompt.id == "answer"] == [
            False,
            True,
        ]
    workspace.write(lambda c: overrides.reset(c, project))
    with workspace.read() as connection:
        assert not any(one.prompt.own for one in overrides.standings(connection, project))
    assert faults([]) == []
