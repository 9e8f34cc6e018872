"""Learning rate over a budget of minutes: warm-up by steps, flat, then decay to zero at the end."""

from __future__ import annotations

import math


def learning_rate(peak: float, step: int, warm: int, progress: float, flat: float) -> float:
    """Warm-up, stable, decay (WSD; Hu et al. 2024). `progress` 0..1 is the spent share of the
    budget; after `flat` of it the rate falls to 2 % along a half cosine."""
    rate = peak * min(1.0, (step + 1) / warm)
    if progress > flat:
        u = min(1.0, (progress - flat) / (1 - flat))
        rate *= 0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * u))
    return rate
