"""Golden numbers for the TypeScript tests: tokens, text, painter, time grid and a trajectory."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor

from . import flow
from .data import Pictures, split_of
from .model import Networks
from .words import Tokenizer

PROMPTS = ("a photo of a sunflower", "Bricks, on wood!", "")
FORMULA = {
    "noisy": "noisy[i] = sin(0.37 * i + 0.5) * 1.2, i over [3][size][size]",
    "mask": "mask = 1 where 5/16*size <= x < 11/16*size and 1/4*size <= y < 3/4*size, else 0",
    "source": "source[i] = 0.8 * cos(0.05 * i + 0.2) * (1 - mask), i over [3][size][size]",
    "time": "time = 0.6",
    "context": "the text network's output for `prompt`",
    "output": "values[k] = clean[index[k]], index[k] = (k * 1913 + 7) mod (3 * size * size)",
}


def inputs(side: int) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """noisy, source, mask, time by FORMULA (computed in fp64, rounded to fp32)."""
    i = np.arange(3 * side * side, dtype=np.float64)
    noisy = (np.sin(0.37 * i + 0.5) * 1.2).reshape(1, 3, side, side)
    mask = np.zeros((1, 1, side, side))
    mask[:, :, side // 4: 3 * side // 4, 5 * side // 16: 11 * side // 16] = 1
    source = (0.8 * np.cos(0.05 * i + 0.2)).reshape(1, 3, side, side) * (1 - mask)
    x, s, m = (torch.from_numpy(a).float() for a in (noisy, source, mask))
    return x, s, m, torch.tensor([0.6])


def _numbers(x: Tensor, digits: int = 7) -> list[float]:
    return [float(f"{v:.{digits}g}") for v in x.flatten().tolist()]


def _summary(x: Tensor) -> dict:
    return {"mean": float(x.double().mean()), "std": float(x.double().std(unbiased=False))}


def networks(net: Networks) -> dict:
    """Text and painter numbers of one pack."""
    tokenizer, text = Tokenizer(), []
    with torch.no_grad():
        for k, prompt in enumerate(PROMPTS):
            tokens = tokenizer(prompt)
            context = net.text(torch.tensor([tokens], dtype=torch.int32))
            row = {"prompt": prompt, "tokens": tokens, "first": _numbers(context[0, 0, :8]),
                   **_summary(context)}
            text.append({**row, "context": _numbers(context)} if k == 0 else row)
        first = torch.tensor([tokenizer(PROMPTS[0])], dtype=torch.int32)
        noisy, source, mask, time = inputs(net.painter.shape.side)
        clean = net.painter(noisy, source, mask, time, net.text(first))
    index = [(k * 1913 + 7) % clean.numel() for k in range(256)]
    return {"size": net.painter.shape.side, "text": text,
            "painter": {"formula": FORMULA, "prompt": PROMPTS[0], "index": index,
                        "values": _numbers(clean.flatten()[index]), **_summary(clean)},
            "tolerance": 1e-4}


def held_out(pictures: Pictures) -> dict:
    """How many pictures the test split has, and which panoramas fall into it."""
    count = {"photographs": len(pictures.photographs.all("test")),
             "textures": len(pictures.textures.all("test")),
             "backgrounds": len(pictures.scenes.all("test")) + len(pictures.landscapes.all("test"))}
    panoramas = sorted({i["pano"] for i in pictures.scenes.items})[:20]
    return {**count, "keys": {k: split_of(k, 0.09) == "test" for k in panoramas}}


def scheduler() -> dict:
    """Time grids, and four steps on an 8 x 8 picture with an analytic network."""
    grids = [{"steps": n, "shift": s, "strength": k, "floor": f, "grid": flow.time_grid(n, s, k, f)}
             for n, s, k, f in ((4, 1.0, 1.0, 0.0), (10, 2.0, 1.0, 0.0), (8, 3.0, 0.6, 0.0),
                                (10, 0.5, 0.5, 0.1))]
    i = torch.arange(192, dtype=torch.float64)
    noise = (torch.sin(1.7 * i + 0.3) * 1.1).reshape(1, 3, 8, 8)
    source = (torch.cos(0.3 * i) * 0.9).reshape(1, 3, 8, 8)
    mask = torch.zeros(1, 1, 8, 8, dtype=torch.float64)
    mask[..., 2:6, 1:7] = 1
    mask[..., 2, :] *= 0.5
    trace, cases = [], []

    def network(x: Tensor, known: Tensor, m: Tensor, t: Tensor, context: Tensor) -> Tensor:
        trace.append(_numbers(x))
        return 0.5 * x + 0.1 * m + 0.25 * known + 0.1 * t[:, None, None, None] + 0.2 * context

    for strength, guidance in ((1.0, 1.0), (1.0, 3.0), (0.5, 3.0)):
        trace.clear()
        one, zero = torch.ones(1, dtype=torch.float64), torch.zeros(1, dtype=torch.float64)
        out = flow.sample(network, source, mask, noise, one, zero, 4, guidance, 2.0, (0.3, 1.0),
                          strength)
        cases.append({"steps": 4, "shift": 2.0, "strength": strength, "guidance": guidance,
                      "guidanceInterval": [0.3, 1.0], "networkRuns": len(trace),
                      "seen": list(trace), "result": _numbers(out)})
    return {"grids": grids, "network": "clean = 0.5*noisy + 0.1*mask + 0.25*source + 0.1*time + "
            "0.2*c, c = 1 with the prompt and 0 for the empty prompt; `source` is the whole source "
            "times (1 - mask)", "noise": _numbers(noise), "source": _numbers(source),
            "mask": _numbers(mask), "cases": cases, "note": "seen: x as given to each network run "
            "(prompt run first, then the empty prompt's); result: after the last step, clamped to "
            "-1..1", "tolerance": 1e-5}
