"""The judge: a classifier that names what stands in the mask. It measures fills; it never guides,
ranks or ships. Its architecture (convolutions, batch norm, no text), its seed and its
augmentations differ from the painter's and the pair's.

The network is a small residual one (He et al. 2016) with squeeze-and-excitation (Hu et al. 2018);
mean and maximum of the last maps are read, because a material is what is everywhere and a thing is
what stands somewhere.
"""

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
GREY = 128
# Parts of the region that are named beside the whole of it, as shares (x0, y0, x1, y1).
PARTS = ((0.0, 0.0, 1.0, 1.0), (0.0, 0.0, 0.8, 0.8), (0.2, 0.0, 1.0, 0.8), (0.0, 0.2, 0.8, 1.0),
         (0.2, 0.2, 1.0, 1.0))
WEIGHTS = (4.0, 1.0, 1.0, 1.0, 1.0)


class Stage(nn.Module):
    """Residual pair of 3x3 convolutions, the first with a stride, and a gate per channel."""

    def __init__(self, inside: int, outside: int, stride: int):
        super().__init__()
        self.stride = stride
        self.one = nn.Conv2d(inside, outside, 3, stride, 1, bias=False)
        self.two = nn.Conv2d(outside, outside, 3, 1, 1, bias=False)
        self.norm1, self.norm2 = nn.BatchNorm2d(outside), nn.BatchNorm2d(outside)
        self.squeeze = nn.Linear(outside, max(8, outside // 8))
        self.excite = nn.Linear(max(8, outside // 8), outside)
        self.skip = nn.Conv2d(inside, outside, 1) if stride > 1 or inside != outside else None

    def forward(self, x: Tensor) -> Tensor:
        h = self.norm2(self.two(F.relu(self.norm1(self.one(x)))))
        gate = torch.sigmoid(self.excite(F.relu(self.squeeze(h.mean((2, 3))))))
        if self.skip is not None:
            x = self.skip(F.avg_pool2d(x, 2) if self.stride > 1 else x)
        return F.relu(x + h * gate[:, :, None, None])


class Judge(nn.Module):
    """crops [n, 3, side, side] in -1..1 -> logits [n, classes]. Any side from 32; 64 is usual."""

    def __init__(self, classes: int, width: int = 32):
        super().__init__()
        w = width
        self.stem = nn.Conv2d(3, w, 5, 2, 2)
        self.norm = nn.BatchNorm2d(w)
        self.body = nn.Sequential(Stage(w, w, 1), Stage(w, 2 * w, 2), Stage(2 * w, 4 * w, 2),
                                  Stage(4 * w, 8 * w, 2))
        self.drop = nn.Dropout(0.1)
        self.head = nn.Linear(16 * w, classes)

    def forward(self, x: Tensor) -> Tensor:
        h = self.body(F.relu(self.norm(self.stem(x))))
        return self.head(self.drop(torch.cat((h.mean((2, 3)), h.amax((2, 3))), 1)))


def crop(pixels: np.ndarray, mask: np.ndarray, box: tuple[float, float, float, float] | None = None,
         side: int = SIDE) -> np.ndarray:
    """The mask's box (or `box`) of a picture, stretched to side x side; pixels outside the mask
    are grey, so that only painted pixels are judged. uint8 [side, side, 3]."""
    seen = np.where(mask[..., None] > 127, pixels, GREY).astype(np.uint8)
    picture = Image.fromarray(seen).resize((side, side), Image.Resampling.BILINEAR,
                                           box=box or masks.bounds(mask))
    return np.asarray(picture)


def crops(pixels: np.ndarray, mask: np.ndarray, side: int = SIDE) -> np.ndarray:
    """The region and its PARTS: uint8 [5, side, side, 3]."""
    x0, y0, x1, y1 = masks.bounds(mask)
    w, h = x1 - x0, y1 - y0
    return np.stack([crop(pixels, mask, (x0 + a * w, y0 + b * h, x0 + c * w, y0 + d * h), side)
                     for a, b, c, d in PARTS])


def augment(rng: np.random.Generator, scene: Scene, surface: bool, side: int = SIDE) -> np.ndarray:
    """A jittered crop: box shifted, or (often for a `surface`) a part of it in any quarter turn;
    blurred, noised, recoloured, mirrored, a corner erased."""
    x0, y0, x1, y1 = masks.bounds(scene.mask)
    w, h = x1 - x0, y1 - y0
    if rng.random() < (0.6 if surface else 0.2):
        share = rng.uniform(0.55, 1.0)
        x, y = rng.random(2) * (1 - share)
        box = (x0 + x * w, y0 + y * h, x0 + (x + share) * w, y0 + (y + share) * h)
    else:
        d = rng.uniform(-0.07, 0.07, 4) * (w, h, w, h)
        full = scene.mask.shape[0]
        box = (max(0.0, x0 + d[0]), max(0.0, y0 + d[1]), min(full, x1 + d[2]), min(full, y1 + d[3]))
    out = crop(scene.truth, scene.mask, box, side)
    if surface:
        out = np.rot90(out, int(rng.integers(4)))
    if rng.random() < 0.4:
        blur = ImageFilter.GaussianBlur(rng.uniform(0.3, 1.4))
        out = np.asarray(Image.fromarray(np.ascontiguousarray(out)).filter(blur))
    # Few photographs show a material, so its light, contrast and tint vary more.
    wide = 1.6 if surface else 1.0
    gain = (1 + wide * rng.uniform(-0.2, 0.2)) * (1 + wide * rng.uniform(-0.06, 0.06, 3))
    noisy = out * gain.astype(np.float32) + np.float32(rng.normal(0, 8))
    if surface:
        noisy = noisy.mean() + (noisy - noisy.mean()) * np.float32(rng.uniform(0.7, 1.3))
    if rng.random() < 0.4:
        noisy = noisy + rng.normal(0, rng.uniform(2, 9), out.shape).astype(np.float32)
    out = np.clip(noisy, 0, 255).astype(np.uint8)
    if rng.random() < 0.25:
        a, b = rng.integers(0, side * 3 // 4, 2)
        out[b:b + side // 3, a:a + side // 3] = GREY
    return out[:, ::-1] if rng.random() < 0.5 else out


def as_input(pictures: Sequence[np.ndarray] | np.ndarray) -> Tensor:
    x = torch.from_numpy(np.ascontiguousarray(np.stack(list(pictures))))
    return x.permute(0, 3, 1, 2).contiguous().float() / 127.5 - 1


@torch.no_grad()
def scores(judge: Judge, pictures: Sequence[np.ndarray],
           regions: Sequence[np.ndarray]) -> np.ndarray:
    """Probability of each class [n, classes]: the weighted mean of the logits over the region, its
    parts and their mirror images, through a softmax."""
    judge.eval()
    weights = torch.tensor(WEIGHTS)[:, None] / (2 * sum(WEIGHTS))
    out = []
    for at in range(0, len(pictures), 16):
        seen = [crops(p, m) for p, m in zip(pictures[at:at + 16], regions[at:at + 16])]
        x = as_input(np.concatenate(seen))
        logits = (judge(x) + judge(x.flip(3))).unflatten(0, (-1, len(PARTS)))
        out.append((logits * weights).sum(1).softmax(1))
    return torch.cat(out).numpy()


def name(judge: Judge, pictures: Sequence[np.ndarray], scenes: Sequence[Scene]) -> np.ndarray:
    """Most likely class of each picture's masked part."""
    return scores(judge, pictures, [s.mask for s in scenes]).argmax(1)


# Names that even a person cannot tell apart in a region of 64 pixels: naming one for the other
# counts as right, and they count as one name.
ALIKE: tuple[tuple[str, ...], ...] = (
    ("marble", "onyx", "travertine"), ("planks", "wood floor"), ("sky", "clouds"),
)


def groups(names: Sequence[str]) -> np.ndarray:
    """For each name the number of the first name it counts as one with."""
    first = {n: alike[0] for alike in ALIKE for n in alike}
    return np.array([list(names).index(first.get(n, n)) for n in names])


def main() -> None:
    """python -m blendtrain.judge LIST.json: a JSON list of {"picture", "mask"} files -> a JSON list
    of {"name", "probability"}, printed. For measuring pictures that anything painted."""
    import argparse
    import json
    from pathlib import Path

    from .judge_run import load_average

    a = argparse.ArgumentParser(description=main.__doc__)
    a.add_argument("list", type=Path, help="JSON list; paths are relative to it")
    a.add_argument("--judge", type=Path, default=Path("runs/judge-2/last.pt"), help="checkpoint")
    o = a.parse_args()
    net, about = load_average(o.judge)
    rows = json.loads(o.list.read_text())
    folder = o.list.parent
    pictures = [np.asarray(Image.open(folder / r["picture"]).convert("RGB")) for r in rows]
    regions = [np.asarray(Image.open(folder / r["mask"]).convert("L")) for r in rows]
    found = scores(net, pictures, regions)
    print(json.dumps([{"name": about["names"][int(p.argmax())],
                       "probability": round(float(p.max()), 4)} for p in found]))


if __name__ == "__main__":
    main()
