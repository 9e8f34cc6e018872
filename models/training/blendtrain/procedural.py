"""Grounds made of numbers: skies, water, floors, plain gradients."""

from __future__ import annotations

import numpy as np
from PIL import Image


def noise(rng: np.random.Generator, side: int, cells: tuple[int, int], octaves: int = 4,
          fall: float = 0.5) -> np.ndarray:
    """Fractal value noise, float32 [side, side], about -1..1; `cells` across and down at first."""
    out, scale, total = np.zeros((side, side), np.float32), 1.0, 0.0
    for k in range(octaves):
        w, h = (min(side, c * 2**k + 1) for c in cells)
        grid = rng.uniform(-1, 1, (h, w)).astype(np.float32)
        picture = Image.fromarray(grid).resize((side, side), Image.Resampling.BICUBIC)
        out += scale * np.asarray(picture)
        total += scale
        scale *= fall
    return out / total


def _ramp(rng: np.random.Generator, side: int, top: np.ndarray, low: np.ndarray) -> np.ndarray:
    f = np.linspace(0, 1, side, dtype=np.float32)[:, None, None] ** np.float32(rng.uniform(0.5, 2))
    return np.broadcast_to(top * (1 - f) + low * f, (side, side, 3)).astype(np.float32)


def sky(rng: np.random.Generator, side: int) -> np.ndarray:
    """Gradient with clouds or stars."""
    tops = ((60, 120, 200), (110, 160, 215), (30, 40, 80), (200, 120, 90), (150, 160, 170))
    lows = ((180, 210, 235), (225, 230, 235), (90, 80, 120), (245, 200, 140), (200, 200, 200))
    k = int(rng.integers(len(tops)))
    out = _ramp(rng, side, np.array(tops[k]), np.array(lows[k]))
    if k == 2 and rng.random() < 0.6:
        return out + (rng.random((side, side, 1)) > 0.995) * 160
    cloud = np.clip(noise(rng, side, (3, 5), 5, 0.6) * 3 - rng.uniform(-0.3, 1), 0, 1)[..., None]
    return out * (1 - 0.8 * cloud) + (245 if k != 2 else 120) * 0.8 * cloud


def water(rng: np.random.Generator, side: int) -> np.ndarray:
    """Ripples that flatten towards the top."""
    out = _ramp(rng, side, rng.uniform((90, 130, 150), (170, 200, 220)),
                rng.uniform((10, 50, 80), (50, 110, 140)))
    return out + 22 * noise(rng, side, (4, 24), 4, 0.7)[..., None]


def soil(rng: np.random.Generator, side: int) -> np.ndarray:
    """Grainy ground of one tint, coarser near the bottom."""
    tint = rng.uniform((70, 60, 40), (190, 170, 140))
    far, near = noise(rng, side, (24, 40), 3, 0.8), noise(rng, side, (8, 10), 5, 0.8)
    f = np.linspace(0, 1, side, dtype=np.float32)[:, None]
    grain = (far * (1 - f) + near * f)[..., None]
    return (tint * (1 + 0.45 * grain)).astype(np.float32)


def plain(rng: np.random.Generator, side: int) -> np.ndarray:
    """Two colours running into each other, down or across."""
    top, low = rng.uniform(30, 255, (2, 3))
    out = _ramp(rng, side, top, low)
    return out if rng.random() < 0.7 else out.transpose(1, 0, 2)


def ground(rng: np.random.Generator, side: int) -> np.ndarray:
    """One of the above, or a sky over water or soil: float32 [side, side, 3], about 0..255."""
    roll = rng.random()
    if roll < 0.35:
        return plain(rng, side)
    if roll < 0.55:
        return sky(rng, side)
    low = (water if rng.random() < 0.5 else soil)(rng, side)
    if roll < 0.7:
        return low
    line, top = int(side * rng.uniform(0.25, 0.7)), sky(rng, side)
    return np.concatenate((top[:line], low[line:]))
