"""Synthetic pictures, so that the tests need no picture data."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from blendtrain import data, names  # noqa: E402


def _pool(rng: np.random.Generator, labels: list[str], side: int, channels: int,
          shows: list[str] | None = None) -> data.Pool:
    pixels = rng.integers(0, 256, (len(labels), side, side, channels), dtype=np.uint8)
    if channels == 4:
        pixels[..., 3] = 0
        pixels[:, 20:100, 30:110, 3] = 255
    rows = {s: {n: [i for i, m in enumerate(labels) if m == n] for n in dict.fromkeys(labels)}
            for s in data.SPLITS}
    items = [{"label": n, "style": "fluent3d", "colour": "red", "shows": shows or []}
             for n in labels]
    return data.Pool(pixels, labels, rows, items)


def made_up() -> data.Pictures:
    rng = np.random.default_rng(0)
    return data.Pictures(
        _pool(rng, [c for k in names.kinds() for c in k.cutouts], 128, 4),
        _pool(rng, list(names.PHOTOGRAPHS), 160, 3),
        _pool(rng, list(names.MATERIALS), 128, 3), _pool(rng, ["a", "b"], 160, 3),
        _pool(rng, ["c", "d"], 192, 3, shows=[p for p in names.PLACES]))


@pytest.fixture(scope="session")
def pictures() -> data.Pictures:
    return made_up()
