"""Prompt wordings for scenes with known content."""

from __future__ import annotations

import numpy as np

from .names import COLOURS, FLOWERS, Kind

COLOURED = ("apple", "pepper", "tulip", "rose", "melon", "grapefruit", "pear", "plum")


def caption(rng: np.random.Generator, kind: Kind, colour: str = "", ground: str = "") -> str:
    """One of several wordings; `colour` is the photograph's measured colour, `ground` the
    material that surrounds the region (both may be empty)."""
    word = kind.wordings[0] if rng.random() < 0.6 else str(rng.choice(kind.wordings))
    if kind.kind == "material":
        roll = rng.random()
        return word if roll < 0.7 else f"{word} texture" if roll < 0.85 else f"{word} surface"
    if word in COLOURED and colour in COLOURS and rng.random() < 0.25:
        word = f"{colour} {word}"
    if kind.name in FLOWERS and rng.random() < 0.25:
        word = f"{word} flower"
    roll = rng.random()
    text = word if roll < 0.4 else f"a {word}" if roll < 0.85 else f"a photo of a {word}"
    if ground and rng.random() < 0.3:
        text = f"{text} on {ground}"
    return text
