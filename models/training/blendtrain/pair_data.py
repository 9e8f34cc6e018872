"""Pictures and texts for the text-image pair: regions of composed scenes, whole scenes, and every
cut-out of the index with what its words say."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import numpy as np
from PIL import Image, ImageFilter

from . import data, masks
from .pair_texts import Texts
from .pieces import Pieces
from .scenes import Composer, Scene

BILINEAR = Image.Resampling.BILINEAR
GREY = 128
# How often a group of the index is drawn, per thing.
WEIGHT = {"people & body": 0.1}


def region(pixels: np.ndarray, mask: np.ndarray, side: int, margin: float = 0.0,
           shift: tuple[float, float] = (0.0, 0.0)) -> np.ndarray:
    """What the pair sees of a region: the square around the mask's box (longer side times
    1 + margin, moved by `shift` of it), resampled to side x side, mid-grey wherever the mask is
    not set. uint8 [side, side, 3]."""
    x0, y0, x1, y1 = masks.bounds(mask)
    long = max(x1 - x0, y1 - y0) * (1 + margin)
    left = (x0 + x1 - long) / 2 + shift[0] * long
    top = (y0 + y1 - long) / 2 + shift[1] * long
    h, w = mask.shape
    seen = np.where(mask[..., None] > 127, pixels, GREY).astype(np.uint8)
    pad = int(np.ceil(max(0.0, -left, -top, left + long - w, top + long - h))) + 1
    sheet = np.full((h + 2 * pad, w + 2 * pad, 3), GREY, np.uint8)
    sheet[pad:pad + h, pad:pad + w] = seen
    box = (left + pad, top + pad, left + long + pad, top + long + pad)
    return np.asarray(Image.fromarray(sheet).resize((side, side), BILINEAR, box=box))


def as_input(pictures: np.ndarray) -> np.ndarray:
    """uint8 [n, side, side, 3] -> float32 [n, 3, side, side] in -1..1."""
    return np.ascontiguousarray(pictures.transpose(0, 3, 1, 2)).astype(np.float32) / 127.5 - 1


def cutouts(cache: Path, root: Path | None = None) -> data.Pool:
    """Every thing of the index that is no symbol, 96 px with premultiplied alpha."""
    root = root or data.data_dir()
    assert root, "no picture data: set BLENDFILL_DATA or put it at ../shared/data"
    items = [{"file": i["file"], "label": i["name"], "split": "all", "style": i["style"]}
             for i in json.loads((root / "objects_128.json").read_text())["items"]
             if not i["exclude_hint"]]
    target = cache / "pair-objects-96.npy"
    if target.exists():
        pixels = np.load(target, mmap_mode="r")
    else:
        pixels = np.zeros((len(items), 96, 96, 4), np.uint8)
        with zipfile.ZipFile(root / "objects_128.zip") as z:
            for i, item in enumerate(items):
                cut = Image.open(BytesIO(z.read(item["file"]))).convert("RGBA")
                box = cut.getchannel("A").point([0] * 25 + [255] * 231).getbbox()
                cut = cut.crop(box).convert("RGBa")
                cut.thumbnail((96, 96), BILINEAR)
                pixels[i, (96 - cut.height) // 2:, (96 - cut.width) // 2:][
                    :cut.height, :cut.width] = np.asarray(cut)
        part = target.with_suffix(".part.npy")
        np.save(part, pixels)
        part.rename(target)
    return data._build(pixels, items)


class Source:
    """Examples of one split: (picture, text, label of the thing, word that names it)."""

    def __init__(self, composer: Composer, pool: data.Pool, texts: Texts, side: int, objects: float,
                 whole: float):
        self.composer, self.pool, self.texts, self.side = composer, pool, texts, side
        self.objects, self.whole = objects, whole
        self.rows = [r for r in pool.rows["train"].values()]
        self.labels = list(pool.rows["train"])
        weights = np.array([WEIGHT.get(texts.group.get(n, ""), 1.0) if n in texts.of else 0.0
                            for n in self.labels])
        self.sums = np.cumsum(weights / weights.sum())
        # A kind's cut-outs are one thing: its name stands for them, their words are all its own.
        self.kind_of = {c: k.name for k in composer.kinds for c in k.cutouts}
        self.words_of: dict[str, set[str]] = {k.name: set(k.wordings) for k in composer.kinds}
        for label, words in texts.of.items():
            self.words_of.setdefault(self.kind_of.get(label, label), set()).update(words)
        self.grounds = [(p, i) for p, rows in zip(
            (composer.p.scenes, composer.p.landscapes, composer.p.textures), composer.grounds)
            for i in rows]

        self.names = sorted(self.words_of)
        self.number = {n: i for i, n in enumerate(self.names)}
        self.fits: dict[str, list[int]] = {}
        for i, n in enumerate(self.names):
            for word in self.words_of[n]:
                self.fits.setdefault(word, []).append(i)

    def others(self, labels: Sequence[str], words: Sequence[str]) -> np.ndarray:
        """bool [n, names]: names that a word fits, without the label's own."""
        out = np.zeros((len(labels), len(self.names)), bool)
        for row, label, word in zip(out, labels, words):
            row[self.fits.get(word, [])] = True
            row[self.number[label]] = False
        return out

    def thing(self, rng: np.random.Generator) -> tuple[np.ndarray, str, str, str]:
        """A cut-out of the index on grey, a flat colour or a picture, in a region or not."""
        k = min(int(np.searchsorted(self.sums, rng.random())), len(self.labels) - 1)
        s = self.side
        if rng.random() < 0.3:
            sheet = np.full((s, s, 3), rng.integers(0, 256, 3) if rng.random() < 0.5 else GREY,
                            np.float32)
        else:
            pool, i = self.grounds[int(rng.integers(len(self.grounds)))]
            big = pool.pixels[i].shape[0]
            cut = rng.uniform(0.4, 1) * big
            x, y = rng.random(2) * (big - cut)
            sheet = np.asarray(Image.fromarray(pool.pixels[i]).resize(
                (s, s), BILINEAR, box=(x, y, x + cut, y + cut), reducing_gap=1.0), np.float32)
        cut = Image.fromarray(np.array(self.pool.pixels[int(rng.choice(self.rows[k]))]), "RGBa")
        if rng.random() < 0.3:
            cut = cut.rotate(rng.uniform(-15, 15), BILINEAR)
        long = max(12, round(s * rng.uniform(0.6, 1.0)))
        w, h = (max(8, round(long * min(1, x))) for x in np.exp(rng.normal(0, 0.08, 2)))
        at = [round((s - d) * rng.uniform(0.25, 0.75)) for d in (w, h)]
        board = Image.new("RGBa", (s, s))
        board.paste(cut.resize((w, h), BILINEAR), (at[0], at[1]))
        rgba = np.asarray(board, np.float32)
        out = sheet * (1 - rgba[..., 3:] / 255) + rgba[..., :3]
        roll = rng.random()
        if roll < 0.6:
            box = (max(0, at[0] - 4), max(0, at[1] - 4), min(s, at[0] + w + 4),
                   min(s, at[1] + h + 4))
            mask = masks.box_mask(s, box) if roll < 0.3 else masks.ellipse_mask(s, box, 4.0) \
                if roll < 0.45 else masks.silhouette_mask(rng, rgba[..., 3].astype(np.uint8))
            out = np.where(mask[..., None] > 127, out, GREY)
        label = self.labels[k]
        text, word = self.texts.draw(rng, label)
        picture = np.clip(out + 0.5, 0, 255).astype(np.uint8)
        return picture, text, self.kind_of.get(label, label), word

    def scene(self, rng: np.random.Generator) -> tuple[np.ndarray, str, str, str]:
        """A composed scene's region, or now and then the whole scene, with its caption."""
        sort = str(rng.choice(self.composer.sorts, p=self.composer.shares))
        s = self.composer.scene(rng, sort, random_label(rng, self.composer, sort))
        if rng.random() < self.whole:
            picture = np.asarray(Image.fromarray(s.truth).resize((self.side, self.side), BILINEAR))
        else:
            picture = region(s.truth, s.mask, self.side, rng.uniform(0, 0.15),
                             (rng.uniform(-0.05, 0.05), rng.uniform(-0.05, 0.05)))
        kind = self.composer.kinds[s.label]
        drawn = [c for c in kind.cutouts if c in self.texts.of]
        if drawn and not s.colour and s.count == 1 and rng.random() < 0.25:
            text, word = self.texts.draw(rng, drawn[0])
            return picture, text, kind.name, word
        return picture, s.prompt, kind.name, s.prompt

    def example(self, rng: np.random.Generator) -> tuple[np.ndarray, str, str, str]:
        picture, text, label, word = (
            self.thing if rng.random() < self.objects else self.scene)(rng)
        return spoilt(rng, picture), text, label, word


