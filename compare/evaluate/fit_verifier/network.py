"""The network that is fitted: the shipped encoder's layers and three heads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from torch import nn

from compare.encode.graph import WIDTH
from compare.encode.shipped import shipped_model
from compare.verifier.shipped import HEADS

if TYPE_CHECKING:
    from numpy.typing import NDArray

DROPOUT = 0.1


class Network(nn.Module):
    """Inputs of one length in, scores of every head out."""

    def __init__(self) -> None:
        super().__init__()
        from transformers import AutoModel  # noqa: PLC0415  takes seconds

        self.layers: Any = AutoModel.from_pretrained(
            str(shipped_model()), attn_implementation="sdpa", add_pooling_layer=False
        )
        # Word, place and segment vectors stay the encoder's, and need no shipping.
        self.layers.embeddings.requires_grad_(requires_grad=False)
        self.dropout = nn.Dropout(DROPOUT)
        self.heads = nn.ModuleDict({name: _head(width) for name, width in HEADS.items()})

    def forward(
        self, ids: torch.Tensor, mask: torch.Tensor, segments: torch.Tensor, pooled: torch.Tensor
    ) -> dict[str, torch.Tensor]:
        """Return ``(n, HEADS[head])`` by head; all inputs are ``(n, length)``."""
        tokens = self.layers(
            input_ids=ids, attention_mask=mask, token_type_ids=segments
        ).last_hidden_state
        weights = pooled.to(tokens.dtype)
        mean = (tokens * weights[:, :, None]).sum(1) / weights.sum(1, keepdim=True).clamp(min=1)
        row = self.dropout(torch.cat([tokens[:, 0], mean], dim=1))
        return {name: head(row) for name, head in self.heads.items()}

    def arrays(self) -> dict[str, NDArray[np.float16]]:
        """Return what is shipped: layers and heads in half precision, by name."""
        found = {
            f"encoder.{name}": value for name, value in self.layers.encoder.state_dict().items()
        }
        for name in HEADS:
            head: Any = self.heads[name]
            found |= {
                f"{name}.inner": head[0].weight,
                f"{name}.inner_bias": head[0].bias,
                f"{name}.outer": head[3].weight,
                f"{name}.outer_bias": head[3].bias,
            }
        return {name: value.detach().numpy().astype(np.float16) for name, value in found.items()}


def _head(width: int) -> nn.Sequential:
    return nn.Sequential(
        nn.Linear(2 * WIDTH, WIDTH), nn.Tanh(), nn.Dropout(DROPOUT), nn.Linear(WIDTH, width)
    )
