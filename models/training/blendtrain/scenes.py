"""The scene engine: composes 128 x 128 pictures whose content, mask and wording are known.

One class, a little long: all sorts of scenes share its choices and draw from one stream of chance,
on whose order recorded seeds depend.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageFilter

from . import cutouts, masks, procedural
from .captions import caption
from .data import Pictures, Pool
from .names import MATERIALS, PLACES, Kind, kinds
from .words import Tokenizer

SIDE = 128
BILINEAR = Image.Resampling.BILINEAR
# The task told to the painter, by position in its one-hot input; the last three are for later.
TASKS = ("fill", "remove", "extend", "background", "whole", "scribble", "instruct", "imitate")
# Depth: 255 near; what has none is far away.
FAR, THING, PASSER_BY = 0, 220, 150


@dataclass
class Scene:
    """`truth` uint8 [128, 128, 3]; `mask` uint8 [128, 128]; `label` class number or -1 (none);
    `kind` the sort of scene; `behind` what `truth` would be without the things in the mask;
    `depth` uint8 [128, 128], 255 near."""

    truth: np.ndarray
    mask: np.ndarray
    prompt: str
    label: int
    kind: str
    task: str
    behind: np.ndarray
    depth: np.ndarray
    colour: str = ""
    count: int = 1


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


def _tilted(rng: np.random.Generator, pixels: np.ndarray) -> np.ndarray:
    """A texture as a floor seen at an angle: tiled twice, squeezed towards the top."""
    tiled = Image.fromarray(np.tile(pixels, (2, 2, 1)))
    s, inset = tiled.width, rng.uniform(0.15, 0.42)
    corners = (inset * s, 0, 0, s, s, s, (1 - inset) * s, 0)
    return np.asarray(tiled.transform((SIDE, SIDE), Image.Transform.QUAD, corners, BILINEAR))


def _jitter(rng: np.random.Generator, pixels: np.ndarray, amount: float) -> np.ndarray:
    """Mild gain per channel and offset; float32 0..255."""
    gain = 1 + rng.normal(0, amount) + rng.normal(0, amount / 2, 3)
    return pixels.astype(np.float32) * gain.astype(np.float32) + np.float32(rng.normal(0, 6))


def _places(pictures: Pictures, split: str) -> dict[str, list[tuple[Pool, int]]]:
    """Pictures of a split that show each place."""
    out: dict[str, list[tuple[Pool, int]]] = {name: [] for name in PLACES}
    for name, (_, shown, said) in PLACES.items():
        for pool, rows in ((pictures.landscapes, pictures.landscapes.all(split)),
                           (pictures.scenes, pictures.scenes.all(split))):
            for i in rows:
                item = pool.items[i]
                text = item.get("caption", "")
                if any(s in item.get("shows", ()) for s in shown) or any(s in text for s in said):
                    out[name].append((pool, i))
    return out


class Composer:
    """Scenes of one split. `mix` gives the share of each sort of scene."""

    def __init__(self, pictures: Pictures, split: str, mix: dict[str, float],
                 main_style: float = 0.85, main_share: float = 3.0):
        self.p, self.split = pictures, split
        self.kinds = kinds()
        self.sorts, self.shares = list(mix), np.array(list(mix.values())) / sum(mix.values())
        self.main_style = main_style
        self.sources = {"photograph": pictures.photographs, "material": pictures.textures}
        self.places = _places(pictures, split)
        every = range(len(self.kinds))
        self.usable = {
            "object": [i for i in every if self.kinds[i].cutouts],
            **{k: [i for i in every if self.kinds[i].kind == k and self._rows(self.kinds[i])]
               for k in ("photograph", "material")},
            "place": [i for i in every if self.places.get(self.kinds[i].name)]}
        weights = np.array([main_share if self.kinds[i].main else 1.0
                            for i in self.usable["object"]])
        self.object_shares = weights / weights.sum()
        self.cutouts = cutouts.by_name(pictures.objects)
        self.grounds = [pictures.scenes.all(split), pictures.landscapes.all(split),
                        pictures.textures.all(split), pictures.photographs.all(split)]

    def _rows(self, kind: Kind) -> list[int]:
        pool: Pool = self.sources[kind.kind]
        return [i for label in kind.labels for i in pool.rows[self.split].get(label, [])]

    def _label(self, rng: np.random.Generator, kind_name: str) -> int:
        if kind_name == "object":
            return int(rng.choice(self.usable["object"], p=self.object_shares))
        return int(rng.choice(self.usable[kind_name]))

    def background(self, rng: np.random.Generator) -> tuple[np.ndarray, str]:
        """Float picture 0..255 [128, 128, 3] and the material's name where it is one."""
        sort = int(rng.choice(5, p=(0.3, 0.34, 0.18, 0.1, 0.08)))
        if sort == 4 or not self.grounds[sort]:
            return procedural.ground(rng, SIDE), ""
        pool = (self.p.scenes, self.p.landscapes, self.p.textures, self.p.photographs)[sort]
        i = int(rng.choice(self.grounds[sort]))
        name = pool.labels[i] if sort == 2 else ""
        if sort == 2 and rng.random() < 0.3:
            out = _tilted(rng, np.asarray(pool.pixels[i]))
        else:
            out = _zoom(pool.pixels[i], rng, (0.7, 0.55, 0.6, 0.7)[sort], (SIDE, SIDE))
        said = MATERIALS[name][0] if name in MATERIALS else ""
        return _jitter(rng, out, 0.06), said

    def mask(self, rng: np.random.Generator, box: masks.Box) -> np.ndarray:
        roll = rng.random()
        if roll < 0.5:
            return masks.box_mask(SIDE, box)
        if roll < 0.75:
            return masks.ellipse_mask(SIDE, box, rng.choice((2.0, 2.0, 4.0)))
        return masks.brush_mask(rng, SIDE, box)

    def passers_by(self, rng: np.random.Generator, ground: np.ndarray,
                   depth: np.ndarray) -> np.ndarray:
        """Up to two other things that stand in the picture, for surroundings with content."""
        for _ in range(int(rng.choice((0, 1, 2), p=(0.7, 0.2, 0.1)))):
            kind = self.kinds[self._label(rng, "object")]
            look = cutouts.look(rng, self.cutouts, kind, 0.5)
            size = rng.uniform(0.15, 0.5) * SIDE / max(look.picture.size)
            w, h = (max(6, round(k * size)) for k in look.picture.size)
            at = (round(rng.uniform(-w / 3, SIDE - w / 2)), round(rng.uniform(0, SIDE - h / 2)))
            ground, alpha = cutouts.drawn(rng, ground, look.picture, (*at, w, h), self._light(rng))
            depth[alpha > 0.5] = PASSER_BY
        return ground

    @staticmethod
    def _light(rng: np.random.Generator) -> tuple[float, float]:
        angle = rng.uniform(0, 2 * np.pi)
        return float(np.cos(angle)), float(-abs(np.sin(angle)))

    def place(self, rng: np.random.Generator, kind: Kind, ground: np.ndarray, box: masks.Box,
              depth: np.ndarray | None = None,
              count: int = 1) -> tuple[np.ndarray, np.ndarray, str]:
        """Cut-outs fitted to the mask's box: canonical pose, so that it can be learnt quickly.
        Returns the picture, the mask and the colour word of a recoloured thing."""
        depth = np.zeros((SIDE, SIDE), np.uint8) if depth is None else depth
        look = cutouts.look(rng, self.cutouts, kind, self.main_style)
        shape = "silhouette" if rng.random() < 0.25 and count == 1 else "drawn"
        mask = np.zeros(0, np.uint8) if shape == "silhouette" else self.mask(rng, box)
        x0, y0, x1, y1 = box if shape == "silhouette" else masks.bounds(mask)
        filled = 0.93 if shape == "silhouette" else (mask[y0:y1, x0:x1] > 127).mean()
        fit = rng.uniform(0.88, 0.98) * min(1.0, 0.72 + 0.28 * filled)
        cut, light = look.picture, self._light(rng)
        scale = min((x1 - x0) / (cut.width * (1 + 0.6 * (count - 1))), (y1 - y0) / cut.height)
        w, h = (max(8, round(k * scale * fit)) for k in cut.size)
        step = 0 if count == 1 else ((x1 - x0) * 0.96 - w) / (count - 1)
        x = round((x0 + x1 - w) / 2 - step * (count - 1) / 2 + rng.normal(0, 0.012 * (x1 - x0)))
        y = round((y0 + y1 - h) / 2 + rng.normal(0, 0.012 * (y1 - y0)))
        if shape == "silhouette":
            sheet = Image.new("L", (SIDE, SIDE))
            sheet.paste(cut.resize((w, h), BILINEAR).getchannel("a"), (x, y))
            mask = masks.silhouette_mask(rng, np.asarray(sheet))
        inside = mask.astype(np.float32) / 255
        for k in range(count):
            at = (round(x + k * step), y, w, h)
            ground, alpha = cutouts.drawn(rng, ground, cut, at, light, inside)
            depth[alpha > 0.5] = THING
        return ground, mask, look.colour

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
        """One scene of the given sort (random by the mix when empty) and class (or random).

        object, objects (two or three of a kind), photograph-patch, photograph-scene,
        material-patch, material-scene, empty (what is behind), extend, background (a thing is
        given, its surroundings are painted), whole.
        """
        sort = sort or str(rng.choice(self.sorts, p=self.shares))
        box = masks.random_box(rng, SIDE)
        if sort in ("extend", "background", "whole"):
            return self._place_scene(rng, sort, label)
        depth = np.zeros((SIDE, SIDE), np.uint8)
        if sort == "empty":
            ground, _ = self.background(rng)
            ground = self.passers_by(rng, ground, depth)
            thin = rng.random() < 0.15
            mask = masks.thin_mask(rng, SIDE, box) if thin else self.mask(rng, box)
            return self._finish(rng, ground, mask, "", -1, sort, "remove", depth=depth)
        kind_name = "object" if sort == "objects" else sort.split("-")[0]
        label = label if label >= 0 else self._label(rng, kind_name)
        kind = self.kinds[label]
        if kind_name == "object":
            ground, name = self.background(rng)
            ground = self.passers_by(rng, ground, depth)
            count = int(rng.integers(2, 4)) if sort == "objects" else 1
            truth, mask, colour = self.place(rng, kind, ground, box, depth, count)
            text = caption(rng, kind, colour, name, count, sure=colour != "")
            return self._finish(rng, truth, mask, text, label, sort, "fill", ground, depth,
                                colour, count)
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
                                sort, "fill", depth=depth)
        ground, name = self.background(rng)
        ground = self.passers_by(rng, ground, depth)
        mask = self.mask(rng, box)
        x0, y0, x1, y1 = masks.bounds(mask)
        low = 0.7 if kind_name == "photograph" else 0.45
        patch = _zoom(pool.pixels[row], rng, low, (x1 - x0, y1 - y0), kind_name == "photograph")
        truth = self.paste(rng, _jitter(rng, patch, 0.04), ground, mask, kind_name == "photograph")
        return self._finish(rng, truth, mask, caption(rng, kind, colour, name), label, sort,
                            "fill", ground, depth)

    def _place_scene(self, rng: np.random.Generator, sort: str, label: int) -> Scene:
        """extend, background and whole: mostly places, which the prompt names or leaves out."""
        depth = np.zeros((SIDE, SIDE), np.uint8)
        if label >= 0 or rng.random() < 0.65:
            label = label if label >= 0 else self._label(rng, "place")
            kind = self.kinds[label]
            options = self.places[kind.name]
            pool, i = options[int(rng.integers(len(options)))]
            low = 0.6 if pool.items[i].get("scale", "full") == "full" else 0.85
            truth = _jitter(rng, _zoom(pool.pixels[i], rng, low, (SIDE, SIDE)), 0.05)
            text = caption(rng, kind)
        else:
            truth, text = self.background(rng)
            label, text = -1, ""
        if sort == "extend":
            truth = self.passers_by(rng, truth, depth)
            if rng.random() < 0.4:
                label, text = -1, ""
            return self._finish(rng, truth, masks.edge_mask(rng, SIDE), text, label, sort, sort,
                                depth=depth)
        if sort == "whole":
            mask = np.full((SIDE, SIDE), 255, np.uint8)
            return self._finish(rng, truth, mask, text, label, sort, sort, depth=depth)
        look = cutouts.look(rng, self.cutouts, self.kinds[self._label(rng, "object")], 0.6)
        size = rng.uniform(0.35, 0.75) * SIDE / max(look.picture.size)
        w, h = (max(8, round(k * size)) for k in look.picture.size)
        at = (round(rng.uniform(0, SIDE - w)), round(rng.uniform(0.3, 1.0) * (SIDE - h)), w, h)
        behind = truth
        truth, alpha = cutouts.drawn(rng, truth, look.picture, at, self._light(rng))
        depth[alpha > 0.5] = THING
        mask = np.where(alpha > 0.08, 0, 255).astype(np.uint8)
        return self._finish(rng, truth, mask, text, label, sort, sort, behind, depth)

    @staticmethod
    def _finish(rng: np.random.Generator, truth: np.ndarray, mask: np.ndarray, prompt: str,
                label: int, sort: str, task: str, behind: np.ndarray | None = None,
                depth: np.ndarray | None = None, colour: str = "", count: int = 1) -> Scene:
        if rng.random() < 0.08 and task not in ("extend", "whole"):
            mask = masks.soften(mask, rng.uniform(0.8, 2.0))
        pixels = np.clip(truth + 0.5, 0, 255).astype(np.uint8)
        clean = pixels if behind is None else np.clip(behind + 0.5, 0, 255).astype(np.uint8)
        depth = np.zeros((SIDE, SIDE), np.uint8) if depth is None else depth
        return Scene(pixels, mask, prompt, label, sort, task, clean, depth, colour, count)


