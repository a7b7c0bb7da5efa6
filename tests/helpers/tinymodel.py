"""A GGUF model of some ten thousand random weights, made on the spot: it talks nonsense, but llama.cpp runs it."""

from __future__ import annotations

from pathlib import Path

import numpy as np

WIDTH, INNER, HEADS, CONTEXT = 32, 64, 2, 512
TEMPLATE = (
    "{% for message in messages %}<{{ message['role'] }}>{{ message['content'] }}\n{% endfor %}"
    "{% if add_generation_prompt %}<assistant>{% endif %}"
)


def tiny_model(path: Path, seed: int = 1, *, name: str = "Tiny", template: str = TEMPLATE) -> Path:
    """Write a one-layer Llama whose tokens are bytes, so that it reads any language."""
    from gguf import GGUFWriter, TokenType

    tokens = ["<s>", "</s>", *_letters()]
    kinds = [TokenType.CONTROL, TokenType.CONTROL, *[TokenType.NORMAL] * 256]
    writer = GGUFWriter(path, "llama")
    writer.add_name(name)
    writer.add_context_length(CONTEXT)
    writer.add_embedding_length(WIDTH)
    writer.add_block_count(1)
    writer.add_feed_forward_length(INNER)
    writer.add_head_count(HEADS)
    writer.add_head_count_kv(HEADS)
    writer.add_layer_norm_rms_eps(1e-5)
    writer.add_rope_dimension_count(WIDTH // HEADS)
    writer.add_tokenizer_model("gpt2")
    writer.add_tokenizer_pre("gpt-2")
    writer.add_token_list(tokens)
    writer.add_token_merges(["a b"])
    writer.add_token_types([int(kind) for kind in kinds])
    writer.add_bos_token_id(0)
    writer.add_eos_token_id(1)
    writer.add_chat_template(template)
    random = np.random.default_rng(seed)

    def add(tensor: str, *shape: int) -> None:
        writer.add_tensor(tensor, (random.standard_normal(shape) * 0.1).astype(np.float32))

    add("token_embd.weight", len(tokens), WIDTH)
    add("output.weight", len(tokens), WIDTH)
    writer.add_tensor("output_norm.weight", np.ones(WIDTH, dtype=np.float32))
    for norm in ("attn_norm", "ffn_norm"):
        writer.add_tensor(f"blk.0.{norm}.weight", np.ones(WIDTH, dtype=np.float32))
    for part in ("attn_q", "attn_k", "attn_v", "attn_output"):
        add(f"blk.0.{part}.weight", WIDTH, WIDTH)
    add("blk.0.ffn_gate.weight", INNER, WIDTH)
    add("blk.0.ffn_up.weight", INNER, WIDTH)
    add("blk.0.ffn_down.weight", WIDTH, INNER)
    _finish(writer)
    return path


def tiny_adapter(path: Path, seed: int = 2) -> Path:
    """Write a LoRA adapter for `tiny_model`, strong enough to change what it says."""
    from gguf import GGUFWriter

    writer = GGUFWriter(path, "llama")
    writer.add_type("adapter")
    writer.add_string("adapter.type", "lora")
    writer.add_float32("adapter.lora.alpha", 16.0)
    random = np.random.default_rng(seed)
    for part, rows in (("lora_a", (4, WIDTH)), ("lora_b", (WIDTH, 4))):
        weights = random.standard_normal(rows).astype(np.float32)
        writer.add_tensor(f"blk.0.attn_output.weight.{part}", weights)
    _finish(writer)
    return path


def _letters() -> list[str]:
    """Return the letters that stand for the 256 bytes in GPT-2's vocabulary (Radford et al. 2019)."""
    plain = [*range(33, 127), *range(161, 173), *range(174, 256)]
    others = iter(range(256, 512))
    return [chr(byte) if byte in plain else chr(next(others)) for byte in range(256)]


def _finish(writer: object) -> None:
    for step in ("write_header_to_file", "write_kv_data_to_file", "write_tensors_to_file", "close"):
        getattr(writer, step)()
