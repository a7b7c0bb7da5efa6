"""Change sets on their way from the engine to the window."""

from __future__ import annotations

import orjson

from core.changes import ChangeSet
from core.store.schema import Document
from core.store.schema.columns import table


def test_names_as_the_database_layer_gives_them_cross_the_pipe() -> None:
    changes = ChangeSet().update(table(Document).name, [1, 2]).remove("chunk", [3])
    crossed = ChangeSet.from_dict(orjson.loads(orjson.dumps(changes.as_dict())))
    assert crossed == ChangeSet(updated={"document": [1, 2]}, removed={"chunk": [3]})
