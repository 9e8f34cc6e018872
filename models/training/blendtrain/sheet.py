"""Contact sheets: true | masked | fills from three seeds, on scenes unseen in training."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from PIL import Image, ImageDraw
from torch import Tensor

from . import flow
from .model import Networks
from .scenes import TASKS, Composer, Scene
from .words import Tokenizer


def told(net: Networks, scenes: Sequence[Scene]) -> flow.Network:
    """The painter with each scene's task. Without words a fill is a removal: what stands in for the
    prompt in guidance is what would be there without the thing."""
    at = torch.tensor([TASKS.index(s.task) for s in scenes])

    def network(x: Tensor, known: Tensor, mask: Tensor, t: Tensor, context: Tensor) -> Tensor:
        silent = (context[:, 1:].abs().amax((1, 2)) == 0).cpu()
        now = torch.where(silent & (at == TASKS.index("fill")), TASKS.index("remove"), at)
        task = torch.eye(len(TASKS))[now].to(x)
        return net.painter(x, known, mask, t, context, task)

    return network


def fill(net: Networks, scenes: Sequence[Scene], prompts: list[str], seed: int, sampler: dict,
         size: int = 32) -> np.ndarray:
    """Fills of the scenes' masks by the given prompts: uint8 [n, 128, 128, 3]."""
    tokenizer, out = Tokenizer(), []
    device = next(net.parameters()).device
    for at in range(0, len(scenes), size):
        part = scenes[at:at + size]
        truth = torch.from_numpy(np.stack([s.truth for s in part])).permute(0, 3, 1, 2)
        source = truth.to(device).float() / 127.5 - 1
        mask = torch.from_numpy(np.stack([s.mask for s in part])[:, None]).to(device).float() / 255
        noise = torch.stack([torch.randn(source.shape[1:], generator=torch.Generator().manual_seed(
            seed * 100003 + at + i)) for i in range(len(part))]).to(device)
        tokens = torch.tensor([tokenizer(p) for p in prompts[at:at + size]], dtype=torch.int32)
        empty = torch.tensor([tokenizer("")] * len(part), dtype=torch.int32)
        with torch.no_grad():
            context, none = net.text(tokens.to(device)), net.text(empty.to(device))
        x = flow.sample(told(net, part), source, mask, noise, context, none, floor=flow.FLOOR,
                        **sampler)
        x = source * (1 - mask) + x * mask
        out.append((x * 127.5 + 127.5).round().clamp(0, 255).byte().permute(0, 2, 3, 1).cpu())
    return torch.cat(out).numpy()


def spread(composer: Composer, seed: int, n: int, plan: Sequence[str]) -> list[Scene]:
    """n scenes, their sorts going round `plan`, fixed by the seed."""
    rng = np.random.default_rng(seed)
    return [composer.scene(rng, plan[i % len(plan)]) for i in range(n)]


def contact(rows: list[list[np.ndarray]], captions: list[str], across: int = 4) -> Image.Image:
    """One strip of pictures per scene with its prompt under it, `across` strips side by side."""
    side, strip = rows[0][0].shape[0], len(rows[0])
    down = -(-len(rows) // across)
    sheet = Image.new("RGB", (across * (strip * side + 8), down * (side + 14)), "white")
    draw = ImageDraw.Draw(sheet)
    for i, (row, text) in enumerate(zip(rows, captions)):
        x, y = (i % across) * (strip * side + 8), (i // across) * (side + 14)
        sheet.paste(Image.fromarray(np.concatenate(row, 1)), (x, y))
        draw.text((x + 2, y + side + 1), text, fill="black")
    return sheet


def draw(net: Networks, composer: Composer, sampler: dict, n: int = 24, seeds: int = 3,
         seed: int = 7) -> Image.Image:
    """true | masked | `seeds` fills for n scenes."""
    plan = ("object", "objects", "photograph-patch", "object", "background", "material-patch",
            "extend", "empty")
    scenes = spread(composer, seed, n, plan)
    prompts = [s.prompt for s in scenes]
    fills = [fill(net, scenes, prompts, k, sampler) for k in range(seeds)]
    rows = [[s.truth, np.where(s.mask[..., None] > 127, 128, s.truth).astype(np.uint8)]
            + [f[i] for f in fills] for i, s in enumerate(scenes)]
    return contact(rows, prompts)
