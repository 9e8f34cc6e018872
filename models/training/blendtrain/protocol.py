"""The fixed measuring protocol: scenes, masks, prompts and noise are decided beforehand."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from .data import Pictures
from .scenes import Composer, Scene

# Sort of scene -> how often each kind stands in it. "-scene": the surroundings are of the kind
# themselves, so the painter can see what belongs there; the others have foreign surroundings.
TEST_PLAN = {"object": 1, "photograph-patch": 2, "material-patch": 2, "photograph-scene": 1,
             "material-scene": 1}
SEEDS = {"test": 4242, "val": 1717}


def scenes(pictures: Pictures, split: str, plan: dict[str, int], keep: float = 1.0) -> list[Scene]:
    """Scenes of a held-out split: every kind that has held-out pictures, `plan` times each."""
    composer = Composer(pictures, split, {"object": 1.0}, main_style=1.0)
    rng, out = np.random.default_rng(SEEDS[split]), []
    for sort, times in plan.items():
        labels = np.array(composer.usable[sort.split("-")[0]] * times)
        if keep < 1:
            labels = np.sort(rng.choice(labels, round(keep * len(labels)), replace=False))
        out += [composer.scene(rng, sort, int(label)) for label in labels]
    return out


def interval(hits: Sequence[bool] | np.ndarray, rounds: int = 2000) -> dict:
    """Share of hits with its bootstrap 95 % interval over scenes."""
    h = np.asarray(hits, float)
    if not len(h):
        return {"n": 0}
    rng = np.random.default_rng(0)
    means = h[rng.integers(0, len(h), (rounds, len(h)))].mean(1)
    low, high = np.percentile(means, (2.5, 97.5))
    return {"rate": round(float(h.mean()), 3), "low": round(float(low), 3),
            "high": round(float(high), 3), "n": len(h)}


def interval_of_means(values: np.ndarray, rounds: int = 2000) -> dict:
    """Mean with its bootstrap 95 % interval over scenes."""
    rng = np.random.default_rng(0)
    means = values[rng.integers(0, len(values), (rounds, len(values)))].mean(1)
    low, high = np.percentile(means, (2.5, 97.5))
    return {"mean": round(float(values.mean()), 4), "low": round(float(low), 4),
            "high": round(float(high), 4), "n": len(values)}


def other(scenes: Sequence[Scene]) -> list[int]:
    """For each scene the number of another scene with another label, whose prompt it gets in the
    swapped-prompt control: half the list further on."""
    n, out = len(scenes), []
    for i, s in enumerate(scenes):
        j = (i + n // 2) % n
        while scenes[j].label == s.label:
            j = (j + 1) % n
        out.append(j)
    return out
