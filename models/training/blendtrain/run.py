"""The state of a training run: networks, moving average, optimiser, clocks."""

from __future__ import annotations

import copy
import json
import time
from pathlib import Path

import torch
from torch import Tensor

from . import feature_loss, flow, muon
from .config import Config
from .model import Networks
from .schedule import learning_rate
from .steps import follow, save_whole, set_rate
from .team import Team
from .words import vocabulary


class Run:
    """Everything needed to continue bit for bit: `save` and `restore` it between steps. Random
    numbers of a step depend on (seed, step, process) alone, so there is no generator to keep."""

    def __init__(self, config: Config, device: str = "cpu", team: Team | None = None):
        self.team = team or Team()
        torch.manual_seed(config.seed)
        self.c, self.device = config, torch.device(device)
        self.net = Networks(config.sizes()).to(self.device)
        self.net.painter.whole_frame = config.frame
        self.average = copy.deepcopy(self.net).requires_grad_(False)
        self.optimiser = muon.build(self.net, config.decay, config.adamRatio, self.team,
                                    config.muon)
        self.features = feature_loss.load(self.net.painter.shape.side).to(self.device) \
            if config.perceptual else None
        self.start: dict = {}  # of a run from a pack: from_pack.Start.about
        self.steps, self.wall, self.cpu = 0, 0.0, 0.0

    @property
    def progress(self) -> float:
        """Spent share of the budget, by steps where the budget is in steps, else by wall time."""
        if self.c.budgetSteps:
            return self.steps / self.c.budgetSteps
        return self.wall / (60 * self.c.budgetMinutes)

    def step(self, batch: dict[str, Tensor]) -> dict[str, float]:
        """One update. batch as from scenes.batch, as tensors. Returns what to log."""
        begun, cpu = time.monotonic(), time.process_time()
        c, d = self.c, self.device
        clean = batch["truth"].to(d).float() / 127.5 - 1
        mask = batch["mask"].to(d).float() / 255
        random = torch.Generator().manual_seed(
            (c.seed * 1_000_003 + self.steps) * 64 + self.team.rank)
        t = flow.sample_times(clean.shape[0], c.timeMean, c.timeDeviation, c.late,
                              random).to(d)
        noise = torch.randn(clean.shape, generator=random).to(d)
        noisy = flow.add_noise(clean, noise, t)
        rate = learning_rate(c.learningRate, self.steps, c.warmSteps, self.progress, c.flat)
        set_rate(self.optimiser, rate)
        with torch.autocast(d.type, torch.bfloat16, enabled=d.type == "cuda"):
            out = self.net(noisy, clean * (1 - mask), mask, t, batch["tokens"].to(d),
                           batch["task"].to(d), batch["depth"].to(d).float() / 255)
        out = flow.clean_of(out.float(), c.prediction, noisy, t, mask)
        loss = flow.clean_loss(out, clean, t, torch.ones_like(mask) if c.frame else mask)
        row = {"loss": loss.item()}
        if self.features is not None:
            seen = self.features(out, clean, mask)
            loss = loss + c.perceptual * seen
            row["perceptual"] = seen.item()
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()
        self.team.total([p.grad for p in self.net.parameters() if p.grad is not None],
                        1 / self.team.size)
        norm = torch.nn.utils.clip_grad_norm_(self.net.parameters(), 5.0)
        self.optimiser.step()
        self.steps += 1
        follow(self.average, self.net, c.ema, self.steps)
        self.wall += time.monotonic() - begun
        self.cpu += time.process_time() - cpu
        return {"step": self.steps, **row, "norm": float(norm), "rate": rate}

    def grow(self, path: Path) -> None:
        """Start from another run's averaged networks, as `adopt`."""
        state = torch.load(path, map_location="cpu", weights_only=True)
        self.adopt(state["average"], state.get("words", []))

    def adopt(self, old: dict[str, Tensor], words: list[str]) -> None:
        """Start from given networks and their vocabulary. Weights that are new stay as initialised;
        words keep their embedding by name, so the vocabulary may have grown."""
        mine = self.net.state_dict()
        for key, value in old.items():
            if key == "text.words.weight":
                at = {w: i for i, w in enumerate(words)}
                for i, word in enumerate(vocabulary()["words"]):
                    if word in at:
                        mine[key][i] = value[at[word]]
            elif key in mine and mine[key].shape == value.shape:
                mine[key].copy_(value)
        self.net.load_state_dict(mine)
        self.average.load_state_dict(mine)

    def save(self, path: Path) -> None:
        state = {"config": vars(self.c), "net": self.net.state_dict(),
                 "average": self.average.state_dict(), "optimiser": self.optimiser.state_dict(),
                 "steps": self.steps, "wall": self.wall, "cpu": self.cpu,
                 "words": vocabulary()["words"], "start": self.start}
        save_whole(state, path)

    def restore(self, path: Path) -> None:
        """@raises SystemExit where the checkpoint was trained with another perceptual weight."""
        state = torch.load(path, map_location="cpu", weights_only=True)
        before = state["config"].get("perceptual", 0.0)
        if before != self.c.perceptual:
            raise SystemExit(f"{path} was trained with --perceptual {before:g}, not "
                             f"{self.c.perceptual:g}; give the same to resume, or start a new run")
        self.net.load_state_dict(state["net"])
        self.average.load_state_dict(state["average"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.steps, self.wall, self.cpu = state["steps"], state["wall"], state["cpu"]
        self.start = state.get("start", {})


def append_log(path: Path, row: dict) -> None:
    with path.open("a") as f:
        f.write(json.dumps(row) + "\n")


def load_average(path: Path) -> tuple[Networks, dict]:
    """The averaged networks of a checkpoint (evaluation mode) and the checkpoint's other values."""
    state = torch.load(path, map_location="cpu", weights_only=True)
    config = Config(**state["config"])
    net = Networks(config.sizes())
    net.load_state_dict(state["average"])
    about = {**{k: state[k] for k in ("config", "steps", "wall", "cpu")},
             "start": state.get("start", {})}
    return net.eval().requires_grad_(False), about
