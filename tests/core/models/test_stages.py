"""A model for each stage, with others in order to go on with."""

from __future__ import annotations

import pytest

from core.errors import InvalidUse
from core.llm.messages import Model
from core.models import known, providers, stages
from core.projects import service as projects
from core.workspace import Workspace


@pytest.fixture
def project(workspace: Workspace) -> int:
    found: int = workspace.write(lambda c: projects.create(c, "p"))
    return found


def _chosen(workspace: Workspace, project: int, stage: str) -> Model:
    with workspace.read() as connection:
        return stages.chosen(connection, project, stage)


def _choose(workspace: Workspace, project: int, stage: str, *specs: str) -> None:
    workspace.write(lambda c: stages.choose(c, project, stage, specs))


def test_nothing_chosen_is_the_projects_model(workspace: Workspace, project: int) -> None:
    assert _chosen(workspace, project, "answers").provider == "built-in"
    model = Model(provider="ollama", name="qwen3", base_url="http://127.0.0.1:11434/v1", temperature=0.5)
    workspace.write(lambda c: projects.set_model(c, project, model))
    for stage in stages.STAGES:
        assert _chosen(workspace, project, stage).spec == "ollama/qwen3"
    assert _chosen(workspace, project, "tree").temperature == 0.5


def test_stage_has_its_own_and_fallbacks_in_order(workspace: Workspace, project: int) -> None:
    _choose(workspace, project, "answers", "openai/gpt-5-mini", "deepseek/deepseek-flash", "ollama/qwen3")
    model = _chosen(workspace, project, "answers")
    assert model.spec == "openai/gpt-5-mini"
    assert [one.spec for one in model.fallbacks] == ["deepseek/deepseek-flash", "ollama/qwen3"]
    assert _chosen(workspace, project, "tree").provider == "built-in"
    assert Model.model_validate(model.model_dump(mode="json")) == model
    _choose(workspace, project, "answers", "ollama/qwen3", "openai/gpt-5-mini")
    assert [one.spec for one in _chosen(workspace, project, "answers").fallbacks] == ["openai/gpt-5-mini"]
    _choose(workspace, project, "answers")
    with workspace.read() as connection:
        assert "stages" in projects.get(connection, project)["settings"]
        assert stages.specs_of(connection, project, "answers") == []


def test_projects_model_has_fallbacks_too(workspace: Workspace, project: int) -> None:
    workspace.write(
        lambda c: projects.set_model(c, project, Model(provider="vllm", name="m", base_url="http://127.0.0.1:1/v1"))
    )
    _choose(workspace, project, stages.ALL, "vllm/m", "ollama/qwen3")
    model = _chosen(workspace, project, "judge")
    assert (model.spec, [one.spec for one in model.fallbacks]) == ("vllm/m", ["ollama/qwen3"])


def test_settings_of_a_fallback_count(workspace: Workspace, project: int) -> None:
    workspace.write(lambda c: known.set_values(c, "ollama", "qwen3", settings={"thinking": False}))
    _choose(workspace, project, "vision", "openai/gpt-4o", "ollama/qwen3")
    assert _chosen(workspace, project, "vision").fallbacks[0].thinking is False


def test_what_cannot_be_chosen(workspace: Workspace, project: int) -> None:
    with pytest.raises(InvalidUse, match="stage"):
        _choose(workspace, project, "dreaming", "openai/gpt-5")
    with pytest.raises(InvalidUse, match="nobody"):
        _choose(workspace, project, "tree", "nobody/m")
    with pytest.raises(InvalidUse, match="not exist"):
        _chosen(workspace, 99, "tree")


def test_a_model_that_was_removed_is_passed_over(workspace: Workspace, project: int) -> None:
    fields = {"title": "Lab", "base_url": "http://127.0.0.1:9/v1"}
    lab, _changes = workspace.write(lambda c: providers.add(c, fields, "lab"))
    _choose(workspace, project, "answers", "openai/gpt-5-mini", f"{lab}/small", "ollama/qwen3")
    _choose(workspace, project, "tree", f"{lab}/small", "ollama/qwen3")
    workspace.write(lambda c: providers.remove(c, lab))
    model = _chosen(workspace, project, "answers")
    assert [one.spec for one in (model, *model.fallbacks)] == ["openai/gpt-5-mini", "ollama/qwen3"]
    model = _chosen(workspace, project, "tree")
    assert (model.spec, model.fallbacks) == ("ollama/qwen3", ())
    _choose(workspace, project, "tree", f"{lab}/small")
    with pytest.raises(InvalidUse, match=lab):
        _chosen(workspace, project, "tree")
    # Nor does the built-in engine answer in the place of a model without being asked.
    workspace.write(lambda c: providers.add(c, fields, "lab"))
    _choose(workspace, project, "clean", f"{lab}/small", "built-in")
    workspace.write(lambda c: providers.remove(c, lab))
    with pytest.raises(InvalidUse, match=lab):
        _chosen(workspace, project, "clean")
    # The list can still be changed; what is gone is neither in the way nor taken anew.
    _choose(workspace, project, "answers", "openai/gpt-5-mini", f"{lab}/small", "deepseek/deepseek-flash")
    model = _chosen(workspace, project, "answers")
    assert [one.spec for one in (model, *model.fallbacks)] == ["openai/gpt-5-mini", "deepseek/deepseek-flash"]
    with pytest.raises(InvalidUse, match=lab):
        _choose(workspace, project, "questions", "openai/gpt-5-mini", f"{lab}/small")
