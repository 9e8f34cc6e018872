"""Prompt wordings for scenes with known content."""

from __future__ import annotations

import numpy as np

from .names import COLOURS, COUNTS, FLOWERS, Kind

COLOURED = ("apple", "pepper", "tulip", "rose", "melon", "grapefruit", "pear", "plum")


def plural(word: str) -> str:
    """"two X": English plural by ending, enough for the known names."""
    if word.endswith(("s", "fish", "sheep")) and not word.endswith("ss"):
        return word
    if word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "ch", "sh")) else "s")


def caption(rng: np.random.Generator, kind: Kind, colour: str = "", ground: str = "",
            count: int = 1, sure: bool = False) -> str:
    """One of several wordings; `colour` is the photograph's measured colour, or, where `sure`, the
    colour that was given to the thing and is therefore said; `ground` what surrounds the region
    (both may be empty); `count` 1 to 3."""
    word = kind.wordings[0] if rng.random() < 0.6 else str(rng.choice(kind.wordings))
    roll = rng.random()
    if kind.kind == "material":
        return word if roll < 0.7 else f"{word} texture" if roll < 0.85 else f"{word} surface"
    if kind.kind == "place":
        return word if roll < 0.6 else f"a {word}" if roll < 0.85 else f"{word} background"
    if count > 1:
        word = plural(word)
    said = sure or (word in COLOURED and rng.random() < 0.25)
    if said and colour in COLOURS:
        word = f"{colour} {word}"
    if kind.name in FLOWERS and rng.random() < 0.25 and count == 1:
        word = f"{word} flower"
    if count > 1:
        text = f"{COUNTS[count - 1]} {word}"
    else:
        text = word if roll < 0.4 else f"a {word}" if roll < 0.85 else f"a photo of a {word}"
    if ground and rng.random() < 0.3:
        text = f"{text} on {ground}"
    return text
