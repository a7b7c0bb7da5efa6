"""The prompt files: complete in both languages, equal in what they declare, and refused with a reason when broken."""

from __future__ import annotations

import json
import re

import pytest

from core.errors import LorewrightError
from core.prompts import catalogue
from core.prompts.catalogue import Prompt, PromptInvalid

EVERY = catalogue.all()
GOOD = """+++
title = "Trial"
purpose = "None"
version = 1
[variables]
text = "A text."
+++
## system
Be brief.
## user
Read {{text}} between {{fence}} and {{fence}}.
"""


def test_the_stages_of_the_main_job_have_prompts_in_both_languages() -> None:
    ids = ("answer", "domain-tree", "page", "page-headings", "questions", "retry")
    wanted = {(id, language) for id in ids for language in ("en", "zh")}
    assert wanted <= {(prompt.id, prompt.language) for prompt in EVERY}


@pytest.mark.parametrize("prompt", EVERY, ids=lambda prompt: f"{prompt.id}.{prompt.language}")
def test_both_languages_declare_the_same(prompt: Prompt) -> None:
    other = catalogue.load(prompt.id, "en" if prompt.language == "zh" else "zh")
    assert list(prompt.variables) == list(other.variables)
    assert list(prompt.empty) == list(other.empty)
    assert (prompt.schema, prompt.version) == (other.schema, other.version)
    assert (bool(prompt.system), prompt.title != other.title) == (bool(other.system), True)


@pytest.mark.parametrize("prompt", EVERY, ids=lambda prompt: f"{prompt.id}.{prompt.language}")
def test_prompt_is_written_in_its_own_language(prompt: Prompt) -> None:
    told = " ".join([prompt.title, prompt.purpose, *prompt.variables.values(), *prompt.empty.values()])
    for text in (told, prompt.user):
        share = len(re.findall(r"[\u4e00-\u9fff]", text)) / len(re.sub(r"\s|[\x00-\x40\x5b-\x60]", "", text))
        assert share > 0.4 if prompt.language == "zh" else share == 0


@pytest.mark.parametrize("prompt", [p for p in EVERY if p.schema], ids=lambda prompt: f"{prompt.id}.{prompt.language}")
def test_the_example_in_a_prompt_has_the_keys_of_its_schema(prompt: Prompt) -> None:
    assert prompt.schema
    item = prompt.schema["items"]
    item = prompt.schema["$defs"]["topic"] if "$ref" in item else item
    (example,) = (json.loads(line) for line in prompt.user.splitlines() if line.startswith("[{"))
    assert all(set(entry) == set(item["required"]) == set(item["properties"]) for entry in example)


def test_every_part_of_a_file_is_read() -> None:
    prompt = catalogue.parse(GOOD, "trial", "en")
    assert (prompt.title, prompt.version, prompt.variables) == ("Trial", 1, {"text": "A text."})
    assert (prompt.system, prompt.schema) == ("Be brief.", None)
    assert prompt.user == "Read {{text}} between {{fence}} and {{fence}}."


def test_hash_changes_with_the_text_and_line_ends_do_not_matter_to_parts() -> None:
    first, windows = catalogue.parse(GOOD, "trial", "en"), catalogue.parse(GOOD.replace("\n", "\r\n"), "trial", "en")
    assert windows.user == first.user
    assert catalogue.parse(GOOD + "!", "trial", "en").hash != first.hash


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("+++\n", "", "values to unpack"),
        ('title = "Trial"', "", "title"),
        ("version = 1", 'version = "one"', "one"),
        ("## user", "## person", "user"),
        ("version = 1", "version = 1\nschema = '{'", "property name"),
        ("version = 1", "version ~ 1", "key"),
    ],
)
def test_broken_file_is_refused_with_the_reason(old: str, new: str, reason: str) -> None:
    with pytest.raises(PromptInvalid, match=r"trial\.en cannot be read") as caught:
        catalogue.parse(GOOD.replace(old, new), "trial", "en")
    assert reason in caught.value.params["reason"]


@pytest.mark.parametrize(("old", "new", "name"), [("{{text}}", "", "text"), ("between", "{{colour}}", "colour")])
def test_undeclared_and_unused_variables_are_refused(old: str, new: str, name: str) -> None:
    with pytest.raises(PromptInvalid) as caught:
        catalogue.parse(GOOD.replace(old, new), "trial", "en")
    assert caught.value.params["variables"] == [name]


@pytest.mark.parametrize(("id", "language"), [("nothing", "en"), ("answer", "fr"), ("../answer", "en")])
def test_unknown_prompt_is_an_error_for_the_user(id: str, language: str) -> None:
    with pytest.raises(LorewrightError, match="There is no prompt"):
        catalogue.load(id, language)
