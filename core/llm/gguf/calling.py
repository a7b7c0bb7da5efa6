"""A request to a model file, sent where the file runs."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from core.llm.failures import ModelError
from core.llm.gguf.children import ModelFiles
from core.llm.gguf.header import NotAModel
from core.llm.gguf.starting import ModelFileFailed
from core.llm.messages import Request

if TYPE_CHECKING:
    from core.llm.watching import Watch


@asynccontextmanager
async def served(files: ModelFiles, request: Request, watch: Watch | None = None) -> AsyncIterator[Request]:
    """Give the request as it is to be sent; the model file is started first, and kept up meanwhile.

    `watch` hears when that begins and ends.

    Raises:
        ModelError: the file cannot be run; its kind is "file".
    """
    model = request.model
    if model.gguf is None:
        yield request
        return
    try:
        running = files.use(model.gguf, model.parallel, watch.loading if watch is not None else None)
        place = await running.__aenter__()
    except (NotAModel, ModelFileFailed) as error:
        raise ModelError(error.what, error.todo, **{**error.params, "kind": "file"}) from error
    try:
        headers = {**model.headers, "Authorization": f"Bearer {place.key}"}
        # The tokens are counted along with the pieces, so that a reply that is ended early has its exact number.
        extra = {"timings_per_token": True, **model.extra_body}
        sent = {"base_url": place.address, "headers": headers, "extra_body": extra, "gguf": None}
        # Here a model can write on for as long as its context is: followed as it comes, it is ended when it circles.
        yield replace(request, model=model.model_copy(update=sent), stream=True)
    finally:
        await running.__aexit__(None, None, None)
