"""Gradient graphs: what guides the painter, as ONNX networks that only run forward.

`pair_image.onnx` is the pair's image network, the distance between its picture and a text, and that
distance's gradient with respect to the pixels (Avrahami, Lischinski & Fried 2022, section 4.1), in
one graph: `vector` alone is what ranking and comparing need, and the weights exist once.
`painter_gradient.onnx` carries a gradient from the painter's clean prediction back to its noisy
input, for the paper's full version.
"""

from __future__ import annotations

import json
from pathlib import Path

import onnx
import torch
from torch import Tensor, nn
from torch.func import vjp

from . import graph, packs, plain
from .model import Painter
from .pair import PairImage

GUIDE_OUTPUTS = ("vector", "distance", "gradient")


def distance(picture: Tensor, text: Tensor, bend: Tensor) -> Tensor:
    """Of unit vectors [n, d]: bend 0 gives the cosine distance 1 - <u, v> (the paper's), bend 1 the
    squared great-circle distance 2 asin(|u - v| / 2)^2 (the released code's), which is half the
    squared angle. [n]"""
    half = 0.5 * torch.sqrt(((picture - text) ** 2).sum(1) + 1e-12)
    angle = torch.asin(torch.clamp(half, max=0.999999))
    return (1 - bend) * (1 - (picture * text).sum(1)) + bend * 2 * angle * angle


def guide(image: nn.Module, pixels: Tensor, text: Tensor, bend: Tensor
          ) -> tuple[Tensor, Tensor, Tensor]:
    """pixels [1, 3, s, s] in -1..1, text [1, d], bend [1] -> vector [1, d], distance [1] and
    the distance's gradient with respect to the pixels [1, 3, s, s]."""
    def measured(x: Tensor) -> tuple[Tensor, Tensor]:
        seen = image(x)
        return distance(seen, text, bend), seen

    far, back, seen = vjp(measured, pixels, has_aux=True)  # type: ignore[misc]
    return seen, far, back(torch.ones_like(far))[0]


def painter_gradient(painter: nn.Module, noisy: Tensor, *rest: Tensor) -> tuple[Tensor, Tensor]:
    """The painter's clean prediction, and the product of its transposed Jacobian with respect to
    `noisy` with `upstream` [1, 3, s, s]. `rest`: the painter's other inputs, then `upstream`."""
    *given, upstream = rest
    clean, back = vjp(lambda x: painter(x, *given), noisy)  # type: ignore[misc]
    return clean, back(upstream)[0]


def guide_inputs(image: PairImage, seed: int = 0) -> dict[str, Tensor]:
    g = torch.Generator().manual_seed(seed)
    side, out = image.s.side, image.s.out
    text = torch.randn(1, out, generator=g)
    return {"pixels": torch.rand(1, 3, side, side, generator=g) * 2 - 1,
            "text": text / text.norm(dim=1, keepdim=True), "bend": torch.ones(1)}


def build_guide(image: PairImage) -> onnx.ModelProto:
    """The graph of a trained image network; initialisers are named as its parameters."""
    return plain.export(lambda *x: guide(image, *x), image, guide_inputs(image), GUIDE_OUTPUTS)


def painter_inputs(painter: Painter, seed: int = 0) -> dict[str, Tensor]:
    g = torch.Generator().manual_seed(seed)
    side = painter.shape.side
    named = dict(zip(graph.PAINTER_INPUTS, graph.painter_inputs(painter)))
    return {**named, "upstream": torch.randn(1, 3, side, side, generator=g)}


def build_painter_gradient(painter: Painter) -> onnx.ModelProto:
    """`painter_gradient.onnx`; initialisers are named as the painter's parameters."""
    return plain.export(lambda *x: painter_gradient(painter, *x), painter, painter_inputs(painter),
                        ("clean", "gradient"))


def write_painter_gradient(folder: Path, painter: Painter, small: bool = True) -> dict:
    """Write `painter_gradient.onnx` beside a pack's painter and name it in pack.json. With `small`,
    weights are stored as the painter's own are (they must have been rounded already)."""
    model = build_painter_gradient(painter)
    model = graph._compact(model) if small else model
    entry = packs._file(folder, "painter_gradient.onnx", model.SerializeToString())
    manifest = json.loads((folder / "pack.json").read_text())
    manifest["networks"]["gradient"] = entry
    (folder / "pack.json").write_text(json.dumps(manifest, indent=2) + "\n")
    return entry
