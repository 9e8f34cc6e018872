"""EfficientNet-Lite (Tan and Le 2019; the Lite variants have ReLU6 and no squeeze-and-excitation)
from its PyTorch weights to one ONNX graph with features at three scales.

The layers are those of the PyPI package efficientnet-lite-pytorch; here they are written into the
graph directly, because the package fixes its paddings for one picture size.
"""

from __future__ import annotations

import copy
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch import nn
from torch.nn.utils.fusion import fuse_conv_bn_eval

from .onnx_parts import Parts, rounded

# Of the network's own authors (tensorflow/tpu, efficientnet/lite: MEAN_RGB, STDDEV_RGB); the
# package names none.
MEAN = [127.0, 127.0, 127.0]
DEVIATION = [128.0, 128.0, 128.0]
STRIDES = (8, 16, 32)


@dataclass(frozen=True)
class Layer:
    """A convolution with its batch norm folded in."""
    weight: np.ndarray
    bias: np.ndarray
    stride: int
    groups: int


@dataclass(frozen=True)
class Block:
    """Up to three layers (widen, depthwise, narrow); the input is added where `skip`."""
    layers: list[Layer]
    skip: bool


@dataclass(frozen=True)
class Lite:
    """A whole network as folded layers, for any picture whose sides are multiples of 32."""
    stem: Layer
    blocks: list[Block]
    head: Layer
    weight: np.ndarray  # [classes, channels]
    bias: np.ndarray


def _folded(conv: nn.Conv2d, norm: nn.BatchNorm2d) -> Layer:
    shape: Any = (conv.in_channels, conv.out_channels, conv.kernel_size, conv.stride)
    plain = nn.Conv2d(*shape, groups=conv.groups, bias=False)
    plain.weight = conv.weight
    both = fuse_conv_bn_eval(plain.eval(), copy.deepcopy(norm).eval())
    assert both.bias is not None
    return Layer(both.weight.detach().numpy(), both.bias.detach().numpy(), conv.stride[0],
                 conv.groups)


def folded(net: Any) -> Lite:
    """The layers of the package's EfficientNet, batch norms folded."""
    n = net.eval()
    blocks = []
    for b in n._blocks:
        layers = [_folded(b._expand_conv, b._bn0)] if hasattr(b, "_expand_conv") else []
        layers += [_folded(b._depthwise_conv, b._bn1), _folded(b._project_conv, b._bn2)]
        a = b._block_args
        stride = a.stride if isinstance(a.stride, int) else a.stride[0]
        blocks.append(Block(layers, bool(b.id_skip and stride == 1
                                         and a.input_filters == a.output_filters)))
    return Lite(_folded(n._conv_stem, n._bn0), blocks, _folded(n._conv_head, n._bn1),
                n._fc.weight.detach().numpy(), n._fc.bias.detach().numpy())


