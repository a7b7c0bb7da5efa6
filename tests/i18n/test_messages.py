"""Reading .ts files: plurals, what counts as finished, and placeholders that differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from i18n import check, linguist, messages
from i18n.messages import Message

if TYPE_CHECKING:
    from pathlib import Path


def message(source: str, *translations: str, plural: bool = False) -> Message:
    return Message("Errors", source, translations, plural, True)


@pytest.mark.parametrize(
    ("source", "translation"),
    [("{name} is empty.", "文件为空。"), ("{0} of {1}", "{0} / {0}"), ("Done", "完成 {"), ("100 {0}", "{0} {0}")],
)
def test_different_placeholders_are_faults(source: str, translation: str) -> None:
    assert message(source, translation).faults()


@pytest.mark.parametrize(
    ("source", "translation"),
    [("{0} of {1}", "共 {1} 个,已完成 {0} 个"), ("{{}} {name}", "{{}} {name}"), ("{share:.0%}", "{share:.1%}")],
)
def test_same_placeholders_in_any_order_are_right(source: str, translation: str) -> None:
    assert message(source, translation).faults() == []


def test_singular_may_leave_the_number_out() -> None:
    assert message("%n page(s)", "One page", "%n pages", plural=True).faults() == []
    assert message("%n page(s) of {0}", "One page", "%n pages of {0}", plural=True).faults()


def test_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.ts"
    path.write_text(
        '<TS version="2.1"><context><name>Pane</name>'
        "<message><source>Open</source><translation>打开</translation></message>"
        '<message><source>Shut</source><translation type="unfinished">关</translation></message>'
        '<message numerus="yes"><source>%n page(s)</source><translation><numerusform>%n 页</numerusform>'
        "</translation></message></context></TS>",
        encoding="utf-8",
    )
    opened, shut, pages = messages.read(path)
    assert (opened.context, opened.source, opened.translations, opened.is_finished) == ("Pane", "Open", ("打开",), True)
    assert not shut.is_finished
    assert (pages.translations, pages.is_plural, pages.is_finished) == (("%n 页",), True, True)


def test_every_text_of_core_is_extracted_and_a_second_update_changes_nothing(tmp_path: Path) -> None:
    linguist.extract(tmp_path)
    first = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert set(first) == {linguist.CHINESE, linguist.ENGLISH}
    assert {found.context for found in messages.read(tmp_path / linguist.CHINESE)} >= {"Errors"}
    linguist.extract(tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == first


def test_a_missing_file_is_out_of_date(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check, "FOLDER", tmp_path)
    assert len(check.outdated()) == 2
