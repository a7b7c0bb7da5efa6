"""Pages shown to a vision model, over real HTTP: both languages, failed pages, headings, tables, nothing paid twice."""

from __future__ import annotations

import asyncio
import base64
import io
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from core.errors import LorewrightError
from core.jobs.job import ItemFailed
from core.llm.failures import from_status
from core.llm.messages import Model
from tests.core.documents.methods.conftest import Converting
from tests.helpers.behaviour import Behaviour
from tests.helpers.pdfs import pdf, text
from tests.helpers.replies import text_of
from tests.helpers.scans import scan
from tests.helpers.server import Server

ENGLISH = {
    1: "```markdown\n# The contract\n\n## Scope\n\nThe seller delivers the goods and the buyer\n```",
    2: "pays for them.\n\n# Prices\n\n| Item | Price |\n|---|---|\n| Valve | 12 |",
    3: "Here is the Markdown of the page:\n\n| Item | Price |\n| --- | --- |\n| Pump | 99 |\n\n# The end\n\nSigned.",
}
CHINESE = {
    1: "# 第一章 总则\n\n第一条 为了保护当事人的合法权益，维护社会经济秩序，根据有关法律的规",
    2: "定，制定本办法。\n\n### 第二章 合同的订立\n\n当事人可以采用书面形式。",
    3: "# 第三章 附则\n\n本办法自公布之日起施行。",
}


def _page(body: dict[str, Any]) -> int:
    """Return which page a request asks for, 0 for the question about the headings."""
    found = re.search(r"shows page (\d+) of|第 (\d+) 页，全文", text_of(body))
    return int(found[1] or found[2]) if found else 0


def _picture(body: dict[str, Any]) -> Image.Image:
    (part,) = (part for part in body["messages"][-1]["content"] if part["type"] == "image_url")
    head, _, data = part["image_url"]["url"].partition(",")
    assert head == "data:image/jpeg;base64"
    return Image.open(io.BytesIO(base64.b64decode(data)))


def _answers(pages: dict[int, str], headings: str = "no idea") -> Callable[[dict[str, Any]], str]:
    return lambda body: pages.get(_page(body), headings)


@pytest.fixture
def server() -> Iterator[Server]:
    with Server(answer=_answers(ENGLISH)) as running:
        yield running


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "0af3.pdf"
    found.write_bytes(scan(pdf([[text(72, 700, f"Page {n}")] for n in (1, 2, 3)]), dpi=40))
    return found


def _model(server: Server, **more: Any) -> dict[str, Any]:
    known = {"price_in": 1.0, "price_out": 2.0, "parallel": 4, **more}
    return Model(provider="openai-compatible", name="seer", base_url=server.url, **known).model_dump(mode="json")


async def test_pages_become_one_document(converting: Converting, server: Server, path: Path) -> None:
    levels = [{"number": n, "level": level} for n, level in enumerate((1, 2, 2, 2), start=1)]
    server._service.answer = _answers(ENGLISH, json.dumps(levels))
    converted, calls = await converting(path, "vision", model=_model(server), language="en")
    assert converted.markdown == (
        "# The contract\n\n## Scope\n\nThe seller delivers the goods and the buyer pays for them.\n\n## Prices\n\n"
        "| Item | Price |\n|---|---|\n| Valve | 12 |\n| Pump | 99 |\n\n## The end\n\nSigned."
    )
    starts = [converted.markdown[spot.start :].split("\n")[0] for spot in converted.locators]
    assert starts == ["# The contract", "pays for them.", "| Pump | 99 |"]
    assert [spot.page for spot in converted.locators] == [1, 2, 3]
    assert (converted.pages, converted.remarks) == (3, ())
    assert [call.stage for call in calls] == ["vision"] * 4
    assert all(call.prompt_tokens and call.state == "ok" for call in calls)
    # The price that was named counts, on this machine too.
    costs = [((call.prompt_tokens or 0) + 2 * (call.completion_tokens or 0)) / 1e6 for call in calls]
    assert [call.cost for call in calls] == pytest.approx(costs)
    assert converting.seen[-1] == (3, 3)
    assert all(abs(_picture(body).width - 1240) < 5 for body in server.bodies if _page(body))


async def test_chinese_pages_join_and_chapters_get_one_level(
    converting: Converting, server: Server, path: Path
) -> None:
    server._service.answer = _answers(CHINESE)
    converted, calls = await converting(path, "vision", model=_model(server), language="zh")
    assert "根据有关法律的规定，制定本办法。" in converted.markdown
    assert re.findall(r"^#+ .*", converted.markdown, re.MULTILINE) == [
        "# 第一章 总则",
        "# 第二章 合同的订立",
        "# 第三章 附则",
    ]
    assert all("誊录" in text_of(body) for body in server.bodies if _page(body))
    # The question about the headings was answered twice in prose: the rule decides, both calls are counted.
    assert len(calls) == 5
    assert '[{"number": 1, "level": 1}]' in text_of(server.bodies[-1]), "the second time with the form in words"
    assert "字段名照抄" in text_of(server.bodies[-1])


