"""A real HTTP server on loopback that speaks both protocols of MinerU, and misbehaves on request.

The service on the internet: `POST /api/v4/file-urls/batch`, `PUT` of the file, `GET /api/v4/extract-results/batch/ID`,
`GET` of a ZIP. The one at home (mineru-api): `POST /file_parse`. What it gives back is made of the file it got.
"""

from __future__ import annotations

import asyncio
import base64
import io
import json
import threading
import zipfile
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any

import pypdfium2
from aiohttp import web

HOST = "127.0.0.1"
TOKEN = "eyJ0eXBlIjoiSldUIn0.loopback-token"
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=="
)
TABLE = (
    "<html><body><table><tr><td rowspan=2>Site</td><td colspan=2>Share</td></tr><tr><td>A|B</td><td>C</td></tr>"
    "<tr><td>甲</td><td>1</td><td>2</td></tr></table></body></html>"
)


@dataclass
class Mischief:
    """What goes wrong, by name.

    `faults` are used up in order by the requests that create work (asking for an address, parsing); "" is none. They
    are "401", "expired", "quota", "pages", "busy" (503), "garbled", "cut", "missing" (404), "old" (422), "failed" and
    "endless".
    `result` spoils the ZIP or the answer: "broken", "traversal", "empty", "no_list", "zip" (a ZIP from /file_parse).
    """

    faults: list[str] = field(default_factory=list)
    result: str = ""
    polls: int = 1
    forgets: bool = False


class Mineru:
    """The server in a thread of this process: `with Mineru() as server: server.url`."""

    def __init__(self, mischief: Mischief | None = None) -> None:
        self.mischief = mischief or Mischief()
        self.requests: list[tuple[str, str]] = []
        self.bodies: list[dict[str, Any]] = []
        self.headers: list[tuple[str, dict[str, str]]] = []
        self._batches: dict[str, dict[str, Any]] = {}
        self._started = threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._serve()), name="loopback-mineru")
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stop: asyncio.Event | None = None
        self.port = 0

    @property
    def url(self) -> str:
        """Return the address of the service."""
        return f"http://{HOST}:{self.port}"

    def count(self, path: str) -> int:
        """Return how many requests went to paths that begin so."""
        return sum(found.startswith(path) for _method, found in self.requests)

    def __enter__(self) -> Mineru:
        self._thread.start()
        self._started.wait()
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        assert self._loop is not None
        assert self._stop is not None
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join()

    async def _serve(self) -> None:
        self._loop, self._stop = asyncio.get_running_loop(), asyncio.Event()
        app = web.Application(client_max_size=1 << 30, middlewares=[self._noted])
        app.router.add_post("/api/v4/file-urls/batch", self._addresses)
        app.router.add_put("/upload/{batch}", self._upload)
        app.router.add_get("/api/v4/extract-results/batch/{batch}", self._state)
        app.router.add_get("/result/{batch}.zip", self._download)
        app.router.add_post("/file_parse", self._parse)
        runner = web.AppRunner(app, shutdown_timeout=0.1)
        await runner.setup()
        site = web.TCPSite(runner, HOST, 0)
        await site.start()
        self.port = runner.addresses[0][1]
        self._started.set()
        await self._stop.wait()
        await runner.cleanup()

    @web.middleware
    async def _noted(self, request: web.Request, handler: Any) -> web.StreamResponse:
        self.requests.append((request.method, request.path))
        self.headers.append((request.path, dict(request.headers)))
        answer: web.StreamResponse = await handler(request)
        return answer

    def _fault(self, request: web.Request) -> web.Response | None:
        """Return the answer of the next fault, None for a good one."""
        fault = self.mischief.faults.pop(0) if self.mischief.faults else ""
        if fault == "cut":
            assert request.transport is not None
            request.transport.abort()
        codes = {"401": ("A0202", 401), "expired": ("A0211", 401), "quota": (-60018, 200), "pages": (-60006, 200)}
        if fault in codes:
            code, status = codes[fault]
            said = f"refused for {request.headers.get('Authorization', 'nobody')}"
            key = "msgCode" if isinstance(code, str) else "code"
            return web.json_response({"success": False, key: code, "msg": said, "data": None}, status=status)
        if fault == "garbled":
            return web.Response(text="<html>A captive portal</html>", content_type="text/html")
        plain = {
            "busy": (503, "no room"), "missing": (404, "Not Found"), "failed": (409, "Task execution failed"),
            "old": (422, '{"detail":[{"loc":["body","file"],"msg":"Field required"}]}'), "cut": (500, ""),
        }  # fmt: skip
        if fault in plain and not (fault == "failed" and request.path != "/file_parse"):
            status, text = plain[fault]
            return web.json_response({"error": text}, status=status)
        if fault in ("failed", "endless"):
            self._next = fault
        return None

    _next = ""

    async def _addresses(self, request: web.Request) -> web.Response:
        if request.headers.get("Authorization") != f"Bearer {TOKEN}":
            self.mischief.faults.insert(0, "401")
        if (spoilt := self._fault(request)) is not None:
            return spoilt
        self.bodies.append(await request.json())
        batch = f"batch-{len(self._batches) + 1}"
        self._batches[batch] = {"file": b"", "polls": 0, "fate": self._next}
        self._next = ""
        data = {"batch_id": batch, "file_urls": [f"{self.url}/upload/{batch}?Signature=x"]}
        return web.json_response({"code": 0, "msg": "ok", "trace_id": "t", "data": data})

    async def _upload(self, request: web.Request) -> web.Response:
        # The signature of a real store is made without these two.
        if "Content-Type" in request.headers or "Authorization" in request.headers:
            return web.Response(status=403, text="SignatureDoesNotMatch")
        self._batches[request.match_info["batch"]]["file"] = await request.read()
        return web.Response()

    async def _state(self, request: web.Request) -> web.Response:
        name = request.match_info["batch"]
        batch = self._batches.get(name)
        if batch is None or self.mischief.forgets:
            return web.json_response({"code": -60012, "msg": "task not found", "data": None})
        batch["polls"] += 1
        total = len(_texts(batch["file"]))
        result: dict[str, Any] = {"file_name": "document.pdf", "state": "running", "err_msg": ""}
        if batch["fate"] == "failed":
            result |= {"state": "failed", "err_msg": f"cannot parse, token was {TOKEN}"}
        elif batch["fate"] == "endless" or batch["polls"] <= self.mischief.polls:
            done = 0 if batch["fate"] else min(batch["polls"], total)
            result["extract_progress"] = {"extracted_pages": done, "total_pages": total, "start_time": "now"}
        else:
            result |= {"state": "done", "full_zip_url": f"{self.url}/result/{name}.zip"}
        return web.json_response({"code": 0, "msg": "ok", "data": {"batch_id": name, "extract_result": [result]}})

    async def _download(self, request: web.Request) -> web.Response:
        data = archive(_texts(self._batches[request.match_info["batch"]]["file"]), "", self.mischief.result)
        return web.Response(body=data, content_type="application/zip")

    async def _parse(self, request: web.Request) -> web.Response:
        form = await request.post()
        file = form["files"]
        assert isinstance(file, web.FileField)
        with file.file as stream:
            data = stream.read()
        self.bodies.append({name: value for name, value in form.items() if isinstance(value, str)})
        if (spoilt := self._fault(request)) is not None:
            return spoilt
        if self._next == "endless":
            await asyncio.sleep(600)
        first, last = int(str(form["start_page_id"])), int(str(form["end_page_id"]))
        texts = _texts(data)[first : last + 1]
        if self.mischief.result == "zip":
            return web.Response(body=archive(texts, "document/auto/document", ""), content_type="application/zip")
        markdown, blocks = written(texts)
        result: dict[str, Any] = {"md_content": markdown, "content_list": json.dumps(blocks)}
        if form["return_images"] == "true":
            result["images"] = {"fig.png": "data:image/png;base64," + base64.b64encode(PIXEL).decode()}
        if self.mischief.result == "empty":
            result = {}
        return web.json_response({"backend": "pipeline", "version": "2.7.6", "results": {"document": result}})