def _pads(size: int, stride: int) -> tuple[int, int, int, int]:
    """TensorFlow's SAME padding of an even side: one more after than before where the stride is
    2."""
    whole = size - stride
    return (whole // 2, whole // 2, whole - whole // 2, whole - whole // 2)


def build(net: Lite, eight: bool = True, strides: tuple[int, ...] = STRIDES) -> bytes:
    """One ONNX graph. `pixels` float32 [1, 3, height, width], RGB 0 to 255, both sides multiples of
    32. Outputs: `features8`, `features16`, `features32` at those strides (after the stage, without
    a last non-linearity but for 32), `maps` [1, classes, height / 32, width / 32]: class
    activation maps (the classifier at each place, bias included), and `logits` [1, classes], their
    mean. That is the same number as the classifier after average pooling, since both are linear
    (Zhou et al. 2016)."""
    p = Parts(eight)

    def layer(x: str, one: Layer, active: bool, output: str | None = None) -> str:
        pads = _pads(one.weight.shape[-1], one.stride)
        y = p.conv(x, one.weight, one.bias, one.stride, pads, one.groups,
                   None if active else output)
        return p.node("Clip", [y, low, high], output) if active else y

    low, high = p.constant(np.array(0, np.float32)), p.constant(np.array(6, np.float32))
    x = layer(p.normalised("pixels", MEAN, DEVIATION), net.stem, True)
    stride, wanted = 2, {}
    widths = {}
    for block in net.blocks:
        before = x
        for k, one in enumerate(block.layers):
            x = layer(x, one, k < len(block.layers) - 1)
            stride *= one.stride
        if block.skip:
            x = p.node("Add", [x, before])
        if stride in strides and stride < 32:
            wanted[stride] = x
            widths[stride] = block.layers[-1].weight.shape[0]
    x = layer(x, net.head, True, "features32")
    widths[32] = net.head.weight.shape[0]
    maps = p.conv(x, net.weight[..., None, None], net.bias, output="maps")
    mean = p.node("GlobalAveragePool", [maps])
    shape = p.constant(np.array([1, -1], np.int64))
    p.node("Reshape", [mean, shape], "logits")
    for stride, name in wanted.items():
        p.node("Identity", [name], f"features{stride}")
    classes = net.weight.shape[0]
    outputs: dict[str, list] = {"logits": [1, classes]}
    for stride in strides:
        outputs[f"features{stride}"] = [1, int(widths[stride]), f"height{stride}", f"width{stride}"]
    outputs["maps"] = [1, classes, "height32", "width32"]
    return p.finished({"pixels": [1, 3, "height", "width"]}, outputs)


def round_package(net: Any, eight: bool = True) -> Any:
    """A copy of the package's network that computes in PyTorch with the weights the graph holds:
    every batch norm is folded, rounded and left empty. For golden numbers."""
    out = copy.deepcopy(net).eval()

    def fold(owner: nn.Module, conv: str, norm: str) -> None:
        c, n = getattr(owner, conv), getattr(owner, norm)
        one = _folded(c, n)
        c.weight.data = torch.from_numpy(rounded(one.weight, eight))
        empty = nn.BatchNorm2d(len(one.bias), eps=0).eval()
        empty.bias.data = torch.from_numpy(rounded(one.bias, eight))
        setattr(owner, norm, empty)

    fold(out, "_conv_stem", "_bn0")
    fold(out, "_conv_head", "_bn1")
    for b in out._blocks:
        if hasattr(b, "_expand_conv"):
            fold(b, "_expand_conv", "_bn0")
        fold(b, "_depthwise_conv", "_bn1")
        fold(b, "_project_conv", "_bn2")
    weight = out._fc.weight.detach().numpy()
    out._fc.weight.data = torch.from_numpy(rounded(weight[..., None, None], eight)[..., 0, 0])
    out._fc.bias.data = torch.from_numpy(rounded(out._fc.bias.detach().numpy(), eight))
    return out


def normalised(picture: np.ndarray) -> torch.Tensor:
    """uint8 [height, width, 3] as the package's network takes it: float32 [1, 3, height, width]."""
    x = torch.from_numpy(picture.astype(np.float32).transpose(2, 0, 1)[None].copy())
    mean, deviation = (torch.tensor(v).reshape(1, 3, 1, 1) for v in (MEAN, DEVIATION))
    return (x - mean) / deviation


def example(side: int) -> np.ndarray:
    """A picture drawn by whole numbers only, so that any language draws the same: uint8 [side,
    side, 3]. A shaded ball on a floor of tiles before a sky that grows lighter downwards."""
    y, x = np.mgrid[0:side, 0:side].astype(np.int64)
    floor = y * 5 >= side * 3
    tile = ((x * 8 // side) + (y * 8 // side)) % 2
    red = np.where(floor, 120 + 60 * tile, 90 + y * 100 // side)
    green = np.where(floor, 90 + 40 * tile, 140 + y * 80 // side)
    blue = np.where(floor, 60 + 30 * tile, 230 + 0 * y)
    dx, dy, r = x - side // 2, y - side * 11 // 20, side // 4
    away = dx * dx + dy * dy
    ball = away < r * r
    light = 255 - ((dx + r // 3) ** 2 + (dy + r // 3) ** 2) * 170 // (2 * r * r)
    red = np.where(ball, light, red)
    green = np.where(ball, light * 120 // 255, green)
    blue = np.where(ball, light * 20 // 255, blue)
    return np.clip(np.stack((red, green, blue), -1), 0, 255).astype(np.uint8)
