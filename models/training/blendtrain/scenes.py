"""The scene engine: composes 128 x 128 pictures whose content, mask and wording are known."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageFilter

from . import masks
from .captions import caption
from .data import Pictures, Pool
from .names import MATERIALS, Kind, kinds
from .words import Tokenizer

SIDE = 128
BILINEAR = Image.Resampling.BILINEAR


@dataclass
class Scene:
    """`truth` uint8 [128, 128, 3]; `mask` uint8 [128, 128]; `label` class number or -1 (none)."""

    truth: np.ndarray
    mask: np.ndarray
    prompt: str
    label: int
    kind: str


def _zoom(pixels: np.ndarray, rng: np.random.Generator, low: float, size: tuple[int, int],
          centred: bool = False) -> np.ndarray:
    """Random square-ish crop (share low..1 of the side), flipped at random, resized to (w, h)."""
    side = pixels.shape[0]
    w, h = size
    part = rng.uniform(low, 1.0) * side
    cw, ch = part * min(1, w / h), part * min(1, h / w)
    at = rng.uniform(0.3, 0.7, 2) if centred else rng.random(2)
    x, y = (side - cw) * at[0], (side - ch) * at[1]
    picture = Image.fromarray(pixels).resize(size, BILINEAR, box=(x, y, x + cw, y + ch))
    out = np.asarray(picture)
    return out[:, ::-1] if rng.random() < 0.5 else out


def _jitter(rng: np.random.Generator, pixels: np.ndarray, amount: float) -> np.ndarray:
    """Mild gain per channel and offset; float32 0..255."""
    gain = 1 + rng.normal(0, amount) + rng.normal(0, amount / 2, 3)
    return pixels.astype(np.float32) * gain.astype(np.float32) + np.float32(rng.normal(0, 6))


class Composer:
    """Scenes of one split. `mix` gives the share of each sort of scene."""

    def __init__(self, pictures: Pictures, split: str, mix: dict[str, float],
                 main_style: float = 0.85):
        self.p, self.split = pictures, split
        self.kinds = kinds()
        self.by_kind = {k: [i for i, q in enumerate(self.kinds) if q.kind == k]
                        for k in ("object", "photograph", "material")}
        self.sorts, self.shares = list(mix), np.array(list(mix.values())) / sum(mix.values())
        self.main_style = main_style
        self.sources = {"photograph": pictures.photographs, "material": pictures.textures}
        self.usable = {k: [i for i in rows if k == "object" or self._rows(self.kinds[i])]
                       for k, rows in self.by_kind.items()}
        self.grounds = [pictures.scenes.all(split), pictures.landscapes.all(split),
                        pictures.textures.all(split), pictures.photographs.all(split)]
        self.cutouts: dict[str, list[Image.Image]] = {}
        for i, item in enumerate(pictures.objects.items):
            picture = Image.fromarray(np.array(pictures.objects.pixels[i]))
            cut = picture.crop(picture.getchannel("A").point([0] * 25 + [255] * 231).getbbox())
            at = self.cutouts.setdefault(item["label"], [])
            at.insert(0 if item["style"] == "fluent3d" else len(at), cut.convert("RGBa"))

    def _rows(self, kind: Kind) -> list[int]:
        pool: Pool = self.sources[kind.kind]
        return [i for label in kind.labels for i in pool.rows[self.split].get(label, [])]

    def background(self, rng: np.random.Generator) -> tuple[np.ndarray, str]:
        """Float picture 0..255 [128, 128, 3] and the material's name where it is one."""
        sort = int(rng.choice(5, p=(0.3, 0.34, 0.18, 0.1, 0.08)))
        if sort == 4 or not self.grounds[sort]:
            top, low = rng.uniform(30, 255, (2, 3))
            f = np.linspace(0, 1, SIDE)[:, None, None] ** rng.uniform(0.5, 2)
            out = np.broadcast_to(top * (1 - f) + low * f, (SIDE, SIDE, 3))
            return (out if rng.random() < 0.7 else out.transpose(1, 0, 2)).astype(np.float32), ""
        pool = (self.p.scenes, self.p.landscapes, self.p.textures, self.p.photographs)[sort]
        i = int(rng.choice(self.grounds[sort]))
        out = _zoom(pool.pixels[i], rng, (0.7, 0.55, 0.6, 0.7)[sort], (SIDE, SIDE))
        name = pool.labels[i] if sort == 2 else ""
        ground = MATERIALS[name][0] if name in MATERIALS else ""
        return _jitter(rng, out, 0.06), ground

    def mask(self, rng: np.random.Generator, box: masks.Box) -> np.ndarray:
        roll = rng.random()
        if roll < 0.5:
            return masks.box_mask(SIDE, box)
        if roll < 0.75:
            return masks.ellipse_mask(SIDE, box, rng.choice((2.0, 2.0, 4.0)))
        return masks.brush_mask(rng, SIDE, box)

    def place(self, rng: np.random.Generator, kind: Kind, ground: np.ndarray,
              box: masks.Box) -> tuple[np.ndarray, np.ndarray]:
        """A cut-out fitted to the mask's box: canonical pose, so that it can be learnt quickly."""
        cuts = self.cutouts[kind.labels[0]]
        cut = cuts[0 if rng.random() < self.main_style else -1]
        if rng.random() < 0.1:
            cut = cut.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
        if rng.random() < 0.25:
            cut = cut.rotate(rng.uniform(-8, 8), BILINEAR, expand=True)
        shape = "silhouette" if rng.random() < 0.25 else "drawn"
        mask = np.zeros(0, np.uint8) if shape == "silhouette" else self.mask(rng, box)
        x0, y0, x1, y1 = box if shape == "silhouette" else masks.bounds(mask)
        filled = 0.93 if shape == "silhouette" else (mask[y0:y1, x0:x1] > 127).mean()
        fit = rng.uniform(0.88, 0.98) * min(1.0, 0.72 + 0.28 * filled)
        scale = min((x1 - x0) / cut.width, (y1 - y0) / cut.height) * fit
        w, h = max(8, round(cut.width * scale)), max(8, round(cut.height * scale))
        x = round((x0 + x1 - w) / 2 + rng.normal(0, 0.012 * (x1 - x0)))
        y = round((y0 + y1 - h) / 2 + rng.normal(0, 0.012 * (y1 - y0)))
        sheet = Image.new("RGBa", (SIDE, SIDE))
        sheet.paste(cut.resize((w, h), BILINEAR), (x, y))
        rgba = np.asarray(sheet)
        if shape == "silhouette":
            mask = masks.silhouette_mask(rng, rgba[..., 3])
        inside = mask.astype(np.float32)[..., None] / 255
        if rng.random() < 0.5:
            foot = masks.ellipse_mask(SIDE, (x, y + h - max(4, h // 8), x + w, y + h + h // 12))
            soft = np.asarray(Image.fromarray(foot).filter(ImageFilter.GaussianBlur(w / 14 + 1)))
            ground = ground * (1 - rng.uniform(0.2, 0.5) * inside * soft[..., None] / 255)
        alpha = rgba[..., 3:].astype(np.float32) / 255 * inside
        colour = _jitter(rng, rgba[..., :3], 0.03) * inside
        return ground * (1 - alpha) + np.clip(colour, 0, 255 * alpha), mask

    def paste(self, rng: np.random.Generator, patch: np.ndarray, ground: np.ndarray,
              mask: np.ndarray, soft: bool) -> np.ndarray:
        """Put `patch` (of the size of the mask's box) where the mask is."""
        x0, y0, x1, y1 = masks.bounds(mask)
        alpha = mask.astype(np.float32) / 255
        if soft:
            inner = masks.ellipse_mask(SIDE, (x0, y0, x1, y1), float(rng.choice((2.0, 3.0, 5.0))))
            blur = Image.fromarray(inner).filter(ImageFilter.GaussianBlur(rng.uniform(1, 3)))
            alpha = alpha * (np.asarray(blur).astype(np.float32) / 255)
        out = ground.copy()
        a = alpha[y0:y1, x0:x1, None]
        out[y0:y1, x0:x1] = out[y0:y1, x0:x1] * (1 - a) + patch * a
        return out

    def scene(self, rng: np.random.Generator, sort: str = "", label: int = -1) -> Scene:
        """One scene of the given sort (random by the mix when empty) and class (or random)."""
        sort = sort or str(rng.choice(self.sorts, p=self.shares))
        box = masks.random_box(rng, SIDE)
        if sort == "empty":
            ground, _ = self.background(rng)
            return self._finish(rng, ground, self.mask(rng, box), "", -1, sort)
        kind_name = sort.split("-")[0]
        label = label if label >= 0 else int(rng.choice(self.usable[kind_name]))
        kind = self.kinds[label]
        if sort == "object":
            ground, name = self.background(rng)
            truth, mask = self.place(rng, kind, ground, box)
            text = caption(rng, kind, ground=name)
            return self._finish(rng, truth, mask, text, label, sort)
        row = int(rng.choice(self._rows(kind)))
        pool = self.sources[kind_name]
        colour = pool.items[row].get("colour", "")
        if sort.endswith("-scene"):
            if kind_name == "photograph":
                box = masks.random_box(rng, SIDE, 0.5, 0.8)
            low = 0.75 if kind_name == "photograph" else 0.5
            truth = _zoom(pool.pixels[row], rng, low, (SIDE, SIDE), kind_name == "photograph")
            text = caption(rng, kind, colour)
            return self._finish(rng, _jitter(rng, truth, 0.04), self.mask(rng, box), text, label,
                                sort)
        ground, name = self.background(rng)
        mask = self.mask(rng, box)
        x0, y0, x1, y1 = masks.bounds(mask)
        low = 0.7 if kind_name == "photograph" else 0.45
        patch = _zoom(pool.pixels[row], rng, low, (x1 - x0, y1 - y0), kind_name == "photograph")
        truth = self.paste(rng, _jitter(rng, patch, 0.04), ground, mask, kind_name == "photograph")
        return self._finish(rng, truth, mask, caption(rng, kind, colour, name), label, sort)

    @staticmethod
    def _finish(rng: np.random.Generator, truth: np.ndarray, mask: np.ndarray, prompt: str,
                label: int, sort: str) -> Scene:
        if rng.random() < 0.08:
            mask = masks.soften(mask, rng.uniform(0.8, 2.0))
        pixels = np.clip(truth + 0.5, 0, 255).astype(np.uint8)
        return Scene(pixels, mask, prompt, label, sort)


def batch(composer: Composer, tokenizer: Tokenizer, seed: int, step: int, size: int,
          drop: float) -> dict[str, np.ndarray]:
    """The batch of a step depends on (seed, step) alone, so a resumed run sees the same pictures.
    truth uint8 [n, 3, 128, 128], mask uint8 [n, 1, 128, 128], tokens int32 [n, 12],
    label int64 [n]."""
    rng = np.random.default_rng([seed, step])
    scenes = [composer.scene(rng) for _ in range(size)]
    tokens = [tokenizer("" if rng.random() < drop else s.prompt) for s in scenes]
    return {"truth": np.stack([s.truth for s in scenes]).transpose(0, 3, 1, 2).copy(),
            "mask": np.stack([s.mask for s in scenes])[:, None],
            "tokens": np.array(tokens, np.int32),
            "label": np.array([s.label for s in scenes])}
