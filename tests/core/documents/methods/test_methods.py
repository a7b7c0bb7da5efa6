"""Choosing a method, and the one that reads text: names as the user knows them, pages told, refusals in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.documents.methods import METHODS, method, missing
from core.documents.methods.method import page_list
from core.errors import InvalidUse, LorewrightError
from tests.core.documents.methods.conftest import Converting


async def test_text_is_read_by_the_format_s_reader(converting: Converting, tmp_path: Path) -> None:
    path = tmp_path / "0af3.md"
    path.write_text("# 定义\n\n甲方是委托人。\n\n# Terms\n\nThe party pays.\n", encoding="utf-8")
    converted, calls = await converting(path, "text", label="合同.md")
    assert converted.markdown.startswith("# 定义")
    assert calls == []


async def test_messages_call_a_file_what_its_user_calls_it(converting: Converting, tmp_path: Path) -> None:
    path = tmp_path / "0af3.md"
    path.write_text("", encoding="utf-8")
    with pytest.raises(LorewrightError, match=r"合同\.md") as caught:
        await converting(path, "text", label="合同.md")
    assert "0af3" not in str(caught.value)


async def test_a_method_refuses_what_it_cannot_read(converting: Converting, tmp_path: Path) -> None:
    with pytest.raises(LorewrightError, match=r"“合同\.zip” is of a kind that the chosen method cannot read"):
        await converting(tmp_path / "0af3.zip", "text", label="合同.zip")


async def test_unknown_methods_are_refused(converting: Converting, tmp_path: Path) -> None:
    with pytest.raises(InvalidUse, match="no conversion method called magic"):
        await converting(tmp_path / "0af3.md", "magic")
    with pytest.raises(InvalidUse, match="magic"):
        missing("magic")


@pytest.mark.parametrize("name", [known.name for known in METHODS])
def test_every_method_has_settings_that_can_be_left_alone(name: str) -> None:
    known = method(name)
    assert known.settings.model_validate({}).model_dump(mode="json") is not None
    assert all(ending.startswith(".") and ending == ending.lower() for ending in known.formats)


def test_pages_are_listed_in_runs() -> None:
    assert page_list([3, 1, 2, 7]) == ["1–3", "7"]
    assert page_list(range(1, 60, 2), most=3) == ["1", "3", "5", "…"]
