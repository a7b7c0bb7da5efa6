"""How a model file is to be run."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

PLAIN_CONTEXT = 4096


class GgufSettings(BaseModel):
    """A GGUF file with what it is loaded with.

    `adapters` are LoRA files with their strength, `context` the tokens of one conversation (None: 4,096 or what the
    model was trained for, if that is less), `gpu_layers` the layers to put on the GPU (None: as many as fit there),
    `threads` the processor threads (None: all but one).
    """

    model_config = ConfigDict(frozen=True)

    path: str
    adapters: tuple[tuple[str, float], ...] = ()
    context: int | None = Field(default=None, ge=128)
    gpu_layers: int | None = Field(default=None, ge=0)
    threads: int | None = Field(default=None, ge=1)

    def tokens(self, trained: int | None) -> int:
        """Return the tokens of one conversation, for a model that was trained to read `trained` at once."""
        return self.context or min(trained or PLAIN_CONTEXT, PLAIN_CONTEXT)
