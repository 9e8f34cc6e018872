"""One JSON file describes a run; unknown keys are an error."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path

from .model import Shape
from .words import vocabulary


@dataclass
class Config:
    """See README.md for what each key means."""

    name: str
    seed: int = 1
    shape: dict = field(default_factory=dict)
    batch: int = 32
    budgetMinutes: float = 0.0
    budgetSteps: int = 0
    learningRate: float = 0.003
    adamRatio: float = 0.5
    decay: float = 0.02
    warmSteps: int = 100
    flat: float = 0.6
    ema: float = 0.999
    drop: float = 0.05
    timeMean: float = 0.5
    timeDeviation: float = 1.0
    late: float = 0.4
    mainStyle: float = 0.85
    mainShare: float = 3.0
    mix: dict = field(default_factory=lambda: {"object": 1.0})
    checkpointMinutes: float = 4.0
    sheetMinutes: float = 15.0
    prediction: str = "clean"
    frame: bool = False
    muon: bool = True
    perceptual: float = 0.0
    sampler: dict = field(default_factory=dict)

    def sizes(self) -> Shape:
        """Network sizes, with the vocabulary's length filled in."""
        shape = {k: tuple(v) if isinstance(v, list) else v for k, v in self.shape.items()}
        return Shape(**{"words": len(vocabulary()["words"]), **shape})


def load(path: Path) -> Config:
    return Config(**json.loads(path.read_text()))


def digest(config: Config) -> str:
    """sha256 of the configuration in canonical JSON. A perceptual loss that is off is left out, so
    that packs from before it keep their number."""
    keys = {k: v for k, v in vars(config).items() if k != "perceptual" or v}
    return hashlib.sha256(json.dumps(keys, sort_keys=True).encode()).hexdigest()
