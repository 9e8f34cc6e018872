"""Mask shapes inside a 128 x 128 frame: box, ellipse, silhouette, brush. uint8, 0 or 255."""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

Box = tuple[int, int, int, int]


def random_box(rng: np.random.Generator, side: int, low: float = 0.38, high: float = 0.74) -> Box:
    """A box (x0, y0, x1, y1) as the engine's squared context makes it: the long side is 38-74 %
    of the frame, about centred, now and then off-centre as when clamped at a picture's edge."""
    long = rng.uniform(low, high) * side
    ratio = float(np.exp(rng.normal(0, 0.22)))
    w, h = (long, long / ratio) if ratio > 1 else (long * ratio, long)
    h, w = max(h, 0.3 * side), max(w, 0.3 * side)
    cx, cy = (side / 2 + rng.normal(0, 0.02 * side) for _ in range(2))
    if rng.random() < 0.2:
        cx += rng.uniform(-0.25, 0.25) * side
        cy += rng.uniform(-0.25, 0.25) * side
    cx = float(np.clip(cx, w / 2, side - w / 2))
    cy = float(np.clip(cy, h / 2, side - h / 2))
    x0, y0 = int(round(cx - w / 2)), int(round(cy - h / 2))
    return x0, y0, min(side, int(round(x0 + w))), min(side, int(round(y0 + h)))


def box_mask(side: int, box: Box) -> np.ndarray:
    """uint8 [side, side], 255 inside the box."""
    out = np.zeros((side, side), np.uint8)
    out[box[1]:box[3], box[0]:box[2]] = 255
    return out


def ellipse_mask(side: int, box: Box, power: float = 2.0) -> np.ndarray:
    """uint8 super-ellipse filling the box (power 2: ellipse; higher: rounder box)."""
    x0, y0, x1, y1 = box
    u = (np.arange(side) + 0.5 - (x0 + x1) / 2) / ((x1 - x0) / 2)
    v = (np.arange(side) + 0.5 - (y0 + y1) / 2) / ((y1 - y0) / 2)
    inside = np.abs(u)[None] ** power + np.abs(v)[:, None] ** power <= 1
    return inside.astype(np.uint8) * 255


def brush_mask(rng: np.random.Generator, side: int, box: Box) -> np.ndarray:
    """Loose zigzag of a thick round brush over the box, as a user scribbles."""
    x0, y0, x1, y1 = box
    w, h = x1 - x0, y1 - y0
    r = 0.5 * rng.uniform(0.28, 0.42) * min(w, h)
    n = int(np.ceil(h / (1.5 * r)))
    points = []
    for i, y in enumerate(np.linspace(y0 + r, y1 - r, max(n, 3))):
        ends = (x0 + r, x1 - r) if i % 2 == 0 else (x1 - r, x0 + r)
        points += [(float(np.clip(e + rng.normal(0, 0.08 * w), x0 + r, x1 - r)),
                    float(np.clip(y + rng.normal(0, 0.04 * h), y0 + r, y1 - r))) for e in ends]
    picture = Image.new("L", (side, side))
    draw = ImageDraw.Draw(picture)
    draw.line(points, fill=255, width=int(2 * r))
    for x, y in points:
        draw.ellipse((x - r, y - r, x + r, y + r), fill=255)
    return np.asarray(picture)


def thin_mask(rng: np.random.Generator, side: int, box: Box) -> np.ndarray:
    """A few strokes of 2 to 9 px through the box."""
    x0, y0, x1, y1 = box
    picture = Image.new("L", (side, side))
    draw = ImageDraw.Draw(picture)
    for _ in range(int(rng.integers(1, 4))):
        xs, ys = rng.uniform(x0, x1, 4), rng.uniform(y0, y1, 4)
        draw.line([(float(x), float(y)) for x, y in zip(xs, ys)], fill=255,
                  width=int(rng.integers(2, 10)), joint="curve")
    return np.asarray(picture)


def edge_mask(rng: np.random.Generator, side: int) -> np.ndarray:
    """What extending a picture masks: bands along one to four sides, up to half the frame each."""
    out = np.zeros((side, side), np.uint8)
    count = int(rng.choice((1, 2, 4), p=(0.65, 0.25, 0.1)))
    high = (0.55, 0.4, 0.25)[(1, 2, 4).index(count)]
    for edge in rng.permutation(4)[:count]:
        band = round(side * rng.uniform(0.12, high))
        part = (np.s_[:, :band], np.s_[:, -band:], np.s_[:band], np.s_[-band:])[edge]
        out[part] = 255
    return out


def silhouette_mask(rng: np.random.Generator, alpha: np.ndarray) -> np.ndarray:
    """Loosely dilated shape of `alpha` (uint8 [side, side])."""
    picture = Image.fromarray(alpha).filter(ImageFilter.GaussianBlur(rng.uniform(2.0, 5.0)))
    return (np.asarray(picture) > rng.uniform(6, 30)).astype(np.uint8) * 255


def soften(mask: np.ndarray, radius: float) -> np.ndarray:
    """Grow and blur a mask, as a feathered selection."""
    picture = Image.fromarray(mask).filter(ImageFilter.MaxFilter(3))
    return np.asarray(picture.filter(ImageFilter.GaussianBlur(radius)))


def bounds(mask: np.ndarray) -> Box:
    """Bounding box (x0, y0, x1, y1) of the pixels above one half; whole frame when empty."""
    on = mask > 127
    ys, xs = np.flatnonzero(on.any(1)), np.flatnonzero(on.any(0))
    if not len(xs):
        return 0, 0, mask.shape[1], mask.shape[0]
    return int(xs[0]), int(ys[0]), int(xs[-1]) + 1, int(ys[-1]) + 1
