"""Decodes the shared picture archives once into memory-mapped uint8 arrays and splits them.

Splits are made by photograph (photos, textures), by panorama (scenes) and by landscape
photograph, so that test scenes share none of them with training. Cut-outs are shared: each
object exists once or twice, so only their surroundings can be unseen.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from PIL import Image

from . import names

SPLITS = ("train", "val", "test")


def data_dir() -> Path | None:
    """BLENDFILL_DATA, or ../shared/data beside the repository; None when there is none."""
    env = os.environ.get("BLENDFILL_DATA")
    root = Path(env) if env else Path(__file__).resolve().parents[4] / "shared" / "data"
    return root if (root / "photos_160.json").exists() else None


def split_of(key: str, held_out: float = 0.05) -> str:
    """train, val or test from a hash of `key`; `held_out` is the share of val and of test."""
    u = int.from_bytes(hashlib.md5(key.encode()).digest()[:4], "big") / 2**32
    return "test" if u < held_out else "val" if u < 2 * held_out else "train"


def rank_split(rows: list[dict], held_out: float = 0.05) -> None:
    """Set row["split"] so that every label with four or more pictures has some in test and val
    (those first in the order of their hash)."""
    labels: dict[str, list[dict]] = {}
    for row in sorted(rows, key=lambda r: hashlib.md5(r["file"].encode()).digest()):
        labels.setdefault(row["label"], []).append(row)
    for group in labels.values():
        n = max(1, round(len(group) * held_out)) if len(group) > 3 else 0
        for k, row in enumerate(group):
            row["split"] = "test" if k < n else "val" if k < 2 * n else "train"


@dataclass
class Pool:
    """Pictures of one size. `pixels` uint8 [n, side, side, channels]; `rows[split][label]` lists
    picture numbers."""

    pixels: np.ndarray
    labels: list[str]
    rows: dict[str, dict[str, list[int]]]
    items: list[dict] = field(default_factory=list)

    def all(self, split: str) -> list[int]:
        return [i for rows in self.rows[split].values() for i in rows]


def _build(pixels: np.ndarray, items: list[dict]) -> Pool:
    rows: dict[str, dict[str, list[int]]] = {s: {} for s in SPLITS}
    for i, item in enumerate(items):
        for s in SPLITS if item["split"] == "all" else (item["split"],):
            rows[s].setdefault(item["label"], []).append(i)
    return Pool(pixels, [i["label"] for i in items], rows, items)


def _decode(archive: Path, files: list[str], side: int, mode: str, target: Path) -> np.ndarray:
    channels = 4 if mode == "RGBA" else 3
    out = np.lib.format.open_memmap(
        target, mode="w+", dtype=np.uint8, shape=(len(files), side, side, channels))
    with zipfile.ZipFile(archive) as z:
        for i, name in enumerate(files):
            picture = Image.open(io.BytesIO(z.read(name))).convert(mode)
            if picture.size != (side, side):
                picture = picture.resize((side, side), Image.Resampling.LANCZOS)
            out[i] = np.asarray(picture)
    out.flush()
    return out


def _pool(root: Path, cache: Path, key: str, archive: str, items: list[dict], side: int,
          mode: str = "RGB") -> Pool:
    cache.mkdir(parents=True, exist_ok=True)
    sign = hashlib.md5("\n".join(i["file"] for i in items).encode()).hexdigest()[:8]
    target = cache / f"{key}-{side}-{sign}.npy"
    if target.exists():
        pixels = np.load(target, mmap_mode="r")
    else:
        part = target.with_suffix(".part.npy")
        _decode(root / archive, [i["file"] for i in items], side, mode, part)
        part.rename(target)
        pixels = np.load(target, mmap_mode="r")
    return _build(pixels, items)


@dataclass
class Pictures:
    """Everything the scene engine composes from."""

    objects: Pool
    photographs: Pool
    textures: Pool
    scenes: Pool
    landscapes: Pool


def load(cache: Path, root: Path | None = None) -> Pictures:
    """Open (decode on first use) all pools. `cache` keeps the decoded arrays."""
    root = root or data_dir()
    if root is None:
        raise SystemExit("no picture data: set BLENDFILL_DATA or put it at ../shared/data")
    index = {n: json.loads((root / f"{n}.json").read_text())["items"]
             for n in ("objects_128", "photos_160", "landscapes_256")}
    cutouts = {name for kind in names.kinds() for name in kind.cutouts}
    objects = [{"file": i["file"], "label": i["name"], "split": "all", "style": i["style"]}
               for i in index["objects_128"] if i["name"] in cutouts]
    photos, textures, scenes = [], [], []
    for i in index["photos_160"]:
        folder = i["file"].split("/")[0]
        row = {"file": i["file"], "label": i["label"], "colour": i["colour"],
               "split": split_of(i["file"]), "attribution": i.get("attribution", ""),
               "caption": i.get("caption", "")}
        if folder in ("flowers", "grocery"):
            if i["label"] in names.PHOTOGRAPHS and not i.get("brand_visible"):
                photos.append(row)
        elif folder == "textures":
            textures.append(row)
        elif folder == "scenes":
            scenes.append({**row, "pano": i["pano"], "split": split_of(i["pano"], 0.09)})
    rank_split(photos)
    rank_split(textures)
    land = [{"file": i["file"], "label": i["photo"], "split": split_of(i["photo"], 0.08),
             "shows": i["labels"], "scale": i["scale"]} for i in index["landscapes_256"]]
    return Pictures(
        _pool(root, cache, "objects", "objects_128.zip", objects, 128, "RGBA"),
        _pool(root, cache, "photos", "photos_160.zip", photos, 160),
        _pool(root, cache, "textures", "photos_160.zip", textures, 128),
        _pool(root, cache, "scenes", "photos_160.zip", scenes, 160),
        _pool(root, cache, "landscapes", "landscapes_256.zip", land, 192))