@pytest.mark.usefixtures("own_pools")
async def test_a_finished_page_is_never_paid_twice(converting: Converting, server: Server, path: Path) -> None:
    server.behaviour = Behaviour(latency=0.2)
    first = asyncio.Event()
    converting.hear = lambda done, _total: first.set() if done else None
    running = asyncio.create_task(converting(path, "vision", model=_model(server), at_once=1, language="en"))
    await asyncio.wait_for(first.wait(), 30)
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asyncio.wait_for(running, 1)
    server.behaviour = Behaviour()
    converting.context.job_id = 2
    converted, calls = await converting(path, "vision", model=_model(server), language="en")
    assert converted.markdown.startswith("# The contract")
    assert len(calls) == 5
    asked = [_page(body) for body in server.bodies]
    assert asked.count(1) == 1
    # Killed before the result was stored: the same job finds every page, and the calls are still to be counted.
    before = len(server.bodies)
    again, counted = await converting(path, "vision", model=_model(server), language="en")
    assert (again, counted) == (converted, calls)
    assert len(server.bodies) == before
    # Another job starts afresh.
    converting.context.job_id = 3
    await converting(path, "vision", model=_model(server), language="en")
    assert len(server.bodies) > before


async def test_failed_pages_fail_the_item_by_name_and_only_they_are_tried_again(
    converting: Converting, server: Server, path: Path
) -> None:
    server._service.answer = _answers({**ENGLISH, 2: "I'm sorry, but I can't view images."})
    with pytest.raises(ItemFailed) as caught:
        await converting(path, "vision", model=_model(server), language="en")
    assert "could not read page 2 of “合同 A.pdf”" in str(caught.value)
    assert len(caught.value.calls) == 4
    server._service.answer = _answers(ENGLISH)
    before = len(server.bodies)
    converting.context.job_id = 2
    converted, calls = await converting(path, "vision", model=_model(server), language="en")
    assert "pays for them." in converted.markdown
    assert sorted(_page(body) for body in server.bodies[before:]) == [0, 0, 2]
    # The calls of the first job are in its failure, and not in this result as well.
    assert len(calls) == 3


@pytest.mark.parametrize(
    "reply",
    [
        "",
        "Write the page down as Markdown. Every word, number and sign of the text, in the "
        "order in which a person reads: one column after the other.",
        "a b c d e f\n" * 40,
    ],
)
async def test_failed_pages_come_from_the_text_layer_with_a_remark(
    converting: Converting, server: Server, tmp_path: Path, reply: str
) -> None:
    path = tmp_path / "0af3.pdf"
    path.write_bytes(pdf([[text(72, 700, f"The text layer of page {n} says this.")] for n in (1, 2, 3)]))
    server._service.answer = _answers({**ENGLISH, 2: reply})
    converted, _ = await converting(path, "vision", model=_model(server), language="en")
    assert "The text layer of page 2 says this." in converted.markdown
    assert "The text layer of page 1" not in converted.markdown
    (remark,) = converted.remarks
    assert remark["params"]["pages"] == ["2"]
    assert "could not read page {pages}" in remark["what"]


@pytest.mark.usefixtures("own_pools")
@pytest.mark.parametrize(
    ("fault", "sentence"),
    [("401", "refused the key"), ("404", "is not known to"), ("quota", "no credit left")],
)
async def test_what_fails_for_every_page_stops_at_once(
    converting: Converting, server: Server, path: Path, fault: str, sentence: str
) -> None:
    server.behaviour = Behaviour(rates={fault: 1.0})
    with pytest.raises(ItemFailed, match=sentence) as caught:
        await converting(path, "vision", model=_model(server), at_once=1, language="en")
    assert [call.state for call in caught.value.calls] == ["failed"]
    assert len(server.bodies) == 1


@pytest.mark.parametrize(
    "said",
    [
        "Invalid content type. image_url is only supported by certain models.",
        "image input is not supported - hint: you may need to provide the mmproj",
        "该模型不支持图片输入",
    ],
)
def test_a_model_without_eyes_is_named_so(said: str) -> None:
    model = Model(provider="openai-compatible", name="seer", base_url="http://127.0.0.1:9/v1")
    error = from_status(400, said, {}, model)
    assert error.kind == "pictures"
    assert "seer cannot look at pictures" in str(error)


async def test_blank_pages_are_no_failure_but_a_blank_document_is(
    converting: Converting, server: Server, path: Path
) -> None:
    server._service.answer = _answers({**ENGLISH, 2: "<!-- blank -->"})
    converted, _ = await converting(path, "vision", model=_model(server), language="en")
    assert [spot.page for spot in converted.locators] == [1, 3]
    server._service.answer = lambda _body: "<!-- blank -->"
    converting.context.job_id = 2
    with pytest.raises(ItemFailed, match=r"no text on any page of “合同 A\.pdf”"):
        await converting(path, "vision", model=_model(server), language="en")


async def test_without_a_model_the_form_is_named(converting: Converting, path: Path) -> None:
    with pytest.raises(LorewrightError, match="No vision model is chosen"):
        await converting(path, "vision")


async def test_the_language_is_found_out(converting: Converting, server: Server, path: Path) -> None:
    server._service.answer = _answers(CHINESE)
    await converting(path, "vision", model=_model(server), label="买卖合同扫描件.pdf")
    assert any("誊录" in text_of(body) for body in server.bodies)