def spoilt(rng: np.random.Generator, picture: np.ndarray) -> np.ndarray:
    """Blur, noise and colour shift, as unfinished paintings have them; mirrored at random."""
    if rng.random() < 0.4:
        blur = ImageFilter.GaussianBlur(rng.uniform(0.4, 2.5) ** 1.0)
        picture = np.asarray(Image.fromarray(picture).filter(blur))
    gain = rng.uniform(0.85, 1.15) * rng.uniform(0.95, 1.05, 3)
    out = picture * gain.astype(np.float32) + np.float32(rng.normal(0, 8))
    if rng.random() < 0.3:
        out = out + rng.normal(0, rng.uniform(2, 14), picture.shape).astype(np.float32)
    out = np.clip(out, 0, 255).astype(np.uint8)
    return out[:, ::-1] if rng.random() < 0.3 else out


def agreement(labels: list[str], words: list[str], texts: list[str],
              known: dict[str, set[str]]) -> np.ndarray:
    """[n, n] int8 for pair.loss: 1 where text j belongs to picture i (same label and word), -1
    where it also fits (same label, or text j's word is among picture i's words), else 0."""
    n = len(labels)
    out = np.zeros((n, n), np.int8)
    for i in range(n):
        mine = known.get(labels[i], set())
        for j in range(n):
            if labels[i] == labels[j]:
                out[i, j] = 1 if words[i] == words[j] else -1
            elif words[j] in mine or words[j] == labels[i] or texts[i] == texts[j]:
                out[i, j] = -1
    np.fill_diagonal(out, 1)
    return out


