"""The state of a pair's training run, and its configuration."""

from __future__ import annotations

import copy
import json
from dataclasses import dataclass, field
from pathlib import Path

import torch
from torch import Tensor, nn

from . import muon
from .pair import Pair, PairShape, anchor_loss, loss
from .pieces import Pieces
from .schedule import learning_rate
from .steps import follow, save_whole, set_rate


@dataclass
class PairConfig:
    """`budgetMinutes` are minutes of processor time (`budgetSteps` where given instead);
    `objects` the share of cut-outs of the whole index, `whole` that of whole scenes among the
    rest; `anchors` the weight of pair.anchor_loss; `mix` the sorts of scenes; others as in
    config.py."""

    name: str
    seed: int = 1
    shape: dict = field(default_factory=dict)
    batch: int = 128
    anchors: float = 1.0
    budgetMinutes: float = 0.0
    budgetSteps: int = 0
    learningRate: float = 0.003
    adamRatio: float = 0.5
    decay: float = 0.05
    warmSteps: int = 40
    flat: float = 0.4
    ema: float = 0.995
    objects: float = 0.45
    whole: float = 0.2
    mix: dict = field(default_factory=lambda: {"object": 1.0})
    checkpointMinutes: float = 2.0
    logSteps: int = 50


def load(path: Path) -> PairConfig:
    return PairConfig(**json.loads(path.read_text()))


class PairRun:
    """As run.Run: `save` and `restore` continue bit for bit, because a step's pictures depend on
    (seed, step) alone."""

    def __init__(self, config: PairConfig, names: int, device: str = "cpu",
                 words: int | None = None):
        torch.manual_seed(config.seed)
        self.c, self.device = config, torch.device(device)
        shape = {"words": words or Pieces().size, **config.shape}
        self.net = Pair(PairShape(**shape)).to(self.device)
        self.average = copy.deepcopy(self.net).requires_grad_(False)
        self.anchors = nn.Parameter(torch.randn(names, self.net.s.out, device=self.device) * 0.1)
        self.optimiser = muon.build(self.net, config.decay, config.adamRatio)
        self.optimiser.param_groups[1]["params"].append(self.anchors)
        self.start: dict = {}  # of a run from a pack: from_pack.Start.about
        self.steps, self.wall, self.cpu = 0, 0.0, 0.0

    @torch.no_grad()
    def adopt(self, old: dict[str, Tensor], tokens: Tensor) -> None:
        """Start from the networks of a pack (from_pack.pair). `tokens` [names, length] of each
        name: its text vector becomes its anchor, since anchors do not ship."""
        for net in (self.net, self.average):
            net.load_state_dict({**net.state_dict(), **old})
        self.anchors.copy_(self.net.text(tokens.to(self.device)))

    @property
    def progress(self) -> float:
        """Spent share of the budget, by steps where it is in steps, else by processor time."""
        if self.c.budgetSteps:
            return self.steps / self.c.budgetSteps
        return self.cpu / (60 * self.c.budgetMinutes)

    def step(self, batch: dict[str, Tensor]) -> dict[str, float]:
        """One update with a batch of pair_data.batch. Returns what to log."""
        c, d = self.c, self.device
        rate = learning_rate(c.learningRate, self.steps, c.warmSteps, self.progress, c.flat)
        set_rate(self.optimiser, rate)
        image = self.net.image(batch["pixels"].to(d))
        tokens = batch["tokens"].to(d)  # padding that no text of the batch needs is left out
        text = self.net.text(tokens[:, :max(1, int((tokens > 0).sum(1).max()))])
        value = loss(image, text, self.net.scale, batch["agree"].to(d))
        label, also, scale = batch["label"].to(d), batch["also"].to(d), self.net.scale
        near = (anchor_loss(image, self.anchors, scale, label)
                + anchor_loss(text, self.anchors, scale, label, also)) / 2
        self.optimiser.zero_grad(set_to_none=True)
        (value + c.anchors * near).backward()
        norm = torch.nn.utils.clip_grad_norm_(self.net.parameters(), 5.0)
        self.optimiser.step()
        self.steps += 1
        follow(self.average, self.net, c.ema, self.steps)
        return {"step": self.steps, "loss": value.item(), "anchor": near.item(),
                "norm": float(norm), "rate": rate, "scale": float(self.net.scale.detach())}

    def save(self, path: Path) -> None:
        state = {"config": vars(self.c), "net": self.net.state_dict(),
                 "average": self.average.state_dict(), "optimiser": self.optimiser.state_dict(),
                 "anchors": self.anchors.detach(), "start": self.start,
                 "steps": self.steps, "wall": self.wall, "cpu": self.cpu}
        save_whole(state, path)

    def restore(self, path: Path) -> None:
        state = torch.load(path, map_location="cpu", weights_only=True)
        self.net.load_state_dict(state["net"])
        self.average.load_state_dict(state["average"])
        self.anchors.data.copy_(state["anchors"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.steps, self.wall, self.cpu = state["steps"], state["wall"], state["cpu"]
        self.start = state.get("start", {})


def load_average(path: Path) -> tuple[Pair, dict]:
    """The averaged pair of a checkpoint (evaluation mode) and the checkpoint's other values."""
    state = torch.load(path, map_location="cpu", weights_only=True)
    words = state["average"]["text.words.weight"].shape[0]
    net = Pair(PairShape(words=words, **state["config"]["shape"]))
    net.load_state_dict(state["average"])
    about = {**{k: state[k] for k in ("config", "steps", "wall", "cpu")},
             "start": state.get("start", {})}
    return net.eval().requires_grad_(False), about
