"""What a vision model would take: pages counted and looked at before anything is read."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from sqlalchemy import insert

from core import estimating
from core.clock import now
from core.documents.methods.foreseeing import PAGE, look, seen
from core.documents.methods.rendering import page_jpeg, pixels
from core.documents.methods.vision import VisionSettings
from core.llm import pictures
from core.llm.messages import Model
from core.prompts.overrides import save
from core.stages.estimate import tokens
from core.stages.measure import frame
from core.store.schema import Call
from core.store.schema.columns import table
from core.workspace import Workspace
from tests.core.documents.makers import make_pdf
from tests.helpers.building import build

MODEL = Model(provider="openai", name="gpt-4o", base_url="https://a.invalid/v1", price_in=1.0, price_out=4.0)
ENGLISH = "A pressure vessel must be inspected before it is put into service, and every two years"
SETTINGS = VisionSettings(model=MODEL)


def text_pdf(path: Path, pages: int) -> Path:
    return make_pdf(path, [[(11, 740 - 14 * n, ENGLISH) for n in range(40)]] * pages)


def scan(path: Path, size: tuple[int, int] = (1000, 1400)) -> Path:
    from PIL import Image

    Image.new("RGB", size, "white").save(path)
    return path


def test_pages_their_size_and_their_text_are_seen(tmp_path: Path) -> None:
    alone = threading.Lock()
    found = look(text_pdf(tmp_path / "a.pdf", 30), alone)
    assert found is not None
    assert found.pages == 30
    assert found.tokens == pytest.approx(40 * tokens(ENGLISH), rel=0.1)
    assert found.language == "en"
    assert not alone.locked()
    drawn = look(scan(tmp_path / "b.png"))
    assert drawn is not None
    assert (drawn.pages, drawn.tokens, drawn.sizes) == (1, PAGE, ((1000, 1400),))
    (tmp_path / "c.pdf").write_bytes(b"%PDF-1.4 broken")
    assert look(tmp_path / "c.pdf") is None


@pytest.mark.parametrize("dpi", [72, 150, 300])
def test_the_picture_has_the_size_that_was_foreseen(tmp_path: Path, dpi: int) -> None:
    import io

    from PIL import Image

    path = text_pdf(tmp_path / "a.pdf", 1)
    found = look(path)
    assert found is not None
    data = page_jpeg(str(path), 0, dpi, "", lambda _done, _total: None)
    with Image.open(io.BytesIO(data)) as image:
        assert image.size == pytest.approx(pixels(*found.sizes[0], dpi), abs=2)


def test_what_a_vision_model_would_take(tmp_path: Path) -> None:
    paths = [text_pdf(tmp_path / "a.pdf", 10), scan(tmp_path / "b.png"), tmp_path / "c.docx"]
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.4 broken")
    with Workspace(tmp_path / "data") as workspace:
        built = build(workspace, 1, 1, 0)
        with workspace.read() as connection:
            held = seen([*paths, tmp_path / "broken.pdf"])
            found = estimating.pages(connection, built.project, held, SETTINGS)
            around = tokens(frame(connection, built.project, "page", "en", {}))
            free = estimating.pages(connection, built.project, held, VisionSettings())
    assert (held.files, held.silent, held.pages) == (3, 1, 11)
    assert (found.items, found.calls) == (11, 12), "a call for each page, one more for the headings of the PDF"
    page = pictures.tokens("gpt-4o", *pixels(*held.looks[0].sizes[0], 150))
    assert found.prompt_tokens == pytest.approx(11 * (around + page), rel=0.15)
    assert found.completion_tokens == pytest.approx(10 * 40 * tokens(ENGLISH) + PAGE, rel=0.15)
    assert found.cost == pytest.approx((found.prompt_tokens + 4 * found.completion_tokens) / 1e6)
    assert (found.seconds, free.calls, free.items) == (None, 0, 11)


def test_more_dots_cost_more_and_so_does_a_longer_prompt(tmp_path: Path) -> None:
    held = seen([text_pdf(tmp_path / "a.pdf", 3)])
    model = MODEL.model_copy(update={"name": "qwen2.5-vl"})
    with Workspace(tmp_path / "data") as workspace:
        built = build(workspace, 1, 1, 0)

        def asked(dpi: int) -> int:
            with workspace.read() as connection:
                settings = VisionSettings(model=model, dpi=dpi)
                return estimating.pages(connection, built.project, held, settings).prompt_tokens

        low, high = asked(100), asked(200)
        assert high > 2 * low
        user = "Write down page {{page}} of {{pages}}, {{language}}." + " Be exact." * 500
        workspace.write(lambda c: save(c, built.project, "page", "en", "You copy.", user))
        assert asked(100) > low + 3 * 800


def test_what_the_model_took_so_far_counts(tmp_path: Path) -> None:
    held = seen([text_pdf(tmp_path / "a.pdf", 3)])
    with Workspace(tmp_path / "data") as workspace:
        built = build(workspace, 1, 1, 0)
        row = {"provider": "openai", "model": "gpt-4o", "stage": "vision", "created_at": now(), "state": "ok"}
        rows = [{**row, "prompt_tokens": 9, "completion_tokens": 100, "latency_ms": 2000} for _ in range(5)]
        workspace.write(lambda c: c.execute(insert(table(Call)), rows))
        with workspace.read() as connection:
            found = estimating.pages(connection, built.project, held, SETTINGS)
    assert found.completion_tokens == 4 * 100
    assert found.seconds == pytest.approx(4 * 2.0 / min(4, MODEL.parallel))


def test_some_of_many_files_stand_for_all(tmp_path: Path) -> None:
    paths = [scan(tmp_path / f"{n}.png", (10, 10)) for n in range(400)]
    held = seen(paths)
    assert len(held.looks) < 200
    assert (held.files, held.pages) == (400, 400)
