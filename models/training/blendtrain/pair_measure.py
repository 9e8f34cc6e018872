"""Retrieval figures of the pair."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch

from .pair import Pair
from .pair_data import as_input, region
from .pieces import Pieces
from .scenes import Scene


@torch.no_grad()
def pictures(net: Pair, stack: np.ndarray, size: int = 128) -> np.ndarray:
    """Unit vectors [n, out] of uint8 pictures [n, side, side, 3]."""
    x = torch.from_numpy(as_input(stack))
    return torch.cat([net.image(part) for part in x.split(size)]).numpy()


@torch.no_grad()
def texts(net: Pair, pieces: Pieces, prompts: Sequence[str]) -> np.ndarray:
    """Unit vectors [n, out] of prompts."""
    tokens = torch.tensor([pieces(p) for p in prompts], dtype=torch.int32)
    return torch.cat([net.text(part) for part in tokens.split(256)]).numpy()


def ranks(queries: np.ndarray, answers: np.ndarray) -> np.ndarray:
    """For each query the number of answers nearer than its own (0: found first)."""
    close = queries @ answers.T
    return (close > np.diag(close)[:, None]).sum(1)


def scene_vectors(net: Pair, pieces: Pieces,
                  scenes: Sequence[Scene]) -> tuple[np.ndarray, np.ndarray]:
    """(regions, captions) of scenes as unit vectors."""
    seen = np.stack([region(s.truth, s.mask, net.s.side) for s in scenes])
    return pictures(net, seen), texts(net, pieces, [s.prompt for s in scenes])


def quick(net: Pair, pieces: Pieces, scenes: Sequence[Scene]) -> dict[str, float]:
    """Recall at 1 and 5 of captions by region, for the log."""
    image, text = scene_vectors(net, pieces, scenes)
    found = ranks(image, text)
    return {"recall1": float((found < 1).mean()), "recall5": float((found < 5).mean())}
