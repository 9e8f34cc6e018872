"""The judge: a classifier that names what stands in the mask. It measures fills; it never guides,
ranks or ships. Its architecture (batch norm, GELU, strided residual stages, no text), its seed and
its augmentations differ from the painter's."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image, ImageFilter
from torch import Tensor, nn

from . import masks
from .scenes import Scene

SIDE = 64


class Stage(nn.Module):
    """Residual pair of 3x3 convolutions, the first with a stride."""

    def __init__(self, inside: int, outside: int, stride: int):
        super().__init__()
        self.one = nn.Conv2d(inside, outside, 3, stride, 1, bias=False)
        self.two = nn.Conv2d(outside, outside, 3, 1, 1, bias=False)
        self.norm1, self.norm2 = nn.BatchNorm2d(outside), nn.BatchNorm2d(outside)
        self.skip = nn.Conv2d(inside, outside, 1) if stride > 1 or inside != outside else None

    def forward(self, x: Tensor) -> Tensor:
        h = self.norm2(self.two(F.gelu(self.norm1(self.one(x)))))
        if self.skip is not None:
            x = self.skip(F.avg_pool2d(x, 2) if self.one.stride[0] > 1 else x)
        return F.gelu(x + h)


class Judge(nn.Module):
    """crops [n, 3, 64, 64] in -1..1 -> logits [n, classes]."""

    def __init__(self, classes: int, width: int = 32):
        super().__init__()
        w = width
        self.body = nn.Sequential(
            nn.Conv2d(3, w, 5, 2, 2), nn.BatchNorm2d(w), nn.GELU(), Stage(w, w, 1),
            Stage(w, 2 * w, 2), Stage(2 * w, 4 * w, 2), Stage(4 * w, 8 * w, 2))
        self.drop = nn.Dropout(0.1)
        self.head = nn.Linear(16 * w, classes)

    def forward(self, x: Tensor) -> Tensor:
        h = self.body(x)
        return self.head(self.drop(torch.cat((h.mean((2, 3)), h.amax((2, 3))), 1)))


def crop(pixels: np.ndarray, mask: np.ndarray, box: masks.Box | None = None) -> np.ndarray:
    """The mask's box of a picture, resized to 64 x 64; pixels outside the mask are grey, so that
    only painted pixels are judged. uint8 [64, 64, 3]."""
    x0, y0, x1, y1 = box or masks.bounds(mask)
    seen = np.where(mask[..., None] > 127, pixels, 128).astype(np.uint8)
    picture = Image.fromarray(seen).resize((SIDE, SIDE), Image.Resampling.BILINEAR,
                                           box=(x0, y0, x1, y1), reducing_gap=2.0)
    return np.asarray(picture)


def augment(rng: np.random.Generator, scene: Scene) -> np.ndarray:
    """A jittered crop: box shifted, blurred, noised, recoloured, mirrored."""
    x0, y0, x1, y1 = masks.bounds(scene.mask)
    w, h = x1 - x0, y1 - y0
    d = rng.uniform(-0.06, 0.06, 4) * (w, h, w, h)
    side = scene.mask.shape[0]
    box = (max(0, int(x0 + d[0])), max(0, int(y0 + d[1])),
           min(side, int(x1 + d[2])), min(side, int(y1 + d[3])))
    out = crop(scene.truth, scene.mask, box)
    if rng.random() < 0.5:
        blur = ImageFilter.GaussianBlur(rng.uniform(0.3, 1.3))
        out = np.asarray(Image.fromarray(out).filter(blur))
    gain = rng.uniform(0.8, 1.2) * rng.uniform(0.93, 1.07, 3)
    noisy = out * gain + rng.normal(0, 8) + rng.normal(0, rng.uniform(0, 8), out.shape)
    out = np.clip(noisy, 0, 255).astype(np.uint8)
    return out[:, ::-1] if rng.random() < 0.5 else out


def as_input(crops: Sequence[np.ndarray]) -> Tensor:
    return torch.from_numpy(np.stack(crops)).permute(0, 3, 1, 2).float() / 127.5 - 1


@torch.no_grad()
def name(judge: Judge, pictures: Sequence[np.ndarray], scenes: Sequence[Scene]) -> np.ndarray:
    """Most likely class of each picture's masked part, averaged over the crop and its mirror."""
    judge.eval()
    x = as_input([crop(p, s.mask) for p, s in zip(pictures, scenes)])
    return (judge(x) + judge(x.flip(3))).argmax(1).numpy()
