"""Flow matching with prediction of the clean picture, and the sampler that the plugin runs.

t is the noise level: x_t = (1 - t) * clean + t * noise, t = 1 is pure noise (Lipman et al. 2023;
Liu et al. 2023). The network predicts clean (Li & He 2025).
Known pixels are blended in after every step (Avrahami et al. 2022).
"""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor

from .model import levels

SMALLEST = 0.08  # lowest noise level trained on
# No sampler reads the network below this: from 0.07 down it exaggerates contrast (1.3x at 0.01).
FLOOR = 0.1
Network = Callable[[Tensor, Tensor, Tensor, Tensor, Tensor], Tensor]


def add_noise(clean: Tensor, noise: Tensor, t: Tensor) -> Tensor:
    """clean, noise [n, c, h, w], t [n] -> x_t."""
    t = t[:, None, None, None]
    return (1 - t) * clean + t * noise


def clean_of(out: Tensor, prediction: str, noisy: Tensor, t: Tensor, mask: Tensor) -> Tensor:
    """The clean picture that the network's output means. "clean": the output itself; "velocity": in
    the mask the output is noise - clean, so clean = x_t - t * output (Lipman et al. 2023)."""
    if prediction == "clean":
        return out
    return (1 - mask) * out + mask * (noisy - t[:, None, None, None] * out)


def clean_loss(predicted: Tensor, clean: Tensor, t: Tensor, weight: Tensor) -> Tensor:
    """Squared error of the clean picture over the `weight` [n, 1, h, w] (the mask), in units of a
    linear guess's error (Karras et al. 2022): the velocity's weight 1 / t^2 at low noise levels,
    up to four times that weight at high ones, where the prompt decides."""
    scale, _ = levels(torch.clamp(t, min=SMALLEST))
    error = ((predicted - clean) / scale).square().mean(1, keepdim=True)
    return (error * weight).sum() / weight.sum().clamp(min=1.0)


def sample_times(n: int, mean: float, deviation: float, late: float,
                 generator: torch.Generator) -> Tensor:
    """Logit-normal noise levels (Esser et al. 2024), a share `late` of them high: a third
    of these exactly 1, where sampling begins and the picture must come from prompt and surroundings
    alone, the others even over 0.6..1.
    [n] in SMALLEST..1."""
    t = torch.sigmoid(mean + deviation * torch.randn(n, generator=generator))
    t = SMALLEST + (1 - SMALLEST) * t
    high = torch.clamp(0.6 + 0.6 * torch.rand(n, generator=generator), max=1.0)
    return torch.where(torch.rand(n, generator=generator) < late, high, t)


def time_grid(steps: int, shift: float, strength: float = 1.0, floor: float = 0.0) -> list[float]:
    """At most steps + 1 noise levels from `strength` down to 0: u' = s*u / (1 + (s - 1)*u) of an
    even grid, scaled by `strength`. Levels below `floor` are left out, but for the first and 0."""
    even = [1 - i / steps for i in range(steps + 1)]
    grid = [strength * shift * u / (1 + (shift - 1) * u) for u in even]
    return [grid[0], *(t for t in grid[1:-1] if t >= floor), grid[-1]]


def step(x: Tensor, clean: Tensor, t: float, t_next: float) -> Tensor:
    """One Euler step of the flow."""
    return x + (t_next - t) * (x - clean) / t


def blend(x: Tensor, mask: Tensor, source: Tensor, noise: Tensor, t: float) -> Tensor:
    """Replace the known region by the source at noise level t."""
    return mask * x + (1 - mask) * ((1 - t) * source + t * noise)


@torch.no_grad()
def sample(network: Network, source: Tensor, mask: Tensor, noise: Tensor, context: Tensor,
           empty: Tensor, steps: int = 10, guidance: float = 3.0, shift: float = 1.0,
           interval: tuple[float, float] = (0.0, 1.0), strength: float = 1.0,
           floor: float = 0.0) -> Tensor:
    """The plugin's sampler. source [n, 3, s, s] in -1..1 (whole picture: the part under the mask is
    read only when strength < 1), mask [n, 1, s, s], noise like source, context and empty
    [n, l, d]. Guidance (Ho & Salimans 2022) acts while interval[0] <= t <= interval[1]
    (Kynkaanniemi et al. 2024). Returns the clean picture [n, 3, s, s]."""
    grid = time_grid(steps, shift, strength, floor)
    known = source * (1 - mask)
    x = (1 - grid[0]) * source + grid[0] * noise
    for t, t_next in zip(grid[:-1], grid[1:]):
        level = torch.full((x.shape[0],), t, device=x.device)
        clean = network(x, known, mask, level, context)
        if guidance != 1 and interval[0] <= t <= interval[1]:
            rough = network(x, known, mask, level, empty)
            clean = rough + guidance * (clean - rough)
        x = blend(step(x, clean, t, t_next), mask, source, noise, t_next)
    return x.clamp(-1, 1)