def batch(composer: Composer, tokenizer: Tokenizer, seed: int, step: int, size: int,
          drop: float) -> dict[str, np.ndarray]:
    """The batch of a step depends on (seed, step) alone, so a resumed run sees the same pictures.
    truth uint8 [n, 3, 128, 128], mask uint8 [n, 1, 128, 128], tokens int32 [n, 12], label int64
    [n], task float32 [n, 8] (one-hot), depth uint8 [n, 1, 128, 128] (0 in nine of ten scenes,
    where it counts as unknown)."""
    rng = np.random.default_rng([seed, step])
    scenes = [composer.scene(rng) for _ in range(size)]
    tokens = [tokenizer("" if rng.random() < drop else s.prompt) for s in scenes]
    known = rng.random(size) < 0.1
    return {"truth": np.stack([s.truth for s in scenes]).transpose(0, 3, 1, 2).copy(),
            "mask": np.stack([s.mask for s in scenes])[:, None],
            "tokens": np.array(tokens, np.int32),
            "label": np.array([s.label for s in scenes]),
            "task": np.eye(len(TASKS), dtype=np.float32)[[TASKS.index(s.task) for s in scenes]],
            "depth": np.stack([s.depth * k for s, k in zip(scenes, known)])[:, None]
            .astype(np.uint8)}
