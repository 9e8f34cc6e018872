"""Muon (Jordan et al. 2024; update scale of Liu et al. 2025) for matrices, AdamW for the rest.

Muon orthogonalises the momentum of each weight matrix by Newton-Schulz steps, so every direction
of a layer learns at the same rate; it needs markedly fewer samples than AdamW on short budgets.
"""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn

from .team import Team

_A, _B, _C = 3.4445, -4.7750, 2.0315


def orthogonal(g: Tensor, steps: int = 5) -> Tensor:
    """Nearest (semi-)orthogonal matrix of g [m, n], approximately. All steps are polynomials of
    the smaller Gram matrix, so the long side is multiplied only twice."""
    x = g / (g.norm() + 1e-7)
    if x.shape[0] > x.shape[1]:
        return orthogonal(g.T, steps).T
    gram, whole = x @ x.T, None
    one = torch.eye(gram.shape[0], device=g.device)
    for i in range(steps):
        p = _A * one + _B * gram + _C * (gram @ gram)
        whole = p if whole is None else p @ whole
        if i < steps - 1:
            gram = p @ gram @ p
    return x if whole is None else whole @ x


class MuonAdamW(torch.optim.Optimizer):
    """Groups with `muon=True` take Muon, others AdamW. Update of both has RMS of about lr."""

    def __init__(self, groups: list[dict], team: Team | None = None):
        self.team = team or Team()
        super().__init__(groups, {"lr": 1e-3, "muon": False, "decay": 0.0, "momentum": 0.95,
                                  "betas": (0.9, 0.98), "eps": 1e-8})

    @torch.no_grad()
    def step(self, closure=None):  # noqa: ANN001, ANN201
        """Gradients must be equal in all processes of the team; Muon's work is shared out."""
        for group in self.param_groups:
            (self._muon if group["muon"] else self._adam)(group)

    def _muon(self, group: dict) -> None:
        updates, params = [], [p for p in group["params"] if p.grad is not None]
        for i, p in enumerate(params):
            state = self.state[p]
            m = state.setdefault("m", torch.zeros_like(p)).mul_(group["momentum"]).add_(p.grad)
            if i % self.team.size == self.team.rank:
                g = p.grad.add(m, alpha=group["momentum"]).flatten(1)
                updates.append(orthogonal(g) * (0.2 * math.sqrt(max(g.shape))))
            else:
                updates.append(torch.zeros_like(p).flatten(1))
        self.team.total(updates, 1.0)
        for p, u in zip(params, updates):
            p.mul_(1 - group["lr"] * group["decay"]).add_(u.view_as(p), alpha=-group["lr"])

    def _adam(self, group: dict) -> None:
        b1, b2 = group["betas"]
        for p in group["params"]:
            if p.grad is None:
                continue
            state = self.state[p]
            if not state:
                state.update(m=torch.zeros_like(p), v=torch.zeros_like(p), n=0)
            state["n"] += 1
            state["m"].lerp_(p.grad, 1 - b1)
            state["v"].lerp_(p.grad.square(), 1 - b2)
            down = (state["v"] / (1 - b2 ** state["n"])).sqrt_().add_(group["eps"])
            p.mul_(1 - group["lr"] * group["decay"])
            p.addcdiv_(state["m"], down, value=-group["lr"] / (1 - b1 ** state["n"]))


def build(net: nn.Module, decay: float, adam_ratio: float, team: Team | None = None,
          use_muon: bool = True) -> MuonAdamW:
    """Hidden convolutions and linear layers to Muon; first and last layers, embeddings, maps,
    biases and gains to AdamW at `adam_ratio` times the learning rate. All multiplied by the
    schedule through group["ratio"]. Without `use_muon` (an ablation) everything goes to AdamW."""
    muon, adam = [], []
    edges = ("stem.", "last2", "words.weight", "places", "maps", "place.")
    for name, p in net.named_parameters():
        edge = any(k in name for k in edges)
        (adam if not use_muon or p.ndim < 2 or edge and "attend" not in name else muon).append(p)
    return MuonAdamW([{"params": muon, "muon": True, "decay": decay, "ratio": 1.0},
                      {"params": adam, "muon": False, "decay": 0.0, "ratio": adam_ratio}], team)
