"""What is said about a cut-out: its words with their weights, wrapped in templates."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import numpy as np

FILE = Path(__file__).resolve().parents[1] / "pair/words.json"
# Share of each list when a text is drawn.
SHARES = {"names": 0.34, "keywords": 0.2, "same": 0.16, "kinds": 0.12, "sorts": 0.18}
TEMPLATES = ("{}", "{}", "{}", "a {}", "a {}", "the {}", "a photo of a {}", "a picture of a {}",
             "one {}", "a small {}", "a big {}", "add a {}", "put a {} here",
             "some {}", "my {}")


def part(word: str) -> str:
    """train, val or test: a tenth of the words each are kept out of training to measure retrieval
    by words never seen."""
    u = hashlib.md5(("pair:" + word).encode()).digest()[0]
    return "test" if u < 13 else "val" if u < 26 else "train"


class Texts:
    """`of[label]` maps each word of a cut-out to its weight (they sum to 1); words of the parts in
    `held_out` are left out, but never a thing's own names."""

    def __init__(self, held_out: tuple[str, ...] = ("val", "test"), file: Path = FILE):
        table = json.loads(file.read_text())
        self.group = {k: v["group"][0] for k, v in table.items()}
        own = {w for v in table.values() for w in v["names"]}
        self.of: dict[str, dict[str, float]] = {}
        self.kept_out: dict[str, list[str]] = {}
        for label, lists in table.items():
            out: dict[str, float] = {}
            for key, share in SHARES.items():
                words = [w for w in lists.get(key, ()) if w in own or part(w) not in held_out]
                for w in words:
                    out[w] = out.get(w, 0) + share / len(words)
            total = sum(out.values())
            self.of[label] = {w: x / total for w, x in out.items()}
            self.kept_out[label] = [w for key in ("same", "sorts", "keywords")
                                    for w in lists.get(key, ())
                                    if w not in own and part(w) in held_out]
        self._words = {k: list(v) for k, v in self.of.items()}
        self._sums = {k: np.cumsum(list(v.values())) for k, v in self.of.items()}

    def draw(self, rng: np.random.Generator, label: str) -> tuple[str, str]:
        """(a text about the thing, the word in it)."""
        sums = self._sums[label]
        word = self._words[label][min(int(np.searchsorted(sums, rng.random())), len(sums) - 1)]
        return TEMPLATES[int(rng.integers(len(TEMPLATES)))].format(word), word
