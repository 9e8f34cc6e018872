"""The state of a judge's training run, and its configuration."""

from __future__ import annotations

import copy
import json
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from . import judge_from_pack, muon
from .judge import Judge, as_input, augment
from .names import kinds
from .scenes import Composer
from .schedule import learning_rate
from .steps import follow, save_whole, set_rate


@dataclass
class JudgeConfig:
    """`budgetMinutes` are minutes of processor time. Crops have `smallSide` for the first
    `smallShare` of them (cheaper), then 64 pixels. `mix`: sorts of scenes."""

    name: str
    seed: int = 991
    width: int = 32
    batch: int = 128
    budgetMinutes: float = 0.0
    budgetSteps: int = 0
    learningRate: float = 0.004
    adamRatio: float = 0.5
    decay: float = 0.05
    warmSteps: int = 50
    flat: float = 0.4
    ema: float = 0.995
    smoothing: float = 0.1
    smallSide: int = 48
    smallShare: float = 0.5
    mix: dict = field(default_factory=lambda: {"object": 1.0})
    checkpointMinutes: float = 2.0
    logSteps: int = 100


def load(path: Path) -> JudgeConfig:
    return JudgeConfig(**json.loads(path.read_text()))


def batch(composer: Composer, seed: int, step: int, size: int, side: int) -> dict[str, Tensor]:
    """The batch of a step depends on (seed, step) alone: crops [n, 3, side, side], label [n]. Each
    scene is cropped twice, because composing it costs as much as learning from it."""
    rng = np.random.default_rng([seed, step])
    pictures, labels = [], []
    while len(labels) < size:
        s = composer.scene(rng)
        if s.label >= 0:
            surface = composer.kinds[s.label].kind == "material"
            pictures += [augment(rng, s, surface, side) for _ in range(2)]
            labels += [s.label] * 2
    return {"crops": as_input(pictures), "label": torch.tensor(labels)}


class JudgeRun:
    """As run.Run: `save` and `restore` continue bit for bit."""

    def __init__(self, config: JudgeConfig, names: list[str] | None = None):
        torch.manual_seed(config.seed)
        self.c = config
        self.names = names or [k.name for k in kinds()]
        self.net = Judge(len(self.names), config.width)
        self.average = copy.deepcopy(self.net).requires_grad_(False)
        self.optimiser = muon.build(self.net, config.decay, config.adamRatio)
        self.start: dict = {}  # of a run from judge.onnx: from_pack.Start.about
        self.steps, self.wall, self.cpu = 0, 0.0, 0.0

    def adopt(self, old: dict[str, Tensor], batches: list[Tensor]) -> None:
        """Start from judge_from_pack.judge's network; `batches` of crops as training will show
        them give its batch norms their statistics."""
        self.net.load_state_dict(old)
        judge_from_pack.calibrate(self.net, batches)
        self.average.load_state_dict(self.net.state_dict())

    @property
    def progress(self) -> float:
        if self.c.budgetSteps:
            return self.steps / self.c.budgetSteps
        return self.cpu / (60 * self.c.budgetMinutes)

    @property
    def side(self) -> int:
        return self.c.smallSide if self.progress < self.c.smallShare else 64

    def step(self, rows: dict[str, Tensor]) -> dict[str, float]:
        c = self.c
        rate = learning_rate(c.learningRate, self.steps, c.warmSteps, self.progress, c.flat)
        set_rate(self.optimiser, rate)
        self.net.train()
        value = F.cross_entropy(self.net(rows["crops"]), rows["label"],
                                label_smoothing=c.smoothing)
        self.optimiser.zero_grad(set_to_none=True)
        value.backward()
        self.optimiser.step()
        self.steps += 1
        follow(self.average, self.net, c.ema, self.steps)
        return {"step": self.steps, "loss": value.item(), "rate": rate}

    def save(self, path: Path) -> None:
        state = {"config": vars(self.c), "names": self.names, "net": self.net.state_dict(),
                 "average": self.average.state_dict(), "optimiser": self.optimiser.state_dict(),
                 "steps": self.steps, "wall": self.wall, "cpu": self.cpu, "start": self.start}
        save_whole(state, path)

    def restore(self, path: Path) -> None:
        """@raises SystemExit where the checkpoint knows other names."""
        state = torch.load(path, map_location="cpu", weights_only=True)
        if state["names"] != self.names:
            raise SystemExit(f"{path} knows other names; start a new run (without --resume)")
        self.net.load_state_dict(state["net"])
        self.average.load_state_dict(state["average"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.steps, self.wall, self.cpu = state["steps"], state["wall"], state["cpu"]
        self.start = state.get("start", {})


def load_average(path: Path) -> tuple[Judge, dict]:
    """The averaged judge of a checkpoint and the checkpoint's other values (names among them)."""
    state = torch.load(path, map_location="cpu", weights_only=True)
    net = Judge(len(state["names"]), state["config"]["width"])
    net.load_state_dict(state["average"])
    about = {**{k: state[k] for k in ("config", "names", "steps", "wall", "cpu")},
             "start": state.get("start", {})}
    return net.eval().requires_grad_(False), about
