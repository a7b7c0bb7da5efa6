"""How much memory a model file takes, before it is loaded, and how much there is."""

from __future__ import annotations

from core.llm.gguf.header import Header

MEBI = 1024 * 1024
#: what the program around the weights takes: the interpreter, llama.cpp, its HTTP server (measured: 60-75 MiB)
AROUND = 75 * MEBI
#: tokens worked on at once while a prompt is read (llama.cpp's n_ubatch)
_BATCH = 512
_HALF = 2  # bytes of a number in the cache of keys and values


def needed(header: Header, context: int, parallel: int = 1) -> int:
    """Return about how many bytes the model takes with `parallel` conversations of `context` tokens each.

    Weights as on disk, plus the cache of keys and values at 16 bits, plus the buffers for one batch.
    """
    layers = header.number("block_count") or 0
    width = header.number("embedding_length") or 0
    heads = header.number("attention.head_count") or 1
    shared = header.number("attention.head_count_kv") or heads
    key = header.number("attention.key_length") or width // heads
    value = header.number("attention.value_length") or width // heads
    cache = context * parallel * layers * shared * (key + value) * _HALF
    inner = header.number("feed_forward_length") or 4 * width
    # Chances of the next token are worked out for the last one of a batch only.
    buffers = 4 * (_BATCH * (2 * inner + 4 * width) + parallel * header.vocabulary)
    return header.size + cache + buffers + AROUND


def free() -> int:
    """Return the bytes of memory that can be had without pushing anything else out."""
    import psutil

    return int(psutil.virtual_memory().available)
