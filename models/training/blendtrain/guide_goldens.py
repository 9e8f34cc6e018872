"""Golden numbers of the gradient graphs for the TypeScript tests, from PyTorch's autograd."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from . import graph, guide
from .goldens import inputs as painter_example
from .model import Painter
from .pair import PairImage

FORMULA = {
    "pixels": "pixels[i] = 0.9 * sin(0.11 * i + 0.4), i over [3][side][side]",
    "text": "text[i] = cos(0.7 * i + 0.1), scaled to length 1",
    "upstream": "upstream[i] = cos(0.23 * i + 0.9), i over [3][size][size]",
    "painter": "noisy, source, mask and time as in embedded.json; context[i] = sin(0.3 * i); "
               "task fill, no depth, no slots",
    "losses": "picture[i] = 1.6 * sin(0.37 * i + 0.3) and source[i] = 0.8 * cos(0.31 * i), i over "
              "[3][side][side]; mask[i] = (i mod 5) / 4, i over [side][side]; gradients whole",
    "gradient": "values[k] = gradient[index[k]], index[k] = (k * 1913 + 7) mod length",
}


def _wave(scale: float, shift: float, shape: tuple[int, ...], size: float = 1.0) -> Tensor:
    i = np.arange(np.prod(shape), dtype=np.float64)
    return torch.from_numpy(size * np.sin(scale * i + shift)).float().reshape(shape)


def _numbers(x: Tensor) -> list[float]:
    return [float(f"{v:.7g}") for v in x.flatten().tolist()]


def _sampled(gradient: Tensor) -> dict:
    index = [(k * 1913 + 7) % gradient.numel() for k in range(128)]
    return {"index": index, "values": _numbers(gradient.flatten()[index]),
            "largest": float(gradient.abs().max())}


def of_guide(image: PairImage) -> dict:
    """Both distances and their gradients for one picture and one text."""
    side = image.s.side
    text = _wave(0.7, 0.1 + np.pi / 2, (1, image.s.out))
    text = text / text.norm(dim=1, keepdim=True)
    cases = []
    for bend in (0.0, 1.0):
        pixels = _wave(0.11, 0.4, (1, 3, side, side), 0.9).requires_grad_()
        seen = image(pixels)
        far = guide.distance(seen, text, torch.tensor([bend]))
        far.sum().backward()
        assert pixels.grad is not None
        cases.append({"bend": bend, "distance": float(far.detach()), **_sampled(pixels.grad)})
    with torch.no_grad():
        vector = image(_wave(0.11, 0.4, (1, 3, side, side), 0.9))
    return {"formula": FORMULA, "side": side, "vector": _numbers(vector), "cases": cases,
            "tolerance": 1e-4}


def of_painter(painter: Painter) -> dict:
    """The painter's Jacobian, transposed, applied to one picture."""
    s = painter.shape
    example = painter_example(s.side)
    given = dict(zip(graph.PAINTER_INPUTS, (*example, _wave(0.3, 0.0, (1, s.length, s.text)),
                                            *painter.extra(example[0]))))
    up = _wave(0.23, 0.9 + np.pi / 2, (1, 3, s.side, s.side))
    noisy = given["noisy"].clone().requires_grad_()
    painter(noisy, *(given[k] for k in graph.PAINTER_INPUTS[1:])).backward(up)
    assert noisy.grad is not None
    return {"formula": FORMULA, "size": s.side, **_sampled(noisy.grad), "tolerance": 1e-4}


def of_losses(side: int = 4) -> dict:
    """Range loss and squared background loss with their gradients, by autograd."""
    picture = _wave(0.37, 0.3, (3, side, side), 1.6)
    source = _wave(0.31, np.pi / 2, (3, side, side), 0.8)
    mask = (torch.arange(side * side) % 5 / 4.0).reshape(side, side)
    losses = {
        "range": lambda x: functional.mse_loss(x, x.clamp(-1, 1).detach()),
        "background": lambda x: functional.mse_loss(x * (1 - mask), source * (1 - mask)),
    }
    numbers = {}
    for name, loss in losses.items():
        x = picture.clone().requires_grad_()
        value = loss(x)
        value.backward()
        assert x.grad is not None
        numbers[name] = {"value": float(value.detach()), "gradient": _numbers(x.grad)}
    return {"formula": FORMULA["losses"], "side": side, **numbers, "tolerance": 1e-6}
