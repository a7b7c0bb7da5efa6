"""Running model files: started at the first call, kept while in use, given back when idle, up again after a death."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import psutil
import pytest

from core.llm.gguf import child
from core.llm.gguf.children import ModelFiles
from core.llm.gguf.header import NotAModel
from core.llm.gguf.settings import GgufSettings
from core.llm.gguf.starting import ModelFileFailed, Place
from tests.helpers.tinymodel import tiny_adapter, tiny_model


@pytest.fixture
async def files() -> AsyncIterator[ModelFiles]:
    made = ModelFiles(idle=0.2)
    yield made
    await made.close()
    assert not made.running()


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> GgufSettings:
    return GgufSettings(path=str(tiny_model(tmp_path_factory.mktemp("models") / "小模型.gguf")), context=256)


async def say(place: Place, key: str = "", **more: Any) -> tuple[int, Any]:
    import aiohttp

    body = {"messages": [{"role": "user", "content": "你好"}], "max_tokens": 8, "temperature": 0, **more}
    headers = {"Authorization": f"Bearer {key or place.key}"}
    async with (
        aiohttp.ClientSession(headers=headers) as session,
        session.post(f"{place.address}/chat/completions", json=body) as response,
    ):
        return response.status, await response.json(content_type=None)


async def until_gone(files: ModelFiles) -> None:
    async with asyncio.timeout(10):
        while files.running():
            await asyncio.sleep(0.05)


async def test_several_calls_share_one_child_which_goes_when_idle(files: ModelFiles, settings: GgufSettings) -> None:
    async def call() -> tuple[int, Any]:
        async with files.use(settings, 2) as place:
            return await say(place)

    answers = await asyncio.gather(*(call() for _ in range(4)))
    assert [status for status, _ in answers] == [200] * 4
    assert answers[0][1]["usage"]["completion_tokens"] == 8
    assert len(files.running()) == 1
    await until_gone(files)
    assert (await call())[0] == 200


async def test_only_who_has_its_key_may_ask_and_only_on_this_machine(files: ModelFiles, settings: GgufSettings) -> None:
    async with files.use(settings) as place:
        assert place.address.startswith("http://127.0.0.1:")
        assert (await say(place, "guessed"))[0] == 401
        (pid,) = files.running()
        listening = {
            connection.laddr.ip
            for connection in psutil.Process(pid).net_connections()
            if connection.status == psutil.CONN_LISTEN
        }
        assert listening == {"127.0.0.1"}


async def test_a_reply_can_be_held_to_a_schema(files: ModelFiles, settings: GgufSettings) -> None:
    schema = {"type": "object", "properties": {"ok": {"type": "boolean"}}, "required": ["ok"]}
    wanted = {"type": "json_schema", "json_schema": {"name": "reply", "schema": schema}}
    async with files.use(settings) as place:
        status, answer = await say(place, max_tokens=64, response_format=wanted)
    assert status == 200
    # The weights are random: what it says is not, beyond the form it is held to.
    assert answer["choices"][0]["message"]["content"].lstrip().startswith("{")


async def test_an_adapter_changes_what_the_model_says(
    files: ModelFiles, settings: GgufSettings, tmp_path: Path
) -> None:
    adapter = str(tiny_adapter(tmp_path / "adapter.gguf"))
    said = []
    for adapters in ((), ((adapter, 1.0),)):
        async with files.use(settings.model_copy(update={"adapters": adapters})) as place:
            said.append((await say(place))[1]["choices"][0]["message"]["content"])
    assert said[0] != said[1]
    with pytest.raises(NotAModel, match="LoRA adapter and no model"):
        async with files.use(GgufSettings(path=adapter)):
            pass
    with pytest.raises(NotAModel, match="no LoRA adapter"):
        async with files.use(settings.model_copy(update={"adapters": ((settings.path, 1.0),)})):
            pass


async def test_a_child_that_died_is_started_again(files: ModelFiles, settings: GgufSettings) -> None:
    async with files.use(settings):
        (first,) = files.running()
        os.kill(first, signal.SIGKILL)
        async with asyncio.timeout(10):
            while files.running():
                await asyncio.sleep(0.02)
        async with files.use(settings) as place:
            assert (await say(place))[0] == 200
            assert files.running() != [first]


async def test_an_idle_model_makes_room_for_another(settings: GgufSettings) -> None:
    files = ModelFiles(idle=60)
    async with files.use(settings):
        pass
    async with files.use(settings.model_copy(update={"context": 128})):
        assert len(files.running()) == 1
    await files.close()


async def test_what_cannot_be_loaded_says_why(files: ModelFiles, tmp_path: Path) -> None:
    whole = tiny_model(tmp_path / "m.gguf").read_bytes()
    cut = tmp_path / "cut.gguf"
    cut.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(ModelFileFailed, match=r"cut\.gguf does not start"):
        async with files.use(GgufSettings(path=str(cut))):
            pass
    with pytest.raises(ModelFileFailed, match=r"needs about \d+ MiB of memory, and \d+ MiB are free"):
        async with files.use(GgufSettings(path=str(tmp_path / "m.gguf"), context=2**40)):
            pass
    assert not files.running()


async def test_cancelling_while_a_model_starts_leaves_no_child(files: ModelFiles, settings: GgufSettings) -> None:
    async def call() -> None:
        async with files.use(settings):
            raise AssertionError("it was to be cancelled before")

    task = asyncio.create_task(call())
    await asyncio.sleep(0.05)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert not files.running()
    mine = psutil.Process().children(recursive=True)
    assert not [child for child in mine if "core.llm.gguf.serving" in " ".join(child.cmdline())]


def test_a_child_ends_with_the_program_that_started_it(settings: GgufSettings) -> None:
    wanted = {
        "path": settings.path,
        "name": "m",
        "adapters": [],
        "context": 128,
        "parallel": 1,
        "threads": 1,
        "gpu_layers": None,
        "key": "k",
    }
    with subprocess.Popen(
        [sys.executable, "-m", "core.llm.gguf.serving"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        child.stdin.write(json.dumps(wanted) + "\n")
        child.stdin.flush()
        assert "127.0.0.1" in child.stdout.readline()
        child.stdin.close()
        assert child.wait(10) == 0


def test_without_llama_cpp_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch, settings: GgufSettings) -> None:
    monkeypatch.setattr(child.importlib.util, "find_spec", lambda _name: None)

    async def call() -> None:
        async with ModelFiles().use(settings):
            pass

    with pytest.raises(ModelFileFailed, match="xllamacpp"):
        asyncio.run(call())


async def test_whoever_has_to_wait_hears_of_the_loading(files: ModelFiles, settings: GgufSettings) -> None:
    heard: list[str] = []
    async with files.use(settings, 1, heard.append):
        assert heard == ["小模型", ""]
        assert files.loading_ms()[0] > 0
        async with files.use(settings, 1, heard.append):
            assert heard == ["小模型", ""]
    heard.clear()
    with pytest.raises(NotAModel):
        async with files.use(GgufSettings(path=f"{settings.path}.gone"), 1, heard.append):
            pass
    assert heard[-1] == ""
