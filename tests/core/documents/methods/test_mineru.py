"""Both ways to MinerU, against a server on loopback that speaks their protocols and misbehaves."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import ValidationError

from core.documents.methods import mineru, minerulocal, sending
from core.documents.methods.minerulocal import LocalMineruSettings, tidy
from core.documents.reading import ReadOptions
from core.errors import LorewrightError
from tests.core.documents.methods.conftest import Converting
from tests.helpers.mineru import TOKEN, Mineru
from tests.helpers.pdfs import pdf, text

PAGES = [
    [text(72, 760, "Chapter one of the contract", 18), text(72, 700, "The seller delivers the goods.")],
    [text(72, 760, "第二章 合同的履行", 18), text(72, 700, "当事人应当按照约定全面履行自己的义务。")],
    [text(72, 760, "Chapter three on payment", 18), text(72, 700, "The buyer pays within thirty days.")],
]
TABLE = "| Site | Share |  |\n| --- | --- | --- |\n|  | A\\|B | C |\n| 甲 | 1 | 2 |"


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sending, "PAUSE", 0.01)
    monkeypatch.setattr(mineru, "SOON", 0.02)


@pytest.fixture
def server() -> Iterator[Mineru]:
    with Mineru() as running:
        yield running


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "0af3.pdf"
    found.write_bytes(pdf(PAGES))
    return found


@pytest.fixture
def online(converting: Converting) -> Converting:
    converting.context.secrets.hold("mineru", TOKEN)
    return converting


def _whole(markdown: str) -> None:
    assert markdown.startswith("# Chapter one of the contract\n")
    assert "当事人应当按照约定全面履行自己的义务。" in markdown
    assert markdown.count(TABLE) == 3
    assert markdown.count("![](pictures/") == 3
    assert "<table" not in markdown


async def test_a_file_is_sent_and_its_result_fetched(online: Converting, server: Mineru, path: Path) -> None:
    server.mischief.polls = 3
    converted, calls = await online(path, "mineru", address=server.url)
    _whole(converted.markdown)
    assert [spot.page for spot in converted.locators] == [1, 2, 3]
    assert converted.markdown[converted.locators[1].start :].startswith("# 第二章 合同的履行")
    assert converted.locators[-1].end == len(converted.markdown)
    assert (converted.pages, calls) == (3, [])
    assert (0, 3) in online.seen
    assert (3, 3) in online.seen
    (kept,) = online.context.workspace.pictures(1).iterdir()
    assert kept.suffix == ".png"
    (body,) = server.bodies
    assert body["files"] == [{"name": "document.pdf", "is_ocr": False}]
    assert (body["model_version"], body["language"]) == ("vlm", "ch")


async def test_the_token_goes_to_the_service_alone(online: Converting, server: Mineru, path: Path) -> None:
    await online(path, "mineru", address=server.url)
    carrying = {place.split("/")[1] for place, headers in server.headers if TOKEN in json.dumps(headers)}
    assert carrying == {"api"}
    files = [file.read_bytes() for file in online.context.workspace.folder.rglob("*") if file.is_file()]
    assert not any(TOKEN.encode() in data for data in files)


async def test_without_a_token_nothing_is_sent(
    converting: Converting, server: Mineru, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("MINERU_API_KEY", raising=False)
    with pytest.raises(LorewrightError, match="There is no token for MinerU"):
        await converting(path, "mineru", address=server.url)
    assert server.requests == []


@pytest.mark.parametrize(
    ("fault", "sentence"),
    [
        ("401", "refused the token"),
        ("expired", "refused the token"),
        ("quota", "may convert no more today"),
        ("pages", "“合同 A.pdf” has more pages than MinerU takes"),
        ("failed", "MinerU could not convert “合同 A.pdf”"),
        ("garbled", "does not speak like a MinerU service"),
    ],
)
async def test_refusals_are_sentences_without_the_token(
    online: Converting, server: Mineru, path: Path, fault: str, sentence: str
) -> None:
    server.mischief.faults = [fault]
    with pytest.raises(LorewrightError, match=sentence) as caught:
        await online(path, "mineru", address=server.url)
    assert TOKEN not in json.dumps(caught.value.as_dict(), ensure_ascii=False)
    assert "0af3" not in str(caught.value)


async def test_busy_services_and_broken_connections_are_tried_again(
    online: Converting, server: Mineru, path: Path
) -> None:
    server.mischief.faults = ["busy", "cut", ""]
    converted, _ = await online(path, "mineru", address=server.url)
    _whole(converted.markdown)
    server.mischief.faults = ["cut"] * 9
    online.context.job_id = 2
    with pytest.raises(LorewrightError, match=r"broke off several times|no room"):
        await online(path, "mineru", address=server.url)


async def test_a_stop_while_waiting_is_quick_and_nothing_is_sent_twice(
    online: Converting, server: Mineru, path: Path
) -> None:
    server.mischief.polls = 10_000
    running = asyncio.create_task(online(path, "mineru", address=server.url))
    while server.count("/api/v4/extract-results") < 2:
        await asyncio.sleep(0.01)
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asyncio.wait_for(running, 1)
    server.mischief.polls = 0
    online.context.job_id = 2
    converted, _ = await online(path, "mineru", address=server.url)
    _whole(converted.markdown)
    assert server.count("/upload/") == 1


async def test_a_batch_that_gets_nowhere_is_given_up_but_not_sent_again(
    online: Converting, server: Mineru, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mineru, "STALLED", 0.1)
    server.mischief.faults = ["endless"]
    with pytest.raises(LorewrightError, match="not got any further"):
        await online(path, "mineru", address=server.url)
    with pytest.raises(LorewrightError, match="not got any further"):
        await online(path, "mineru", address=server.url)
    assert server.count("/upload/") == 1


async def test_a_batch_the_service_forgot_is_sent_anew_the_next_time(
    online: Converting, server: Mineru, path: Path
) -> None:
    server.mischief.forgets = True
    with pytest.raises(LorewrightError, match="no longer knows"):
        await online(path, "mineru", address=server.url)
    server.mischief.forgets = False
    converted, _ = await online(path, "mineru", address=server.url)
    _whole(converted.markdown)
    assert server.count("/upload/") == 2


@pytest.mark.parametrize(
    ("spoilt", "sentence"),
    [
        ("broken", "damaged"),
        ("traversal", "damaged or dangerous and was not opened"),
        ("empty", "damaged or holds no text"),
    ],
)
async def test_bad_results_are_refused_and_write_nothing_outside(
    online: Converting, server: Mineru, path: Path, spoilt: str, sentence: str
) -> None:
    server.mischief.result = spoilt
    with pytest.raises(LorewrightError, match=sentence):
        await online(path, "mineru", address=server.url)
    assert not list(online.context.workspace.folder.parent.rglob("outside.md"))


async def test_without_a_list_of_blocks_there_are_no_pages_but_all_text(
    online: Converting, server: Mineru, path: Path
) -> None:
    server.mischief.result = "no_list"
    converted, _ = await online(path, "mineru", address=server.url)
    _whole(converted.markdown)
    assert [spot.page for spot in converted.locators] == [None]


async def test_limits_are_told_before_anything_is_sent(
    online: Converting, server: Mineru, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mineru, "MOST_PAGES", 2)
    with pytest.raises(LorewrightError, match=r"“合同 A\.pdf” has 3 pages; MinerU takes 2 at most"):
        await online(path, "mineru", address=server.url)
    monkeypatch.setattr(mineru, "LARGEST", 500)
    with pytest.raises(LorewrightError, match="MB at most"):
        await online(path, "mineru", address=server.url)
    assert server.requests == []


async def test_a_password_is_not_given_away(online: Converting, server: Mineru, tmp_path: Path) -> None:
    locked = tmp_path / "b.pdf"
    locked.write_bytes(pdf(PAGES, password="secret"))
    with pytest.raises(LorewrightError, match="which MinerU cannot be given"):
        await online(locked, "mineru", address=server.url, options=ReadOptions(password="secret"))
    assert server.requests == []


@pytest.mark.parametrize("result", ["", "zip"])
async def test_a_mineru_at_home_reads_stretch_by_stretch(
    converting: Converting, server: Mineru, path: Path, monkeypatch: pytest.MonkeyPatch, result: str
) -> None:
    monkeypatch.setattr(minerulocal, "STRETCH", 2)
    server.mischief.result = result
    converted, _ = await converting(path, "mineru-local", address=server.url + "/docs")
    _whole(converted.markdown)
    assert [spot.page for spot in converted.locators] == [1, 2, 3]
    assert converted.markdown[converted.locators[2].start :].startswith("# Chapter three")
    assert converting.seen == [(0, 3), (2, 3), (3, 3)]
    assert [(body["start_page_id"], body["end_page_id"]) for body in server.bodies] == [("0", "1"), ("2", "2")]
    assert "backend" not in server.bodies[0]


async def test_at_home_finished_stretches_are_kept_over_a_stop(
    converting: Converting, server: Mineru, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(minerulocal, "STRETCH", 1)
    server.mischief.faults = ["", "endless"]
    running = asyncio.create_task(converting(path, "mineru-local", address=server.url))
    while server.count("/file_parse") < 2:
        await asyncio.sleep(0.01)
    await asyncio.sleep(0.05)
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asyncio.wait_for(running, 1)
    server._next = ""
    converted, _ = await converting(path, "mineru-local", address=server.url)
    _whole(converted.markdown)
    assert [body["start_page_id"] for body in server.bodies] == ["0", "1", "1", "2"]


@pytest.mark.parametrize(
    ("faults", "sentence"),
    [
        (["failed"], "MinerU could not convert “合同 A.pdf”"),
        (["missing"], "does not speak like a MinerU service"),
        (["garbled"], "does not speak like a MinerU service"),
        (["old"], "update MinerU to version 2.1"),
        (["busy"] * 3, "no room"),
    ],
)
async def test_failures_at_home_are_sentences(
    converting: Converting, server: Mineru, path: Path, faults: list[str], sentence: str
) -> None:
    server.mischief.faults = faults
    with pytest.raises(LorewrightError, match=sentence):
        await converting(path, "mineru-local", address=server.url)
    assert not server.mischief.faults


async def test_at_home_answers_without_text_are_refused(converting: Converting, server: Mineru, path: Path) -> None:
    server.mischief.result = "empty"
    with pytest.raises(LorewrightError, match="damaged or holds no text"):
        await converting(path, "mineru-local", address=server.url)


async def test_nobody_at_the_address_is_said_so(converting: Converting, path: Path) -> None:
    with pytest.raises(LorewrightError, match=r"No MinerU answers at http://127\.0\.0\.1:9 on this computer"):
        await converting(path, "mineru-local", address="127.0.0.1:9/")


@pytest.mark.parametrize("address", ["", "http://", "ftp://gpu.local", "http://gpu.local:0"])
def test_what_is_no_address_is_refused_when_it_is_given(address: str) -> None:
    with pytest.raises(ValidationError, match="Write it like http://127"):
        LocalMineruSettings(address=address)
    assert LocalMineruSettings(address="gpu.local:8000").address == "gpu.local:8000"


def test_pasted_addresses_are_tidied() -> None:
    assert tidy(" http://10.0.0.5:8000/docs ") == "http://10.0.0.5:8000"
    assert tidy("gpu.local:8000/file_parse") == "http://gpu.local:8000"