def _texts(data: bytes) -> list[str]:
    """Return the text of each page of a PDF, one empty page for anything else."""
    try:
        with pypdfium2.PdfDocument(data) as document:
            return [page.get_textpage().get_text_bounded().strip() for page in document]
    except pypdfium2.PdfiumError:
        return ["A picture."]


def written(texts: list[str]) -> tuple[str, list[dict[str, Any]]]:
    """Return Markdown and list of blocks as MinerU writes them: a heading, text, a table and a picture a page."""
    parts: list[str] = []
    blocks: list[dict[str, Any]] = []
    for page, text in enumerate(texts):
        lines = [line.strip() for line in text.splitlines() if line.strip()] or ["(empty)"]
        parts.append(f"# {lines[0]}")
        blocks.append({"type": "text", "text": lines[0], "text_level": 1, "page_idx": page})
        for line in lines[1:]:
            parts.append(line)
            blocks.append({"type": "text", "text": line, "page_idx": page})
        parts += [TABLE, "![](images/fig.png)  \nFig. 1. Shares"]
        blocks.append({"type": "table", "table_body": TABLE, "img_path": "images/t.jpg", "page_idx": page})
        blocks.append({"type": "image", "img_path": "images/fig.png", "page_idx": page})
        blocks.append({"type": "page_number", "text": f"- {page + 1} -", "page_idx": page})
    return "\n\n".join(parts) + "\n", blocks


def archive(texts: list[str], stem: str, spoilt: str) -> bytes:
    """Return the result ZIP: full.md on the internet, `stem`.md at home; spoilt on request."""
    markdown, blocks = written(texts)
    out = io.BytesIO()
    folder = stem.rpartition("/")[0] + "/" if stem else ""
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as found:
        if spoilt == "traversal":
            found.writestr("../../outside.md", "escaped")
        if spoilt != "empty":
            found.writestr(f"{stem}.md" if stem else "full.md", markdown)
        if spoilt != "no_list":
            found.writestr(f"{stem}_content_list.json" if stem else "0af3_content_list.json", json.dumps(blocks))
        found.writestr(f"{folder}images/fig.png", PIXEL)
        found.writestr(f"{folder}layout.json", "{}")
    data = out.getvalue()
    return data[: len(data) // 2] if spoilt == "broken" else data
