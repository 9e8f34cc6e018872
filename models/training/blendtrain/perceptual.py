"""The perceptual distance of the evaluation, by the features of a network that is never shipped.

As LPIPS without learnt weights (Zhang et al. 2018, "The Unreasonable Effectiveness of Deep
Features"):

    d(a, b) = mean over layers l of
              mean over places p of  sum over channels c of (u_l(a)[c, p] - u_l(b)[c, p])^2
    u_l(x)[c, p] = f_l(x)[c, p] / (sqrt(sum over c of f_l(x)[c, p]^2) + 1e-10)

where f_l are EfficientNet-Lite2's features at strides 4, 8, 16 and 32. 0 for equal pictures, at
most 4. With a mask only places whose coverage (averaged over the place's square) is above 0 count,
each by that coverage.
"""

from __future__ import annotations

import numpy as np

LAYERS = ("features4", "features8", "features16", "features32")
FORMULA = ("mean over features4, 8, 16, 32 of the mean over places of the squared distance of the "
           "features, each place's vector scaled to length 1; places weighted by the mask")


def _unit(f: np.ndarray) -> np.ndarray:
    return f / (np.sqrt((f * f).sum(0, keepdims=True)) + 1e-10)


def _shares(mask: np.ndarray | None, shape: tuple[int, ...]) -> np.ndarray:
    height, width = shape
    if mask is None:
        return np.full(shape, 1 / (height * width))
    step = mask.shape[0] // height
    share = mask.reshape(height, step, width, step).mean((1, 3)).astype(np.float64)
    if share.sum() == 0:
        raise ValueError("the mask is empty; give one that covers something")
    return share / share.sum()


def distance(a: dict[str, np.ndarray], b: dict[str, np.ndarray],
             mask: np.ndarray | None = None) -> float:
    """The distance of two pictures by their features [channels, height, width] of each layer;
    `mask` [height, width] of the pictures, whose sides are multiples of 32."""
    parts = []
    for name in LAYERS:
        apart = ((_unit(a[name]) - _unit(b[name])) ** 2).sum(0)
        parts.append(float((apart * _shares(mask, apart.shape)).sum()))
    return sum(parts) / len(parts)
