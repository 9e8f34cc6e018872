"""Golden numbers of the evaluation's two baselines, from OpenCV's and scikit-image's own code.

    python make_inpaint_goldens.py        (needs `pip install -e .[baselines]`)

A small picture of waves, edges and some noise with three holes: one inside, one with a narrow arm,
one that reaches the picture's corner. Writes test/golden/inpainting.json.
"""

from __future__ import annotations

import json
from pathlib import Path

import cv2  # pyright: ignore[reportMissingImports]
import numpy as np
import skimage  # pyright: ignore[reportMissingImports]
from skimage.restoration import inpaint_biharmonic  # pyright: ignore[reportMissingImports]

REPO = Path(__file__).resolve().parents[2]
WIDTH, HEIGHT, REACH = 40, 32, 5


def picture() -> np.ndarray:
    """[H, W, 3] bytes."""
    y, x = np.mgrid[0:HEIGHT, 0:WIDTH].astype(float)
    noise = np.random.default_rng(3).normal(0, 6, (HEIGHT, WIDTH, 3))
    waves = np.stack([120 + 90 * np.sin(x / 5), 100 + 4 * y, 60 + 3 * x + 20 * np.cos(y / 3)], -1)
    waves[x + 2 * y > 60] += np.array([40.0, -50.0, 30.0])
    return np.clip(waves + noise, 0, 255).astype(np.uint8)


def holes() -> dict[str, np.ndarray]:
    """[H, W] bytes each: 1 is to be filled."""
    y, x = np.mgrid[0:HEIGHT, 0:WIDTH]
    inside = ((x - 19) / 9) ** 2 + ((y - 15) / 7) ** 2 <= 1
    arm = (abs(x - 12) < 4) & (abs(y - 14) < 6) | (abs(y - 14) < 2) & (x > 10) & (x < 34)
    corner = (x < 11) & (y < 9)
    return {k: v.astype(np.uint8) for k, v in dict(inside=inside, arm=arm, corner=corner).items()}


def main() -> None:
    shown = picture()
    cases = []
    for name, hole in holes().items():
        telea = cv2.inpaint(shown, hole * 255, REACH, cv2.INPAINT_TELEA)
        smooth = inpaint_biharmonic(shown / 255.0, hole > 0, channel_axis=-1) * 255
        cases.append({
            "name": name,
            "hole": np.flatnonzero(hole).tolist(),
            "telea": telea[hole > 0].tolist(),
            "biharmonic": smooth[hole > 0].round(3).tolist(),
        })
    numbers = {
        "madeBy": f"OpenCV {cv2.__version__}, scikit-image {skimage.__version__}",
        "width": WIDTH, "height": HEIGHT, "reach": REACH,
        "picture": shown.reshape(-1).tolist(), "cases": cases,
    }
    (REPO / "test/golden/inpainting.json").write_text(json.dumps(numbers) + "\n")


if __name__ == "__main__":
    main()