def batch(source: Source, pieces: Pieces, seed: int, step: int, size: int) -> dict[str, np.ndarray]:
    """The batch of a step depends on (seed, step) alone. pixels float32 [n, 3, side, side], tokens
    int32 [n, length], agree int8 [n, n], label int64 [n] (in source.names), also bool [n, names]:
    the other names that the text's word fits."""
    rng = np.random.default_rng([seed, step])
    pictures, texts, labels, words = zip(*(source.example(rng) for _ in range(size)))
    return {"pixels": as_input(np.stack(pictures)),
            "tokens": np.array([pieces(t) for t in texts], np.int32),
            "agree": agreement(list(labels), list(words), list(texts), source.words_of),
            "label": np.array([source.number[n] for n in labels]),
            "also": source.others(labels, words)}


def random_label(rng: np.random.Generator, composer: Composer, sort: str) -> int:
    """A class that `sort` can show; places have one name each, whatever else is in sight."""
    return int(rng.choice(composer.usable[shown(sort)]))


def shown(sort: str) -> str:
    """What kind of thing a sort of scene shows, as in Composer.usable."""
    if sort in ("whole", "extend", "background"):
        return "place"
    return "object" if sort == "objects" else sort.split("-")[0]


def fixed_scenes(composer: Composer, seed: int, count: int, sorts: Sequence[str]) -> list[Scene]:
    """`count` scenes fixed by the seed, of `count` different names (or of all there are)."""
    rng = np.random.default_rng(seed)
    wanted = [(sort, i) for sort in sorts for i in composer.usable[shown(sort)]]
    by_label: dict[int, list[str]] = {}
    for sort, i in wanted:
        by_label.setdefault(i, []).append(sort)
    labels = [int(i) for i in rng.permutation(sorted(by_label))[:count]]
    return [composer.scene(rng, str(rng.choice(by_label[i])), i) for i in labels]
