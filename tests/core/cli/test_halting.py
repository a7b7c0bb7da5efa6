"""Reading pages by a vision model stops at a refusal that every further page would meet, and goes on after it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PIL import Image

from tests.core.cli.conftest import Cli, asking
from tests.helpers.behaviour import Behaviour
from tests.helpers.server import Server

TEXT = "The bearings are lubricated every 2,000 hours. 轴承每两千小时润滑一次。"


@pytest.fixture
def scans(tmp_path: Path) -> Path:
    folder = tmp_path / "scans"
    folder.mkdir()
    for number in range(8):
        Image.new("RGB", (200, 100 + number), "white").save(folder / f"页 {number}.png")
    return folder


@pytest.mark.parametrize("verb", ["add", "convert"])
def test_scans_wait_where_the_key_is_taken_back(cli: Cli, scans: Path, loopback: Server, verb: str) -> None:
    read = Behaviour(answer=TEXT)
    told = ("--method", "vision", "--project", "p", *asking(loopback))
    loopback.behaviour = read
    if verb == "convert":
        assert cli("documents", "add", scans, *told).code == 0
    before = loopback.stats()["requests"]
    loopback.behaviour = Behaviour(rates={"401": 1.0}, spared=before + 3, answer=TEXT)
    which = [scans] if verb == "add" else ["--all"]
    ran = cli("documents", verb, *which, *told)
    assert ran.code == 1
    assert "refused the key" in ran.err
    job = json.loads(cli("jobs", "list", "--json").out.splitlines()[0])
    assert (job["state"], job["done"], job["failed"]) == ("paused", 3, 0)
    assert loopback.stats()["requests"] - before <= 3 + 2, "those under way"
    loopback.behaviour = read
    assert cli("jobs", "resume", job["id"]).code == 0
    job = json.loads(cli("jobs", "show", job["id"], "--json").out)
    assert (job["state"], job["done"], job["failed"]) == ("done", 8, 0)
