"""The judge as an ONNX graph and its golden numbers, so that the shipping engine can be measured
without Python. It lies in models/training/judge and is in no pack."""

from __future__ import annotations

import copy

import numpy as np
import onnx
import torch
from torch import Tensor, nn
from torch.nn.utils.fusion import fuse_conv_bn_eval

from . import graph
from .judge import PARTS, SIDE, Judge, Stage, as_input, crops, scores

FORMULA = {
    "picture": "picture[y][x][c] = floor(127.5 + 120 sin(0.11 x + 0.05 c y + c)), 128 x 128",
    "mask": "mask = 255 where ((x - 60) / 34)^2 + ((y - 70) / 25)^2 <= 1, else 0",
    "crops": "crops[k] of [5][64][64][3], k over `at`",
}


def fused(net: Judge) -> Judge:
    """A copy in evaluation mode whose batch norms are folded into the convolutions before them."""
    out = copy.deepcopy(net).eval()
    out.stem, out.norm = fuse_conv_bn_eval(out.stem, out.norm), nn.Identity()  # type: ignore[assignment]
    for stage in out.body:
        assert isinstance(stage, Stage)
        stage.one, stage.norm1 = fuse_conv_bn_eval(stage.one, stage.norm1), nn.Identity()  # type: ignore[assignment]
        stage.two, stage.norm2 = fuse_conv_bn_eval(stage.two, stage.norm2), nn.Identity()  # type: ignore[assignment]
    return out.requires_grad_(False)


def views(seen: np.ndarray) -> Tensor:
    """judge.crops of one region, each followed by its mirror image: float32 [10, 3, 64, 64]."""
    x = as_input(seen)
    return torch.stack((x, x.flip(3)), 1).flatten(0, 1)


def build(net: Judge) -> bytes:
    """judge.onnx of a fused judge whose weights are rounded already: `crops` float32
    [10, 3, 64, 64] as from `views` -> `logits` [10, classes]."""
    model = graph._trace(net, (torch.zeros(2 * len(PARTS), 3, SIDE, SIDE),), ["crops"], "logits")
    model = graph._compact(graph._constants(model))
    model.producer_name, model.doc_string = "blendfill", ""
    onnx.checker.check_model(model)
    return model.SerializeToString()


def example() -> tuple[np.ndarray, np.ndarray]:
    """FORMULA's picture uint8 [128, 128, 3] and mask uint8 [128, 128]."""
    y, x, c = np.meshgrid(*(np.arange(n, dtype=np.float64) for n in (128, 128, 3)), indexing="ij")
    picture = np.floor(127.5 + 120 * np.sin(0.11 * x + 0.05 * c * y + c)).astype(np.uint8)
    inside = ((x[..., 0] - 60) / 34) ** 2 + ((y[..., 0] - 70) / 25) ** 2 <= 1
    return picture, inside.astype(np.uint8) * 255


def goldens(net: Judge) -> dict:
    """Crops (some values), the logits of the whole region's and of the last mirrored one's, and the
    probabilities after all of FORMULA's picture, from PyTorch and Pillow."""
    picture, mask = example()
    seen = crops(picture, mask)
    probabilities = scores(net, [picture], [mask])[0]
    with torch.no_grad():
        logits = net(views(seen))
    at = [(k * 1913 + 7) % seen.size for k in range(200)]
    return {"format": 1, "formula": FORMULA, "at": at,
            "crops": [int(v) for v in seen.reshape(-1)[at]],
            "first": [float(f"{v:.6g}") for v in logits[0, :32].tolist()],
            "last": [float(f"{v:.6g}") for v in logits[-1, :32].tolist()],
            "probabilities": [float(f"{v:.6g}") for v in probabilities.tolist()],
            "tolerance": 1e-4}
